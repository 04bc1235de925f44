import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { Json } from '#kernel'
import type { api } from '../api.ts'
import { masked, NOT_FOUND } from '../doors.ts'
import type { DrawState } from '../domain/draw.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import { problemsOf } from '../domain/inspection-state.ts'
import { permitOf } from '../domain/permit.ts'
import { DRAWS, findDraw, INSPECTIONS, licencesNow, OBJECTS } from '../projections/tables.ts'
import type { LifeRow } from '#frame'

const PAGE = 20
type Result = Output<typeof api.results>['items'][number]

/** 公示: what was wrong in the words of the check list, never in the notes of whoever was there. */
function resultOf(
  context: RequestContext,
  { state }: LifeRow<InspectionState>,
  licences: ReadonlyMap<string, string>,
): Result {
  const { catalogue } = context.office
  const licence = licences.get(state.object) ?? state.licence
  const wrong = problemsOf(state.visits.flatMap(({ answers }) => answers))
  return {
    number: state.number,
    organ: catalogue.nameIn(context.language, catalogue.organName(state.organ)),
    itemName: catalogue.nameIn(context.language, state.itemName),
    holder: masked(state.holder),
    licence: state.holder.kind === 'ENTERPRISE' ? licence : `…${licence.slice(-4)}`,
    on: localDate(state.on ?? state.at),
    passed: state.failed === false,
    result: state.result,
    points: state.checklist.filter(({ code }) => wrong.includes(code)).map(({ text }) => ({ ...text })),
    measures: state.measures.map(({ measure }) => measure),
    drawn: state.draw,
  }
}

/** The file of a draw: with the entry that bound it, and where that entry lies in the ledger. */
async function drawFile(context: RequestContext, { id, state }: LifeRow<DrawState>): Promise<Json> {
  const { committed, made } = state
  const { proofs } = context.office
  const base = { format: 'oneseal-draw', v: 1, draw: id, committed: jsonObjectOf({ ...committed }), vkey: proofs.vkey }
  if (made === null) return { ...base, made: null, proof: null }
  const entry = (await context.history(id)).find(({ leafIndex }) => leafIndex === made.leaf)
  const salt = await proofs.salt(made.leaf)
  const proof =
    entry?.body === undefined || entry.body === null || salt === undefined
      ? null
      : {
          leafIndex: made.leaf,
          envelope: jsonObjectOf({ ...entry.envelope }),
          salt,
          body: entry.body,
          inclusion: [...(await proofs.inclusion(made.leaf, made.beacon.size))],
        }
  return { ...base, made: jsonObjectOf({ ...made }), proof }
}

export const publicHandlers: Pick<Handlers<typeof api>, 'draws' | 'draw' | 'results'> = {
  draws: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `$1::timestamptz is null or (committed_at, id) < ($1, $2::uuid)
      order by committed_at desc, id desc limit $3`
    const rows = await findLifeRows<DrawState>(context.db, DRAWS, where, [at, id, limit + 1])
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const { catalogue } = context.office
    return {
      items: shown.map((row) => {
        const { title, organ, at: committedAt, pool } = row.state.committed
        return {
          ...{ id: row.id, title, committedAt, take: pool.take, made: row.state.made !== null },
          organName: catalogue.nameIn(context.language, catalogue.organName(organ)),
          objects: pool.objects.length,
          inspectors: pool.inspectors.length,
        }
      }),
      after: last === undefined ? null : writePageKey(new Date(last.state.committed.at), last.id),
    }
  },
  draw: async ({ params }, context) => {
    const row = await findDraw(context.db, params.id)
    return row === undefined ? NOT_FOUND : drawFile(context, row)
  },
  results: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const q = query.q?.trim() ?? ''
    // Whoever is a natural person is not found by his name: the register is public, people are not.
    const where = `phase = 'CONCLUDED' and happened_at is not null
      and ($1::text is null or (state -> 'holder' ->> 'kind' = 'ENTERPRISE' and (holder_name like $1 or licence like $1
        or object in (select id from ${OBJECTS} where permit = $5))))
      and ($2::timestamptz is null or (happened_at, id) < ($2, $3::uuid))
      order by happened_at desc, id desc limit $4`
    const pattern = q === '' ? null : `${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    const asked = [pattern, at, id, limit + 1, permitOf(q)]
    const rows = await findLifeRows<InspectionState>(context.db, INSPECTIONS, where, asked)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const { rows: key } = await context.db.query<{ at: Date }>(
      `select happened_at as at from ${INSPECTIONS} where id = $1`,
      [last?.id ?? null],
    )
    const [reached] = key
    const licences = await licencesNow(context.db, shown)
    return {
      items: shown.map((row) => resultOf(context, row, licences)),
      after: last === undefined || reached === undefined ? null : writePageKey(reached.at, last.id),
    }
  },
}
