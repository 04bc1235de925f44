import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk } from './roofs.tsx'

const page = lazyRouteComponent(() => import('./sign-in/security/index.tsx'))

/** One's own ways to sign in: the same page under both roofs. */
const mySecurity = createRoute({ getParentRoute: () => account, path: '/my/security', component: page })
const deskSecurity = createRoute({ getParentRoute: () => desk, path: '/security-keys', component: page })

const securityDesk = createRoute({
  getParentRoute: () => desk,
  path: '/security',
  component: lazyRouteComponent(() => import('./security-desk/index.tsx')),
})

export const securityAccountRoutes = [mySecurity] as const
export const securityDeskRoutes = [deskSecurity, securityDesk] as const
