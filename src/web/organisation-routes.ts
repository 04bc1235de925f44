import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk } from './roofs.tsx'

/** Desks of the organisation: how organs are built, which power lies where, and who works with it. */
const transfers = createRoute({
  getParentRoute: () => desk,
  path: '/transfers',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/transfers/index.tsx')),
})

const organs = createRoute({
  getParentRoute: () => desk,
  path: '/organs',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/organs/index.tsx')),
})
const delegations = createRoute({
  getParentRoute: () => desk,
  path: '/delegations',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/delegations/index.tsx')),
})
const staffing = createRoute({
  getParentRoute: () => desk,
  path: '/staffing',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/staffing/index.tsx')),
})
const accounts = createRoute({
  getParentRoute: () => desk,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/accounts/index.tsx')),
})

const incidents = createRoute({
  getParentRoute: () => desk,
  path: '/incidents',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/safety/index.tsx')),
})

export const organisationDeskRoutes = [transfers, organs, delegations, staffing, accounts, incidents] as const
