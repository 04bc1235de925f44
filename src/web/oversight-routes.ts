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

const evidence = createRoute({
  getParentRoute: () => desk,
  path: '/evidence',
  validateSearch: keep('case', 'number'),
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/evidence/index.tsx')),
})
const controls = createRoute({
  getParentRoute: () => desk,
  path: '/controls',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/controls/index.tsx')),
})
const integrityRisks = createRoute({
  getParentRoute: () => desk,
  path: '/integrity-risks',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/integrity-risks/index.tsx')),
})
const integrityRisk = createRoute({
  getParentRoute: () => desk,
  path: '/integrity-risks/$item',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/integrity-risk/index.tsx')),
})
const outside = createRoute({
  getParentRoute: () => desk,
  path: '/outside',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/outside/index.tsx')),
})
const evaluations = createRoute({
  getParentRoute: () => desk,
  path: '/evaluations',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/evaluations/index.tsx')),
})
const evaluation = createRoute({
  getParentRoute: () => desk,
  path: '/evaluations/$evaluation',
  component: lazyRouteComponent(() => import('../clouds/oversight/pages/evaluation/index.tsx')),
})

export const oversightDeskRoutes = [
  ...([oversight, trail, cards, card, oversightRules, evidence] as const),
  ...([controls, integrityRisks, integrityRisk, outside, evaluations, evaluation] as const),
] as const
