import { useEffect } from 'react'
import { useRouter } from '@tanstack/react-router'
import { useSession } from './session.ts'

/** A session that ends while a page is open leads to the sign-in page and back; what was typed waits in the tab. */
export function useSignInAgain(): void {
  const session = useSession()
  const router = useRouter()
  const ended = session?.kind === 'stranger'
  useEffect(() => {
    // Asked once, not followed: the page stays up while the sign-in page is fetched, and the address changes meanwhile.
    const here = router.state.location.href
    if (ended && !here.startsWith('/sign-in')) void router.navigate({ to: '/sign-in', search: { next: here } })
  }, [ended, router])
}
