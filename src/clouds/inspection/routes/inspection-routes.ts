import { parsePageKey, writePageKey } from '#contract'
import type { Input, Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { localDate, unreachable } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { act, NOT_FOUND, officerOf, refuse } from '../doors.ts'
import { inspectionDecider } from '../domain/inspection.ts'
import type { InspectionCommand } from '../domain/inspection.ts'
import { pointsToVisit, problemsOf } from '../domain/inspection-state.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import { inspectionLife } from '../lives.ts'
import { opening } from '../open-inspection.ts'
import { countFirstChecks } from '../projections/facts.ts'
import { findInspection, findObject, INSPECTIONS, licencesNow, listInspectors } from '../projections/tables.ts'

type View = Output<typeof api.inspection>
type Line = Output<typeof api.inspections>['items'][number]
type ActBody = Input<typeof api.act>['body']
type ActName = ActBody['act']
type Row = LifeRow<InspectionState>
const PAGE = 20

function lineOf(context: RequestContext, { id, version, state }: Row, licences: ReadonlyMap<string, string>): Line {
  const { catalogue } = context.office
  const { number, phase, source, due, result, holder, address, inspectors } = state
  const today = localDate(context.now())
  const lastDay = state.rectification?.lastDay ?? null
  const late = phase === 'OPEN' ? due < today : phase === 'RECTIFYING' && lastDay !== null && lastDay < today
  return {
    ...{ id, version, number, phase, source, due, lastDay, result, address },
    licence: licences.get(state.object) ?? state.licence,
    itemName: catalogue.nameIn(context.language, state.itemName),
    holder: holder.name,
    overdue: late,
    inspectors: inspectors.map((one) => ({ id: one, name: catalogue.officerName(one) })),
  }
}

const SOME_PHOTO = { sha256: '', code: null, takenAt: null, place: null }
/** Commands made for asking: each would be lawful if only its words were filled in. */
function asked(
  state: InspectionState,
  at: string,
  by: string,
  free: readonly string[],
): Record<ActName, InspectionCommand> {
  const done = { at, by }
  const words = { documentNumber: '文书', basis: '依据' }
  return {
    NAME: { type: 'NameInspectors', ...done, inspectors: free.slice(0, 2), standAside: [] },
    ANNOUNCE: { type: 'AnnounceVisit', ...done, on: '9999-12-31' },
    RECORD: {
      type: 'RecordVisit',
      ...{ ...done, method: 'ON_SITE', began: at, ended: at, summary: '检查' },
      answers: pointsToVisit(state).map((code) => ({ code, result: 'OK', note: '' })),
      photos: Array.from({ length: state.flow.photosMin }, () => SOME_PHOTO),
      checked: { name: '某', signature: 'x', refusal: null },
    },
    COSIGN: { type: 'CoSignVisit', ...done },
    ORDER: {
      type: 'OrderRectification',
      ...{ ...done, documentNumber: words.documentNumber },
      points: problemsOf(state.visits.at(-1)?.answers ?? []),
      lastDay: localDate(new Date(Date.parse(at) + 86_400_000).toISOString()),
    },
    MEASURE: { type: 'TakeMeasure', ...done, ...words, measure: 'TALK', document: null, amountFen: null },
    CONCLUDE: { type: 'ConcludeInspection', ...done },
    CALL_OFF: { type: 'CallOffInspection', ...done, reason: '终止' },
  }
}
const ACTS: readonly ActName[] = ['NAME', 'ANNOUNCE', 'RECORD', 'COSIGN', 'ORDER', 'MEASURE', 'CONCLUDE', 'CALL_OFF']

async function freeFor({ db }: RequestContext, { organ, object, approvers }: InspectionState) {
  const inspectors = await listInspectors(db, organ)
  const aside = inspectors
    .filter(({ officer, relations }) => approvers.includes(officer) || relations.some((one) => one.object === object))
    .map(({ officer }) => officer)
  return { aside, free: inspectors.map(({ officer }) => officer).filter((one) => !aside.includes(one)) }
}

async function viewOf(context: RequestContext, row: Row, officer: OfficerActor): Promise<View> {
  const { catalogue } = context.office
  const { state } = row
  const name = (id: string) => catalogue.officerName(id)
  const { free } = await freeFor(context, state)
  const works = officer.organ === state.organ && officer.roles.includes('supervisor')
  const commands = asked(state, context.now(), officer.id, free)
  return {
    ...lineOf(context, row, await licencesNow(context.db, [row])),
    holderId: state.holder.id,
    openedAt: state.at,
    facts: state.facts.map(({ kind, text }) => ({ kind, text: { ...text } })),
    checklist: state.checklist.map((point) => ({ ...point, text: { ...point.text } })),
    flow: { ...state.flow },
    announcedOn: state.announcedOn,
    visits: state.visits.map(({ at, by, answers, photos, coSignedBy, checked, ...visit }) => ({
      ...visit,
      by: name(by),
      recordedAt: at,
      answers: answers.map((answer) => ({ ...answer })),
      photos: photos.map((photo) => ({ ...photo, place: photo.place === null ? null : { ...photo.place } })),
      checked: { ...checked },
      coSignedBy: coSignedBy === null ? null : name(coSignedBy),
    })),
    rectification:
      state.rectification === null ? null : { ...state.rectification, points: [...state.rectification.points] },
    measures: state.measures.map(({ at, by, measure, basis, documentNumber, document, amountFen }) => ({
      ...{ at, by: name(by), measure, basis, documentNumber, document, amountFen },
    })),
    calledOff: state.calledOff,
    toVisit: [...pointsToVisit(state)],
    acts: works ? ACTS.filter((one) => inspectionDecider.decide(commands[one], state).ok) : [],
    free: free.map((id) => ({ id, name: name(id) })),
  }
}

type Order = InspectionCommand extends infer One
  ? One extends InspectionCommand
    ? Omit<One, 'at' | 'by'>
    : never
  : never
function orderOf(body: ActBody, standAside: readonly string[]): Order {
  switch (body.act) {
    case 'NAME':
      return { type: 'NameInspectors', inspectors: body.inspectors, standAside }
    case 'ANNOUNCE':
      return { type: 'AnnounceVisit', on: body.on }
    case 'RECORD': {
      const { method, began, ended, answers, photos, checked, summary } = body
      return { type: 'RecordVisit', method, began, ended, answers, photos, checked, summary }
    }
    case 'COSIGN':
      return { type: 'CoSignVisit' }
    case 'ORDER': {
      const { points, lastDay, documentNumber } = body
      return { type: 'OrderRectification', points, lastDay, documentNumber }
    }
    case 'MEASURE': {
      const { measure, basis, documentNumber, document, amountFen } = body
      return { type: 'TakeMeasure', measure, basis, documentNumber, document, amountFen }
    }
    case 'CONCLUDE':
      return { type: 'ConcludeInspection' }
    case 'CALL_OFF':
      return { type: 'CallOffInspection', reason: body.reason }
    default:
      return unreachable(body)
  }
}

/** Files that an act brings along: each must be one its author put into the store himself. */
function filesIn(body: ActBody): readonly string[] {
  if (body.act === 'MEASURE') return body.document === null ? [] : [body.document]
  if (body.act !== 'RECORD') return []
  const { signature } = body.checked
  return [...body.photos.map(({ sha256 }) => sha256), ...(signature === null ? [] : [signature])]
}

const sees = (officer: OfficerActor, organ: string): boolean =>
  officer.organ === organ || officer.roles.includes('inspector')
async function open(context: RequestContext, id: string): Promise<{ row: Row; officer: OfficerActor } | undefined> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findInspection(context.db, id)
  return officer === undefined || row === undefined || !sees(officer, row.state.organ) ? undefined : { row, officer }
}
async function again(context: RequestContext, id: string, officer: OfficerActor): Promise<View | RefusalAnswer> {
  const row = await findInspection(context.db, id)
  return row === undefined ? NOT_FOUND : viewOf(context, row, officer)
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['25504446', 'application/pdf'],
  ['89504e47', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
]

export const inspectionHandlers: Pick<
  Handlers<typeof api>,
  'inspections' | 'inspection' | 'act' | 'evidence' | 'openInspection'
> = {
  inspections: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const stage = query.stage ?? 'open'
    const today = localDate(context.now())
    const over = stage === 'over'
    const [at, after] = parsePageKey(query.after) ?? [null, null]
    const late = `(phase = 'OPEN' and due < $3 or phase = 'RECTIFYING' and last_day < $3)`
    const where = `organ = $1 and ($2::uuid is null or $2 = any(inspectors))
      and $3::date is not null and source <> 'PAST'
      and phase ${over ? 'in' : 'not in'} ('CONCLUDED', 'CALLED_OFF') ${stage === 'overdue' ? `and ${late}` : ''}
      and ($4::date is null or (due, id) ${over ? '<' : '>'} ($4::date, $5::uuid))
      order by due ${over ? 'desc, id desc' : ', id'} limit $6`
    const mine = query.whose === 'mine' ? officer.id : null
    const values = [officer.organ, mine, today, at === null ? null : at.slice(0, 10), after, limit + 1]
    const [rows, firstChecks] = await Promise.all([
      findLifeRows<InspectionState>(context.db, INSPECTIONS, where, values),
      countFirstChecks(context.db, officer.organ, today),
    ])
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const licences = await licencesNow(context.db, shown)
    return {
      items: shown.map((row) => lineOf(context, row, licences)),
      after: last === undefined ? null : writePageKey(new Date(`${last.state.due}T00:00:00.000Z`), last.id),
      firstChecks,
    }
  },
  inspection: async ({ params }, context) => {
    const opened = await open(context, params.id)
    return opened === undefined ? NOT_FOUND : viewOf(context, opened.row, opened.officer)
  },
  act: async ({ params, body }, context) => {
    const opened = await open(context, params.id)
    if (opened === undefined || opened.officer.organ !== opened.row.state.organ) return NOT_FOUND
    const { row, officer } = opened
    for (const file of filesIn(body))
      if (!(await context.office.uploads.isOwn(officer.id, file))) return refuse('EVIDENCE_NOT_YOURS')
    const { aside, free } = await freeFor(context, row.state)
    // Who is not in the register of inspectors cannot be named at all.
    if (body.act === 'NAME' && body.inspectors.some((one) => !free.includes(one) && !aside.includes(one)))
      return refuse('INSPECTOR_NOT_REGISTERED')
    const refused = await act(context, inspectionLife, params.id, orderOf(body, aside), body.expectedVersion)
    return refused ?? again(context, params.id, officer)
  },
  evidence: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if (opened === undefined) return NOT_FOUND
    const { visits, measures } = opened.row.state
    const held = [
      ...visits.flatMap(({ photos, checked }) => [...photos.map(({ sha256 }) => sha256), checked.signature]),
      ...measures.map(({ document }) => document),
    ]
    const bytes = held.includes(params.sha256) ? await context.files.find(params.sha256) : undefined
    if (bytes === undefined) return NOT_FOUND
    const begins = Buffer.from(bytes.subarray(0, 4)).toString('hex')
    context.reply.send(bytes, {
      'content-type': MAGIC.find(([magic]) => begins.startsWith(magic))?.[1] ?? 'application/octet-stream',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    return null
  },
  openInspection: async ({ params, body }, context) => {
    const officer = officerOf(context)
    const object = await findObject(context.db, params.id)
    if (officer === undefined || object?.state.organ !== officer.organ) return NOT_FOUND
    if (object.state.left !== null) return refuse('OBJECT_LEFT')
    const id = context.newId()
    const order = await opening(context, id, object, { source: body.source, plan: null, draw: null, inspectors: [] })
    if (order === undefined) return NOT_FOUND
    return (await act(context, inspectionLife, id, order)) ?? { id }
  },
}
