import type { Matters } from '#catalogue'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { WholeOffice } from './office.ts'

/**
 * What the desks of findings have on the first day: an accountability case that was opened on a case of the demo and put
 * to whoever answers. Findings and procedures come of permits, and those of the people who try the demo.
 */
export async function seedFindings({ services }: WholeOffice, { district }: Matters): Promise<void> {
  const inspector = district.officers.find(({ username }) => username === 'cheng.zhengming')
  const region = district.organs.find(({ id }) => id === inspector?.organ)?.region
  const market = district.organs.find(({ key }) => key === 'market')?.id
  const [first] = (
    await services.db.query<{ case: string; number: string }>(
      'select case_id as "case", case_number as number from findings._private_permit order by case_number limit 1',
    )
  ).rows
  if (inspector === undefined || region === undefined || market === undefined || first === undefined) return
  const by: OfficerActor = { ...inspector, kind: 'officer', region }
  const stream = services.idFrom('demo accountability')
  const run = async (key: string, command: object) => {
    const done = { at: services.now(), by: '$actor' }
    const request = { life: 'accountability', stream, command: jsonObjectOf({ ...command, ...done }), by }
    const idempotency = { scope: 'demo-findings', key, content: { key } }
    const result = await services.run({ ...request, idempotency })
    if (!result.ok) throw new Error(`The demo’s accountability cannot be set up: ${result.refusal.code}`)
  }
  await run('opened', {
    ...{ type: 'OpenAccountability', number: 'WZ2026DEMO', violation: 'NOT_COPIED', organ: market, person: null },
    facts: '监管检查发现的问题没有在规定期限内反馈审批机关。',
    evidence: [{ kind: 'CASE', id: first.case, label: first.number }],
  })
  await run('told', { type: 'TellAccountable', replyUntil: addDays(localDate(services.now()), 10) })
}
