import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import { ANSWERS, liaisonOn } from '../domain/linkage.ts'
import { inWords } from '../duty-view.ts'
import { interactionLife } from '../lives.ts'
import type { DutyRow } from '../projections/duty.ts'
import { dutiesOfHolder } from '../projections/linkage.ts'
import { findInteraction, listInteractions, listOrgans } from '../projections/tables.ts'
import type { InteractionRow } from '../projections/tables.ts'
import { act, NOT_FOUND, officerOf } from '../doors.ts'

type InteractionView = Output<typeof api.interactions>['items'][number]

export function interactionView(context: RequestContext, { id, version, state }: InteractionRow): InteractionView {
  const { catalogue } = context.office
  const { answered, due, mode, step, content, object } = state
  return {
    ...{ id, version, case: state.case, caseNumber: state.caseNumber, step, mode, content, object: { ...object } },
    ...{ at: state.at, due, overdue: answered === null && due < context.now(), answers: [...ANSWERS[mode]] },
    itemName: catalogue.nameIn(context.language, state.itemName),
    organ: catalogue.nameIn(context.language, catalogue.organName(state.organ)),
    answered: answered === null ? null : { ...answered, by: catalogue.officerName(answered.by) },
  }
}

type OwnPermit = Output<typeof api.ownSupervision>['items'][number]

/** Duties of one case are one permit, supervised by several. */
async function permitOf(
  context: RequestContext,
  duties: readonly DutyRow[],
  contactOf: (organ: string) => string | null,
): Promise<readonly OwnPermit[]> {
  const [duty] = duties
  if (duty === undefined) return []
  const { language } = context
  const { catalogue } = context.office
  const item = await catalogue.findItem(duty.itemCode)
  const supervision = item?.standard.supervision
  // Only what the item's standard says is told: an invented list would be another burden.
  if (supervision === undefined || supervision.points.length === 0) return []
  const words = (texts: readonly Parameters<typeof inWords>[0][] = []) => texts.map((text) => inWords(text, language))
  return [
    {
      ...{ case: duty.caseId, caseNumber: duty.caseNumber, object: duty.object.name },
      itemName: catalogue.nameIn(language, duty.itemName),
      certificateIdentifier: duty.certificateIdentifier,
      validUntil: duty.push?.validUntil ?? null,
      supervisors: duties.map(({ organ }) => ({
        name: catalogue.nameIn(language, catalogue.organName(organ)),
        contact: contactOf(organ),
      })),
      firstCheckDue: duty.push?.firstCheckDue ?? null,
      checksPerYear: supervision.checksPerYear ?? null,
      measures: words(supervision.measures),
      points: words(supervision.points),
      disposal: words(supervision.disposal),
      commitment: duty.push?.commitment ?? null,
    },
  ]
}

type Doors = Extract<keyof typeof api, 'interactions' | 'answerInteraction' | 'ownSupervision'>

export const interactionHandlers: Pick<Handlers<typeof api>, Doors> = {
  interactions: async (_, context) => {
    const officer = officerOf(context)
    const rows = officer === undefined ? [] : await listInteractions(context.db, officer.organ)
    return { items: rows.map((row) => interactionView(context, row)) }
  },

  answerInteraction: async ({ params: { id }, body: { expectedVersion, answer, text } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined || (await findInteraction(context.db, id, officer.organ)) === undefined) return NOT_FOUND
    const fault = await act(context, interactionLife, id, { type: 'AnswerInteraction', answer, text }, expectedVersion)
    if (fault !== undefined) return fault
    const row = await findInteraction(context.db, id, officer.organ)
    return row === undefined ? NOT_FOUND : interactionView(context, row)
  },

  ownSupervision: async (_, context) => {
    const { actor, db, office } = context
    if (actor.kind !== 'applicant') return NOT_FOUND
    const [rows, organs] = await Promise.all([
      office.accounts.aliases(actor.id).then((aliases) => dutiesOfHolder(db, aliases)),
      listOrgans(db),
    ])
    const today = localDate(context.now())
    const contacts = new Map(
      organs.map(({ state }) => [state.organ, liaisonOn(state.liaisons, today)?.contact ?? null]),
    )
    const cases = new Map<string, DutyRow[]>()
    for (const row of rows) {
      if (row.stage === 'rerouted' || row.push?.kind === 'DEREGISTRATION') continue
      cases.set(row.caseId, [...(cases.get(row.caseId) ?? []), row])
    }
    const permits = await Promise.all(
      [...cases.values()].map((duties) => permitOf(context, duties, (organ) => contacts.get(organ) ?? null)),
    )
    return { items: permits.flat() }
  },
}
