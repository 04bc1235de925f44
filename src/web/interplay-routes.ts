import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk, hall, keep } from './roofs.tsx'

/** 审管互动: one inbox for both sides, the cases of a field, and the bulletins everybody may recount. */
const exchanges = createRoute({
  getParentRoute: () => desk,
  path: '/exchanges',
  validateSearch: keep('box', 'kind'),
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/exchanges/index.tsx')),
})
const newExchange = createRoute({
  getParentRoute: () => desk,
  path: '/exchanges/new',
  validateSearch: keep('kind', 'case', 'item'),
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/exchanges/new.tsx')),
})
const exchange = createRoute({
  getParentRoute: () => desk,
  path: '/exchanges/$id',
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/exchange/index.tsx')),
})
const fieldCases = createRoute({
  getParentRoute: () => desk,
  path: '/field-cases',
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/field-cases/index.tsx')),
})
const fieldCase = createRoute({
  getParentRoute: () => desk,
  path: '/field-cases/$id',
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/field-cases/field-case.tsx')),
})
const deskBulletins = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/bulletins/index.tsx')),
})
const bulletins = createRoute({
  getParentRoute: () => hall,
  path: '/claim-bulletins',
  component: lazyRouteComponent(() => import('../clouds/interplay/pages/bulletins/index.tsx')),
})

export const interplayDeskRoutes = [exchanges, newExchange, exchange, fieldCases, fieldCase, deskBulletins] as const
export const interplayHallRoutes = [bulletins] as const
