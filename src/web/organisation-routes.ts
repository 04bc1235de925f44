import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { desk } from './roofs.tsx'

/** Desks of the organisation: how organs are built, which power lies where, and who works with it. */
const transfers = createRoute({
  getParentRoute: () => desk,
  path: '/transfers',
  component: lazyRouteComponent(() => import('../clouds/organisation/pages/transfers/index.tsx')),
})

export const organisationDeskRoutes = [transfers] as const
