import { sealImpression } from '../impression/seal-impression.ts'
import type { SealImpression, SealText } from '../impression/seal-impression.ts'
import { beginSealing } from '../pdf/sealing.ts'
import type { PreparedSealing } from '../pdf/sealing.ts'
import type { DocumentData, Template } from './document-data.ts'
import { renderDocument } from './render-document.ts'
import type { RenderedDocument } from './render-document.ts'

export interface DocumentOrder {
  readonly template: Template
  readonly data: DocumentData
  readonly seal: SealText
  /** Written into the signature: why the seal was used. */
  readonly reason: string
  /** ISO instant, written into the signature. */
  readonly signingTime: string
}
export interface PreparedDocument extends PreparedSealing {
  readonly pages: number
  /** Not empty: somebody's name is printed with 〓. Do not seal before a person has looked. */
  readonly missingGlyphs: readonly string[]
}

/** A bureau has one seal, so one impression is remembered, drawn once. */
let drawn: { readonly key: string; readonly impression: SealImpression } | undefined
function impressionOf(seal: SealText): SealImpression {
  const key = JSON.stringify([seal.organName, seal.centreText])
  if (drawn?.key !== key) drawn = { key, impression: sealImpression(seal) }
  return drawn.impression
}

/** Renders and leaves room for the seal, on this thread. The same order always gives the same bytes. */
export function prepareDocument(order: DocumentOrder): PreparedDocument {
  return prepareRendered(renderDocument(order.template, order.data), order)
}

/** Leaves room for the seal in what was rendered elsewhere. */
export function prepareRendered(
  { pdf, pages, sealPlace, ground, missingGlyphs }: RenderedDocument,
  order: Pick<DocumentOrder, 'seal' | 'reason' | 'signingTime'>,
): PreparedDocument {
  const sealing = beginSealing(pdf, {
    place: sealPlace,
    ...(ground === undefined ? {} : { ground }),
    impression: impressionOf(order.seal),
    organName: order.seal.organName,
    reason: order.reason,
    signingTime: new Date(order.signingTime),
  })
  return { ...sealing, pages, missingGlyphs }
}
