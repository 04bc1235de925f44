import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { FailedPage, NotFoundPage } from './layout/failed-page.tsx'
import { counterRoutes } from './counter-routes.ts'
import { packageAccountRoutes, packageDeskRoutes, packageHallRoutes } from './package-routes.ts'
import { account, desk, hall, keep, root } from './roofs.tsx'
import { libraryAccountRoutes, libraryDeskRoutes } from './library-routes.ts'
import { registerAccountRoutes, registerDeskRoutes } from './register-routes.ts'
import { serviceAccountRoutes, serviceDeskRoutes, serviceHallRoutes } from './service-routes.ts'
import { reuseAccountRoutes, reuseDeskRoutes, reuseHallRoutes } from './reuse-routes.ts'
import { archiveDeskRoutes } from './archive-routes.ts'
import { conductDeskRoutes, conductHallRoutes } from './conduct-routes.ts'
import { findingsAccountRoutes, findingsDeskRoutes } from './findings-routes.ts'
import { inspectionDeskRoutes, inspectionHallRoutes } from './inspection-routes.ts'
import { interplayDeskRoutes, interplayHallRoutes } from './interplay-routes.ts'
import { organisationDeskRoutes } from './organisation-routes.ts'
import { oversightDeskRoutes } from './oversight-routes.ts'
import { securityAccountRoutes, securityDeskRoutes } from './security-routes.ts'
import { smartDeskRoutes } from './smart-routes.ts'
import { standardsDeskRoutes } from './standards-routes.ts'
import { supervisionAccountRoutes, supervisionDeskRoutes } from './supervision-routes.ts'
import { Skeleton } from './ui/loading.tsx'

/**
 * Every page of every cloud, by address. A page is a folder `pages/<screen>/` whose `index.tsx` exports the component
 * by default; it is fetched when first visited, so that a citizen never loads a desk.
 */
const home = createRoute({
  getParentRoute: () => hall,
  path: '/',
  component: lazyRouteComponent(() => import('../clouds/approval/pages/hall/index.tsx')),
})
const items = createRoute({
  getParentRoute: () => hall,
  path: '/items',
  validateSearch: keep(
    'q',
    'event',
    'organ',
    'kind',
    'audience',
    'source',
    'region',
    'domain',
    'level',
    'origin',
    'channel',
  ),
  component: lazyRouteComponent(() => import('../clouds/approval/pages/item-search/index.tsx')),
})
const guide = createRoute({
  getParentRoute: () => hall,
  path: '/items/$code',
  component: lazyRouteComponent(() => import('../clouds/approval/pages/item-guide/index.tsx')),
})
const itemGraph = createRoute({
  getParentRoute: () => hall,
  path: '/items/$code/graph',
  component: lazyRouteComponent(() => import('../clouds/standards/pages/item-graph/index.tsx')),
})
const progress = createRoute({
  getParentRoute: () => hall,
  path: '/progress',
  validateSearch: keep('code'),
  component: lazyRouteComponent(() => import('../clouds/approval/pages/progress/index.tsx')),
})
/** `t` is the token in the QR code on every certificate. */
const verify = createRoute({
  getParentRoute: () => hall,
  path: '/verify',
  validateSearch: keep('t', 'number', 'at'),
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/verify/index.tsx')),
})
const signIn = createRoute({
  getParentRoute: () => hall,
  path: '/sign-in',
  validateSearch: keep('next'),
  component: lazyRouteComponent(() => import('./sign-in/index.tsx')),
})
const register = createRoute({
  getParentRoute: () => hall,
  path: '/register',
  validateSearch: keep('next'),
  component: lazyRouteComponent(() => import('./sign-in/register.tsx')),
})

/** Lists made from the standards in force (四零清单). */
const claims = createRoute({
  getParentRoute: () => hall,
  path: '/lists/claims',
  validateSearch: keep('claim'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/claims/index.tsx')),
})

const lists = createRoute({
  getParentRoute: () => hall,
  path: '/lists',
  validateSearch: keep('kind', 'domain', 'level', 'origin', 'power', 'reform', 'audience'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/lists/index.tsx')),
})
const powers = createRoute({
  getParentRoute: () => hall,
  path: '/lists/powers',
  validateSearch: keep('organ'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/powers/index.tsx')),
})

/** Whoever mistypes an address still stands in the hall. */
const elsewhere = createRoute({ getParentRoute: () => hall, path: '$', component: NotFoundPage })

const start = createRoute({
  getParentRoute: () => account,
  path: '/items/$code/apply',
  validateSearch: keep('certificate'),
  component: lazyRouteComponent(() => import('../clouds/approval/pages/apply/start.tsx')),
})
const apply = createRoute({
  getParentRoute: () => account,
  path: '/apply/$draft',
  validateSearch: keep('step', 'certificate'),
  component: lazyRouteComponent(() => import('../clouds/approval/pages/apply/index.tsx')),
})
const myCases = createRoute({
  getParentRoute: () => account,
  path: '/my',
  component: lazyRouteComponent(() => import('../clouds/approval/pages/my-cases/index.tsx')),
})
const myCase = createRoute({
  getParentRoute: () => account,
  path: '/my/cases/$id',
  component: lazyRouteComponent(() => import('../clouds/approval/pages/my-case/index.tsx')),
})
const receipt = createRoute({
  getParentRoute: () => account,
  path: '/my/cases/$id/receipt',
  component: lazyRouteComponent(() => import('../clouds/approval/pages/receipt/index.tsx')),
})
const myCertificates = createRoute({
  getParentRoute: () => account,
  path: '/my/certificates',
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/my-certificates/index.tsx')),
})
const certificateView = createRoute({
  getParentRoute: () => account,
  path: '/my/certificates/$id',
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/certificate-view/index.tsx')),
})
const inbox = createRoute({
  getParentRoute: () => account,
  path: '/my/inbox',
  component: lazyRouteComponent(() => import('../clouds/parties/pages/inbox/index.tsx')),
})
const profile = createRoute({
  getParentRoute: () => account,
  path: '/my/profile',
  component: lazyRouteComponent(() => import('../clouds/parties/pages/profile/index.tsx')),
})
const enterprises = createRoute({
  getParentRoute: () => account,
  path: '/my/enterprises',
  component: lazyRouteComponent(() => import('../clouds/parties/pages/enterprises/index.tsx')),
})
const settings = createRoute({
  getParentRoute: () => account,
  path: '/my/settings',
  component: lazyRouteComponent(() => import('../clouds/parties/pages/settings/index.tsx')),
})
const payments = createRoute({
  getParentRoute: () => account,
  path: '/my/payments',
  component: lazyRouteComponent(() => import('../clouds/parties/pages/payments/index.tsx')),
})
const payment = createRoute({
  getParentRoute: () => account,
  path: '/my/payments/$id',
  component: lazyRouteComponent(() => import('../clouds/parties/pages/payment/index.tsx')),
})

/** Desks: add a page here, and its door to `layout/desk-doors.ts`. */
const deskHome = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('./layout/desk-home.tsx')),
})
const deskCases = createRoute({
  getParentRoute: () => desk,
  path: '/cases',
  validateSearch: keep('case', 'stage', 'whose', 'channel', 'q'),
  component: lazyRouteComponent(() => import('../clouds/approval/pages/desk/index.tsx')),
})
const duties = createRoute({
  getParentRoute: () => desk,
  path: '/duties',
  validateSearch: keep('duty', 'stage', 'view'),
  component: lazyRouteComponent(() => import('../clouds/supervision/pages/duties/index.tsx')),
})
const analytics = createRoute({
  getParentRoute: () => desk,
  path: '/analytics',
  validateSearch: keep('from', 'to', 'organ', 'item', 'domain', 'region', 'figure'),
  component: lazyRouteComponent(() => import('../clouds/analytics/pages/analytics/index.tsx')),
})
const seal = createRoute({
  getParentRoute: () => desk,
  path: '/seal',
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/seal-register/index.tsx')),
})
const certificateStates = createRoute({
  getParentRoute: () => desk,
  path: '/certificate-states',
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/desk-states/index.tsx')),
})
const certificateState = createRoute({
  getParentRoute: () => desk,
  path: '/certificate-states/$id',
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/desk-states/certificate-state.tsx')),
})
const myKeys = createRoute({
  getParentRoute: () => desk,
  path: '/my-keys',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/my-keys/index.tsx')),
})
const keys = createRoute({
  getParentRoute: () => desk,
  path: '/keys',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/key-confirmation/index.tsx')),
})
const officers = createRoute({
  getParentRoute: () => desk,
  path: '/officers',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/officers/index.tsx')),
})
const calendar = createRoute({
  getParentRoute: () => desk,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/calendar/index.tsx')),
})

const tree = root.addChildren([
  hall.addChildren([
    home,
    items,
    guide,
    itemGraph,
    progress,
    verify,
    ...serviceHallRoutes,
    ...reuseHallRoutes,
    ...inspectionHallRoutes,
    ...conductHallRoutes,
    ...interplayHallRoutes,
    ...packageHallRoutes,
    signIn,
    register,
    claims,
    lists,
    powers,
    elsewhere,
    account.addChildren([
      start,
      apply,
      myCases,
      myCase,
      receipt,
      myCertificates,
      certificateView,
      ...serviceAccountRoutes,
      ...registerAccountRoutes,
      ...libraryAccountRoutes,
      ...reuseAccountRoutes,
      ...supervisionAccountRoutes,
      ...findingsAccountRoutes,
      ...packageAccountRoutes,
      ...securityAccountRoutes,
      inbox,
      profile,
      enterprises,
      settings,
      payments,
      payment,
    ]),
  ]),
  desk.addChildren([
    deskHome,
    deskCases,
    ...counterRoutes,
    ...securityDeskRoutes,
    ...packageDeskRoutes,
    ...serviceDeskRoutes,
    ...registerDeskRoutes,
    ...libraryDeskRoutes,
    ...smartDeskRoutes,
    ...archiveDeskRoutes,
    ...inspectionDeskRoutes,
    ...findingsDeskRoutes,
    ...conductDeskRoutes,
    ...interplayDeskRoutes,
    ...reuseDeskRoutes,
    ...supervisionDeskRoutes,
    ...organisationDeskRoutes,
    ...oversightDeskRoutes,
    ...standardsDeskRoutes,
    duties,
    analytics,
    seal,
    certificateStates,
    certificateState,
    myKeys,
    keys,
    officers,
    calendar,
  ]),
])

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: Skeleton,
  // Faster answers should not flash a skeleton; slower ones should not leave a dead page.
  defaultPendingMs: 300,
  defaultErrorComponent: FailedPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
