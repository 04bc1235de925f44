import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { AccountGate } from './layout/account-gate.tsx'
import { DeskLayout } from './layout/desk-layout.tsx'
import { NotFoundPage } from './layout/failed-page.tsx'
import { PublicLayout } from './layout/public-layout.tsx'
import { queries } from './queries.ts'
import { sessionQuery } from './session/session.ts'

/** Under which roof a page stands: the public hall, the hall with an account, or the desk. */
export const root = createRootRoute({ notFoundComponent: NotFoundPage })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
type Search = Readonly<Record<string, unknown>>
/** Addresses keep what is set and drop the rest, so that links stay short. */
export const keep =
  <K extends string>(...names: readonly K[]) =>
  (search: Search): Readonly<Partial<Record<K, string>>> => {
    const kept: Partial<Record<K, string>> = {}
    for (const name of names) {
      const value = text(search[name])
      if (value !== undefined) kept[name] = value
    }
    return kept
  }

export const hall = createRoute({ getParentRoute: () => root, id: 'hall', component: PublicLayout })

/** Pages that need an account send strangers to the sign-in page and bring them back. */
async function demandAccount({ location }: { readonly location: { readonly href: string } }): Promise<void> {
  const session = await queries.query({ ...sessionQuery, staleTime: 'static' })
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to send elsewhere
  if (session.kind === 'stranger') throw redirect({ to: '/sign-in', search: { next: location.href } })
}

export const account = createRoute({
  getParentRoute: () => hall,
  id: 'account',
  beforeLoad: demandAccount,
  component: AccountGate,
})

export const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  beforeLoad: demandAccount,
  component: DeskLayout,
})
