import type { DeskCase } from '../case-work.ts'
import { aStandard } from '../../../../../catalogue/testing/standards.ts'

const QUIET = { phase: 'running', colour: 'green', acceptance: null, promised: null, statutory: null } as const

type Stage = DeskCase['progress']['stage']
export const NO_HANDLING: NonNullable<DeskCase['handling']> = {
  deferred: [],
  deferralBreached: false,
  procedures: [],
  preparedFor: null,
  reviews: [],
  hearing: { until: null, requested: false, heldOn: null, points: [] },
  consultations: [],
  resolution: null,
  extended: false,
}

/** A case as a desk receives it, with nothing special about it. */
export const aDeskCase = (stage: Stage, change: Partial<DeskCase> = {}): DeskCase => ({
  id: '00000000-0000-4000-8000-000000000001',
  version: 3,
  progress: {
    caseNumber: '990101-20261122-000001',
    itemName: '风筝放飞许可（新办）',
    organ: { id: '00000000-0000-4000-8000-000000000002', name: '示范区行政审批局' },
    stage,
    turn: { zh: '示范区行政审批局' },
    clock: { ...QUIET, explanation: [] },
    milestones: [],
    defects: [],
  },
  itemCode: '990101009001',
  itemVersion: 1,
  standard: aStandard(),
  applicant: { kind: 'PERSON', name: '示例居民甲', idNumber: '990101199003070023', phone: '19900000001' },
  answers: {},
  form: { place: '样板公园' },
  masked: [],
  materials: [],
  fetched: [],
  eligibility: [],
  examination: null,
  acts: [],
  steps: [],
  waits: [],
  handling: NO_HANDLING,
  fee: { fen: 0, ordered: false, paid: false },
  outstanding: [],
  askedBefore: [],
  preReview: null,
  awaitedUntil: null,
  offered: { deferrals: [], procedures: [], terminations: [] },
  aftermath: null,
  assignee: null,
  timeClass: 'ORDINARY',
  channel: 'ONLINE',
  express: false,
  visits: 0,
  committed: false,
  certificate: null,
  documents: [],
  supervision: [],
  ...change,
})
