import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk, hall, keep } from './roofs.tsx'

/** Pages of the service cloud, by the roof they stand under. */
const ask = createRoute({
  getParentRoute: () => hall,
  path: '/ask',
  validateSearch: keep('item', 'case', 'kind'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/ask/index.tsx')),
})
const request = createRoute({
  getParentRoute: () => hall,
  path: '/ask/$code',
  component: lazyRouteComponent(() => import('../clouds/service/pages/request/index.tsx')),
})
const report = createRoute({
  getParentRoute: () => hall,
  path: '/report',
  component: lazyRouteComponent(() => import('../clouds/service/pages/report/index.tsx')),
})
const openData = createRoute({
  getParentRoute: () => hall,
  path: '/open-data',
  component: lazyRouteComponent(() => import('../clouds/service/pages/open-data/index.tsx')),
})
const deskReports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  validateSearch: keep('report', 'stage'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-reports/index.tsx')),
})
const faq = createRoute({
  getParentRoute: () => hall,
  path: '/faq',
  validateSearch: keep('q', 'item'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/faq/index.tsx')),
})
const points = createRoute({
  getParentRoute: () => hall,
  path: '/points',
  validateSearch: keep('item'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/points/index.tsx')),
})
const point = createRoute({
  getParentRoute: () => hall,
  path: '/points/$id',
  component: lazyRouteComponent(() => import('../clouds/service/pages/point/index.tsx')),
})
const results = createRoute({
  getParentRoute: () => hall,
  path: '/results',
  validateSearch: keep('q', 'outcome', 'view'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/results/index.tsx')),
})
const painPoints = createRoute({
  getParentRoute: () => hall,
  path: '/pain-points',
  validateSearch: keep('kind'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/pain-points/index.tsx')),
})
const myVisits = createRoute({
  getParentRoute: () => account,
  path: '/my/visits',
  validateSearch: keep('item'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/my-visits/index.tsx')),
})
const myWindows = createRoute({
  getParentRoute: () => account,
  path: '/my/windows',
  validateSearch: keep('hall', 'item'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/my-windows/index.tsx')),
})
const stores = createRoute({
  getParentRoute: () => hall,
  path: '/stores',
  component: lazyRouteComponent(() => import('../clouds/service/pages/stores/index.tsx')),
})
const store = createRoute({
  getParentRoute: () => hall,
  path: '/stores/$code',
  component: lazyRouteComponent(() => import('../clouds/service/pages/store/index.tsx')),
})
const deskWindows = createRoute({
  getParentRoute: () => desk,
  path: '/windows',
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-windows/index.tsx')),
})
const deskStores = createRoute({
  getParentRoute: () => desk,
  path: '/stores',
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-stores/index.tsx')),
})
const myBenefits = createRoute({
  getParentRoute: () => account,
  path: '/my/benefits',
  component: lazyRouteComponent(() => import('../clouds/service/pages/my-benefits/index.tsx')),
})
const deskRequests = createRoute({
  getParentRoute: () => desk,
  path: '/requests',
  validateSearch: keep('request', 'stage', 'kind'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-requests/index.tsx')),
})
const deskFaq = createRoute({
  getParentRoute: () => desk,
  path: '/faq',
  validateSearch: keep('from'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-faq/index.tsx')),
})
const deskPoints = createRoute({
  getParentRoute: () => desk,
  path: '/points',
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-points/index.tsx')),
})
const guidanceAndVisits = createRoute({
  getParentRoute: () => desk,
  path: '/guidance-and-visits',
  component: lazyRouteComponent(() => import('../clouds/service/pages/guidance-and-visits/index.tsx')),
})
const deskBenefits = createRoute({
  getParentRoute: () => desk,
  path: '/benefits',
  component: lazyRouteComponent(() => import('../clouds/service/pages/desk-benefits/index.tsx')),
})

export const serviceHallRoutes = [
  ask,
  request,
  faq,
  points,
  point,
  results,
  painPoints,
  stores,
  store,
  report,
  openData,
] as const
export const serviceAccountRoutes = [myVisits, myWindows, myBenefits] as const
export const serviceDeskRoutes = [
  deskRequests,
  deskReports,
  deskFaq,
  deskPoints,
  guidanceAndVisits,
  deskBenefits,
  deskWindows,
  deskStores,
] as const
