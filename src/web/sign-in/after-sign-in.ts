import { useRouter, useSearch } from '@tanstack/react-router'
import { useEnterSession } from '../session/session.ts'
import type { Session } from '../session/session.ts'

/** Back to where the person was going; never to another site, whatever the address says. */
const ownAddress = (next: string | undefined): string | undefined =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : undefined

export function useAfterSignIn(): (session: Session) => void {
  const enter = useEnterSession()
  const router = useRouter()
  const { next } = useSearch({ strict: false })
  return (session) => {
    enter(session)
    const landing = session.kind === 'officer' ? '/desk' : '/my'
    const wanted = ownAddress(next)
    router.history.push(wanted === undefined || wanted === '/' ? landing : wanted)
  }
}
