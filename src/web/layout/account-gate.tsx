import { useEffect } from 'react'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useSession } from '../session/session.ts'

/** A session that ends while a page is open leads to the sign-in page and back; what was typed waits in the tab. */
export function AccountGate() {
  const session = useSession()
  const router = useRouter()
  const here = useRouterState({ select: (state) => state.location.href })
  const ended = session?.kind === 'stranger'
  useEffect(() => {
    if (ended) void router.navigate({ to: '/sign-in', search: { next: here } })
  }, [ended, router, here])
  return <Outlet />
}
