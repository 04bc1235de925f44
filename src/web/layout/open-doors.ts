import { sessionMay, useSession } from '../session/session.ts'
import { DESK_GROUPS } from './desk-doors.ts'

/** The doors the policy opens to whoever is signed in, by the work they belong to. */
export function useOpenDoors() {
  const session = useSession()
  return DESK_GROUPS.map(({ word, doors }) => ({
    word,
    doors: doors.filter(({ actions }) => actions.some((action) => sessionMay(session, action))),
  })).filter(({ doors }) => doors.length > 0)
}
