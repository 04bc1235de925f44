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

/** OFD (GB/T 33190) with the bureau's seal (GB/T 38540): the second rendition of a paper sealed as PDF. */
export interface OfdOffice {
  /** The SM2 key the seal is used with. */
  readonly key: { readonly certSha256: string; readonly validFrom: string; readonly validUntil: string }
  /** Everything but the signature, made from the sealed PDF; waits behind papers that are not sealed yet. */
  readonly prepare: (paper: {
    readonly pdf: Uint8Array
    readonly number: string
    readonly signingTime: string
  }) => Promise<{ readonly prepared: Uint8Array; readonly digest: string }>
  /** Applies the seal to prepared bytes. */
  readonly apply: (prepared: Uint8Array, digest: string) => Promise<Uint8Array>
  /** Verdict on a file against this bureau's own root. */
  readonly verify: (bytes: Uint8Array, known?: KnownOfSeals) => PdfVerdict
  /** Only for a file found good. */
  readonly pages: (bytes: Uint8Array) => readonly OfdPage[]
}
