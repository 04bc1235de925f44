/** What the certificate library answers whoever asks it. */
export type LibraryState = 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'ENDED'
export interface LibraryCertificate {
  readonly identifier: string
  readonly certificateType: string
  readonly name: string
  readonly holderId: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly validFrom: string
  readonly validUntil: string | null
  /** As of today. What nobody confirmed is not told at all. */
  readonly state: LibraryState
  readonly way: 'PRODUCED' | 'SUPPLIED' | 'INGESTED' | 'HISTORIC'
}

/** 证照库: one door for everybody who fetches instead of asking. */
export interface LibraryOffice {
  /** Certificates in this holder's name, under whatever code he held them; those that stand first, newest first. */
  readonly certificatesOf: (holder: string, types?: readonly string[]) => Promise<readonly LibraryCertificate[]>
  /** The version of a type after which certificates are issued now; null when nobody published one. */
  readonly typeInForce: (
    certificateType: string,
  ) => Promise<{ readonly number: number; readonly template: string | null } | null>
}
