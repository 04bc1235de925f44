import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk, keep } from './roofs.tsx'

/** 监管反馈、许可终止、问责: what supervision sends back and what comes of it. */
const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/findings',
  validateSearch: keep('view'),
  component: lazyRouteComponent(() => import('../clouds/findings/pages/findings/index.tsx')),
})
const send = createRoute({
  getParentRoute: () => desk,
  path: '/findings/new',
  validateSearch: keep('way', 'permit', 'inspection', 'number'),
  component: lazyRouteComponent(() => import('../clouds/findings/pages/send/index.tsx')),
})
const finding = createRoute({
  getParentRoute: () => desk,
  path: '/findings/$id',
  component: lazyRouteComponent(() => import('../clouds/findings/pages/finding/index.tsx')),
})
const procedure = createRoute({
  getParentRoute: () => desk,
  path: '/ending-procedures/$id',
  component: lazyRouteComponent(() => import('../clouds/findings/pages/procedure/index.tsx')),
})
const rules = createRoute({
  getParentRoute: () => desk,
  path: '/ending-rules',
  component: lazyRouteComponent(() => import('../clouds/findings/pages/rules/index.tsx')),
})
const accountability = createRoute({
  getParentRoute: () => desk,
  path: '/accountability',
  validateSearch: keep('view'),
  component: lazyRouteComponent(() => import('../clouds/findings/pages/accountability/index.tsx')),
})
const accountabilityCase = createRoute({
  getParentRoute: () => desk,
  path: '/accountability/$id',
  component: lazyRouteComponent(() => import('../clouds/findings/pages/accountability-case/index.tsx')),
})
const gaps = createRoute({
  getParentRoute: () => desk,
  path: '/supervision-gaps',
  component: lazyRouteComponent(() => import('../clouds/findings/pages/gaps/index.tsx')),
})
const own = createRoute({
  getParentRoute: () => account,
  path: '/my/procedures',
  component: lazyRouteComponent(() => import('../clouds/findings/pages/own/index.tsx')),
})

export const findingsDeskRoutes = [
  inbox,
  send,
  finding,
  procedure,
  rules,
  accountability,
  accountabilityCase,
  gaps,
] as const
export const findingsAccountRoutes = [own] as const
