import type { Matters } from '#catalogue'
import { keepStandardDraft } from '#clouds/standards'
import type { RunRequest } from '#frame'
import { countDays, jsonObjectOf, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import { DEMO_POLICIES } from './demo-policies.ts'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'
import { standardDigest } from './publication.ts'

type Standard = Matters['standards'][number]
type Act = (
  life: string,
  stream: string,
  command: Readonly<Record<string, unknown>>,
  by: RunRequest['by'],
) => Promise<void>

const REPLACEMENT = '990101001005'
const RENEWAL = '990101001003'
const REPAIR_FILING = '991010087001'
const CANCELLED_ITEM = '990114145001'

/** What the desks around the standards show on the first day: a published list, rules, drafts, and something to review. */
export async function seedStandardsWork(
  office: WholeOffice,
  installation: Installation,
  matters: Matters,
): Promise<void> {
  const { services } = office
  const act: Act = async (life, stream, command, by) => {
    // A later start is another day: what is the same but for its days was done before.
    const { triggeredOn: _, effectiveFrom: __, ...named } = command
    const key = `${life} ${stream} ${JSON.stringify(named)}`
    const timed = jsonObjectOf({ ...command, at: services.now(), by: '$actor' })
    const result = await services.run({
      life,
      stream,
      command: timed,
      by,
      idempotency: { scope: 'demo-standards', key: standardDigest({ key }), content: { key } },
    })
    if (!result.ok) throw new Error(`The demo’s standards cannot be set up: ${life} ${result.refusal.code}`)
  }
  const officer = (username: string): OfficerActor => {
    const found = matters.district.officers.find((each) => each.username === username)
    if (found === undefined) throw new Error(`The demo district has no ${username}`)
    return { kind: 'officer', id: found.id, organ: found.organ, region: matters.district.region, roles: found.roles }
  }
  const department = officer('cai.ni')
  const reviewer = officer('shen.biao')
  const editor = officer('bian.zhun')
  const system = { kind: 'system', id: installation.systemActor } as const
  await seedPowers(act, services.idFrom('powerList'), matters, { system, reviewer, department }, services.now())
  for (const policy of DEMO_POLICIES) {
    const document = services.idFrom('policy', policy.number)
    // Issued by an earlier start, in the words of that day.
    if ((await services.load(document)) !== undefined) continue
    await act('policy', document, { type: 'IssuePolicy', ...policy }, reviewer)
  }
  const today = localDate(services.now())
  const standard = (code: string) => matters.standards.find((each) => each.code === code)
  const stream = (code: string) => services.idFrom('standard', code)
  const draft = async (base: Standard, changed: Standard, reason: string) => {
    const { code } = base
    const order = { type: 'BeginDraft', code, organ: department.organ, reason }
    const begun = await services.load(stream(code))
    await act('standard', stream(code), order, department)
    const after = await services.load(stream(code))
    // Begun by an earlier start: what was written since is somebody's work.
    if (begun?.version !== after?.version)
      await keepStandardDraft(services.db, code, changed, department.id, services.now())
  }
  const replacement = standard(REPLACEMENT)
  if (replacement !== undefined) await seedReview(act, replacement, draft, department, stream(REPLACEMENT))
  const renewal = standard(RENEWAL)
  if (renewal !== undefined) await draft(renewal, withVagueMaterial(renewal), '梳理延续申请材料')
  if (standard(CANCELLED_ITEM) !== undefined) {
    const retirement = {
      type: 'ProposeRetirement',
      code: CANCELLED_ITEM,
      organ: editor.organ,
      way: 'CANCELLED',
      reason: '该登记已取消，不再受理新的申请，转为事后监管',
      basis: '上级公布的取消事项目录（演示）',
      effectiveFrom: `${String(Number(today.slice(0, 4)) + 1)}-01-01`,
      successors: [],
    }
    await act('standard', stream(CANCELLED_ITEM), retirement, editor)
  }
  await seedReport(act, services.idFrom('disguise', 'demo'), standard(REPAIR_FILING), officer('wen.jieyi'))
}

interface PowerKeepers {
  readonly system: RunRequest['by']
  readonly reviewer: OfficerActor
  readonly department: OfficerActor
}

/** The list as the district published it, and one adjustment that is not published yet. */
async function seedPowers(
  act: Act,
  stream: string,
  { powerList }: Matters,
  by: PowerKeepers,
  now: string,
): Promise<void> {
  const order = { type: 'AdjustPower', kind: 'ADDED' }
  // The demo’s list is taken over today: what was first listed has no lag, an adjustment keeps the lag it had.
  const daysAgo = (days: number) => localDate(new Date(Date.parse(now) - days * 86_400_000).toISOString())
  for (const entry of powerList.functions) {
    const change = { ...order, register: 'FUNCTION', power: entry.id, trigger: 'FUNCTIONS' }
    const reason = entry.document.zh
    await act('powerList', stream, { ...change, triggeredOn: daysAgo(0), reason, entry }, by.system)
  }
  for (const entry of powerList.powers) {
    const last = entry.adjustments?.at(-1)
    const { trigger = 'LAW', reason = { zh: '首次编制' } } = last ?? {}
    const triggeredOn = daysAgo(last === undefined ? 0 : countDays(last.triggeredOn, last.publishedOn))
    const change = { ...order, register: 'POWER', power: entry.id, trigger }
    await act('powerList', stream, { ...change, triggeredOn, reason: reason.zh, entry }, by.system)
  }
  await act('powerList', stream, { type: 'PublishPowerList' }, by.reviewer)
  const own = powerList.powers.find(({ organ }) => organ === by.department.organ)
  if (own === undefined) return
  const entry = {
    ...own,
    duties: [...own.duties, { zh: '公布许可条件的核查要点', en: 'Publish what is checked for each condition' }],
  }
  const change = { type: 'AdjustPower', kind: 'CHANGED', register: 'POWER', power: own.id, trigger: 'REFORM' }
  const reason = '落实审管衔接，补充公开责任'
  await act('powerList', stream, { ...change, triggeredOn: daysAgo(12), reason, entry }, by.department)
}

async function seedReview(
  act: Act,
  base: Standard,
  draft: (base: Standard, changed: Standard, reason: string) => Promise<void>,
  department: OfficerActor,
  stream: string,
): Promise<void> {
  const changed = { ...base, keywords: [...base.keywords, '许可证丢了', '补一张食品证'] }
  await draft(base, changed, '补充群众说法，方便搜索')
  const submission = {
    type: 'SubmitForReview',
    code: base.code,
    organ: department.organ,
    digest: standardDigest(changed),
    standard: changed,
    note: '根据窗口反映的群众说法补充。',
    editors: [department.id],
    answers: [],
    changes: { removedMaterials: [], steps: false, limit: false },
    record: { removals: [], steps: null, limit: null },
    errors: 0,
  }
  await act('standard', stream, submission, department)
}

/** A slip the lint shows at its place. */
function withVagueMaterial(base: Standard): Standard {
  const vague = {
    id: 'otherPapers',
    name: { zh: '其他有关材料', en: 'Other relevant papers' },
    required: false,
    source: 'APPLICANT' as const,
    original: false,
    copies: 1,
  }
  return { ...base, materials: [...base.materials, vague] }
}

async function seedReport(act: Act, stream: string, standard: Standard | undefined, by: OfficerActor): Promise<void> {
  if (standard === undefined) return
  const report = {
    type: 'ReportDisguise',
    code: standard.code,
    organ: standard.organ,
    sign: 'FILING_WITH_DISCRETION',
    description: '有经营者到窗口反映：备案前被要求先等现场看过场地才给办。',
    source: 'PUBLIC',
  }
  await act('disguise', stream, report, by)
}
