import { maskForm } from '#catalogue'
import type { Handlers, RequestContext } from '#frame'
import { may } from '#policy'
import type { Action } from '#policy'
import type { api } from '../api.ts'
import type { CasePaper } from '../domain/events.ts'
import { parsePageKey, writePageKey } from '../page-key.ts'
import { findApplication, findCase } from '../projections/case-row.ts'
import { findOpinionAsked, listOpinionsAsked } from '../projections/opinion-asked.ts'
import type { OpinionAsked } from '../projections/opinion-asked.ts'
import { PAGE_SIZE } from '../draft-routes.ts'
import { findDeskCase, findOwnCase, NOT_FOUND, runOnCase } from '../run-case.ts'
import { atDesk, dayAfter, papersOf } from './at-desk.ts'
import { lastDayOf } from './offered.ts'
import type { procedureApi } from './procedure-api.ts'

/** 行政许可法 47: five working days to ask for a hearing. */
const HEARING_RIGHT_DAYS = 5
/** Of a standard nobody can find it is not known what belongs to a person. */
const NO_FORM = { shown: {}, pointers: [] }
const UNKNOWN_FILE = { refusal: { code: 'FILE_UNKNOWN' } } as const

/** Another house's case is answered like one that does not exist before anything is said about papers. */
async function withPapers<Answer>(
  context: RequestContext,
  { id, action }: { readonly id: string; readonly action: Action },
  refs: readonly { readonly sha256: string }[],
  go: (papers: readonly CasePaper[]) => Promise<Answer>,
) {
  if ((await findDeskCase(context, id, action)) === undefined) return NOT_FOUND
  const papers = await papersOf(context, refs)
  return papers === undefined ? UNKNOWN_FILE : go(papers)
}

async function opinionView(context: RequestContext, asked: OpinionAsked) {
  const [row, application] = await Promise.all([
    findCase(context.db, asked.caseId),
    findApplication(context.db, asked.caseId),
  ])
  const item = row === undefined ? undefined : await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
  const form = item === undefined ? NO_FORM : maskForm(item.standard.form, application?.form ?? {})
  return {
    id: asked.caseId,
    consultation: asked.id,
    caseNumber: row?.caseNumber ?? '',
    itemCode: row?.itemCode ?? '',
    itemVersion: row?.itemVersion ?? 0,
    itemName: item?.standard.name ?? { zh: row?.itemName ?? '' },
    applicantName: row?.applicantName ?? '',
    question: asked.question,
    askedAt: asked.askedAt.toISOString(),
    due: asked.due,
    stance: asked.stance,
    opinion: asked.opinion,
    materials: [...(application?.materials ?? [])],
    answers: { ...application?.answers },
    form: { ...form.shown },
    masked: [...form.pointers],
  }
}

/** The question as it stands before the department this officer serves; another's is answered like none at all. */
async function findAsked({ actor, db }: RequestContext, id: string, consultation: string) {
  if (actor.kind !== 'officer') return undefined
  const asked = await findOpinionAsked(db, id, consultation, actor.organ)
  return asked !== undefined && may(actor, 'case.giveOpinion', { organs: [asked.organ] }) ? asked : undefined
}

export const procedureHandlers: Pick<Handlers<typeof api>, keyof typeof procedureApi> = {
  review: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { step, agrees, opinion } = input.body
      return { type: 'ReviewCase', ...done, step, agrees, opinion }
    }),

  startProcedure: (input, context) => {
    const { expectedVersion: _, ...body } = input.body
    const id = context.newId()
    return atDesk(context, input, 'case.examine', ({ state }, done) => ({
      type: 'StartProcedure',
      ...done,
      id,
      endsBy: lastDayOf(context, state, body.procedure),
      ...body,
    }))
  },

  endProcedure: (input, context) => {
    const { procedure: id, outcome, conclusion, papers: refs, reference, points } = input.body
    return withPapers(context, { id: input.params.id, action: 'case.examine' }, refs, (papers) =>
      atDesk(context, input, 'case.examine', (_, done) => ({
        type: 'EndProcedure',
        ...done,
        id,
        outcome,
        conclusion,
        papers,
        ...(reference === undefined ? {} : { reference }),
        ...(points === undefined ? {} : { points }),
      })),
    )
  },

  prepareUpperLevel: (input, context) => {
    const { authority, summary, papers: refs } = input.body
    return withPapers(context, { id: input.params.id, action: 'case.examine' }, refs, (papers) =>
      atDesk(context, input, 'case.examine', (_, done) => ({
        type: 'PrepareUpperLevel',
        ...done,
        authority,
        summary,
        papers,
      })),
    )
  },

  chaseUpperLevel: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { procedure: id, letter, text } = input.body
      return { type: 'ChaseUpperLevel', ...done, id, letter: letter.trim(), text }
    }),

  tellHearingRight: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done, { organ }) => ({
      type: 'TellHearingRight',
      ...done,
      parties: input.body.parties,
      until: dayAfter(context, organ, HEARING_RIGHT_DAYS),
    })),

  recordHearingRequest: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => ({
      type: 'RequestHearing',
      ...done,
      party: input.body.party,
    })),

  requestHearing: async ({ params }, context) => {
    const row = await findOwnCase(context, params.id)
    if (row === undefined) return NOT_FOUND
    return runOnCase(context, row, (_, at) => ({
      type: 'RequestHearing',
      at,
      by: '$actor',
      party: row.applicantName,
    }))
  },

  announceHearing: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { procedure: id, heldOn, place, presider, public: open } = input.body
      return { type: 'AnnounceHearing', ...done, id, heldOn, place, presider, public: open }
    }),

  openConsultation: (input, context) => {
    const { organs, question, days } = input.body
    const id = context.newId()
    return atDesk(context, input, 'case.examine', (_, done, { organ }) => ({
      type: 'OpenConsultation',
      ...done,
      id,
      organs,
      question,
      due: dayAfter(context, organ, days),
    }))
  },

  issueOpinion: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { consultation: id, opinion, settlement } = input.body
      return { type: 'IssueConsolidatedOpinion', ...done, id, opinion, settlement }
    }),

  opinionRequests: async ({ query }, context) => {
    const { actor, db } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    const limit = query.limit ?? PAGE_SIZE
    const rows = await listOpinionsAsked(db, {
      organ: actor.organ,
      open: query.open ?? false,
      after: parsePageKey(query.after),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: await Promise.all(shown.map((one) => opinionView(context, one))),
      after: last === undefined ? null : writePageKey({ submittedAt: last.askedAt.toISOString(), id: last.caseId }),
    }
  },

  // The look and its purpose are recorded before this is answered (app/http/mount.ts).
  opinionInFull: async ({ params, query }, context) => {
    const asked = await findAsked(context, params.id, query.consultation)
    const application = asked === undefined ? undefined : await findApplication(context.db, asked.caseId)
    return application === undefined ? NOT_FOUND : { form: { ...application.form } }
  },

  giveOpinion: async ({ params, body }, context) => {
    const [asked, row] = await Promise.all([
      findAsked(context, params.id, body.consultation),
      findCase(context.db, params.id),
    ])
    if (asked === undefined || row === undefined) return NOT_FOUND
    const { consultation: id, stance, opinion } = body
    return runOnCase(context, row, (_, at) => ({
      type: 'GiveOpinion',
      at,
      by: '$actor',
      id,
      organ: asked.organ,
      stance,
      opinion,
    }))
  },

  recordCollective: (input, context) => {
    const { meeting, heldOn, participants, resolution, minutes: ref } = input.body
    return withPapers(context, { id: input.params.id, action: 'case.decide' }, [ref], async ([minutes]) =>
      minutes === undefined
        ? UNKNOWN_FILE
        : atDesk(context, input, 'case.decide', (_, done) => ({
            type: 'RecordCollectiveDecision',
            ...done,
            meeting,
            heldOn,
            participants,
            resolution,
            minutes,
          })),
    )
  },
}
