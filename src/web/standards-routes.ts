import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk, keep } from './roofs.tsx'

/** Desks of the standards: writing them, reviewing them, and what is drawn from them. */
const standardFiles = createRoute({
  getParentRoute: () => desk,
  path: '/standards-files',
  validateSearch: keep('run'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/files/index.tsx')),
})
const standardsDesk = createRoute({
  getParentRoute: () => desk,
  path: '/standards',
  validateSearch: keep('q', 'kind', 'standing', 'draft', 'findings'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/standards/index.tsx')),
})
const standardsReview = createRoute({
  getParentRoute: () => desk,
  path: '/standards/review',
  validateSearch: keep('code'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/review/index.tsx')),
})
const standardsAudit = createRoute({
  getParentRoute: () => desk,
  path: '/standards/audit',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/audit/index.tsx')),
})
const standardItem = createRoute({
  getParentRoute: () => desk,
  path: '/standards/$code',
  validateSearch: keep('view', 'from', 'to'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/standard/index.tsx')),
})
const standardEdit = createRoute({
  getParentRoute: () => desk,
  path: '/standards/$code/edit',
  validateSearch: keep('part'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/edit/index.tsx')),
})
const powerList = createRoute({
  getParentRoute: () => desk,
  path: '/power-list',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/power-list/index.tsx')),
})
const policies = createRoute({
  getParentRoute: () => desk,
  path: '/policies',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/policies/index.tsx')),
})
const disguisedPermits = createRoute({
  getParentRoute: () => desk,
  path: '/disguised-permits',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/disguised-permits/index.tsx')),
})

export const standardsDeskRoutes = [
  standardFiles,
  standardsDesk,
  standardsReview,
  standardsAudit,
  standardItem,
  standardEdit,
  powerList,
  policies,
  disguisedPermits,
] as const
