import { PLAIN_TRACK } from '#kernel'
import type { CaseTrack, PinnedStandard } from '#kernel'
import { caseDecider } from './domain/case.ts'
import type {
  AcceptApplication,
  CaseCommand,
  DeemAccepted,
  EndProcedure,
  ExamineCase,
  GrantCase,
  RefuseCase,
  RefuseToAccept,
  RequestCorrection,
  StartProcedure,
  SubmitApplication,
  SubmitCorrection,
} from './domain/case-command.ts'
import type { CaseEvent, CasePaper, Finding, SubmittedMaterial } from './domain/events.ts'

/** How tests make cases. All people are invented; the organs and the region 99 do not exist. */
export const APPLICANT = 'applicant-of-this-case'
export const INTAKE = 'officer-lin-at-the-window'
export const EXAMINER = 'officer-su-examiner'
export const DECIDER = 'officer-qin-decider'

/** A Wednesday; the five working days of acceptance end on the next Wednesday, 2026-11-11. */
export const SUBMITTED_AT = '2026-11-04T02:00:00.000Z'
export const ACCEPTANCE_DUE = '2026-11-11'
export const STATUTORY_DUE = '2026-12-03'
export const CORRECT_BY = '2026-11-18'

/** The nth minute after the submission: a test's own little clock. */
export const minute = (n: number): string => new Date(Date.parse(SUBMITTED_AT) + n * 60_000).toISOString()

/** What the window decides is handled at once. */
const trackFor = ({ windowAuthority = false }: Partial<PinnedStandard>): CaseTrack =>
  windowAuthority ? { ...PLAIN_TRACK, timeClass: 'IMMEDIATE' } : PLAIN_TRACK

export const aStandard = (change: Partial<PinnedStandard> = {}): PinnedStandard => ({
  itemCode: 'SFQ-FOOD-01',
  version: 1,
  name: '食品经营许可（新办）',
  organ: '9a000000-0000-4000-8000-000000000001',
  competentOrgans: ['9a000000-0000-4000-8000-000000000002'],
  acceptanceLimit: { days: 5, unit: 'working' },
  statutoryLimit: { days: 20, unit: 'working' },
  promisedLimit: { days: 8, unit: 'working' },
  postModel: 'ONE_EXAMINER_ONE_VERIFIER',
  windowAuthority: false,
  requiredMaterials: ['identity', 'floorPlan'],
  criteria: ['premises', 'equipment'],
  certificateType: 'SPJY',
  track: trackFor(change),
  ...change,
})

export const aMaterial = (material: string): SubmittedMaterial => ({
  material,
  sha256: 'ab'.repeat(32),
  fileName: `${material}.pdf`,
  mediaType: 'application/pdf',
  sizeBytes: 1024,
})

const common = {
  caseNumber: 'SFQ-20261104-000001',
  trackingCode: '0123A-BCDEF-GHJKM-NPQRS',
  region: '990101',
  // Invented; region 99 does not exist, the check digit is right.
  applicant: { kind: 'PERSON', name: '测试甲', idNumber: '990101199001010019', phone: '13900000000' },
  answers: {},
  form: { shopName: '示范小馆' },
  channel: 'ONLINE',
} as const

export const submit = (change: Partial<SubmitApplication> = {}): SubmitApplication => ({
  type: 'SubmitApplication',
  at: SUBMITTED_AT,
  by: APPLICANT,
  standard: aStandard(),
  materials: [aMaterial('identity'), aMaterial('floorPlan')],
  ...common,
  ...change,
})
export const submitted = (
  change: Partial<PinnedStandard> = {},
  materials = ['identity', 'floorPlan'],
): Extract<CaseEvent, { type: 'ApplicationSubmitted' }> => ({
  type: 'ApplicationSubmitted',
  at: SUBMITTED_AT,
  by: APPLICANT,
  standard: aStandard(change),
  materials: materials.map(aMaterial),
  ...common,
})

export const requestCorrection = (change: Partial<RequestCorrection> = {}): RequestCorrection => ({
  type: 'RequestCorrection',
  at: minute(10),
  by: INTAKE,
  acceptanceDue: ACCEPTANCE_DUE,
  defects: [{ subject: 'MATERIAL', ref: 'floorPlan', problem: '平面图缺少后厨', remedy: '补交标明后厨的平面图' }],
  until: CORRECT_BY,
  ...change,
})
export const correctionRequested = {
  type: 'CorrectionRequested',
  at: minute(10),
  by: INTAKE,
  noticeNumber: 'SFQ-20261104-000001-BZ',
  defects: [{ subject: 'MATERIAL', ref: 'floorPlan', problem: '平面图缺少后厨', remedy: '补交标明后厨的平面图' }],
  until: CORRECT_BY,
} as const satisfies CaseEvent

export const submitCorrection = (change: Partial<SubmitCorrection> = {}): SubmitCorrection => ({
  type: 'SubmitCorrection',
  at: minute(20),
  by: APPLICANT,
  form: { shopName: '示范小馆' },
  materials: [aMaterial('floorPlan')],
  atWindow: false,
  ...change,
})
export const correctionSubmitted = {
  type: 'CorrectionSubmitted',
  at: minute(20),
  by: APPLICANT,
  form: { shopName: '示范小馆' },
  materials: [aMaterial('floorPlan')],
} as const satisfies CaseEvent

export const accept = (change: Partial<AcceptApplication> = {}): AcceptApplication => ({
  type: 'AcceptApplication',
  at: minute(30),
  by: INTAKE,
  acceptanceDue: ACCEPTANCE_DUE,
  deferred: [],
  ...change,
})
export const accepted = {
  type: 'ApplicationAccepted',
  at: minute(30),
  by: INTAKE,
  noticeNumber: 'SFQ-20261104-000001-SL',
} as const satisfies CaseEvent

const REFERRAL = { organ: '市政务服务中心', contact: '电话 0000-0000000' }
export const refuseToAccept = (change: Partial<RefuseToAccept> = {}): RefuseToAccept => ({
  type: 'RefuseToAccept',
  at: minute(30),
  by: INTAKE,
  acceptanceDue: ACCEPTANCE_DUE,
  ground: 'NOT_COMPETENT',
  reason: '该事项由市级机关办理，请向市政务服务中心提出',
  referral: REFERRAL,
  ...change,
})

/** Noticed in the morning of 2026-11-12, the day after the five days ended. */
export const DEEMED_AT = '2026-11-12T01:00:00.000Z'
export const deemAccepted = (change: Partial<DeemAccepted> = {}): DeemAccepted => ({
  type: 'DeemAccepted',
  at: DEEMED_AT,
  by: 'system',
  acceptanceDue: ACCEPTANCE_DUE,
  effectiveFrom: '2026-11-04',
  ...change,
})
export const deemed = {
  type: 'AcceptanceDeemed',
  at: DEEMED_AT,
  by: 'system',
  noticeNumber: 'SFQ-20261104-000001-SL',
  effectiveFrom: '2026-11-04',
} as const satisfies CaseEvent

export const MET: readonly Finding[] = [
  { criterion: 'premises', met: true, note: '' },
  { criterion: 'equipment', met: true, note: '' },
]
export const NOT_MET: readonly Finding[] = [
  { criterion: 'premises', met: true, note: '' },
  { criterion: 'equipment', met: false, note: '未设清洗消毒设施' },
]
export const examine = (change: Partial<ExamineCase> = {}): ExamineCase => ({
  type: 'ExamineCase',
  at: minute(40),
  by: EXAMINER,
  findings: MET,
  opinion: '符合条件',
  proposal: 'GRANT',
  ...change,
})
export const examined: CaseEvent = {
  type: 'CaseExamined',
  at: minute(40),
  by: EXAMINER,
  findings: MET,
  opinion: '符合条件',
  proposal: 'GRANT',
}
export const examinedUnmet: CaseEvent = { ...examined, findings: NOT_MET, opinion: '设备不符合', proposal: 'REFUSE' }

export const grant = (change: Partial<GrantCase> = {}): GrantCase => ({
  type: 'GrantCase',
  at: minute(50),
  by: DECIDER,
  opinion: '准予许可',
  validFrom: '2026-11-04',
  validUntil: '2031-11-03',
  ...change,
})
export const granted = {
  type: 'CaseGranted',
  at: minute(50),
  by: DECIDER,
  opinion: '准予许可',
  validFrom: '2026-11-04',
  validUntil: '2031-11-03',
} as const satisfies CaseEvent
export const refuse = (change: Partial<RefuseCase> = {}): RefuseCase => ({
  type: 'RefuseCase',
  at: minute(50),
  by: DECIDER,
  reasons: '未设清洗消毒设施，不符合食品安全法第三十三条',
  ...change,
})
export const refusedEvent = {
  type: 'CaseRefused',
  at: minute(50),
  by: DECIDER,
  noticeNumber: 'SFQ-20261104-000001-BYXK',
  reasons: '未设清洗消毒设施，不符合食品安全法第三十三条',
} as const satisfies CaseEvent

/** A standard that lets its examiner call in experts. */
export const withExperts: PinnedStandard['track'] = {
  ...PLAIN_TRACK,
  procedures: [{ kind: 'EXPERT_REVIEW', max: { days: 15, unit: 'working' }, mandatory: false }],
}
export const aPaper: CasePaper = {
  sha256: 'cd'.repeat(32),
  fileName: '评审意见.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 2048,
}
const experts = {
  at: minute(35),
  by: EXAMINER,
  id: 'experts-1',
  procedure: 'EXPERT_REVIEW',
  reason: '需专家评审布局',
  parties: [{ role: 'EXPERT', name: '测试专家' }],
  endsBy: '2026-11-25',
} as const
export const startProcedure = (change: Partial<StartProcedure> = {}): StartProcedure => ({
  type: 'StartProcedure',
  ...experts,
  ...change,
})
export const procedureStarted: Extract<CaseEvent, { type: 'ProcedureStarted' }> = {
  type: 'ProcedureStarted',
  ...experts,
  noticeNumber: 'SFQ-20261104-000001-TBCX',
}
const expertsDone = {
  at: minute(36),
  by: EXAMINER,
  id: 'experts-1',
  outcome: '评审通过',
  conclusion: 'PASSED',
  papers: [aPaper],
} as const
export const endProcedure = (change: Partial<EndProcedure> = {}): EndProcedure => ({
  type: 'EndProcedure',
  ...expertsDone,
  ...change,
})
export const procedureEnded: Extract<CaseEvent, { type: 'ProcedureEnded' }> = {
  type: 'ProcedureEnded',
  procedure: 'EXPERT_REVIEW',
  ...expertsDone,
}

/** What lawful orders bring about, one after the other; a refused one is a fault of the test. */
export function lived(...commands: readonly CaseCommand[]): readonly CaseEvent[] {
  let state = caseDecider.initial
  return commands.flatMap((command) => {
    const decision = caseDecider.decide(command, state)
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`)
    state = decision.events.reduce(caseDecider.evolve, state)
    return decision.events
  })
}

/** An application for an item with something special about it. */
export const submitOn = (
  track: Partial<PinnedStandard['track']>,
  standard: Partial<PinnedStandard> = {},
  change: Partial<SubmitApplication> = {},
): SubmitApplication =>
  submit({ standard: aStandard({ ...standard, track: { ...trackFor(standard), ...track } }), ...change })

/** `n` days after the submission, at the same hour. */
export const day = (n: number): string => minute(n * 24 * 60)
