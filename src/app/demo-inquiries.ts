import type { Matters } from '#catalogue'
import { figuresOf } from '#clouds/oversight'
import type { RunRequest } from '#frame'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import { DEMO_CONTROLS, DEMO_POLICIES } from './demo-policies.ts'
import type { WholeOffice } from './office.ts'

const DAYS = 90
const EVERY_HOURS = 24
const OWN_SYSTEM_ITEM = '990112107001'
/** Numbers that no house of ours gave. */
const ELSEWHERE = [
  { number: '示范城管许〔2026〕0017号', item: '户外广告设置许可', issuedOn: '2026-02-11', explained: true },
  { number: '示范城管许〔2026〕0023号', item: '临时占用城市道路许可', issuedOn: '2026-03-05', explained: false },
] as const
const SOURCE = '区城管局2026年行政许可台账'

/** What inspectors and evaluators find on their desks on the first day. */
export async function seedInquiries({ services }: WholeOffice, { district, standards }: Matters): Promise<void> {
  const at = services.now()
  const today = localDate(at)
  const officer = (username: string): OfficerActor => {
    const found = district.officers.find((one) => one.username === username)
    if (found === undefined) throw new Error(`The demo district has no ${username}`)
    return { kind: 'officer', id: found.id, organ: found.organ, region: district.region, roles: found.roles }
  }
  const run = async (key: string, life: string, stream: string, by: RunRequest['by'], command: object) => {
    // Somebody went on with it meanwhile: what he did stands.
    if ((await services.load(stream)) !== undefined) return
    const idempotency = { scope: 'demo-inquiries', key, content: { key } }
    const timed = jsonObjectOf({ ...command, at, by: '$actor' })
    const result = await services.run({ life, stream, command: timed, by, idempotency })
    if (!result.ok) throw new Error(`The demo’s inquiries cannot be set up: ${key} ${result.refusal.code}`)
  }
  const inspector = officer('cheng.zhengming')
  for (const { number } of DEMO_POLICIES)
    for (const [article, control] of Object.entries(DEMO_CONTROLS[number])) {
      const measure = 'rule' in control ? { rule: control.rule, mostHits: control.most ?? 0, days: DAYS } : null
      const reason = 'reason' in control ? control.reason : null
      const stream = services.idFrom('rule control', number, article)
      const command = { type: 'SetControl', document: number, article, measure, reason }
      await run(`${number} ${article}`, 'ruleControl', stream, inspector, command)
    }
  const [cityManagement, bureau] = ['urbanManagement', 'bureau'].map(
    (key) => district.organs.find((organ) => organ.key === key)?.id,
  )
  if (cityManagement === undefined || bureau === undefined) return
  for (const { explained, ...permit } of ELSEWHERE) {
    const stream = services.idFrom('outside permit', cityManagement, permit.number)
    const seen = { type: 'SeePermitElsewhere', ...permit, organ: cityManagement, source: SOURCE }
    await run(permit.number, 'outsidePermit', stream, inspector, seen)
    if (!explained || (await services.load(stream))?.version !== 1) continue
    const reason = '划转批次生效前已受理，按备忘录由原单位办结'
    const exception = { type: 'RegisterException', at, by: '$actor', reason, basis: '划转备忘录第二章' }
    await services.run({ life: 'outsidePermit', stream, command: exception, by: inspector })
  }
  const own = standards.find(({ code }) => code === OWN_SYSTEM_ITEM) ?? standards[0]
  const labour = district.organs.find(({ key }) => key === 'labour')?.id
  if (own !== undefined && labour !== undefined) {
    const name = '劳动保障业务系统'
    const command = { type: 'RegisterReportingSystem', name, organ: labour, items: [own.code], everyHours: EVERY_HOURS }
    await run(name, 'reportingSystem', services.idFrom('reporting system', labour, name), inspector, command)
  }
  const period = { from: addDays(today, -DAYS), to: addDays(today, -1) }
  const evaluator = officer('ping.xiaoneng')
  const opened = {
    ...{ type: 'OpenEvaluation', organ: bureau, evaluatorOrgan: evaluator.organ, ...period, today },
    ...{
      asOfLeaf: await services.office.proofs.size(),
      figures: await figuresOf(services, { organ: bureau, ...period }),
    },
  }
  await run('evaluation', 'evaluation', services.idFrom('demo evaluation', bureau), evaluator, opened)
}
