import { sessionMay, useSession } from '../session/session.ts'
import { DESK_GROUPS } from './desk-doors.ts'
import { useConcerned } from './door-counts.ts'

/** The doors the policy opens to whoever is signed in, and those behind which something is about himself, by their work. */
export function useOpenDoors() {
  const session = useSession()
  const concerned = useConcerned()
  return DESK_GROUPS.map(({ word, doors }) => ({
    word,
    doors: doors.filter(
      ({ to, actions, whenConcerned }) =>
        actions.some((action) => sessionMay(session, action)) || (whenConcerned !== undefined && concerned.has(to)),
    ),
  })).filter(({ doors }) => doors.length > 0)
}
