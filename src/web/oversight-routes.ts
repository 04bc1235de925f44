import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk, keep } from './roofs.tsx'

/** Desks of oversight: what the rules found, the cards it became, and the rules themselves. */
const oversight = createRoute({
  getParentRoute: () => desk,
  path: '/oversight',
  validateSearch: keep('view', 'q', 'colour'),
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/oversight/index.tsx')),
})
const trail = createRoute({
  getParentRoute: () => desk,
  path: '/oversight/$case',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/trail/index.tsx')),
})
const cards = createRoute({
  getParentRoute: () => desk,
  path: '/cards',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/cards/index.tsx')),
})
const card = createRoute({
  getParentRoute: () => desk,
  path: '/cards/$card',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/card/index.tsx')),
})
const oversightRules = createRoute({
  getParentRoute: () => desk,
  path: '/oversight-rules',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/rules/index.tsx')),
})

export const oversightDeskRoutes = [oversight, trail, cards, card, oversightRules] as const
