import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Action, Actor } from '#policy'
import { may } from '#policy'
import { office } from '../api/clients.ts'
import { keepCsrf } from '../api/transport.ts'
import type { Session } from '../api/transport.ts'

export type { Session } from '../api/transport.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => keepCsrf(await office.me({})),
  // Coming back to the tab asks again, so that a session that ended is not shown as alive.
  staleTime: 60_000,
})

/** Undefined while it is still being asked for. */
export const useSession = (): Session | undefined => useQuery(sessionQuery).data

/** A new identity: nothing another person loaded may stay on the screen. */
export function useEnterSession(): (session: Session) => void {
  const queries = useQueryClient()
  return (session) => {
    queries.clear()
    queries.setQueryData(sessionQuery.queryKey, keepCsrf(session))
  }
}

/** The actor the policy is asked with, for menus: `may(actorOf(session), 'case.list')`. */
export function actorOf(session: Session | undefined): Actor {
  if (session?.id === undefined || session.id === null) return { kind: 'stranger' }
  if (session.kind === 'applicant') return { kind: 'applicant', id: session.id }
  if (session.kind !== 'officer' || session.organ === null) return { kind: 'stranger' }
  const { id: organ, region } = session.organ
  return { kind: 'officer', id: session.id, organ, region, roles: session.roles }
}

export const sessionMay = (session: Session | undefined, action: Action): boolean => may(actorOf(session), action)
