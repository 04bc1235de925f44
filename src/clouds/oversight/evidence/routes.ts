import type { Output } from '#contract'
import { actOn, turns } from '#frame'
import type { Handlers, LifeRow, OrderFor, RefusalAnswer, RequestContext } from '#frame'
import { addDays, countDays, jsonObjectOf, localDate } from '#kernel'
import type { EvidenceCommand, EvidenceState } from '../domain/evidence-package.ts'
import type { InspectorNoteCommand, InspectorNoteState } from '../domain/inspector-note.ts'
import type { evidenceApi } from '../evidence-api.ts'
import { evidenceLife, noteLife } from '../inquiry-lives.ts'
import { findCase } from '../projections/case-watch.ts'
import { findEvidence, findNote, listEvidence, notesAbout, officersKnown } from '../projections/inquiries.ts'
import type { Wanted } from './scope.ts'
import { makePackage } from './take.ts'

type EvidenceView = Output<typeof evidenceApi.takeEvidence>
type NoteView = Output<typeof evidenceApi.writeNote>
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
/** Long enough to fetch it, short enough that nobody keeps copies here that outlive what they are copies of. */
const KEPT_DAYS = 30
const PERIOD_DAYS_MAX = 732

function evidenceView({ office }: RequestContext, { id, state }: LifeRow<EvidenceState>): EvidenceView {
  const { by, subject: _s, manifest: _m, removedAt, ...told } = state
  return { ...told, id, by: office.catalogue.officerName(by), ready: removedAt === null }
}
function noteView({ office }: RequestContext, { id, version, state }: LifeRow<InspectorNoteState>): NoteView {
  const { case: caseId, officer, parts } = state
  const nameOf = (who: string) => office.catalogue.officerName(who)
  return {
    ...{ id, version, caseId, officer: officer === null ? null : nameOf(officer) },
    parts: parts.map((part) => ({ ...part, by: nameOf(part.by) })),
  }
}

type Asked = Parameters<Handlers<typeof evidenceApi>['takeEvidence']>[0]['body']
function wantedOf({ scope, subject, from, to }: Asked): Wanted | RefusalAnswer {
  if (scope === 'CASE') return subject === null ? NOT_FOUND : { scope, subject }
  const fits = from !== null && to !== null && from <= to
  if (!fits || countDays(from, to) > PERIOD_DAYS_MAX) return { refusal: { code: 'EVIDENCE_PERIOD_WRONG' } }
  if (scope === 'PERIOD') return { scope, from, to }
  return subject === null ? NOT_FOUND : { scope, subject, from, to }
}

/** Packing takes memory; one after the other is fast enough for people. */
const inTurn = turns()

async function take(context: RequestContext, body: Asked): Promise<EvidenceView | RefusalAnswer> {
  const { actor, idempotency } = context
  const wanted = wantedOf(body)
  if ('refusal' in wanted) return wanted
  if (actor.kind !== 'officer') return NOT_FOUND
  const id = context.idFrom('evidence', actor.id, idempotency?.key ?? context.newId())
  const known = await findEvidence(context.db, id)
  if (known !== undefined) return evidenceView(context, known)
  const at = context.now()
  const { purpose } = body
  const made = await makePackage(context, wanted, { purpose, by: actor.id, at, id })
  if (made === undefined) return NOT_FOUND
  if ('code' in made) return { refusal: { code: made.code, facts: made.facts } }
  const { bytes, title, ...counts } = made
  const file = await context.files.put(bytes)
  const command: EvidenceCommand = {
    ...{ type: 'TakeEvidence', at, by: '$actor', scope: body.scope, purpose, title, file, ...counts },
    ...{ subject: body.scope === 'PERIOD' ? null : counts.subject, sizeBytes: bytes.length },
    ...{ from: 'from' in wanted ? wanted.from : null, to: 'to' in wanted ? wanted.to : null },
    keptUntil: addDays(localDate(at), KEPT_DAYS),
  }
  const result = await context.run({
    ...{ life: evidenceLife.kind, stream: id, command: jsonObjectOf(command), by: actor },
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const row = await findEvidence(context.db, id)
  return row === undefined ? NOT_FOUND : evidenceView(context, row)
}

async function runOnNote(
  context: RequestContext,
  stream: string,
  order: OrderFor<InspectorNoteCommand>,
  expectedVersion?: number,
): Promise<NoteView | RefusalAnswer> {
  const refused = await actOn(context, noteLife, stream, order, expectedVersion)
  if (refused !== undefined) return refused
  const row = await findNote(context.db, stream)
  return row === undefined ? NOT_FOUND : noteView(context, row)
}

const isOfficer = ({ office }: RequestContext, id: string) => office.catalogue.officerName(id) !== ''

export const evidenceHandlers: Handlers<typeof evidenceApi> = {
  evidence: async (_, context) => {
    const [rows, officers] = await Promise.all([listEvidence(context.db), officersKnown(context.db)])
    const named = officers.map((id) => ({ id, name: context.office.catalogue.officerName(id) }))
    return {
      items: rows.map((row) => evidenceView(context, row)),
      officers: named.filter(({ name }) => name !== '').toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
    }
  },
  takeEvidence: ({ body }, context) => inTurn('take', () => take(context, body)),
  evidenceFile: async ({ params }, context) => {
    const row = await findEvidence(context.db, params.id)
    if (row === undefined) return NOT_FOUND
    const bytes = row.state.removedAt === null ? await context.files.find(row.state.file) : undefined
    if (bytes === undefined) return { refusal: { code: 'EVIDENCE_GONE' } }
    context.reply.send(bytes, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="evidence-${row.id}.zip"`,
      'cache-control': 'private, no-store',
    })
    return null
  },

  notes: async ({ query }, context) => {
    const { case: caseId, officer } = query
    const about = caseId !== undefined ? { case: caseId } : officer !== undefined ? { officer } : {}
    return { items: (await notesAbout(context.db, about)).map((row) => noteView(context, row)) }
  },
  writeNote: async ({ body }, context) => {
    const { caseId, officer, text } = body
    if (caseId !== null && (await findCase(context.db, caseId)) === undefined) return NOT_FOUND
    if (officer !== null && !isOfficer(context, officer)) return NOT_FOUND
    const stream = context.idFrom('inspector note', context.idempotency?.key ?? context.newId())
    return runOnNote(context, stream, { type: 'WriteNote', case: caseId, officer, text })
  },
  supplementNote: ({ params, body: { expectedVersion, text } }, context) =>
    runOnNote(context, params.id, { type: 'SupplementNote', text }, expectedVersion),
}
