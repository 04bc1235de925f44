import type { CaseKey } from './projections/case-row.ts'

/** Where a list goes on: opaque to the caller, who only hands it back. */
export const writePageKey = ({ submittedAt, id }: CaseKey): string =>
  Buffer.from(`${submittedAt} ${id}`).toString('base64url')

/** Undefined for anything we did not write: such a list begins at its beginning. */
export function parsePageKey(after: string | undefined): CaseKey | undefined {
  if (after === undefined) return undefined
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f-]{36})$/.exec(
    Buffer.from(after, 'base64url').toString('latin1'),
  )
  const [, submittedAt, id] = match ?? []
  if (submittedAt === undefined || id === undefined || Number.isNaN(Date.parse(submittedAt))) return undefined
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { submittedAt, id } : undefined
}
