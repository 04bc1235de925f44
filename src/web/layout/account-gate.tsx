import { Outlet } from '@tanstack/react-router'
import { useSignInAgain } from '../session/ended-session.ts'

/** Around every page that needs an account. */
export function AccountGate() {
  useSignInAgain()
  return <Outlet />
}
