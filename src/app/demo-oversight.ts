import type { Matters } from '#catalogue'
import type { RunRequest } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import { SLIP_CASE, slipCaseNumber } from './demo-cases.ts'
import type { WholeOffice } from './office.ts'

const MINUTES_LIMIT = 120
const ANSWER_DAYS = 3
const ORDER_DAYS = 5

/**
 * What the inspectors' desk has on the first day: the demo's case was entered days after its papers came in, and that
 * is what the card says; an order asks why, and the risk behind it waits for the leader. Four acts, each done once.
 */
export async function seedOversight({ services }: WholeOffice, { district }: Matters): Promise<void> {
  const [inspector, bureau] = [
    district.officers.find(({ roles }) => roles.includes('inspector')),
    district.organs.find(({ key }) => key === 'bureau')?.id,
  ]
  const id = services.idFrom(...SLIP_CASE)
  const [filed] = await services.history(id)
  if (inspector === undefined || bureau === undefined || filed === undefined) return
  const card = services.idFrom('demo card', id)
  if ((await services.load(card)) !== undefined) return
  const at = services.now()
  const today = localDate(at)
  const calendar = services.office.calendar.current(bureau)
  const { roles, organ } = inspector
  const by: RunRequest['by'] = { kind: 'officer', id: inspector.id, organ, region: district.region, roles }
  const act = async (life: string, stream: string, command: object, who: RunRequest['by'] = by) => {
    const request = { life, stream, command: jsonObjectOf({ ...command, at, by: '$actor' }), by: who }
    const result = await services.run(request)
    if (!result.ok) throw new Error(`The demo’s oversight cannot be set up: ${life} ${result.refusal.code}`)
  }
  const { occurredAt, recordedAt } = filed.envelope
  const found = Math.round((Date.parse(recordedAt) - Date.parse(occurredAt)) / 60_000)
  const rule = {
    ...{ name: { zh: '事后补录', en: 'Entered long after it was done' }, version: 0, kind: 'LATE_ENTRY' },
    ...{ family: 'DURING', basis: '电子监察：录入与办理同步', addressee: 'ORGAN', person: null },
    ...{ answerDue: calendar.addWorkingDays(today, ANSWER_DAYS), entries: [filed.leafHash] },
    figures: { step: filed.envelope.type, found, limit: MINUTES_LIMIT },
  }
  const about = { case: id, caseNumber: slipCaseNumber(occurredAt), organ: bureau }
  const raised = { type: 'RaiseCard', ...about, rule: 'ENTERED_LATE', colour: 'YELLOW', due: today, usedPercent: 100 }
  const system = { kind: 'system', id: services.idFrom('system', 'oversight') } as const
  await act('card', card, { ...raised, found: rule }, system)
  const order = {
    ...{ type: 'IssueOrder', number: `督〔${today.slice(0, 4)}〕演示1号`, card, case: id, organ: bureau, person: null },
    question: '停电期间窗口收件数日后才补录，请说明停电时间、补录经过和今后的安排。',
    ...{ due: calendar.addWorkingDays(today, ORDER_DAYS), today },
  }
  await act('supervisionOrder', services.idFrom('demo order', id), order)
  const risk = services.idFrom('demo risk', id)
  await act('risk', risk, { type: 'FindRisk', card, case: id, title: '应急收件补录不及时，可能影响法定期限' })
  const assessed = { likelihood: 2, impact: 3, reason: '仅在停电断网时发生，但期限从实际收件日起算' }
  await act('risk', risk, { type: 'AssessRisk', ...assessed })
}
