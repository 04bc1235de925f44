import type { Bilingual } from './bilingual.ts'

interface Done {
  readonly at: string
  readonly by: string
}
export const PORTAL_COLOURS = ['RED', 'BLUE', 'GREEN', 'AMBER', 'TEAL', 'INK'] as const
export const PORTAL_MOTIFS = ['HILLS', 'RIVER', 'CITY', 'FIELDS', 'PLAIN'] as const
export type PortalColour = (typeof PORTAL_COLOURS)[number]
export type PortalMotif = (typeof PORTAL_MOTIFS)[number]

export interface PortalColumn {
  readonly title: Bilingual
  /** Item codes in the order they are shown. */
  readonly items: readonly string[]
}
/** Everything that makes one store look and read like its own. */
export interface PortalFace {
  readonly name: Bilingual
  readonly slogan: Bilingual
  readonly colour: PortalColour
  readonly motif: PortalMotif
  /** GB/T 2260 code of the place it speaks for. */
  readonly region: string
  /** Asked on the store's own telephone. */
  readonly phone: string
  readonly notice: Bilingual | null
  readonly columns: readonly PortalColumn[]
}
/** 旗舰店 opened, or given another face. */
export interface PortalBranded extends Done {
  readonly type: 'PortalBranded'
  /** The word in its address. */
  readonly code: string
  readonly organ: string
  readonly face: PortalFace
}
export interface PortalClosed extends Done {
  readonly type: 'PortalClosed'
  readonly reason: string
}
export type PortalEvent = PortalBranded | PortalClosed
