/**
 * What came of asking a peer. `refused` is an answer and is not asked again; `failed` means that nobody knows whether
 * the peer acted: the same request, with the same id, is sent again later.
 */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'failed'; readonly fault: PeerFault }

export type PeerFault = 'NOT_CONNECTED' | 'TIMEOUT' | 'UNREACHABLE' | 'BROKEN' | 'UNSIGNED'

export const done = <T>(value: T): Outcome<T> => ({ kind: 'done', value })
export const failed = (fault: PeerFault): Extract<Outcome<never>, { kind: 'failed' }> => ({ kind: 'failed', fault })
export const NOT_CONNECTED = failed('NOT_CONNECTED')

/** A peer that answers what was not agreed is as good as broken. */
export function parseOutcome<A, B>(outcome: Outcome<A>, parse: (value: A) => B | undefined): Outcome<B> {
  if (outcome.kind !== 'done') return outcome
  const parsed = parse(outcome.value)
  return parsed === undefined ? failed('BROKEN') : done(parsed)
}
