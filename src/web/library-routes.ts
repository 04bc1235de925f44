import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk } from './roofs.tsx'

/** 证照库: types, certificates, what waits to be confirmed, and old stock. */
const types = createRoute({
  getParentRoute: () => desk,
  path: '/certificate-types',
  component: lazyRouteComponent(() => import('../clouds/library/pages/certificate-types/index.tsx')),
})
const type = createRoute({
  getParentRoute: () => desk,
  path: '/certificate-types/$code',
  component: lazyRouteComponent(() => import('../clouds/library/pages/certificate-type/index.tsx')),
})
const certificates = createRoute({
  getParentRoute: () => desk,
  path: '/library',
  component: lazyRouteComponent(() => import('../clouds/library/pages/library/index.tsx')),
})
const certificate = createRoute({
  getParentRoute: () => desk,
  path: '/library/$id',
  component: lazyRouteComponent(() => import('../clouds/library/pages/certificate/index.tsx')),
})
const supplied = createRoute({
  getParentRoute: () => desk,
  path: '/supplied-certificates',
  component: lazyRouteComponent(() => import('../clouds/library/pages/supplied/index.tsx')),
})
const batches = createRoute({
  getParentRoute: () => desk,
  path: '/old-stock',
  component: lazyRouteComponent(() => import('../clouds/library/pages/batches/index.tsx')),
})
const batch = createRoute({
  getParentRoute: () => desk,
  path: '/old-stock/$id',
  component: lazyRouteComponent(() => import('../clouds/library/pages/batch/index.tsx')),
})
const blanks = createRoute({
  getParentRoute: () => desk,
  path: '/blank-certificates',
  component: lazyRouteComponent(() => import('../clouds/library/pages/blanks/index.tsx')),
})
const supply = createRoute({
  getParentRoute: () => account,
  path: '/my/supplied-certificates',
  component: lazyRouteComponent(() => import('../clouds/library/pages/supply/index.tsx')),
})

export const libraryDeskRoutes = [types, type, certificates, certificate, supplied, batches, batch, blanks] as const
export const libraryAccountRoutes = [supply] as const
