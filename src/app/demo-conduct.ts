import type { Matters } from '#catalogue'
import type { RunRequest } from '#frame'
import { addDays, jsonObjectOf, localDate, trackingCode } from '#kernel'
import type { Role } from '#policy'
import type { WholeOffice } from './office.ts'

const TAKE_UP_DAYS = 5
const ANSWER_DAYS = 2
const RECTIFY_DAYS = 7
const MINUTE_MS = 60_000

/**
 * What the desks of conduct have on the first day: a report without a name, a contact that waits to be taken over, a visit
 * whose finding is to be put right, and a check that comes every week. Every act has its own key.
 */
export async function seedConduct({ services }: WholeOffice, { district }: Matters): Promise<void> {
  const withRole = (role: Role) => district.officers.filter(({ roles }) => roles.includes(role))
  const [[inspector], [clerk], [examiner]] = [withRole('inspector'), withRole('intakeOfficer'), withRole('examiner')]
  if (inspector === undefined || clerk === undefined || examiner === undefined) return
  const at = services.now()
  const today = localDate(at)
  const calendar = services.office.calendar.current(clerk.organ)
  const asOfficer = ({ id, organ, roles }: typeof clerk): RunRequest['by'] => ({
    ...{ kind: 'officer', id, organ, region: district.region, roles },
  })
  const act = async (life: string, stream: string, command: object, by: RunRequest['by'], key: string) => {
    const request = { life, stream, command: jsonObjectOf({ at, by: '$actor', ...command }), by }
    const result = await services.run({ ...request, idempotency: { scope: 'demo-conduct', key, content: { key } } })
    if (!result.ok) throw new Error(`The demo’s conduct cannot be set up: ${key} ${result.refusal.code}`)
  }

  const report = services.idFrom('demo', 'report')
  const code = trackingCode(Buffer.from(report.replaceAll('-', '').repeat(2), 'hex').subarray(0, 20))
  const filing = {
    ...{ type: 'FileRequest', kind: 'REPORT', code, subject: { kind: 'NONE' }, from: 'PERSON', publishable: true },
    text: '上周三上午在大厅办事，取号后等了一个多小时，三个窗口只开了一个，问导办说不清楚什么时候轮到。',
    ...{ contact: { name: '', phone: '' }, limitDays: 30, registrar: inspector.organ, routedTo: inspector.organ },
    ...{ involved: [] },
    report: { organ: clerk.organ, person: '', evidence: [], takeUpBy: calendar.addWorkingDays(today, TAKE_UP_DAYS) },
  }
  await act('request', report, filing, { kind: 'system', id: services.idFrom('bearer', report) }, 'report')

  const contact = services.idFrom('demo', 'contact')
  const taken = {
    ...{ type: 'TakeContact', organ: clerk.organ, channel: 'PHONE', person: { name: '示例居民甲', phone: '' } },
    ...{ itemCode: null, asked: '小餐馆转让给别人，许可证要不要重新办？' },
    due: calendar.addWorkingDays(today, ANSWER_DAYS),
  }
  await act('firstContact', contact, taken, asOfficer(clerk), 'contact')
  const offer = { type: 'OfferHandOver', to: examiner.id, reason: '涉及变更条件，由审查岗答复更准确' }
  await act('firstContact', contact, offer, asOfficer(clerk), 'offer')

  const plan = { type: 'PlanCheck', today, organ: clerk.organ, inspector: inspector.id, on: today, after: null }
  const visit = services.idFrom('demo', 'visit of experience')
  const script = [
    { code: 'C1', text: '不提前打招呼，到大厅取号，记下等了多久', basis: '服务承诺', minutes: 20 },
    { code: 'C2', text: '问导办：我想开个小餐馆，要办什么', basis: '首问负责制', minutes: 10 },
  ]
  const visited = { ...plan, kind: 'EXPERIENCE', title: '走流程：第一次开店的人', place: '政务大厅', every: null }
  await act('performanceCheck', visit, { ...visited, lines: script }, asOfficer(inspector), 'visit')
  const lived = (codeOf: string, minutes: number, result: object) =>
    act(
      'performanceCheck',
      visit,
      {
        ...{ type: 'RecordStep', code: codeOf, evidence: [], ended: at, ...result },
        began: new Date(Date.parse(at) - minutes * MINUTE_MS).toISOString(),
      },
      asOfficer(inspector),
      `step ${codeOf}`,
    )
  const shown = await services.files.put(Buffer.from('%PDF-1.4\n% 走流程记录（演示）\n%%EOF\n'))
  await lived('C1', 47, { result: 'PROBLEM', note: '等了 47 分钟，三个窗口只开一个', evidence: [shown] })
  await lived('C2', 6, { result: 'OK', note: '一次说清，给了办事指南' })
  const findings = [{ code: 'C1', lastDay: addDays(today, RECTIFY_DAYS) }]
  const finished = { type: 'FinishCheck', today, summary: '取号等候过长，其余顺畅。', findings }
  await act('performanceCheck', visit, finished, asOfficer(inspector), 'finish')

  const routine = services.idFrom('demo', 'routine check')
  const lines = [
    { code: 'A1', text: '窗口人员在岗，没有空岗；离岗有替岗', basis: '政务服务大厅管理制度', minutes: null },
    { code: 'A2', text: '公示的材料、时限与现行标准一致', basis: '行政许可法第三十条', minutes: null },
  ]
  const weekly = { ...plan, kind: 'ROUTINE', title: '大厅窗口日常检查', place: '', every: 'WEEK', lines }
  const on = calendar.addWorkingDays(today, 2)
  await act('performanceCheck', routine, { ...weekly, on }, asOfficer(inspector), 'routine')
}
