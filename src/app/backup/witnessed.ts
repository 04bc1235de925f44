import { base64, createProofReader, opensslSha256, verifyCheckpoint } from '#ledger'
import type { SeenCheckpoint, SqlRunner } from '#ledger'

export type Standing =
  /** What was witnessed is the beginning of what was restored. */
  | { readonly kind: 'continues'; readonly size: number }
  /** Somebody saw more than was restored. */
  | { readonly kind: 'lost'; readonly entries: number }
  | { readonly kind: 'forked'; readonly size: number }
  | { readonly kind: 'notOurs' }

/** Holds a restored ledger of `size` leaves against what a witness saw last. */
export async function compareWithSeen(
  db: SqlRunner,
  size: number,
  seen: Pick<SeenCheckpoint, 'note'>,
  vkey: string,
): Promise<Standing> {
  const witnessed = await verifyCheckpoint(seen.note, vkey)
  if (witnessed === undefined) return { kind: 'notOurs' }
  if (witnessed.size > size) return { kind: 'lost', entries: witnessed.size - size }
  const root = await createProofReader(db, opensslSha256).rootAt(witnessed.size)
  return base64(root) === base64(witnessed.root)
    ? { kind: 'continues', size: witnessed.size }
    : { kind: 'forked', size: witnessed.size }
}
