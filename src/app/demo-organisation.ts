import type { District, Matters } from '#catalogue'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import type { OfficerActor } from '#policy'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

/** Runs one command of the demo's reform as who would have done it; a second start finds it done. */
type Act = (life: string, stream: string, key: string, command: JsonObject, by?: OfficerActor) => Promise<void>

export const organOf = ({ organs }: District, key: string): string => {
  const found = organs.find((organ) => organ.key === key)
  if (found === undefined) throw new Error(`The demo district has no organ ${key}`)
  return found.id
}
function officerOf({ officers, region }: District, username: string): OfficerActor {
  const found = officers.find((each) => each.username === username)
  if (found === undefined) throw new Error(`The demo district has no ${username}`)
  return { kind: 'officer', id: found.id, organ: found.organ, region, roles: found.roles }
}

/** What was handed over with the powers of a department that had three permits. */
const HANDED_OVER = [
  { chapter: 'POLICIES', count: 14, list: ['劳务派遣行政许可实施办法及配套文件汇编', '审批流程图和示范文本'] },
  { chapter: 'SEALS', count: 1, list: ['示范区人力资源和社会保障局行政审批专用章（已封存）'] },
  { chapter: 'ARCHIVES', count: 286, list: ['2021 年以来劳务派遣许可档案 286 卷'] },
  { chapter: 'VOUCHERS', count: 40, list: ['空白劳务派遣经营许可证 40 套，已作废剪角'] },
  { chapter: 'COORDINATION', count: 2, list: ['日常监管由人力资源和社会保障局负责', '年度经营报告数据按月共享'] },
] as const
const BEING_HANDED_OVER = [
  { chapter: 'POLICIES', count: 3, list: ['公共体育设施管理办法及批复文件'], points: [] },
  { chapter: 'SEALS', count: 1, list: ['示范区体育局行政审批专用章'], points: ['印章封存须由公安机关备案，尚未办理'] },
  { chapter: 'ARCHIVES', count: 37, list: ['2023 年以来临时占用批准档案 37 卷'], points: [] },
  { chapter: 'VOUCHERS', count: 0, list: [], points: [] },
] as const
/** Far enough ahead that whoever tries the demo a week later can still sign. */
const DAYS_AHEAD = 30

async function seedTransfers(act: Act, { district, standards }: Matters, services: WholeOffice['services']) {
  const [bureau, labour, sport] = ['bureau', 'labour', 'sport'].map((key) => organOf(district, key))
  const today = localDate(services.now())
  const named = (organ: string | undefined, wanted: (standard: Matters['standards'][number]) => boolean) =>
    standards.filter(wanted).map(({ code, name }) => ({ code, name: name.zh, from: organ }))
  const moved = named(labour, (standard) => standard.name.zh.includes('劳务派遣') && standard.organ === bureau)
  const at = services.now()
  const signature = { at, digest: '0'.repeat(64) }
  await act('transfer', services.idFrom('demo transfer', '1'), 'transfer 1', {
    ...jsonObjectOf({ type: 'RecordTransfer', number: '示政办发〔2025〕18号', title: '人社领域事项划转（第一批）' }),
    ...jsonObjectOf({ way: 'TOTAL', to: bureau, items: moved, effectiveOn: '2025-10-01', openCases: 'MOVE' }),
    basis: '行政许可法第二十五条；示范省人民政府关于示范区开展相对集中行政许可权改革的批复',
    chapters: HANDED_OVER.map((chapter) => ({ ...chapter, list: [...chapter.list], points: [] })),
    signatures: [
      { organ: labour ?? '', by: services.idFrom('demo signatory', 'labour'), ...signature },
      { organ: bureau ?? '', by: officerOf(district, 'tang.duanheng').id, ...signature },
    ],
  })
  const underWay = services.idFrom('demo transfer', '2')
  const giver = officerOf(district, 'ji.shending')
  const terms = {
    ...{ number: '示政办发〔2026〕41号', title: '体育领域事项划转', way: 'ITEMS', to: bureau },
    items: named(sport, ({ organ }) => organ === sport),
    basis: '行政许可法第二十五条；示范省人民政府关于示范区开展相对集中行政许可权改革的批复',
    ...{ effectiveOn: addDays(today, DAYS_AHEAD), openCases: 'MOVE' },
  }
  await act('transfer', underWay, 'transfer 2', jsonObjectOf({ type: 'PrepareTransfer', ...terms }), giver)
  for (const chapter of BEING_HANDED_OVER)
    await act(
      'transfer',
      underWay,
      `transfer 2 ${chapter.chapter}`,
      jsonObjectOf({ type: 'WriteChapter', ...chapter }),
      giver,
    )
}

/** 机构改革 in the demo district: one transfer carried out and one under way. */
export async function seedReform(office: WholeOffice, installation: Installation, matters: Matters): Promise<void> {
  const { services } = office
  const system = { kind: 'system', id: installation.systemActor } as const
  const act: Act = async (life, stream, key, command, by) => {
    const idempotency = { scope: 'demo-reform', key, content: { key } }
    const timed = { ...command, at: services.now(), by: '$actor' }
    const result = await services.run({ life, stream, command: timed, by: by ?? system, idempotency })
    if (!result.ok) throw new Error(`The demo’s reform cannot be set up: ${key} ${result.refusal.code}`)
  }
  await seedTransfers(act, matters, services)
}
