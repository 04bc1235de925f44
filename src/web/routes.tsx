import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { DeskLayout } from './layout/desk-layout.tsx'
import { AccountGate } from './layout/account-gate.tsx'
import { FailedPage, NotFoundPage } from './layout/failed-page.tsx'
import { PublicLayout } from './layout/public-layout.tsx'
import { Skeleton } from './ui/loading.tsx'
import { queries } from './queries.ts'
import { sessionQuery } from './session/session.ts'

/**
 * Every page of every cloud, by address. A page is a folder `pages/<screen>/` whose `index.tsx` exports the component
 * by default; it is fetched when first visited, so that a citizen never loads a desk.
 */
const root = createRootRoute({ notFoundComponent: NotFoundPage })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
type Search = Readonly<Record<string, unknown>>
/** Addresses keep what is set and drop the rest, so that links stay short. */
const keep =
  <K extends string>(...names: readonly K[]) =>
  (search: Search): Readonly<Partial<Record<K, string>>> => {
    const kept: Partial<Record<K, string>> = {}
    for (const name of names) {
      const value = text(search[name])
      if (value !== undefined) kept[name] = value
    }
    return kept
  }

const hall = createRoute({ getParentRoute: () => root, id: 'hall', component: PublicLayout })

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
  validateSearch: keep('t', 'number'),
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/verify/index.tsx')),
})
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
  validateSearch: keep('kind', 'domain', 'level', 'reform', 'audience'),
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

/** Pages that need an account send strangers to the sign-in page and bring them back. */
async function demandAccount({ location }: { readonly location: { readonly href: string } }): Promise<void> {
  const session = await queries.query({ ...sessionQuery, staleTime: 'static' })
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to send elsewhere
  if (session.kind === 'stranger') throw redirect({ to: '/sign-in', search: { next: location.href } })
}

const account = createRoute({
  getParentRoute: () => hall,
  id: 'account',
  beforeLoad: demandAccount,
  component: AccountGate,
})
const start = createRoute({
  getParentRoute: () => account,
  path: '/items/$code/apply',
  component: lazyRouteComponent(() => import('../clouds/approval/pages/apply/start.tsx')),
})
const apply = createRoute({
  getParentRoute: () => account,
  path: '/apply/$draft',
  validateSearch: keep('step'),
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

const myVisits = createRoute({
  getParentRoute: () => account,
  path: '/my/visits',
  validateSearch: keep('item'),
  component: lazyRouteComponent(() => import('../clouds/service/pages/my-visits/index.tsx')),
})
const myBenefits = createRoute({
  getParentRoute: () => account,
  path: '/my/benefits',
  component: lazyRouteComponent(() => import('../clouds/service/pages/my-benefits/index.tsx')),
})

/** Desks: add a page here, and its door to `layout/desk-doors.ts`. */
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  beforeLoad: demandAccount,
  component: DeskLayout,
})
const deskHome = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('./layout/desk-home.tsx')),
})
const deskCases = createRoute({
  getParentRoute: () => desk,
  path: '/cases',
  validateSearch: keep('case', 'stage', 'whose', 'q'),
  component: lazyRouteComponent(() => import('../clouds/approval/pages/desk/index.tsx')),
})
const duties = createRoute({
  getParentRoute: () => desk,
  path: '/duties',
  validateSearch: keep('duty', 'stage'),
  component: lazyRouteComponent(() => import('../clouds/supervision/pages/duties/index.tsx')),
})
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
const analytics = createRoute({
  getParentRoute: () => desk,
  path: '/analytics',
  validateSearch: keep('from', 'to', 'organ', 'item', 'figure'),
  component: lazyRouteComponent(() => import('../clouds/analytics/pages/analytics/index.tsx')),
})
const seal = createRoute({
  getParentRoute: () => desk,
  path: '/seal',
  component: lazyRouteComponent(() => import('../clouds/certificate/pages/seal-register/index.tsx')),
})
const standardFiles = createRoute({
  getParentRoute: () => desk,
  path: '/standards-files',
  validateSearch: keep('run'),
  component: lazyRouteComponent(() => import('../clouds/standards/pages/files/index.tsx')),
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

const tree = root.addChildren([
  hall.addChildren([
    home,
    items,
    guide,
    progress,
    verify,
    ask,
    request,
    faq,
    points,
    point,
    results,
    painPoints,
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
      myVisits,
      myBenefits,
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
    deskRequests,
    deskFaq,
    deskPoints,
    guidanceAndVisits,
    deskBenefits,
    duties,
    oversight,
    trail,
    cards,
    analytics,
    seal,
    standardFiles,
    standardsDesk,
    standardsReview,
    standardsAudit,
    standardItem,
    standardEdit,
    powerList,
    policies,
    disguisedPermits,
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
