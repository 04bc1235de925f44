import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk, hall } from './roofs.tsx'

/** 监管检查: the desks of a department, and what everybody may read. */
const inspections = createRoute({
  getParentRoute: () => desk,
  path: '/inspections',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/inspections/index.tsx')),
})
const inspection = createRoute({
  getParentRoute: () => desk,
  path: '/inspections/$id',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/inspection/index.tsx')),
})
const plan = createRoute({
  getParentRoute: () => desk,
  path: '/supervision-plan',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/plan/index.tsx')),
})
const standards = createRoute({
  getParentRoute: () => desk,
  path: '/supervision-standards',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/standards/index.tsx')),
})
const standard = createRoute({
  getParentRoute: () => desk,
  path: '/supervision-standards/$code',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/standards/standard.tsx')),
})
const objects = createRoute({
  getParentRoute: () => desk,
  path: '/inspection-objects',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/objects/index.tsx')),
})
const logs = createRoute({
  getParentRoute: () => desk,
  path: '/supervision-logs',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/logs/index.tsx')),
})
const results = createRoute({
  getParentRoute: () => hall,
  path: '/inspections',
  component: lazyRouteComponent(() => import('../clouds/inspection/pages/results/index.tsx')),
})

export const inspectionDeskRoutes = [inspections, inspection, plan, standards, standard, objects, logs] as const
export const inspectionHallRoutes = [results] as const
