import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { api } from '../../api.ts'
import { putDraft } from '../../drafts.ts'
import type { DriftCommand } from '../../domain/drift.ts'
import { DRIFTS } from '../../domain/register-events.ts'
import { findKnownItem, mayDraft, NOT_FOUND, officerOf } from '../../item-view.ts'
import { itemName, organIn } from '../../names.ts'
import { driftLife } from '../../lives.ts'
import { driftsOf } from '../drift.ts'
import type { Drift } from '../drift.ts'
import { measuredItems } from '../measured.ts'
import type { Measured } from '../measured.ts'
import { settledDrifts } from '../projections/drift.ts'
import type { SettledRow } from '../projections/drift.ts'

const PAGE = 10

/** Cases of items that left the list: those still open count, and those that came in afterwards. */
function offList(context: RequestContext, measured: ReadonlyMap<string, Measured>): ReadonlyMap<string, number> {
  const listed = new Set(context.office.catalogue.inForce().map(({ code }) => code))
  return new Map(
    [...measured].flatMap(([code, { open }]) => (listed.has(code) || open === 0 ? [] : [[code, open] as const])),
  )
}

async function currentDrifts(context: RequestContext): Promise<readonly Drift[]> {
  const measured = await measuredItems(context)
  return driftsOf(context.office.catalogue.inForce(), measured, offList(context, measured))
}

const keyOf = ({ code, finding }: Pick<Drift, 'code' | 'finding'>) => `${finding} ${code}`
const stands = (row: SettledRow | undefined, { zh }: Drift): row is SettledRow => row?.evidence === zh

type Line = Output<typeof api.drifts>['items'][number]

function lineOf(context: RequestContext, drift: Drift, settled: SettledRow | undefined): Line {
  const { catalogue } = context.office
  const standard = catalogue.versionsOf(drift.code).at(-1)?.standard
  const officer = officerOf(context)
  const bureau = catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id
  const drafters = standard === undefined ? [] : [standard.organ, bureau ?? '', ...standard.competentOrgans]
  const editor = officer?.roles.includes('standardEditor') === true && drafters.includes(officer.organ)
  return {
    item: {
      code: drift.code,
      name: itemName(context, drift.code),
      organ: organIn(context, standard?.organ ?? ''),
    },
    finding: drift.finding,
    evidence: { zh: drift.zh, en: drift.en },
    mayAdjust: editor && !stands(settled, drift),
    settled: stands(settled, drift)
      ? {
          way: settled.way,
          reason: settled.reason,
          at: settled.at.toISOString(),
          by: catalogue.officerName(settled.by),
        }
      : null,
  }
}

/** 修订: the draft is opened with the same reason; where one is already being written, it is that one. */
async function openDraft(context: RequestContext, code: string, reason: string): Promise<boolean | RefusalAnswer> {
  const officer = officerOf(context)
  const item = await findKnownItem(context, code)
  if (officer === undefined || item?.newest === undefined) return NOT_FOUND
  if (item.state.draft !== null) return true
  const order = { code, organ: officer.organ, reason, at: context.now(), by: '$actor' }
  const result = await context.run({
    life: 'standard',
    stream: item.stream,
    command: { type: 'BeginDraft', ...order },
    by: officer,
    expectedVersion: item.lifeVersion,
  })
  if (!result.ok) return { refusal: result.refusal }
  await putDraft(context.db, code, item.newest.standard, officer.id, context.now())
  return true
}

export const driftHandlers: Pick<Handlers<typeof api>, 'drifts' | 'settleDrift'> = {
  drifts: async ({ query }, context) => {
    const [drifts, rows] = await Promise.all([currentDrifts(context), settledDrifts(context.db)])
    const settled = new Map(rows.map((row) => [keyOf(row), row]))
    const isSettled = (drift: Drift) => stands(settled.get(keyOf(drift)), drift)
    const chosen = drifts
      .filter(({ finding }) => query.finding === undefined || finding === query.finding)
      .sort(
        (a, b) =>
          Number(isSettled(a)) - Number(isSettled(b)) ||
          DRIFTS.indexOf(b.finding) - DRIFTS.indexOf(a.finding) ||
          (a.code < b.code ? -1 : 1),
      )
    const start = query.after === undefined ? 0 : chosen.findIndex((drift) => keyOf(drift) === query.after) + 1
    const page = chosen.slice(start, start + PAGE)
    const last = page.at(-1)
    return {
      counts: DRIFTS.map((finding) => {
        const own = drifts.filter((drift) => drift.finding === finding)
        return { finding, count: own.length, settled: own.filter(isSettled).length }
      }),
      items: page.map((drift) => lineOf(context, drift, settled.get(keyOf(drift)))),
      after: start + PAGE < chosen.length && last !== undefined ? keyOf(last) : null,
    }
  },

  settleDrift: async ({ body }, context) => {
    const { code, finding, evidence, way, reason } = body
    const item = await findKnownItem(context, code)
    if (item === undefined || !mayDraft(context.actor, item)) return NOT_FOUND
    const drift = (await currentDrifts(context)).find((each) => each.code === code && each.finding === finding)
    if (drift?.zh !== evidence) return { refusal: { code: 'DRIFT_CHANGED' } }
    const retired = item.state.retirement !== null
    if (way === 'REVISE' && retired) return { refusal: { code: 'ITEM_RETIRED' } }
    const order = { code, finding, evidence: drift.zh, way, reason, at: context.now(), by: '$actor' }
    const command: DriftCommand = { type: 'SettleDrift', ...order }
    const { idempotency } = context
    const result = await context.run({
      life: driftLife.kind,
      stream: context.idFrom('catalogueDrift', code),
      command: jsonObjectOf(command),
      by: context.actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    if (!result.ok) return { refusal: result.refusal }
    const drafting = way === 'REVISE' ? await openDraft(context, code, reason) : false
    return typeof drafting === 'boolean' ? { code, way, drafting } : drafting
  },
}
