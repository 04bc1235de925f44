import type { District, Matters } from '#catalogue'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import type { OfficerActor } from '#policy'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

/** Runs one command of the demo's reform as who would have done it; a second start finds it done. */
type Act = (life: string, stream: string, key: string, command: JsonObject, by?: OfficerActor) => Promise<void>

const organOf = ({ organs }: District, key: string): string => {
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

const PLACES_TAKEN = [
  ['bureau', 'gu.fuhe', 'access', true],
  ['bureau', 'he.yuanzhou', 'access', false],
  ['bureau', 'su.jianming', 'construction', false],
  ['market', 'pan.guanshi', 'food', false],
  ['market', 'guan.mingcha', 'credit', false],
] as const

/** Types, models and sections of the organs the demo is about; the others stay as they were registered. */
async function seedStructure(act: Act, { district }: Matters, services: WholeOffice['services']) {
  const organ = (key: string) => organOf(district, key)
  const arrange = (key: string, said: object) => {
    const rest = { types: [], brands: [], parent: null, model: null, rollOut: null, residentAt: null }
    const command = { type: 'ArrangeOrgan', organ: organ(key), ...rest, basis: '示编办发〔2025〕6号', ...said }
    return act('organStructure', services.idFrom('organ structure', organ(key)), `organ ${key}`, jsonObjectOf(command))
  }
  const brands = [{ zh: '示范区政务服务管理办公室', en: 'Government Service Administration Office' }]
  await arrange('bureau', { types: ['APPROVAL', 'SERVICE_CENTRE'], brands, model: 'BUREAU', rollOut: 'OPERATING' })
  await arrange('sport', { types: ['APPROVAL', 'SUPERVISION'], model: 'SECTION', rollOut: 'PREPARING' })
  await arrange('market', { types: ['SUPERVISION', 'ENFORCEMENT'], rollOut: 'OPERATING' })
  await arrange('foodSafetyCentre', { types: ['SUBORDINATE', 'SUPERVISION'], parent: organ('market') })
  await arrange('police', { types: ['VERTICAL'], residentAt: organ('bureau') })
  // 经济发达镇: it decides what is delegated to it and supervises on the spot.
  await arrange('exemplarTown', { types: ['APPROVAL', 'SUPERVISION', 'CONVENIENCE_CENTRE'], rollOut: 'OPERATING' })
  // 开发区: a region with powers, a hall and supervisors of its own, and no mere address.
  await arrange('highTechZone', { types: ['ZONE', 'SERVICE_CENTRE'], rollOut: 'OPERATING' })
  const section = (key: string, id: string, name: object, duty: string, posts: object[], since: string) =>
    act(
      'organStructure',
      services.idFrom('organ structure', organ(key)),
      `section ${key} ${id}`,
      jsonObjectOf({ type: 'SetSection', id, name, duty, items: [], posts, since }),
    )
  const examining = (seats: number) => [{ name: '审查岗', seats, roles: ['examiner'] }]
  const OPENED = '2025-10-01'
  const named = (zh: string, en: string) => ({ zh, en })
  await section('bureau', 'access', named('市场准入科', 'Market access'), 'EXAMINATION', examining(4), OPENED)
  await section('bureau', 'construction', named('投资建设科', 'Construction'), 'EXAMINATION', examining(4), OPENED)
  await section('bureau', 'social', named('社会事业科', 'Social affairs'), 'EXAMINATION', examining(3), OPENED)
  await section('bureau', 'general', named('综合审批科', 'General approval'), 'EXAMINATION', examining(3), OPENED)
  await section('bureau', 'survey', named('现场勘查科', 'Site survey'), 'SURVEY', examining(4), OPENED)
  // A department answers through its sections and the body under it.
  const supervising = (seats: number) => [{ name: '监管岗', seats, roles: ['supervisor'] }]
  await section('market', 'food', named('食品经营监管科', 'Food business'), 'SUPERVISION', supervising(4), OPENED)
  await section('market', 'credit', named('信用监管科', 'Credit supervision'), 'SUPERVISION', supervising(3), OPENED)
  for (const [key, username, place, head] of PLACES_TAKEN) {
    const life = services.idFrom('organ structure', organ(key))
    const command = { type: 'PlaceOfficer', officer: officerOf(district, username).id, section: place, head }
    await act('organStructure', life, `place ${username}`, jsonObjectOf(command))
  }
  // What the department had, and gave up on the day of the transfer.
  await arrange('labour', { types: ['SUPERVISION'], rollOut: 'OPERATING' })
  await section('labour', 'permits', named('行政许可科', 'Permits'), 'EXAMINATION', examining(18), '2016-03-01')
  const closing = { type: 'CloseSection', section: 'permits', on: OPENED, reason: '职责划转审批局' }
  const labour = services.idFrom('organ structure', organ('labour'))
  await act('organStructure', labour, 'section labour closed', jsonObjectOf(closing))
}

const RECEIVED_ITEM = '990105029001'
const PROJECT_APPROVAL = '990108064001'
const TO_TOWN = {
  ...{ key: 'delegation', number: '示审批发〔2026〕12号', receiver: 'exemplarTown', region: '990101100' },
  basis: '示范省经济发达镇行政管理体制改革实施意见',
} as const
const TO_ZONE = {
  ...{ key: 'delegation to the zone', number: '示审批发〔2026〕15号', receiver: 'highTechZone', region: '990101400' },
  basis: '示范省开发区条例',
} as const
const REQUIREMENTS = ['至少两名经培训合格的办理人员', '接入统一审批系统，配备高拍仪和打印机']

interface Giving {
  readonly district: District
  readonly bureau: string
  readonly today: string
  readonly decider: OfficerActor
  readonly reviewer: OfficerActor
}
type Given = (typeof TO_TOWN | typeof TO_ZONE) & {
  readonly stream: string
  readonly item: Matters['standards'][number] | undefined
}
/** 下放 to a town and to a zone: proposed, checked by one, granted by another, in force from tomorrow. */
async function seedDelegations(
  act: Act,
  { district, bureau, today, decider, reviewer }: Giving,
  all: readonly Given[],
) {
  for (const { key, number, receiver, region, basis, stream, item } of all) {
    if (item === undefined) continue
    const proposal = {
      ...{ type: 'ProposeDelegation', number, from: bureau, to: organOf(district, receiver), region, basis },
      ...{ items: [{ code: item.code, name: item.name.zh }], requirements: REQUIREMENTS },
      effectiveOn: addDays(today, 1),
    }
    await act('delegation', stream, key, jsonObjectOf(proposal), decider)
    const findings = REQUIREMENTS.map(() => ({ met: true, note: '现场核验' }))
    const checked = { type: 'CheckCapability', organ: bureau, findings }
    await act('delegation', stream, `${key} checked`, jsonObjectOf(checked), decider)
    await act('delegation', stream, `${key} granted`, { type: 'GrantDelegation', organ: bureau }, reviewer)
  }
}

/** One item given to the town, one received from the province, one officer lent out, one baseline and one system's accounts. */
async function seedMoves(act: Act, { district, standards }: Matters, services: WholeOffice['services']) {
  const today = localDate(services.now())
  const bureau = organOf(district, 'bureau')
  const decider = officerOf(district, 'tang.duanheng')
  const reviewer = officerOf(district, 'shen.biao')
  const filing = standards.find(({ organ, kind }) => organ === bureau && kind === 'FILING')
  const project = standards.find(({ code }) => code === PROJECT_APPROVAL)
  await seedDelegations(act, { district, bureau, today, decider, reviewer }, [
    { ...TO_TOWN, stream: services.idFrom('demo delegation', '1'), item: filing },
    { ...TO_ZONE, stream: services.idFrom('demo delegation', '2'), item: project },
  ])
  const received = {
    ...{ type: 'ReceiveItem', code: RECEIVED_ITEM, fromLevel: 'PROVINCE', receivedOn: today },
    ...{ name: '高危险性体育项目经营许可（省级下放部分）', document: '示范省人民政府令第 312 号' },
    department: organOf(district, 'sport'),
  }
  await act('receivedItem', services.idFrom('received item', RECEIVED_ITEM), 'received', received, decider)
  const [first, second] = [officerOf(district, 'tian.zhanghu'), officerOf(district, 'bai.fuhe')]
  const lent = services.idFrom('demo secondment', '1')
  const secondment = {
    ...{ type: 'ProposeSecondment', officer: officerOf(district, 'cai.ni').id, region: district.region },
    ...{ home: organOf(district, 'market'), to: bureau, post: '政策法规科', roles: ['standardEditor'] },
    ...{ from: addDays(today, 7), until: addDays(today, 187), basis: '示编办函〔2026〕22号' },
  }
  await act('secondment', lent, 'secondment', jsonObjectOf(secondment), first)
  await act('secondment', lent, 'secondment confirmed', { type: 'ConfirmSecondment' }, second)
  const accounts = [
    { account: 'sfq_gcjs_01', holder: '苏鉴明', organ: '示范区行政审批局', rights: ['审查'], lastUsedOn: today },
    { account: 'sfq_gcjs_02', holder: '', organ: '示范区住房和城乡建设局', rights: ['审查', '用印'], lastUsedOn: null },
    {
      account: 'sfq_gcjs_03',
      holder: '罗筑功',
      organ: '示范区住房和城乡建设局',
      rights: ['查询'],
      lastUsedOn: addDays(today, -200),
    },
  ]
  const report = {
    type: 'ReportSystemAccounts',
    system: '省工程建设项目审批系统',
    owner: organOf(district, 'housing'),
    accounts,
  }
  const systemStream = services.idFrom('system accounts', report.system)
  await act('systemAccounts', systemStream, 'system accounts', jsonObjectOf(report), first)
}

/** One incident that was mended and waits for somebody else to close it. */
async function seedIncident(act: Act, { district }: Matters, services: WholeOffice['services']) {
  const stream = services.idFrom('demo incident', '1')
  const [reporter, administrator] = [officerOf(district, 'he.yuanzhou'), officerOf(district, 'tian.zhanghu')]
  const reported = {
    ...{ type: 'ReportIncident', number: `AQ${localDate(services.now()).replaceAll('-', '')}-0001`, kind: 'MISUSE' },
    ...{ foundAt: services.now(), account: '窗口电脑离开时未锁屏，他人可以看到待办件列表，未见操作痕迹。' },
  }
  const harm = '列表中有申请人名称，没有证件号码和电话；查阅记录显示期间无人打开办件。'
  const assessed = { type: 'AssessIncident', grade: 'ORDINARY', personalData: false, persons: 0, harm }
  const measures = '已设置五分钟自动锁屏，会话半小时无操作自动退出；对窗口人员重申离席锁屏。'
  await act('incident', stream, 'incident', reported, reporter)
  await act('incident', stream, 'incident assessed', assessed, administrator)
  await act('incident', stream, 'incident contained', { type: 'ContainIncident', measures }, administrator)
}

/** 机构改革 in the demo district: one transfer carried out and one under way, one delegation, one secondment. */
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
  await seedStructure(act, matters, services)
  await seedMoves(act, matters, services)
  await seedIncident(act, matters, services)
}
