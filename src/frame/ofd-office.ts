import type { KnownOfSeals, PdfVerdict } from './office.ts'

/** Page of an OFD as SVG; lengths in millimetres. */
export interface OfdPage {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** Where the seal stands on it. */
  readonly stamps: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
}

/** The SM2 key a seal is put on OFDs with. */
export interface OfdKey {
  readonly certSha256: string
  readonly validFrom: string
  readonly validUntil: string
}

/**
 * OFD (GB/T 33190) with a seal (GB/T 38540): the second rendition of a paper sealed as PDF. `sealOf` is the organ that
 * seals in its own name, or null for the bureau's one seal.
 */
export interface OfdOffice {
  /** Undefined while that organ has no SM2 key. */
  readonly findKey: (sealOf: string | null) => Promise<OfdKey | undefined>
  /** Everything but the signature, made from the sealed PDF; waits behind papers that are not sealed yet. */
  readonly prepare: (paper: {
    readonly sealOf: string | null
    readonly pdf: Uint8Array
    readonly number: string
    readonly signingTime: string
  }) => Promise<{ readonly prepared: Uint8Array; readonly digest: string }>
  /** Applies the seal to prepared bytes. */
  readonly apply: (prepared: Uint8Array, digest: string, sealOf: string | null) => Promise<Uint8Array>
  /** Verdict on a file against this bureau's own root. */
  readonly verify: (bytes: Uint8Array, known?: KnownOfSeals) => PdfVerdict
  /** Only for a file found good. */
  readonly pages: (bytes: Uint8Array) => readonly OfdPage[]
}
