import { useQueries, useQuery } from '@tanstack/react-query'
import { createClient } from '#contract'
import { api as findingsApi } from '#clouds/findings/api'
import { api as supervisionApi } from '#clouds/supervision/api'
import { approval } from '../api/clients.ts'
import { transport } from '../api/transport.ts'
import { sessionMay, useSession } from '../session/session.ts'

const findings = createClient(findingsApi, transport)
const supervision = createClient(supervisionApi, transport)

/** Often enough that nobody need reload the page to see his day's work. */
const LOOK_AGAIN_MS = 30_000

const ACCOUNTABILITY = '/desk/accountability'
const ownAccountability = async () => (await findings.accountabilities({ query: { limit: 1 } })).own

/** Doors behind which something is about whoever is signed in himself. */
export function useConcerned(): ReadonlySet<string> {
  const session = useSession()
  const enabled = sessionMay(session, 'accountability.see')
  const own = useQuery({
    ...{ queryKey: ['own-accountability'], queryFn: ownAccountability, staleTime: LOOK_AGAIN_MS, enabled },
  })
  return new Set((own.data?.all ?? 0) > 0 ? [ACCOUNTABILITY] : [])
}

/** How much waits behind a door of the desk, where its room can say so without listing it. */
const COUNTS = [
  {
    to: '/desk/cases',
    action: 'case.list',
    count: async () => (await approval.worklist({ query: { mine: true, limit: 1 } })).waiting,
  },
  {
    to: '/desk/duties',
    action: 'duty.work',
    count: async () => (await supervision.duties({ query: { limit: 1 } })).open,
  },
  { to: ACCOUNTABILITY, action: 'accountability.see', count: async () => (await ownAccountability()).waiting },
] as const

export function useDoorCounts(): ReadonlyMap<string, number> {
  const session = useSession()
  const known = COUNTS.filter(({ action }) => sessionMay(session, action))
  const answers = useQueries({
    queries: known.map(({ to, count }) => ({
      queryKey: ['door-count', to],
      queryFn: count,
      refetchInterval: LOOK_AGAIN_MS,
    })),
  })
  return new Map(
    known.flatMap(({ to }, index) => {
      const waiting = answers[index]?.data
      return waiting === undefined ? [] : [[to, waiting] as const]
    }),
  )
}
