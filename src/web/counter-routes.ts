import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk, keep } from './roofs.tsx'

/** The counters: intake, issue, departments' opinions, papers on their way, and what heads of the bureau order there. */
export const counterRoutes = [
  createRoute({
    getParentRoute: () => desk,
    path: '/intake',
    validateSearch: keep('item'),
    component: lazyRouteComponent(() => import('../clouds/approval/pages/intake/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/slips',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/slips/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/issue',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/issue/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/handovers',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/handovers/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/pre-reviews',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/pre-reviews/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/consultations',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/consultations/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/window-authority',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/window-authority/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/take-over',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/take-over/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/erasures',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/erasures/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/visits',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/visits/index.tsx')),
  }),
] as const
