/** A version as far as the calendar is concerned. */
export interface DatedVersion {
  readonly version: number
  /** Plain date. */
  readonly effectiveFrom: string
  readonly withdrawn: boolean
}

/**
 * Which version binds an application made on this day: the newest that is in force by then. A scheduled version becomes
 * current by date alone, so nothing has to happen at midnight for the law to change.
 */
export function versionOn<V extends DatedVersion>(
  versions: readonly V[],
  retiredFrom: string | null,
  day: string,
): V | undefined {
  if (retiredFrom !== null && retiredFrom <= day) return undefined
  return versions.findLast(({ effectiveFrom, withdrawn }) => !withdrawn && effectiveFrom <= day)
}
