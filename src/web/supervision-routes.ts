import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk, keep } from './roofs.tsx'

/** 监管云 between bureau and departments, and what a holder may expect of it. */
const linkage = createRoute({
  getParentRoute: () => desk,
  path: '/linkage',
  validateSearch: keep('view'),
  component: lazyRouteComponent(() => import('../clouds/supervision/pages/linkage/index.tsx')),
})
const boundaryList = createRoute({
  getParentRoute: () => desk,
  path: '/boundary-list',
  validateSearch: keep('line'),
  component: lazyRouteComponent(() => import('../clouds/supervision/pages/boundary-list/index.tsx')),
})
const mySupervision = createRoute({
  getParentRoute: () => account,
  path: '/my/supervision',
  component: lazyRouteComponent(() => import('../clouds/supervision/pages/my-supervision/index.tsx')),
})

export const supervisionDeskRoutes = [linkage, boundaryList] as const
export const supervisionAccountRoutes = [mySupervision] as const
