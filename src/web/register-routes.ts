import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk } from './roofs.tsx'

/** The lists held against reality, and what follows from a business licence. */
const reality = createRoute({
  getParentRoute: () => desk,
  path: '/reality',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/reality/index.tsx')),
})
const regions = createRoute({
  getParentRoute: () => desk,
  path: '/regions',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/regions/index.tsx')),
})
const entrance = createRoute({
  getParentRoute: () => desk,
  path: '/entrance',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/entrance/index.tsx')),
})
const permitNotices = createRoute({
  getParentRoute: () => desk,
  path: '/permit-notices',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/permit-notices/index.tsx')),
})
const myPermitNotices = createRoute({
  getParentRoute: () => account,
  path: '/my/permit-notices',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/my-permit-notices/index.tsx')),
})

export const registerDeskRoutes = [reality, regions, entrance, permitNotices] as const
export const registerAccountRoutes = [myPermitNotices] as const
