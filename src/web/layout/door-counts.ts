import { useQueries } from '@tanstack/react-query'
import { createClient } from '#contract'
import { api as supervisionApi } from '#clouds/supervision/api'
import { approval } from '../api/clients.ts'
import { transport } from '../api/transport.ts'
import { sessionMay, useSession } from '../session/session.ts'

const supervision = createClient(supervisionApi, transport)

/** Often enough that nobody need reload the page to see his day's work. */
const LOOK_AGAIN_MS = 30_000

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
