import type { ProcedureOrder, RunResult, Services } from '#frame'
import { eventReader, stateOf } from '#frame'
import type { RevocationPowerGiven } from '#clouds/certificate/events'
import { mayPunish, STRUCTURE_EVENT_TYPES, typesIn } from '#clouds/organisation/events'
import type { StructureEvent } from '#clouds/organisation/events'
import { addDays, dueDate, jsonObjectOf, localDate, refused } from '#kernel'
import type { Actor, SystemActor } from '#policy'
import type { Evidence, Origin, PermitRef } from './domain/events.ts'
import type { EndingKind, EndingRule } from './domain/kinds.ts'
import type { ProcedureCommand } from './domain/procedure.ts'
import { endingRulesLife, procedureLife, streams } from './lives.ts'
import { findPermit, permitOf } from './projections/permit.ts'

export const findingsSystem = ({ idFrom }: Pick<Services, 'idFrom'>): SystemActor => ({
  kind: 'system',
  id: idFrom('system', 'findings'),
})

export const rulesInForce = async (services: Services) =>
  stateOf(endingRulesLife, await services.load(streams(services).rules()))

const readPower = eventReader<RevocationPowerGiven>('RevocationPowerGiven')
/** 吊销决定机关: as the certificate cloud published it, in general and for single items. */
export async function revocationPowers(services: Services): Promise<readonly RevocationPowerGiven[]> {
  const entries = await services.history(services.idFrom('revocation power'))
  return entries.map(readPower).filter((event) => event !== undefined)
}
async function revokesHimself(services: Services, item: string): Promise<boolean> {
  const given = await revocationPowers(services)
  const rule = given.findLast((one) => one.item === item) ?? given.findLast((one) => one.item === null)
  return rule?.decidedBy === 'BUREAU'
}

const readStructure = eventReader<StructureEvent>(...STRUCTURE_EVENT_TYPES)
/** Revocation is a penalty: who only supervises does not decide it (行政处罚法 17). */
async function punishing(services: Services, organs: readonly string[]): Promise<readonly string[]> {
  const able = organs.map(async (organ) => {
    const history = await services.history(services.idFrom('organ structure', organ))
    return mayPunish(typesIn(history.flatMap((entry) => readStructure(entry) ?? []))) ? [organ] : []
  })
  return (await Promise.all(able)).flat()
}

/** Which organ decides on this kind of ending: the one that granted, save a penalty that is a department's. */
export async function decidingOrgans(
  services: Services,
  kind: EndingKind,
  { itemCode, bureau }: Pick<PermitRef, 'itemCode' | 'bureau'>,
  supervisors: readonly string[],
): Promise<readonly string[]> {
  if (kind !== 'REVOKE' || (await revokesHimself(services, itemCode))) return [bureau]
  return punishing(
    services,
    supervisors.filter((organ) => organ !== bureau),
  )
}

export const workingDayAfter = (services: Services, organ: string, days: number): string =>
  dueDate({ accepted: localDate(services.now()), days, unit: 'working' }, services.office.calendar.current(organ)).due

interface Opening {
  readonly permit: PermitRef
  readonly supervisors: readonly string[]
  readonly kind: EndingKind
  readonly organ: string
  readonly origin: Origin
  readonly basis: string
  readonly grounds: string
  readonly evidence: readonly Evidence[]
  readonly rule: EndingRule
}
export const numberFor = (services: Services, sign: string, stream: string): string =>
  `${sign}${localDate(services.now()).slice(0, 4)}${stream.slice(0, 8).toUpperCase()}`

export function opening(services: Services, stream: string, { rule, ...opened }: Opening) {
  return {
    type: 'OpenProcedure',
    ...opened,
    ...{ at: services.now(), by: '$actor', number: numberFor(services, 'ZZ', stream), hearing: rule.hearing },
    decisionDue: addDays(localDate(services.now()), rule.decisionDays),
  } as const satisfies ProcedureCommand
}

/** From another room: an objection that was upheld, a finding. Twice is harmless. */
export async function openFor(services: Services, order: ProcedureOrder, by: Actor): Promise<RunResult> {
  const { kind, origin, basis, grounds, label } = order
  const row = await findPermit(services.db, order.case)
  if (row === undefined) return refused('PERMIT_UNKNOWN')
  const stream = streams(services).procedure(origin.type, origin.id)
  const known = stateOf(procedureLife, await services.load(stream))
  if (known !== null) return { ok: true, stream, version: 0, entries: [], replayed: true }
  const permit = permitOf(row)
  const [organ = permit.bureau] = await decidingOrgans(services, kind, permit, row.supervisors)
  const rule = (await rulesInForce(services))[kind]
  const evidence: readonly Evidence[] = [
    { kind: origin.type === 'OBJECTION' ? 'OBJECTION' : 'ENTRY', id: origin.id, label },
  ]
  const { supervisors } = row
  const command = opening(services, stream, {
    permit,
    supervisors,
    kind,
    organ,
    origin,
    basis,
    grounds,
    evidence,
    rule,
  })
  return services.run({ life: procedureLife.kind, stream, command: jsonObjectOf(command), by })
}
