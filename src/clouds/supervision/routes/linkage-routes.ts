import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { liaisonOn } from '../domain/linkage.ts'
import { deskView } from '../duty-view.ts'
import { dutyLife, pushCheckLife } from '../lives.ts'
import { backlog, coverage, findPushedDuty, organsOf, recordedDuties, returnedDuties } from '../projections/linkage.ts'
import { findCheck, interactionsOf, listOrgans, waitingChecks } from '../projections/tables.ts'
import type { PushCheckRow } from '../projections/tables.ts'
import { claimDueOf } from '../push.ts'
import { act, NOT_FOUND, officerOf, refuse } from '../doors.ts'
import { disconnections } from '../supervision-office.ts'
import { interactionView } from './interaction-routes.ts'
import { secondEntriesOf } from './organ-routes.ts'

type Queue = Output<typeof api.linkageQueue>

const nameOf = ({ office, language }: RequestContext, organ: string): string =>
  office.catalogue.nameIn(language, office.catalogue.organName(organ))

function checkView(context: RequestContext, { id, version, state }: PushCheckRow): Queue['checks'][number] {
  const { at, caseNumber, kind, doubts, candidates, address, industry } = state
  const { regions, nameIn } = context.office.catalogue
  const region = regions.find(({ code }) => code === state.region)?.name.zh
  return {
    ...{ id, version, at, caseNumber, kind, doubts: [...doubts], address, industry },
    itemName: nameIn(context.language, state.itemName),
    candidates: candidates.map((organ) => ({ id: organ, name: nameOf(context, organ) })),
    region: region === undefined ? null : nameIn(context.language, region),
  }
}

/** Organs that may be sent something: everybody who supervises, and not whoever decided. */
const receivers = (context: RequestContext, bureau: string) =>
  context.office.catalogue
    .organs()
    .filter(({ id, kind }) => id !== bureau && (kind === 'DEPARTMENT' || kind === 'GOVERNMENT'))
    .map(({ id }) => ({ id, name: nameOf(context, id) }))

async function queueOf(context: RequestContext, { id, organ }: OfficerActor): Promise<Queue> {
  const { db } = context
  const [checks, returned, records, interactions] = await Promise.all([
    waitingChecks(db, organ),
    returnedDuties(db, organ),
    recordedDuties(db, organ),
    interactionsOf(db, organ),
  ])
  const views = (rows: typeof returned) => Promise.all(rows.map((row) => deskView(context, row, id)))
  return {
    checks: checks.map((row) => checkView(context, row)),
    returned: await views(returned),
    records: await views(records),
    interactions: interactions.map((row) => interactionView(context, row)),
    organs: receivers(context, organ),
  }
}

/** Whoever is sent something is on the register, has not decided it, and does not have it already. */
async function faultOfOrgans(
  context: RequestContext,
  organs: readonly string[],
  cause: string,
  bureau: string,
): Promise<RefusalAnswer | undefined> {
  if (organs.includes(bureau)) return refuse('ORGAN_APPROVED_IT')
  const known = new Set(context.office.catalogue.organs().map(({ id }) => id))
  if (organs.some((organ) => !known.has(organ))) return refuse('ORGAN_UNKNOWN')
  const have = await organsOf(context.db, cause)
  return organs.some((organ) => have.includes(organ)) ? refuse('ORGAN_HAS_IT') : undefined
}

async function report(context: RequestContext): Promise<Output<typeof api.linkageReport>> {
  const { db, office, actor } = context
  const at = context.now()
  const [counts, rows, organs, seconds, found] = await Promise.all([
    coverage(db),
    backlog(db, at),
    listOrgans(db),
    secondEntriesOf(db),
    disconnections({ ...context, calendar: office.calendar, catalogue: office.catalogue }),
  ])
  const today = localDate(at)
  const liaisons = new Map(organs.map(({ state }) => [state.organ, liaisonOn(state.liaisons, today)?.officer]))
  // A department's people see what is theirs; whoever watches the two sides sees both.
  const own = actor.kind === 'officer' && actor.roles.every((role) => role === 'supervisor') ? actor.organ : null
  const isShown = (organ: string | null) => own === null || organ === own
  return {
    ...counts,
    at,
    backlog: rows
      .filter(({ organ }) => isShown(organ))
      .map((row) => {
        const liaison = liaisons.get(row.organ)
        return {
          ...row,
          name: nameOf(context, row.organ),
          liaison: liaison === undefined ? null : office.catalogue.officerName(liaison),
          secondEntries: seconds.get(row.organ) ?? 0,
        }
      }),
    disconnections: found
      .filter(({ organ }) => isShown(organ))
      .slice(0, 200)
      .map(({ kind, caseNumber, itemName, organ, since }) => ({
        ...{ kind, caseNumber, since },
        itemName: itemName === null ? null : office.catalogue.nameIn(context.language, itemName),
        organ: organ === null ? null : nameOf(context, organ),
      })),
  }
}

type Doors = Extract<
  keyof typeof api,
  'linkageQueue' | 'settlePush' | 'rerouteDuty' | 'declineReturn' | 'answerRecord' | 'linkageReport'
>

export const linkageHandlers: Pick<Handlers<typeof api>, Doors> = {
  linkageQueue: async (_, context) => {
    const officer = officerOf(context)
    return officer === undefined ? NOT_FOUND : queueOf(context, officer)
  },

  settlePush: async ({ params: { id }, body: { expectedVersion, organs, reason } }, context) => {
    const officer = officerOf(context)
    const check = officer === undefined ? undefined : await findCheck(context.db, id, officer.organ)
    if (officer === undefined || check === undefined) return NOT_FOUND
    const fault =
      (await faultOfOrgans(context, organs, check.state.cause, officer.organ)) ??
      (await act(context, pushCheckLife, id, { type: 'SettlePush', organs, reason }, expectedVersion))
    return fault ?? queueOf(context, officer)
  },

  rerouteDuty: async ({ params: { id }, body: { expectedVersion, organs, reason } }, context) => {
    const officer = officerOf(context)
    const duty = officer === undefined ? undefined : await findPushedDuty(context.db, id, officer.organ)
    if (officer === undefined || duty === undefined) return NOT_FOUND
    // What was pushed before the list carries no cause and can go nowhere else.
    if (duty.push === null) return refuse('DUTY_NOT_RETURNED')
    const fault =
      (await faultOfOrgans(context, organs, duty.push.cause, officer.organ)) ??
      (await act(context, dutyLife, id, { type: 'RerouteDuty', organs, reason }, expectedVersion))
    return fault ?? queueOf(context, officer)
  },

  declineReturn: async ({ params: { id }, body: { expectedVersion, reason } }, context) => {
    const officer = officerOf(context)
    const duty = officer === undefined ? undefined : await findPushedDuty(context.db, id, officer.organ)
    if (officer === undefined || duty === undefined) return NOT_FOUND
    const claimDue = claimDueOf(context, duty.organ, context.now(), AGAIN_HOURS)
    const order = { type: 'DeclineReturn', reason, claimDue } as const
    return (await act(context, dutyLife, id, order, expectedVersion)) ?? queueOf(context, officer)
  },

  answerRecord: async ({ params: { id }, body: { expectedVersion, record, answer, text } }, context) => {
    const officer = officerOf(context)
    const duty = officer === undefined ? undefined : await findPushedDuty(context.db, id, officer.organ)
    if (officer === undefined || duty === undefined) return NOT_FOUND
    const order = { type: 'AnswerRecord', record, answer, text: text.trim() } as const
    return (await act(context, dutyLife, id, order, expectedVersion)) ?? queueOf(context, officer)
  },

  linkageReport: (_, context) => report(context),
}

/** Whoever had it back has read it before: one working day. */
const AGAIN_HOURS = 7
