import { LOOK_PURPOSES } from '#contract'
import type { Handlers } from '#frame'
import type { cageApi } from '../cage-api.ts'
import { findApplicantAlias } from '../projections/case-facts.ts'
import { looksAtCase } from '../projections/look.ts'
import { gatherLooks, lookRecorder } from './looks.ts'

const LOOKS_MAX = 2000

export const lookHandlers: Pick<Handlers<typeof cageApi>, 'notePrint' | 'ownLooks'> = {
  notePrint: async ({ body }, context) => {
    const { actor } = context
    if (actor.kind !== 'officer') return { recorded: false }
    const look = {
      by: actor,
      at: context.now(),
      door: 'print',
      kind: 'PRINT',
      subject: body.subject,
      purpose: null,
    } as const
    await lookRecorder(context.db)(look)
    return { recorded: true }
  },

  ownLooks: async ({ params }, context) => {
    const { actor, db, office } = context
    const alias = await findApplicantAlias(db, params.id)
    const own = actor.kind === 'applicant' && alias !== undefined
    if (!own || (await office.accounts.findAlias(actor.id, params.id)) !== alias)
      return { refusal: { code: 'NOT_FOUND' } }
    await gatherLooks(context)
    const people = new Map<string, { times: number; last: Date }>()
    const looks = await looksAtCase(db, params.id, LOOKS_MAX)
    for (const { officer, at } of looks) {
      const known = people.get(officer)
      people.set(officer, { times: (known?.times ?? 0) + 1, last: known?.last ?? at })
    }
    return {
      items: [...people].map(([officer, { times, last }]) => ({
        ...{ by: office.catalogue.officerName(officer), times, last: last.toISOString() },
      })),
      shownInFull: looks.flatMap(({ officer, at, purpose: said }) => {
        const purpose = LOOK_PURPOSES.find((known) => known === said)
        const by = office.catalogue.officerName(officer)
        return purpose === undefined ? [] : [{ by, at: at.toISOString(), purpose }]
      }),
    }
  },
}
