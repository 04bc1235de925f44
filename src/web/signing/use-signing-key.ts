import { queryOptions, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { createClient } from '#contract'
import type { Output } from '#contract'
import { api } from '#clouds/organisation/api'
import { transport } from '../api/transport.ts'
import { useSession } from '../session/session.ts'
import { findKeptKey, keepKey } from './key-store.ts'
import type { KeptKey } from './key-store.ts'
import { canSign, makeKey, signEnrolment } from './signatures.ts'

const organisation = createClient(api, transport)
export type SigningKey = Output<typeof api.enrolKey>

/** How this browser stands to its officer's signing key. */
export type KeyHere =
  | { readonly state: 'impossible' }
  | { readonly state: 'none' }
  /** Enrolled here; a second person has still to confirm whose it is. */
  | { readonly state: 'waiting'; readonly enrolled: SigningKey }
  | { readonly state: 'revoked'; readonly enrolled: SigningKey }
  | { readonly state: 'ready'; readonly enrolled: SigningKey; readonly kept: KeptKey; readonly certSha256: string }

function stateOf(kept: KeptKey | undefined, keys: readonly SigningKey[]): KeyHere {
  const enrolled = keys.find(({ fingerprint }) => fingerprint === kept?.fingerprint)
  if (kept === undefined || enrolled === undefined) return { state: 'none' }
  if (enrolled.state === 'revoked') return { state: 'revoked', enrolled }
  if (enrolled.state === 'enrolled' || enrolled.certSha256 === null) return { state: 'waiting', enrolled }
  return { state: 'ready', enrolled, kept, certSha256: enrolled.certSha256 }
}

/** While the second person is being asked the page looks again by itself. */
const WAITING_MS = 3_000

export const signingKeysQuery = (officer: string) =>
  queryOptions({
    queryKey: ['signing-keys', officer],
    queryFn: async (): Promise<{ readonly here: KeyHere; readonly keys: readonly SigningKey[] }> => {
      const { items } = await organisation.myKeys({})
      if (!canSign()) return { here: { state: 'impossible' }, keys: items }
      return { here: stateOf(await findKeptKey(officer), items), keys: items }
    },
    refetchInterval: (query) => (query.state.data?.here.state === 'waiting' ? WAITING_MS : false),
  })

export function useSigningKeys(): UseQueryResult<{ readonly here: KeyHere; readonly keys: readonly SigningKey[] }> {
  const officer = useSession()?.id ?? ''
  return useQuery({ ...signingKeysQuery(officer), enabled: officer !== '' })
}

/**
 * Makes a key, proves to the server that it is held, and keeps it. A key whose enrolment never reached the server is
 * enrolled again instead of being thrown away; one that the server has revoked is replaced.
 */
export async function enrolHere(officer: string, holder: string, device: string): Promise<SigningKey> {
  const { items, challenge } = await organisation.myKeys({})
  const before = await findKeptKey(officer)
  const unknown = before !== undefined && items.every(({ fingerprint }) => fingerprint !== before.fingerprint)
  const key = unknown ? before : await makeKey(officer, holder)
  await keepKey(key)
  const proof = await signEnrolment(key, challenge)
  return organisation.enrolKey({ body: { spki: key.spki, proof, challenge, device } })
}
