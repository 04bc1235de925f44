import type {
  ArchiveContent,
  ArchiveManifest,
  ArchiveVerdict,
  EvidenceRecord,
  PreservedDigest,
  WrittenArchive,
} from '#seal'

/** What makes a concluded case one file that proves itself, with the bureau's keys and its time stamps. */
export interface ArchiveOffice {
  readonly write: (content: ArchiveContent) => Promise<WrittenArchive>
  /** Asked as a stranger with the bureau's trust file would ask. */
  readonly verify: (bytes: Uint8Array) => Promise<ArchiveVerdict>
  /** What lies in a package; undefined when it cannot be read. */
  readonly open: (
    bytes: Uint8Array,
  ) => { readonly manifest: ArchiveManifest; readonly files: ReadonlyMap<string, Uint8Array> } | undefined
  /** A whole package as a record of evidence names it. */
  readonly digest: (bytes: Uint8Array) => PreservedDigest
  /** A record over whole packages, after the one before, stamped now. */
  readonly renew: (made: {
    readonly number: number
    readonly at: string
    readonly previous: Uint8Array | null
    readonly packages: readonly PreservedDigest[]
  }) => Promise<{
    readonly bytes: Uint8Array
    readonly record: EvidenceRecord
    /** Last moment of the authority's certificate, ISO instant. */
    readonly stampedUntil: string
  }>
}
