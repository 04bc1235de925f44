import type { Matters } from '#catalogue'
import type { RunRequest } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import { demoFiling, SLIP_CASE, slipCaseNumber, slowItem } from './demo-cases.ts'
import type { WholeOffice } from './office.ts'

const ASKED = '拟于下月开业，申请办理。'
const REFUSED = '变更的只是店招，不涉及许可事项，依法不需要办理变更许可。'
/** Of the papers that came in on a slip; not the examiner everybody signs in as: his own desk begins empty. */
const [MESSENGER, RECEIVER] = ['lin.shouli', 'su.jianming']
/** Acceptance is owed within five working days (行政许可法 32); the calendar says which day that is. */
const ACCEPTANCE_DAYS = 5

/**
 * What the counters have on the first day: an application that waits for intake, one that was not accepted and whose
 * notice is to be handed over, and the papers of the power cut on their way to the back office.
 */
export async function seedDesks(office: WholeOffice, { district, standards }: Matters): Promise<void> {
  const { services } = office
  const person = district.applicants.find(({ kind }) => kind === 'PERSON')
  const standard = slowItem(standards)
  const [clerk, receiver] = [MESSENGER, RECEIVER].map((name) =>
    district.officers.find(({ username }) => username === name),
  )
  if (person === undefined || standard === undefined || clerk === undefined || receiver === undefined) return
  const at = services.now()
  const today = localDate(at)
  const calendar = services.office.calendar.current(standard.organ)
  const { region } = district
  const officer: RunRequest['by'] = { kind: 'officer', id: clerk.id, organ: clerk.organ, region, roles: clerk.roles }
  const owner: RunRequest['by'] = { kind: 'applicant', id: services.idFrom('account', person.username) }
  const act = async (life: string, stream: string, command: object, by: RunRequest['by'], key: string) => {
    const request = { life, stream, command: jsonObjectOf({ ...command, at, by: '$actor' }), by }
    const result = await services.run({ ...request, idempotency: { scope: 'demo-desks', key, content: { key } } })
    if (!result.ok) throw new Error(`The demo’s desks cannot be set up: ${key} ${result.refusal.code}`)
  }
  const filing = await demoFiling(office, standard, person, at, ASKED)
  const file = async (key: string, ordinal: number) => {
    const stream = services.idFrom('demo', key)
    const number = {
      caseNumber: `SFQ-${today.replaceAll('-', '')}-90000${String(ordinal)}`,
      trackingCode: `DEM00-DEM00-DEM00-DEM0${String(ordinal - 1)}`,
    }
    // Filed on the first day alone: another start finds it there, whatever has become of it.
    const known = (await services.load(stream)) !== undefined
    if (!known)
      await act('case', stream, { ...filing, ...number, delivery: { means: 'COUNTER', address: '' } }, owner, key)
    return { stream, known }
  }
  await file('case at intake', 3)
  const notOurs = await file('case not accepted', 4)
  const due = { acceptanceDue: calendar.addWorkingDays(today, ACCEPTANCE_DAYS) }
  const refusal = { type: 'RefuseToAccept', ...due, ground: 'NOT_REQUIRED', reason: REFUSED }
  if (!notOurs.known) await act('case', notOurs.stream, refusal, officer, 'not accepted')

  const slip = services.idFrom(...SLIP_CASE)
  const [filed] = await services.history(slip)
  if (filed === undefined) return
  const caseNumber = slipCaseNumber(filed.envelope.occurredAt)
  const materials = standard.materials.map(({ id }) => id)
  const slipOfPapers = {
    ...{ type: 'HandOverPapers', posts: ['WINDOW'], from: 'WINDOW', to: 'BACK_OFFICE', receiver: receiver.id },
    ...{ number: `YJ${today.replaceAll('-', '')}-9001`, organ: clerk.organ, due: calendar.addWorkingDays(today, 1) },
    bundles: [{ caseId: slip, caseNumber, materials, pieces: materials.length }],
  }
  await act('handover', services.idFrom('demo', 'papers under way'), slipOfPapers, officer, 'papers')
}
