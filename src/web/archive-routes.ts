import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk } from './roofs.tsx'

/** Desks of the archive. */
const files = createRoute({
  getParentRoute: () => desk,
  path: '/archive',
  component: lazyRouteComponent(() => import('../clouds/archive/pages/files/index.tsx')),
})
const handover = createRoute({
  getParentRoute: () => desk,
  path: '/archive/handover',
  component: lazyRouteComponent(() => import('../clouds/archive/pages/handover/index.tsx')),
})
const lending = createRoute({
  getParentRoute: () => desk,
  path: '/archive/lending',
  component: lazyRouteComponent(() => import('../clouds/archive/pages/lending/index.tsx')),
})
const retention = createRoute({
  getParentRoute: () => desk,
  path: '/archive/retention',
  component: lazyRouteComponent(() => import('../clouds/archive/pages/retention/index.tsx')),
})

export const archiveDeskRoutes = [files, handover, lending, retention] as const
