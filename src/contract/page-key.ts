import { isInstant } from '#kernel'

/** Where a list goes on: the last row's instant and id. Opaque to callers, who only hand it back. */
export type PageKey = readonly [at: string, id: string]

export const writePageKey = (at: Date, id: string): string => `${at.toISOString()} ${id}`

const KEY = /^(\S+) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Null for anything we did not write: such a list begins at its beginning. */
export function parsePageKey(after: string | undefined): PageKey | null {
  const [, at, id] = KEY.exec(after ?? '') ?? []
  return at === undefined || id === undefined || !isInstant(at) ? null : [at, id]
}
