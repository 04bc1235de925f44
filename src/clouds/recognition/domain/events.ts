/** Published language of recognition: whose certificates beside our own are believed, since when, and until when. */

interface Done {
  readonly at: string
  readonly by: string
}

/** 证照类型对照: the same kind of certificate under the code of either region. */
interface TypeMapping {
  readonly theirs: string
  readonly ours: string
}
/** What two people of ours must agree on before another region is believed. */
export interface RegionTerms {
  readonly name: string
  /** Where its doors are, e.g. https://hall.example; no path. */
  readonly address: string
  /** The first line of its checkpoints. */
  readonly origin: string
  /** Its trust file: roots, log key, witnesses. */
  readonly trust: string
  /** Of the trust file, read aloud by both sides. */
  readonly fingerprint: string
  /** The agreement it rests on. */
  readonly basis: string
  /** Codes that differ; every other type is called alike in both. */
  readonly types: readonly TypeMapping[]
  /** What it may ask our library for, within each type's own sharing rules; empty: nothing. */
  readonly purposes: readonly ('APPROVAL' | 'SUPERVISION' | 'PUBLIC_SERVICE' | 'ENFORCEMENT')[]
  /** Questions a day and type. */
  readonly dailyMax: number
}
/** 互认提请: terms for a region that is not recognised yet, or new ones for one that is. */
export interface RegionProposed extends Done, RegionTerms {
  readonly type: 'RegionProposed'
}
/** 互认确认: another person compared the fingerprint with the region itself. From now on the terms hold. */
export interface RegionRecognised extends Done {
  readonly type: 'RegionRecognised'
}
export interface RegionDeclined extends Done {
  readonly type: 'RegionDeclined'
  readonly reason: string
}
/** 互认终止: what was sealed from `since` on is refused; what was sealed before stays believed. */
export interface RecognitionWithdrawn extends Done {
  readonly type: 'RecognitionWithdrawn'
  readonly since: string
  readonly reason: string
}
export type RegionEvent = RegionProposed | RegionRecognised | RegionDeclined | RecognitionWithdrawn
export const REGION_TYPES = ['RegionProposed', 'RegionRecognised', 'RegionDeclined', 'RecognitionWithdrawn'] as const
