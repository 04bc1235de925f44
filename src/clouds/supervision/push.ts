import { stateOf } from '#frame'
import type { PublishedItem, Services } from '#frame'
import { addDays, jsonObjectOf, localDate, officeTimeCountdown } from '#kernel'
import type { JsonObject } from '#kernel'
import { versionOn } from './domain/boundary-list.ts'
import type { BoundaryState } from './domain/boundary-list.ts'
import type { DutyCommand } from './domain/duty.ts'
import type { BoundaryContent, DutyOpened, Push, PushKind } from './domain/events.ts'
import type { PushCheckCommand } from './domain/linkage.ts'
import { industryIn, locate } from './domain/locate.ts'
import { routePush } from './domain/route.ts'
import type { RouteFacts, Target } from './domain/route.ts'
import { boundaryLife, boundaryStream, dutyLife, dutyStream, pushCheckLife, pushCheckStream } from './lives.ts'
import { kindOf, outcomeOf } from './pushed-case.ts'
import type { CaseFacts, PushedEvent } from './pushed-case.ts'

/** Two working days, as 襄阳 lets a department take; a line of the list sets its own. */
const CLAIM_HOURS = 14
/** From an inspection to its record, where no line says otherwise. */
const FEEDBACK_DAYS = 10
const FACTS_MAX = 30
const FACT_LENGTH_MAX = 200

const MACHINE = ['system', 'supervision'] as const
export const machineOf = ({ idFrom }: Pick<Services, 'idFrom'>) => ({ kind: 'system', id: idFrom(...MACHINE) }) as const

export async function boundaryState(services: Services): Promise<BoundaryState | null> {
  return stateOf(boundaryLife, await services.load(boundaryStream(services)))
}

/** Office hours of the department that must act, on its calendar. */
export function claimDueOf({ office }: Services, organ: string, from: string, hours: number): string {
  const startMs = Date.parse(from)
  const limit = { amount: hours, unit: 'hour' } as const
  const { due } = officeTimeCountdown({ startMs, limit, stops: [], asOfMs: startMs }, office.calendar.current(organ))
  return new Date(`${due.replace(' ', 'T')}:00+08:00`).toISOString()
}

function industryOf({ form, answers, standard }: CaseFacts, { industries }: BoundaryContent): string | null {
  const byAnswer = industries.find(
    ({ item, question, value }) => item === standard.itemCode && answers[question] === value,
  )
  return industryIn(form) ?? byAnswer?.code ?? null
}

const EMPTY: BoundaryContent = { lines: [], industries: [] }

/** Everything the list asks of an act, as far as it is known. */
export function routeFacts(services: Services, facts: CaseFacts, kind: PushKind, content: BoundaryContent): RouteFacts {
  const regions = services.office.catalogue.regions.map(({ code, name }) => ({ code, name: name.zh }))
  return {
    item: facts.standard.itemCode,
    kind,
    regions: locate(facts.object.address, regions),
    industry: industryOf(facts, content),
    standardOrgans: facts.standard.competentOrgans,
  }
}

/** What the form says of the object, in its own words; a person's own numbers are not an object's facts. */
function statedFacts(form: JsonObject, item: PublishedItem | undefined): Push['facts'] {
  const properties: Readonly<Record<string, unknown>> = isRecord(item?.standard.form)
    ? recordOf(item.standard.form['properties'])
    : {}
  return Object.entries(form)
    .flatMap(([name, value]): (readonly [string, string])[] => {
      const title = recordOf(properties[name])['title']
      const told = typeof value === 'object' ? (Array.isArray(value) ? value.join('、') : '') : String(value)
      if (typeof title !== 'string' || typeof value === 'boolean' || told === '' || isPersonal(name)) return []
      return [[title, told.slice(0, FACT_LENGTH_MAX)]]
    })
    .slice(0, FACTS_MAX)
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})
const isPersonal = (name: string): boolean => /(mobile|phone|idNumber|Id|email)$/.test(name)

/** What is over needs no first inspection. */
const ENDING: readonly PushKind[] = ['REFUSAL', 'ANNULMENT', 'DEREGISTRATION']

interface PushedAct {
  readonly cause: string
  readonly decision: PushedEvent
  readonly facts: CaseFacts
}

/** 推送: the duty of one department, with all an inspection is aimed by. */
async function openDuty(
  services: Services,
  { cause, decision, facts }: PushedAct,
  target: Target,
  push: Pick<Push, 'kind' | 'region' | 'industry' | 'list' | 'basis' | 'organs'>,
  insteadOf?: string,
): Promise<void> {
  const { standard, form } = facts
  const item = await services.office.catalogue.findItem(standard.itemCode, standard.version)
  const at = services.now()
  const { line, organ } = target
  const days = item?.standard.supervision.firstCheckDays ?? 0
  const checked = days > 0 && !ENDING.includes(push.kind) && (line === null || line.followUp === 'FIRST_CHECK')
  const whole: Push = {
    ...push,
    cause,
    // Who has a duty of its own need not read along.
    upper: (line?.upper ?? []).filter((above) => !push.organs.includes(above)),
    holder: facts.holder,
    itemVersion: standard.version,
    line: line?.id ?? null,
    claimDue: claimDueOf(services, organ, at, line?.claimHours ?? CLAIM_HOURS),
    firstCheckDue: checked ? addDays(localDate(decision.at), days) : null,
    feedbackDays: line?.feedbackDays ?? FEEDBACK_DAYS,
    facts: statedFacts(form, item),
    commitment: facts.committed ? (item?.standard.commitment?.text.zh ?? null) : null,
    validUntil: decision.type === 'CaseGranted' ? decision.validUntil : null,
  }
  const opened: Omit<DutyOpened, 'type'> = {
    at,
    case: facts.case,
    caseNumber: facts.caseNumber,
    itemCode: standard.itemCode,
    itemName: standard.name,
    organ,
    decidedBy: standard.organ,
    outcome: outcomeOf(decision),
    object: facts.object,
    decidedAt: decision.at,
    approvers: facts.approvers,
    push: whole,
    ...(insteadOf === undefined ? {} : { insteadOf }),
  }
  const command: DutyCommand = { type: 'OpenDuty', ...opened }
  // Refused when an earlier run of this reaction opened it: then it is open.
  await services.run({
    life: dutyLife.kind,
    stream: dutyStream(services, cause, organ),
    command: jsonObjectOf(command),
    by: machineOf(services),
  })
}

/** To whom an act goes by the list in force on its day; what the list does not decide waits for a person. */
export async function pushAct(services: Services, act: PushedAct): Promise<void> {
  const { facts, decision, cause } = act
  const version = versionOn(await boundaryState(services), localDate(decision.at))
  const content = version?.content ?? EMPTY
  const kind = kindOf(decision, facts.standard)
  const known = routeFacts(services, facts, kind, content)
  const region = known.regions.length === 1 ? (known.regions[0] ?? null) : null
  const routed = routePush(content, known)
  const organs = new Set(services.office.catalogue.organs().map(({ id }) => id))
  const gone = routed.ok ? routed.targets.filter(({ organ }) => !organs.has(organ)) : []
  if (routed.ok && gone.length === 0) {
    const push = {
      ...{ kind, region, industry: known.industry, list: version?.number ?? null },
      ...{ organs: routed.targets.map(({ organ }) => organ) },
    }
    for (const target of routed.targets)
      await openDuty(services, act, target, { ...push, basis: target.line === null ? 'STANDARD' : 'LIST' })
    return
  }
  const doubts = routed.ok ? (['ORGAN_GONE'] as const) : routed.doubts
  const candidates = routed.ok ? routed.targets.map(({ organ }) => organ) : routed.candidates
  const { standard, caseNumber, object } = facts
  const command: PushCheckCommand = {
    ...{ type: 'QuestionPush', at: services.now(), by: '$actor', case: facts.case, caseNumber, kind, cause },
    ...{ itemCode: standard.itemCode, itemName: standard.name, decidedBy: standard.organ },
    ...{ doubts, candidates: candidates.filter((organ) => organs.has(organ)) },
    ...{ address: object.address, region, industry: known.industry },
  }
  await services.run({
    life: pushCheckLife.kind,
    stream: pushCheckStream(services, cause),
    command: jsonObjectOf(command),
    by: machineOf(services),
  })
}

/** Sent by a person's word: after a manual check, or because a department gave it back. */
export async function pushByHand(
  services: Services,
  act: PushedAct,
  organs: readonly string[],
  insteadOf?: string,
): Promise<void> {
  const version = versionOn(await boundaryState(services), localDate(act.decision.at))
  const kind = kindOf(act.decision, act.facts.standard)
  const known = routeFacts(services, act.facts, kind, version?.content ?? EMPTY)
  const region = known.regions.length === 1 ? (known.regions[0] ?? null) : null
  const push = { kind, region, industry: known.industry, list: null, basis: 'CHECKED', organs } as const
  for (const organ of organs) await openDuty(services, act, { organ, line: null }, push, insteadOf)
}
