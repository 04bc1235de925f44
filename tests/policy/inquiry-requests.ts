import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import { EVERYBODY, INSPECTOR } from './visitors.ts'
import type { Owed } from './visitors.ts'

const STALE = 9999
const text = '经核对，请说明。'
const AHEAD = '2199-01-01'
const NOWHERE = randomUUID()
const evaluation = `/evaluations/${randomUUID()}`
const reasoned = { expectedVersion: STALE, reason: text }

/** At the doors of evidence, controls, evaluations and what comes from outside. */
export const INQUIRY_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'oversight.takeEvidence': {
    body: { scope: 'PERIOD', subject: null, from: '2026-02-01', to: '2026-01-01', purpose: text },
  },
  'oversight.evidenceFile': { path: `/oversight/evidence/${NOWHERE}/file` },
  'oversight.writeNote': { body: { caseId: NOWHERE, officer: null, text } },
  'oversight.supplementNote': {
    path: `/oversight/notes/${NOWHERE}/supplements`,
    body: { expectedVersion: STALE, text },
  },
  'oversight.controlCases': { path: '/oversight/controls/findings?document=nowhere&article=1' },
  'oversight.setControl': {
    body: { expectedVersion: 0, document: '无文号', article: '第一条', measure: null, reason: text },
  },
  'oversight.riskPoints': { path: '/oversight/integrity-risks/990101001001' },
  'oversight.compareRegister': { body: { organ: NOWHERE, source: text, since: '2026-01-01', text: 'x' } },
  'oversight.registerException': {
    path: `/oversight/outside/permits/${NOWHERE}/exception`,
    body: { expectedVersion: STALE, reason: text, basis: text },
  },
  'oversight.registerSystem': { body: { organ: NOWHERE, name: '某系统', items: ['0000'], everyHours: 24 } },
  'oversight.systemSecret': { path: `/oversight/reporting-systems/${NOWHERE}/secret` },
  'oversight.releaseSystem': { path: `/oversight/reporting-systems/${NOWHERE}/release`, body: reasoned },
  'oversight.report': {
    payload: Buffer.from('{}'),
    headers: { 'content-type': 'application/octet-stream' },
  },
  'oversight.evaluation': { path: evaluation },
  'oversight.openEvaluation': { body: { organ: NOWHERE, from: '2026-01-01', to: '2026-01-31' } },
  'oversight.analyseEvaluation': { path: `${evaluation}/analysis`, body: { expectedVersion: STALE, analysis: text } },
  'oversight.gradeEvaluation': {
    path: `${evaluation}/grade`,
    body: { expectedVersion: STALE, grade: 'GOOD', reason: text },
  },
  'oversight.demandImprovement': {
    path: `${evaluation}/demands`,
    body: { expectedVersion: STALE, demand: text, figure: null, due: AHEAD },
  },
  'oversight.answerImprovement': {
    path: `${evaluation}/answers`,
    body: { expectedVersion: STALE, number: 1, measure: text, doneBy: AHEAD },
  },
  'oversight.judgeImprovement': {
    path: `${evaluation}/verdicts`,
    body: { expectedVersion: STALE, number: 1, settled: true, reason: text },
  },
  'oversight.closeEvaluation': { path: `${evaluation}/closure`, body: { expectedVersion: STALE } },
}

const UNSEEN_INSPECTOR: Owed = { enters: [], unseen: ['inspector'] }
const UNSEEN_EVALUATOR: Owed = { enters: [], unseen: ['evaluator'] }
const WATCHERS = ['inspector', 'leader', 'evaluator'] as const
/** Whoever decides or supervises answers for the figures of his organ. */
const ANSWERERS = ['decider', 'supervisor', 'foreignDesk', 'foreignSupervisor'] as const

export const inquiryOwed: Readonly<Record<string, Owed>> = {
  'oversight.evidence': INSPECTOR,
  'oversight.takeEvidence': INSPECTOR,
  'oversight.evidenceFile': UNSEEN_INSPECTOR,
  'oversight.notes': INSPECTOR,
  'oversight.writeNote': UNSEEN_INSPECTOR,
  'oversight.supplementNote': INSPECTOR,
  'oversight.controls': { enters: WATCHERS },
  'oversight.controlCases': { enters: [], unseen: WATCHERS },
  'oversight.setControl': INSPECTOR,
  'oversight.riskItems': { enters: WATCHERS },
  'oversight.riskPoints': { enters: WATCHERS },
  'oversight.outside': INSPECTOR,
  'oversight.compareRegister': UNSEEN_INSPECTOR,
  'oversight.registerException': UNSEEN_INSPECTOR,
  'oversight.registerSystem': UNSEEN_INSPECTOR,
  'oversight.systemSecret': UNSEEN_INSPECTOR,
  'oversight.releaseSystem': UNSEEN_INSPECTOR,
  // A machine without a session: what it sends is refused for its content, whoever sends it.
  'oversight.report': EVERYBODY,
  'oversight.evaluations': { enters: [...WATCHERS, ...ANSWERERS] },
  'oversight.evaluation': { enters: [], unseen: [...WATCHERS, ...ANSWERERS] },
  'oversight.openEvaluation': UNSEEN_EVALUATOR,
  'oversight.analyseEvaluation': UNSEEN_EVALUATOR,
  'oversight.gradeEvaluation': UNSEEN_EVALUATOR,
  'oversight.demandImprovement': UNSEEN_EVALUATOR,
  'oversight.answerImprovement': { enters: [], unseen: ANSWERERS },
  'oversight.judgeImprovement': UNSEEN_EVALUATOR,
  'oversight.closeEvaluation': UNSEEN_EVALUATOR,
}
