import type { Matters } from '#catalogue'
import { jsonObjectOf } from '#kernel'
import type { OfficerActor } from '#policy'
import type { WholeOffice } from './office.ts'

const FOOD = '990101001001'
const DAY_MS = 86_400_000

/** What lies in the inbox of both sides on the first day: a question about an item, a problem, and a topic to meet about. */
export async function seedInterplay({ services }: WholeOffice, { district, standards }: Matters): Promise<void> {
  const item = standards.find(({ code }) => code === FOOD)
  const [market] = item?.competentOrgans ?? []
  const officer = (organ: string | undefined, role: 'supervisor' | 'examiner'): OfficerActor | undefined => {
    const found = district.officers.find((one) => one.organ === organ && one.roles.some((held) => held === role))
    return found === undefined ? undefined : { ...found, kind: 'officer', region: district.region }
  }
  const supervisor = officer(market, 'supervisor')
  const examiner = officer(item?.organ, 'examiner')
  if (item === undefined || market === undefined || supervisor === undefined || examiner === undefined) return
  const at = services.now()
  const subject = {
    ...{ case: null, caseNumber: null, itemCode: FOOD, itemName: item.name.zh, approvingOrgan: item.organ },
    approvers: [],
  }
  const begin = async (key: string, by: OfficerActor, to: string, order: object, days: number) => {
    const stream = services.idFrom('demo exchange', key)
    const command = {
      ...{ type: 'OpenExchange', at, by: '$actor', organ: by.organ, from: by.organ, to: [to] },
      ...{ number: `审管〔${at.slice(0, 4)}〕${stream.slice(0, 8).toUpperCase()}`, subject, ground: null, papers: [] },
      due: new Date(Date.parse(at) + days * DAY_MS).toISOString(),
      ...order,
    }
    const idempotency = { scope: 'demo-interplay', key, content: { key } }
    const request = { life: 'exchange', stream, command: jsonObjectOf(command), by, idempotency }
    const result = await services.run(request)
    if (!result.ok) throw new Error(`The demo’s exchanges cannot be set up: ${key} ${result.refusal.code}`)
  }
  const question = { kind: 'QUESTION', title: '冷食类制售的审查口径' }
  const asked = '小餐饮仅拌制凉菜的，审查时是否要求设置专间？请说明掌握的标准，便于监管时一致。'
  await begin('question', supervisor, item.organ, { ...question, text: asked }, 5)
  const problem = { kind: 'PROBLEM', title: '推送的经营地址缺门牌号', ground: 'BLOCKED_PUSH', weight: 'DIFFICULTY' }
  const blocked = '近期推送的许可信息中，部分地址只写到街道，无法确定监管所。建议受理时核对门牌号。'
  await begin('problem', supervisor, item.organ, { ...problem, text: blocked }, 14)
  const topic = { kind: 'TOPIC', title: '统一小餐饮面积认定标准' }
  await begin(
    'topic',
    examiner,
    market,
    { ...topic, text: '审批和监管对使用面积的口径不一，建议座谈后形成统一文件。' },
    7,
  )
}
