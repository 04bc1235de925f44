import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk } from './roofs.tsx'

/** Desks of the smart-approval cloud. */
const smart = createRoute({
  getParentRoute: () => desk,
  path: '/smart',
  component: lazyRouteComponent(() => import('../clouds/smart/pages/smart/index.tsx')),
})
const samples = createRoute({
  getParentRoute: () => desk,
  path: '/smart-samples',
  component: lazyRouteComponent(() => import('../clouds/smart/pages/samples/index.tsx')),
})
const item = createRoute({
  getParentRoute: () => desk,
  path: '/smart/$code',
  component: lazyRouteComponent(() => import('../clouds/smart/pages/smart-item/index.tsx')),
})

export const smartDeskRoutes = [smart, samples, item] as const
