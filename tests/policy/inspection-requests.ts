import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const inspection = `/inspection/inspections/${randomUUID()}`
const said = { zh: '某', en: 'some' }
const content = {
  object: said,
  methods: ['ON_SITE'],
  checklist: [{ code: 'P1', text: said, basis: '某法第一条', grave: false }],
  share: { A: 1, B: 5, C: 20, D: 100 },
  flow: { noticeDays: null, visitDays: 5, photosMin: 0, rectifyDays: 30, reinspection: 'PAPERS', firstCheckDays: 30 },
  riskRules: [],
  burden: { hours: 1, text: '一次检查约一小时' },
}

/** At the doors of inspection: about items nobody supervises and inspections that nobody has, so that nothing changes. */
export const INSPECTION_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'inspection.standard': { path: '/inspection/standards/000000000000' },
  'inspection.adoptStandard': { path: '/inspection/standards/000000000000', body: { expected: 0, content } },
  'inspection.plan': { path: '/inspection/plans/2020' },
  'inspection.adoptPlan': { path: '/inspection/plans/2020', body: { expected: 7, reason: '', lines: [] } },
  'inspection.commitDraw': { path: '/inspection/plans/2020/draws', body: { line: 'L1', take: 1, perObject: 2 } },
  'inspection.draw': { path: `/inspection/draws/${randomUUID()}` },
  'inspection.openInspection': {
    path: `/inspection/objects/${randomUUID()}/inspections`,
    body: { source: 'TARGETED' },
  },
  'inspection.registerInspector': { body: { number: '!' } },
  'inspection.declareRelation': { body: { object: randomUUID(), ground: 'FAMILY' } },
  'inspection.inspection': { path: inspection },
  'inspection.act': { path: `${inspection}/acts`, body: { act: 'COSIGN', expectedVersion: 1 } },
  'inspection.evidence': { path: `${inspection}/files/${'0'.repeat(64)}` },
  'inspection.fileLog': { body: { day: '2199-01-02', work: '巡查辖区餐饮单位', visits: 1 } },
  'inspection.supplementLog': { path: `/inspection/logs/${randomUUID()}/supplements`, body: { work: '补充' } },
  'inspection.import': {
    path: '/inspection/imports/licences',
    payload: Buffer.from('a,b\n1,2\n'),
    headers: { 'content-type': 'application/octet-stream' },
  },
}

const WORKERS = ['supervisor', 'foreignSupervisor'] as const
const READERS = [...WORKERS, 'inspector'] as const
const WORK: Owed = { enters: WORKERS }
const UNSEEN_WORK: Owed = { enters: [], unseen: WORKERS }
const READ: Owed = { enters: READERS }
const UNSEEN_READ: Owed = { enters: [], unseen: READERS }

/** Departments inspect; whoever watches over them reads along; results and draws are everybody's. */
export const inspectionOwed = (everybody: readonly Visitor[]): Readonly<Record<string, Owed>> => ({
  'inspection.standards': READ,
  'inspection.standard': UNSEEN_READ,
  'inspection.adoptStandard': UNSEEN_WORK,
  'inspection.plan': READ,
  'inspection.adoptPlan': WORK,
  'inspection.commitDraw': UNSEEN_WORK,
  'inspection.draws': { enters: everybody },
  'inspection.draw': { enters: [], unseen: everybody },
  'inspection.objects': READ,
  'inspection.openInspection': UNSEEN_WORK,
  'inspection.inspectors': READ,
  'inspection.registerInspector': WORK,
  'inspection.declareRelation': UNSEEN_WORK,
  'inspection.inspections': READ,
  'inspection.inspection': UNSEEN_READ,
  'inspection.act': UNSEEN_WORK,
  'inspection.evidence': UNSEEN_READ,
  'inspection.logs': READ,
  'inspection.fileLog': WORK,
  'inspection.supplementLog': UNSEEN_WORK,
  'inspection.imports': WORK,
  'inspection.import': WORK,
  'inspection.results': { enters: everybody },
})
