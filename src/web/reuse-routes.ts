import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { account, desk, hall } from './roofs.tsx'

/** Who called which certificate, for the bureau and for the holder. */
const calls = createRoute({
  getParentRoute: () => desk,
  path: '/calls',
  component: lazyRouteComponent(() => import('../clouds/reuse/pages/calls/index.tsx')),
})
const myCalls = createRoute({
  getParentRoute: () => account,
  path: '/my/certificate-calls',
  component: lazyRouteComponent(() => import('../clouds/reuse/pages/my-calls/index.tsx')),
})

const proofDemands = createRoute({
  getParentRoute: () => desk,
  path: '/proof-demands',
  component: lazyRouteComponent(() => import('../clouds/reuse/pages/proof-demands/index.tsx')),
})
const absurdProofs = createRoute({
  getParentRoute: () => hall,
  path: '/absurd-proofs',
  component: lazyRouteComponent(() => import('../clouds/reuse/pages/absurd-proofs/index.tsx')),
})

/** Regions whose certificates are believed beside our own. */
const recognisedRegions = createRoute({
  getParentRoute: () => hall,
  path: '/recognised-regions',
  component: lazyRouteComponent(() => import('../clouds/recognition/pages/recognised/index.tsx')),
})
const recognition = createRoute({
  getParentRoute: () => desk,
  path: '/recognition',
  component: lazyRouteComponent(() => import('../clouds/recognition/pages/desk/index.tsx')),
})

export const reuseHallRoutes = [absurdProofs, recognisedRegions] as const
export const reuseDeskRoutes = [calls, proofDemands, recognition] as const
export const reuseAccountRoutes = [myCalls] as const
