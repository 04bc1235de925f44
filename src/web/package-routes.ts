import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk, hall } from './roofs.tsx'

/** 一件事: packages in the hall, one's own matters, and the fast lane at the desk. */
export const packageHallRoutes = [
  createRoute({
    getParentRoute: () => hall,
    path: '/packages',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/packages/index.tsx')),
  }),
  createRoute({
    getParentRoute: () => hall,
    path: '/packages/$code',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/package/index.tsx')),
  }),
] as const
export const packageAccountRoutes = [
  createRoute({
    getParentRoute: () => account,
    path: '/my/bundles/$id',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/bundle/index.tsx')),
  }),
] as const
export const packageDeskRoutes = [
  createRoute({
    getParentRoute: () => desk,
    path: '/express',
    component: lazyRouteComponent(() => import('../clouds/approval/pages/express/index.tsx')),
  }),
] as const
