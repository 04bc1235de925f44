import { describe, expect, test } from 'vitest'
import type { ItemStandard } from '#catalogue/standard'
import { clockLimits } from '#clouds/approval/events'
import { PLAIN_TRACK, workingCalendar } from '#kernel'
import type { ClockEntry, PinnedStandard } from '#kernel'
import type { CaseFacts } from './case-facts.ts'
import { noticeContent } from './notice-content.ts'
import type { OwingEvent } from '../projections/owed.ts'

/** A year without holidays: only weekends are off. 2026-03-02 is a Monday. */
const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
const received: ClockEntry = { type: 'received', at: '2026-03-02T01:00:00.000Z' }
const accepted: ClockEntry = { type: 'accepted', at: '2026-03-03T02:00:00.000Z' }

const pinned: PinnedStandard = {
  itemCode: 'T-0001',
  version: 1,
  name: '网球场开放许可',
  organ: 'bureau',
  competentOrgans: [],
  acceptanceLimit: { days: 5, unit: 'working' },
  statutoryLimit: { days: 20, unit: 'working' },
  promisedLimit: { days: 10, unit: 'working' },
  postModel: 'ONE_EXAMINER_ONE_VERIFIER',
  windowAuthority: false,
  requiredMaterials: ['plan'],
  criteria: ['nets'],
  certificateType: null,
  track: PLAIN_TRACK,
}
const facts: CaseFacts = {
  case: 'case-1',
  caseNumber: 'SFQ-20260302-000001',
  trackingCode: 'AAAAA-BBBBB-CCCCC-DDDDD',
  standard: pinned,
  limits: clockLimits(pinned),
  applicant: { kind: 'ENTERPRISE', name: '示范网球俱乐部', idNumber: '91990101MA9900A13X', phone: '19900000002' },
  form: { courtName: '一号场' },
  submittedAt: received.at,
  clock: [received, accepted],
  certificate: null,
  opinions: [],
}
/** A neutral matter: the papers know nothing of food or building. */
const standard: ItemStandard = {
  code: 'T-0001',
  parentCode: 'T-0000',
  parentName: { zh: '网球' },
  name: { zh: '网球场开放许可' },
  kind: 'PERMIT',
  depth: 'FULL',
  source: 'DEMO_DISTRICT',
  organ: 'bureau',
  competentOrgans: [],
  region: '990101',
  exerciseLevel: 'COUNTY',
  audience: ['ENTERPRISE'],
  domain: 'SPORT',
  powerSource: 'STATUTORY',
  legalBases: [{ law: '网球法' }],
  keywords: [],
  conditions: [],
  questions: [],
  materials: [
    { id: 'plan', name: { zh: '球场平面图' }, required: true, source: 'APPLICANT', original: true, copies: 1 },
  ],
  form: { type: 'object', properties: { courtName: { type: 'string', title: '球场名称' } } },
  formLayout: { order: [], wide: [] },
  steps: [{ id: 'acceptance', name: { zh: '受理' }, role: 'intakeOfficer' }],
  criteria: [],
  limits: {
    acceptance: { days: 5, unit: 'working' },
    statutory: { days: 20, unit: 'working' },
    promised: { days: 10, unit: 'working' },
  },
  postModel: 'ONE_EXAMINER_ONE_VERIFIER',
  windowAuthority: false,
  visits: 0,
  fee: { charged: false },
  result: null,
  supervision: { points: [], firstCheckDays: 0 },
}
const done = { at: accepted.at, by: 'officer-1', noticeNumber: 'N-1' }
const printed = (event: OwingEvent, kind: ItemStandard['kind'] = 'PERMIT', known: CaseFacts = facts) => {
  const content = noticeContent(event, {
    facts: known,
    standard: { ...standard, kind },
    calendar,
    organName: (id) => `${id}局`,
    officerName: (id) => `${id}同志`,
  })
  const { paragraphs, items = [], closing = [], rows } = content
  return { content, text: [...paragraphs, ...items, ...rows.flat(), ...closing].join('\n') }
}

describe('a notice of acceptance', () => {
  test('says when the decision is due by promise and by law', () => {
    const { content, text } = printed({ type: 'ApplicationAccepted', ...done })
    expect(content).toMatchObject({ title: '行政许可申请受理通知书', addressee: '示范网球俱乐部', date: '2026-03-03' })
    expect(content.rows).toEqual([
      ['受理日期', '2026年3月3日'],
      ['承诺办结期限', '10个工作日，至2026年3月17日'],
      ['法定办结期限', '20个工作日，至2026年3月31日'],
    ])
    expect(text).toContain('第三十二条第一款第五项')
    expect(text).toContain('第四十五条')
    expect(text).toContain(facts.trackingCode)
  })
  test('of a case found complex before it was accepted says the days of that class, with their own end', () => {
    const track = { ...PLAIN_TRACK, complexLimit: { days: 15, unit: 'working' as const } }
    const limits = clockLimits({ ...pinned, track }, 'COMPLEX')
    const { content } = printed({ type: 'ApplicationAccepted', ...done }, 'PERMIT', { ...facts, limits })
    expect(content.rows).toContainEqual(['承诺办结期限', '15个工作日，至2026年3月24日'])
  })
  test('by silence has effect from the day of receipt', () => {
    const { text } = printed({ type: 'AcceptanceDeemed', ...done, effectiveFrom: '2026-03-02' })
    expect(text).toContain('自收到申请材料之日（2026年3月2日）起即为受理')
    expect(text).toContain('第三十二条第一款第四项')
  })
  test('of a service that is no permit follows the law on permits of its own accord', () => {
    const { content, text } = printed({ type: 'ApplicationAccepted', ...done }, 'PUBLIC_SERVICE')
    expect(content.title).toBe('申请受理通知书')
    expect(text).toContain('参照《中华人民共和国行政许可法》')
  })
})

test('a notice of corrections names every defect by what the applicant calls it', () => {
  const { content } = printed({
    type: 'CorrectionRequested',
    ...done,
    defects: [
      { subject: 'MATERIAL', ref: 'plan', problem: '缺少比例尺', remedy: '请补充比例尺。' },
      { subject: 'FIELD', ref: '/courtName', problem: '与球场招牌不一致', remedy: '请核对' },
    ],
  })
  expect(content.items).toEqual([
    '球场平面图：缺少比例尺。补正要求：请补充比例尺。',
    '申请表“球场名称”：与球场招牌不一致。补正要求：请核对。',
  ])
})

test.each([
  ['NOT_REQUIRED', '第三十二条第一款第一项'],
  ['NOT_COMPETENT', '第三十二条第一款第二项'],
  ['STILL_INCOMPLETE', '第三十二条第一款第四项、第五项'],
] as const)('non-acceptance as %s stands on %s and tells the remedies', (ground, article) => {
  const { text } = printed({ type: 'ApplicationNotAccepted', ...done, ground, reason: '球场不在本区' })
  expect(text).toContain(article)
  expect(text).toContain('球场不在本区。')
  expect(text).toContain('六十日内')
  expect(text).toContain('六个月内')
})

test('a refusal gives its reasons and the rights to reconsideration and suit (行政许可法 38)', () => {
  const { content, text } = printed({ type: 'CaseRefused', ...done, reasons: '球网高度不符合标准' })
  expect(content.title).toBe('不予行政许可决定书')
  expect(text).toContain('理由：球网高度不符合标准。')
  expect(text).toContain('第三十八条第二款')
  expect(text).toContain('行政复议')
  expect(text).toContain('行政诉讼')
})

describe('the letters of a case’s longer ways', () => {
  const by = { at: accepted.at, by: 'officer-1' }

  test('a procedure that stops the clock is told of with its last day (行政许可法 45)', () => {
    const { text } = printed({
      type: 'ProcedureStarted',
      ...by,
      id: 'p1',
      procedure: 'EXPERT_REVIEW',
      reason: '需要专家评审',
      parties: [{ role: 'EXPERT', name: '评审专家甲' }],
      endsBy: '2026-03-20',
      noticeNumber: 'N-1',
    })
    expect(text).toContain('专家评审')
    expect(text).toContain('2026年3月20日')
    expect(text).toContain('评审专家甲')
    expect(text).toContain('第四十五条')
  })
  test('an extension gives its reason and the day it moves the decision to (行政许可法 42)', () => {
    const { content, text } = printed({ type: 'LimitExtended', ...by, days: 10, reason: '需要核实检测报告' })
    expect(content.number).toBe(`${facts.caseNumber}-YQ`)
    expect(text).toContain('需要核实检测报告')
    expect(text).toContain('第四十二条')
  })
  test('who is told of a hearing knows until when to ask for it (行政许可法 47)', () => {
    const parties = [{ role: 'AFFECTED', name: '利害关系人甲' }] as const
    const { text } = printed({ type: 'HearingRightTold', ...by, noticeNumber: 'N-1', parties, until: '2026-03-10' })
    expect(text).toContain('利害关系人甲')
    expect(text).toContain('2026年3月10日')
  })
  test('a hearing is announced with day and place (行政许可法 48)', () => {
    const announced = {
      noticeNumber: 'N-1',
      id: 'p1',
      heldOn: '2026-03-25',
      place: '一楼听证室',
      presider: 'officer-9',
    }
    const { text } = printed({ type: 'HearingAnnounced', ...by, ...announced, public: true })
    expect(text).toContain('2026年3月25日')
    expect(text).toContain('一楼听证室')
    expect(text).toContain('公开举行')
  })
  test('WF-28 the consolidated opinion carries every source and how their conflict was settled', () => {
    const answer = (organ: string, stance: 'AGREE' | 'OBJECT', opinion: string) =>
      ({ type: 'DepartmentOpinionGiven', ...by, id: 'c1', organ, stance, opinion }) as const
    const unit = { kind: 'BODY', id: 'laboratory', name: { zh: '检测中心', en: 'Laboratory' } } as const
    const tested = { ...answer('health', 'AGREE', '符合卫生要求'), unit }
    const opinions = [answer('fire', 'OBJECT', '疏散通道不足'), tested]
    const event: OwingEvent = {
      type: 'ConsolidatedOpinionIssued',
      ...by,
      id: 'c1',
      noticeNumber: 'N-1',
      opinion: '整改疏散通道后予以支持',
      settlement: '申请人已按消防意见修改平面图',
    }
    const source = {
      facts: { ...facts, opinions },
      standard,
      calendar,
      organName: (id: string) => `${id}局`,
      officerName: (id: string) => id,
    }
    const { paragraphs, items = [], closing = [] } = noticeContent(event, source)
    const text = [...paragraphs, ...items, ...closing].join('\n')
    for (const said of [
      'fire局：不同意',
      '疏散通道不足',
      'health局（检测中心）：同意',
      '整改疏散通道后予以支持',
      '修改平面图',
    ])
      expect(text).toContain(said)
  })
  test('an item that yields no certificate still gets its written decision (行政许可法 38, 39)', () => {
    const granted = { opinion: '符合条件', validFrom: '2026-03-03', validUntil: null }
    const { content } = printed({ type: 'CaseGranted', ...by, ...granted })
    expect(content).toMatchObject({ title: '准予行政许可决定书', number: `${facts.caseNumber}-ZYXK` })
  })
  test('a termination says why, that one may apply again, and what one can do against it', () => {
    const { text } = printed({
      type: 'CaseTerminated',
      ...by,
      noticeNumber: 'N-1',
      ground: 'NOT_CORRECTED',
      reason: '逾期三十日未补正',
    })
    expect(text).toContain('未补正申请材料')
    expect(text).toContain('重新提出申请')
    expect(text).toContain('行政复议')
  })
  test('a clerical correction names the place, the old words and the new', () => {
    const { content } = printed({
      type: 'ClericalErrorCorrected',
      ...by,
      noticeNumber: 'N-1',
      place: '/form/courtName',
      was: '一号厂',
      becomes: '一号场',
      reason: '录入笔误',
    })
    expect(content.rows).toContainEqual(['更正之处', '球场名称'])
    expect(content.rows).toContainEqual(['原文', '一号厂'])
    expect(content.rows).toContainEqual(['更正为', '一号场'])
  })
  test('before an annulment the holder is told what for and until when he may speak (行政许可法 7)', () => {
    const ground = { ground: 'FALSE_COMMITMENT', reason: '现场面积与承诺不符' } as const
    const { text } = printed({
      type: 'AnnulmentAnnounced',
      ...by,
      noticeNumber: 'N-1',
      ...ground,
      replyUntil: '2026-03-12',
    })
    expect(text).toContain('书面承诺与实际情况不符')
    expect(text).toContain('2026年3月12日')
    expect(printed({ type: 'GrantAnnulled', ...by, noticeNumber: 'N-2', ...ground }).text).toContain('第六十九条第二款')
  })
  test('who is pre-accepted learns which originals to bring', () => {
    const { text } = printed({
      type: 'ApplicationPreAccepted',
      ...by,
      noticeNumber: 'N-1',
      outstanding: ['plan'],
      until: '2026-03-17',
    })
    expect(text).toContain('球场平面图')
    expect(text).toContain('预受理不是受理')
  })
  test('deferred documents stand in the notice of acceptance, each with its last day', () => {
    const deferred = [{ material: 'plan', due: '2026-03-11' }]
    const { text } = printed({ type: 'ApplicationAccepted', ...done, deferred })
    expect(text).toContain('容缺材料“球场平面图”，请于2026年3月11日前补交')
  })
})
