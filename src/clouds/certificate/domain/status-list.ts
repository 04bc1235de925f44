import { happened, refused } from '#kernel'
import type { Decider } from '#kernel'

/** Lists have all the same length, full or not: what a list tells of the bureau is that it has one. */
export const STATUS_LIST_PLACES = 1 << 20

/** An edition of one signed list; the file lies in the file store under its digest. */
export interface StatusListPublished {
  readonly type: 'StatusListPublished'
  readonly at: string
  readonly list: number
  readonly number: number
  readonly expiresAt: string
  /** SHA-256 of the signed list. */
  readonly file: string
  /** SHA-256 of what it says: nothing is signed anew that has not changed. */
  readonly content: string
}
export type StatusListCommand = Omit<StatusListPublished, 'type'> & { readonly type: 'PublishStatusList' }
export type StatusListState = { readonly published: Omit<StatusListPublished, 'type'> | null }
export type StatusListRefusalCode = 'STATUS_LIST_OUT_OF_TURN'

/** Editions are numbered without a gap: whoever holds a later one knows an earlier one for what it is. */
export const statusListDecider: Decider<
  StatusListCommand,
  StatusListState,
  StatusListPublished,
  StatusListRefusalCode
> = {
  initial: { published: null },
  decide: ({ type: _, ...edition }, { published }) =>
    edition.number === (published?.number ?? 0) + 1
      ? happened({ ...edition, type: 'StatusListPublished' })
      : refused('STATUS_LIST_OUT_OF_TURN'),
  evolve: (_, { type: __, ...published }) => ({ published }),
}
