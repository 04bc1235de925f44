import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { may, scopeOf } from '#policy'
import type { api } from './api.ts'
import { deskCaseView } from './desk-case.ts'
import type { CaseState } from './domain/case-state.ts'
import { atDesk, dayAfter } from './doors/at-desk.ts'
import { PAGE_SIZE } from './draft-routes.ts'
import { fetchProofs, heldForItem } from './fetched-proofs.ts'
import { parsePageKey, writePageKey } from './page-key.ts'
import { findApplication, findCase } from './projections/case-row.ts'
import type { CaseRow } from './projections/case-row.ts'
import { fetchedFor } from './projections/fetched-proof.ts'
import { isAskedAbout } from './projections/opinion-asked.ts'
import { countWaiting, listFirst, listWork } from './projections/worklist.ts'
import { clockOf, clockView } from './progress.ts'
import { findDeskCase, findOwnCase, NOT_FOUND } from './run-case.ts'

type DeskRoute =
  | 'worklist'
  | 'readCase'
  | 'readInFull'
  | 'readMaterial'
  | 'requestCorrection'
  | 'accept'
  | 'refuseToAccept'
  | 'examine'
  | 'returnCase'
  | 'extend'

/** Organs whose cases may be listed: never more than those whose cases may be opened. */
export function listedOrgans({ actor, office }: RequestContext): readonly string[] {
  const { organs } = scopeOf(actor)
  const widest = organs === 'all' ? office.catalogue.organs().map(({ id }) => id) : organs
  return widest.filter((organ) => may(actor, 'case.list', { organs: [organ] }))
}

/**
 * ST-34, CE-11: what our own library proves may not be asked of the applicant, not even as a correction, whether it was
 * fetched at filing or is held now. The attempt is refused, and kept for those who watch.
 */
async function asksForHeld(
  context: RequestContext,
  id: string,
  defects: readonly { readonly subject: string; readonly ref: string }[],
): Promise<RefusalAnswer | undefined> {
  const row = await findDeskCase(context, id, 'case.receive')
  if (row === undefined) return undefined
  const refs = new Set(defects.flatMap(({ subject, ref }) => (subject === 'MATERIAL' ? [ref] : [])))
  const asked = (await provedFor(context, row)).find(({ material }) => refs.has(material))
  if (asked === undefined) return undefined
  const { material, name, identifier } = asked
  const noted = { type: 'NoteHeldProofAsked', at: context.now(), by: '$actor', case: id, organ: row.organ }
  const what = { caseNumber: row.caseNumber, material, certificateName: name, identifier }
  const stream = context.idFrom('held proof', id, material)
  await context.run({ life: 'heldProofDemand', stream, command: { ...noted, ...what }, by: context.actor })
  return { refusal: { code: 'MATERIAL_FETCHED', facts: { name, identifier } } }
}

async function provedFor({ db, office }: RequestContext, { id, itemCode, itemVersion }: CaseRow) {
  const fetched = await fetchedFor(db, id)
  const [item, application] = await Promise.all([
    office.catalogue.findItem(itemCode, itemVersion),
    findApplication(db, id),
  ])
  if (item === undefined || application === undefined) return fetched
  const held = await heldForItem(office, item.standard, application.applicant.idNumber)
  return [...fetched, ...fetchProofs(item.standard, application.answers, {}, held)]
}

async function worklist(
  query: Omit<Parameters<typeof listWork>[1], 'organs' | 'officer' | 'after'> & { readonly after: string | undefined },
  context: RequestContext,
) {
  const { actor, db, office } = context
  if (actor.kind !== 'officer') return NOT_FOUND
  const organs = listedOrgans(context)
  const after = parsePageKey(query.after)
  const { after: _, limit, ...asked } = query
  const whole = { ...asked, organs, officer: actor, limit: limit + 1 }
  const [first, rows, waiting] = await Promise.all([
    after === undefined && (asked.q ?? '').trim() === '' ? listFirst(db, whole) : [],
    listWork(db, { ...whole, ...(after === undefined ? {} : { after }) }),
    countWaiting(db, { organs, officer: actor }),
  ])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit && asked.q === undefined ? shown.at(-1) : undefined
  return {
    items: [...first, ...shown].map((row) => ({
      id: row.id,
      caseNumber: row.caseNumber,
      itemName: office.catalogue.nameIn(context.language, row.itemName),
      applicantName: row.applicantName,
      stage: row.stage,
      submittedAt: row.submittedAt.toISOString(),
      clock: clockView(clockOf(context, row)),
      assignee: row.assignee === null ? null : office.catalogue.officerName(row.assignee),
      channel: row.channel,
      express: row.express,
      first: first.some((one) => one === row),
    })),
    after: last === undefined ? null : writePageKey({ submittedAt: last.submittedAt.toISOString(), id: last.id }),
    waiting,
  }
}

/** A department asked for its opinion sees the papers it is asked about. */
async function findAsked({ actor, db }: RequestContext, id: string) {
  if (actor.kind !== 'officer' || !may(actor, 'case.giveOpinion', { organs: [actor.organ] })) return undefined
  return (await isAskedAbout(db, id, actor.organ)) ? findCase(db, id) : undefined
}

/** The file as it was handed in, for the people of the case and those they have asked. */
async function readMaterial(id: string, sha256: string, context: RequestContext) {
  const row =
    (await findDeskCase(context, id, 'case.read')) ?? (await findOwnCase(context, id)) ?? (await findAsked(context, id))
  const application = row === undefined ? undefined : await findApplication(context.db, row.id)
  const material = application?.materials.find((one) => one.sha256 === sha256)
  const bytes = material === undefined ? undefined : await context.files.find(sha256)
  if (material === undefined || bytes === undefined) return NOT_FOUND
  context.reply.send(bytes, {
    'content-type': material.mediaType,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(material.fileName)}`,
    'cache-control': 'private, no-store',
  })
  return null
}

/** How long a correction may take where the standard says nothing; silence after it counts as giving up (WF-06). */
const CORRECTION_LIMIT = { days: 30, unit: 'working' } as const

async function correctionLimit(context: RequestContext, id: string) {
  const row = await findDeskCase(context, id, 'case.receive')
  const item = row && (await context.office.catalogue.findItem(row.itemCode, row.itemVersion))
  return item?.standard.correctionLimit ?? CORRECTION_LIMIT
}

/** Unknown materials get a day; the rule refuses them whatever the day. */
function deferrableDays(state: CaseState, material: string): number {
  if (state.phase === 'absent') return 1
  return state.standard.track.deferrable.find((one) => one.material === material)?.days ?? 1
}

export const deskHandlers: Pick<Handlers<typeof api>, DeskRoute> = {
  worklist: ({ query }, context) => {
    const { stage, q, channel, mine = false, assigned = false, limit = PAGE_SIZE, after } = query
    const asked = {
      ...(stage === undefined ? {} : { stage }),
      ...(q === undefined ? {} : { q }),
      ...(channel === undefined ? {} : { channel }),
    }
    return worklist({ ...asked, mine, assigned, limit, after }, context)
  },

  readCase: async ({ params }, context) => {
    const row = await findDeskCase(context, params.id, 'case.read')
    return row === undefined ? NOT_FOUND : deskCaseView(context, row)
  },

  // The look and its purpose are recorded before this is answered (app/http/mount.ts).
  readInFull: async ({ params }, context) => {
    const row = await findDeskCase(context, params.id, 'case.read')
    const application = row === undefined ? undefined : await findApplication(context.db, row.id)
    return application === undefined ? NOT_FOUND : { applicant: application.applicant, form: { ...application.form } }
  },

  readMaterial: ({ params }, context) => readMaterial(params.id, params.sha256, context),

  requestCorrection: async (input, context) => {
    const known = await asksForHeld(context, input.params.id, input.body.defects)
    if (known !== undefined) return known
    const { days, unit } = await correctionLimit(context, input.params.id)
    return atDesk(context, input, 'case.receive', ({ deadlines: { acceptanceDue } }, done, { organ }) => {
      const { expectedVersion: _, ...asked } = input.body
      const until = dayAfter(context, organ, days, unit)
      return { type: 'RequestCorrection', ...done, acceptanceDue, until, ...asked }
    })
  },

  accept: (input, context) =>
    atDesk(context, input, 'case.receive', ({ deadlines: { acceptanceDue }, state }, done, { organ }) => {
      const deferred = (input.body.deferred ?? []).map((material) => ({
        material,
        due: dayAfter(context, organ, deferrableDays(state, material)),
      }))
      return { type: 'AcceptApplication', ...done, acceptanceDue, deferred }
    }),

  refuseToAccept: (input, context) =>
    atDesk(context, input, 'case.receive', ({ deadlines: { acceptanceDue } }, done) => {
      const { expectedVersion: _, ...said } = input.body
      return { type: 'RefuseToAccept', ...done, acceptanceDue, ...said }
    }),

  examine: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { findings, opinion, proposal } = input.body
      return { type: 'ExamineCase', ...done, findings, opinion, proposal }
    }),

  returnCase: (input, context) =>
    atDesk(context, input, 'case.decide', (_, done) => ({
      type: 'ReturnCase',
      ...done,
      reason: input.body.reason,
      to: input.body.to ?? 'examination',
    })),

  extend: (input, context) =>
    atDesk(context, input, 'case.decide', ({ deadlines: { statutoryDue } }, done) => {
      const { days, reason } = input.body
      return { type: 'ExtendLimit', ...done, statutoryDue, days, reason }
    }),
}
