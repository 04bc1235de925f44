import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk, hall, keep } from './roofs.tsx'

/** 效能作风: what everybody may read of promises, and the desks on which service itself is looked at. */
const commitments = createRoute({
  getParentRoute: () => hall,
  path: '/commitments',
  validateSearch: keep('item'),
  component: lazyRouteComponent(() => import('../clouds/conduct/pages/commitments/index.tsx')),
})
const contacts = createRoute({
  getParentRoute: () => desk,
  path: '/contacts',
  component: lazyRouteComponent(() => import('../clouds/conduct/pages/contacts/index.tsx')),
})
const checks = createRoute({
  getParentRoute: () => desk,
  path: '/performance-checks',
  validateSearch: keep('view'),
  component: lazyRouteComponent(() => import('../clouds/conduct/pages/checks/index.tsx')),
})
const check = createRoute({
  getParentRoute: () => desk,
  path: '/performance-checks/$id',
  component: lazyRouteComponent(() => import('../clouds/conduct/pages/check/index.tsx')),
})
const equality = createRoute({
  getParentRoute: () => desk,
  path: '/equal-treatment',
  component: lazyRouteComponent(() => import('../clouds/conduct/pages/equality/index.tsx')),
})

export const conductHallRoutes = [commitments] as const
export const conductDeskRoutes = [contacts, checks, check, equality] as const
