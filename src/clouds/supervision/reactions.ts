import type {
  AcceptanceDeemed,
  ApplicationAccepted,
  CaseExamined,
  CaseGranted,
  CaseRefused,
} from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import type { DutyOpened, DutyRerouted, InteractionPoint, PushSettled } from './domain/events.ts'
import { recordInspection } from './follow-inspection.ts'
import { openInteractions } from './interactions.ts'
import { PUSHED_TYPES } from './projections/push-owed.ts'
import { pushAct, pushByHand } from './push.ts'
import { caseFacts } from './pushed-case.ts'
import type { PushedEvent } from './pushed-case.ts'
import { announce } from './systems.ts'

const readDecision = eventReader<PushedEvent>(...PUSHED_TYPES)

/**
 * 审管同步: every decision is pushed to every competent department the boundary list names, at once and exactly once;
 * the id of the duty is made of the decision's leaf and the department, so a repeated push finds it already open.
 */
const pushToCompetentOrgans: Reaction = {
  name: 'supervision.push-to-competent-organs',
  types: PUSHED_TYPES,
  react: async (entry, services) => {
    const decision = readDecision(entry)
    if (decision === undefined) return
    const facts = caseFacts(await services.history(entry.envelope.stream))
    if (facts !== undefined) await pushAct(services, { cause: entry.leafHash, decision, facts })
  },
}

/** The act behind a duty or a check, as the case's own history has it. */
async function actOf(services: Services, caseId: string, cause: string) {
  const history = await services.history(caseId)
  const entry = history.find(({ leafHash }) => leafHash === cause)
  const decision = entry === undefined ? undefined : readDecision(entry)
  const facts = caseFacts(history)
  return decision === undefined || facts === undefined ? undefined : { cause, decision, facts }
}

const readSettled = eventReader<PushSettled>('PushSettled')
const pushSettled: Reaction = {
  name: 'supervision.push-what-was-checked',
  types: ['PushSettled'],
  react: async (entry, services) => {
    const settled = readSettled(entry)
    const act = settled === undefined ? undefined : await actOf(services, settled.case, settled.cause)
    if (settled !== undefined && act !== undefined) await pushByHand(services, act, settled.organs)
  },
}

const readRerouted = eventReader<DutyRerouted>('DutyRerouted')
const readOpened = eventReader<DutyOpened>('DutyOpened')
const pushRerouted: Reaction = {
  name: 'supervision.push-what-was-returned',
  types: ['DutyRerouted'],
  react: async (entry, services) => {
    const rerouted = readRerouted(entry)
    const { stream } = entry.envelope
    const first = (await services.history(stream)).at(0)
    const opened = first === undefined ? undefined : readOpened(first)
    if (rerouted === undefined || opened?.push === undefined) return
    const act = await actOf(services, opened.case, opened.push.cause)
    if (act !== undefined) await pushByHand(services, act, rerouted.organs, stream)
  },
}

/** Departments with systems of their own are told at once; what fails is tried again by a job. */
const announceToSystems: Reaction = {
  name: 'supervision.announce-to-systems',
  types: ['DutyOpened'],
  react: async (entry, services) => {
    const opened = readOpened(entry)
    if (opened !== undefined) await announce(services, entry.envelope.stream, opened.organ)
  },
}

const STEPS = {
  ApplicationAccepted: 'RECEIPT',
  AcceptanceDeemed: 'RECEIPT',
  CaseExamined: 'REVIEW',
  CaseGranted: 'RESULT',
  CaseRefused: 'RESULT',
} as const satisfies Readonly<Record<string, InteractionPoint['step']>>
const STEP_TYPES = ['ApplicationAccepted', 'AcceptanceDeemed', 'CaseExamined', 'CaseGranted', 'CaseRefused'] as const
const readStep = eventReader<ApplicationAccepted | AcceptanceDeemed | CaseExamined | CaseGranted | CaseRefused>(
  ...STEP_TYPES,
)
const interactAtSteps: Reaction = {
  name: 'supervision.interact-at-steps',
  types: STEP_TYPES,
  react: async (entry, services) => {
    const event = readStep(entry)
    if (event === undefined) return
    const facts = caseFacts(await services.history(entry.envelope.stream))
    const step = STEPS[event.type]
    if (facts !== undefined) await openInteractions(services, { facts, step, cause: entry.leafHash, at: event.at })
  },
}

export const reactions: readonly Reaction[] = [
  pushToCompetentOrgans,
  pushSettled,
  pushRerouted,
  announceToSystems,
  interactAtSteps,
  recordInspection,
]
