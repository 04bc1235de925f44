/** What the certificate library answers whoever asks it. */
export type LibraryState = 'IN_FORCE' | 'NOT_YET' | 'EXPIRED' | 'ENDED'
export interface LibraryCertificate {
  readonly identifier: string
  /** Of its life: what a case cites beside the identifier. */
  readonly version: number
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
  readonly typeInForce: (certificateType: string) => Promise<TypeInForce | null>
}
export interface TypeInForce {
  readonly number: number
  readonly template: string | null
  readonly name: { readonly zh: string; readonly en: string }
  readonly fields: readonly { readonly id: string; readonly label: { readonly zh: string } }[]
  /** 共享规则: who may call which fields for what, and how often in a day; organ null means every organ. */
  readonly sharing: readonly {
    readonly organ: string | null
    readonly purposes: readonly string[]
    readonly fields: readonly string[]
    readonly dailyMax: number
  }[]
}

/** Files people put into the store: whose is which. */
export interface UploadOffice {
  readonly isOwn: (account: string, sha256: string) => Promise<boolean>
  /** What the bytes themselves say they are; undefined for what the house does not take. */
  readonly typeOf: (bytes: Uint8Array) => string | undefined
}
