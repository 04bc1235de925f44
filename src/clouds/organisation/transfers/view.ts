import { createHash } from 'node:crypto'
import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { LifeRow, RequestContext } from '#frame'
import { canonicalJson, jsonObjectOf, localDate } from '#kernel'
import { may } from '#policy'
import { MEMORANDUM_CHAPTERS } from '../domain/events.ts'
import { partiesOf } from '../domain/transfer.ts'
import type { TransferState } from '../domain/transfer.ts'
import { openCasesOf } from '../projections/item-state.ts'
import { TRANSFERS } from '../projections/tables.ts'
import { organView } from '../organ-view.ts'
import type { transfersApi } from './api.ts'

export type TransferRow = LifeRow<TransferState>
type TransferView = Output<typeof transfersApi.transfer>

/** What a signature is put under: the terms and every chapter, as they stand; settling a point later changes nothing. */
export function digestOf({ terms, chapters }: TransferState): string {
  const signed = chapters.map(({ points, ...chapter }) => ({ ...chapter, points: points.map(({ text }) => text) }))
  return createHash('sha256')
    .update(canonicalJson(jsonObjectOf({ terms, chapters: signed })))
    .digest('hex')
}

export const findTransfer = async ({ db }: RequestContext, id: string): Promise<TransferRow | undefined> =>
  (await findLifeRows<TransferState>(db, TRANSFERS, 'id = $1', [id]))[0]

/** Items of these codes that stand in a batch that is not over: what is still open there goes before. */
export async function itemsMoving({ db }: RequestContext, codes: readonly string[]): Promise<readonly string[]> {
  const where = `stage in ('DRAFT', 'AGREED') and exists (
    select from jsonb_array_elements(state -> 'terms' -> 'items') i where i ->> 'code' = any($1::text[]))`
  const rows = await findLifeRows<TransferState>(db, TRANSFERS, where, [codes])
  const moving = new Set(rows.flatMap(({ state }) => state.terms.items.map(({ code }) => code)))
  return codes.filter((code) => moving.has(code))
}

/** Whether some organ other than the deciding one is named to supervise what comes of the item. */
function isSupervised({ office }: RequestContext, code: string, to: string, from: string): boolean {
  const newest = office.catalogue.versionsOf(code).at(-1)
  const given = office.catalogue.organs().find(({ id }) => id === from)?.kind === 'DEPARTMENT' ? [from] : []
  return [...(newest?.standard.competentOrgans ?? []), ...given].some((organ) => organ !== to)
}

export async function transferView(
  context: RequestContext,
  { id, version, state }: TransferRow,
): Promise<TransferView> {
  const { catalogue } = context.office
  const { terms, stage, chapters, signatures, preparedAt, closedAt } = state
  const { number, title, way, basis, effectiveOn, openCases, to } = terms
  const organ = (key: string) => organView(context, key)
  const codes = terms.items.map(({ code }) => code)
  const held = await openCasesOf(context.db, codes)
  const parties = partiesOf(terms)
  const own = context.actor.kind === 'officer' ? context.actor.organ : null
  const mine = own !== null && parties.includes(own) && may(context.actor, 'power.move', { organs: parties })
  const items = terms.items.map(({ code, name, from }) => ({
    code,
    name: catalogue.versionsOf(code).at(-1)?.standard.name ?? { zh: name },
    from: organ(from),
    running: held.find((one) => one.code === code && one.organ === from)?.open ?? 0,
    supervised: isSupervised(context, code, to, from),
  }))
  return {
    ...{ id, version, number, title, way, stage, basis, effectiveOn, openCases, preparedAt, closedAt, mine },
    inForce: (stage === 'AGREED' || stage === 'CLOSED') && effectiveOn <= localDate(context.now()),
    to: organ(to),
    items,
    chapters: MEMORANDUM_CHAPTERS.map((chapter) => {
      const found = chapters.find((one) => one.chapter === chapter)
      if (found === undefined) return { chapter, written: null }
      const { count, list, points } = found
      return { chapter, written: { count, list: [...list], points: points.map((point) => ({ ...point })) } }
    }),
    parties: parties.map(organ),
    signatures: signatures.map(({ organ: signer, by, at, digest }) => ({
      ...{ organ: organ(signer), at, digest },
      by: catalogue.officerName(by),
    })),
    digest: digestOf(state),
    maySign: mine && stage === 'DRAFT' && !signatures.some((one) => one.organ === own),
  }
}
