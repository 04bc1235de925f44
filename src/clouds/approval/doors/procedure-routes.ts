import type { Handlers, RequestContext } from '#frame'
import type { Action } from '#policy'
import type { api } from '../api.ts'
import type { CasePaper } from '../domain/events.ts'
import { findDeskCase, findOwnCase, NOT_FOUND, runOnCase } from '../run-case.ts'
import { atDesk, dayAfter, papersOf } from './at-desk.ts'
import { lastDayOf } from './offered.ts'
import type { procedureApi } from './procedure-api.ts'

/** 行政许可法 47: five working days to ask for a hearing. */
const HEARING_RIGHT_DAYS = 5
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
