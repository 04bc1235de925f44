import { parsePageKey as parseKey } from '#contract'
import type { CaseKey } from './projections/case-row.ts'

/** Where a list goes on: opaque to the caller, who only hands it back. */
export const writePageKey = ({ submittedAt, id }: CaseKey): string =>
  Buffer.from(`${submittedAt} ${id}`).toString('base64url')

/** Undefined for anything we did not write: such a list begins at its beginning. */
export function parsePageKey(after: string | undefined): CaseKey | undefined {
  if (after === undefined) return undefined
  const [submittedAt, id] = parseKey(Buffer.from(after, 'base64url').toString('latin1')) ?? []
  return submittedAt === undefined || id === undefined ? undefined : { submittedAt, id }
}
