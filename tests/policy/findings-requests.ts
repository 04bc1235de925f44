import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const finding = `/findings/${randomUUID()}`
const procedure = `/ending-procedures/${randomUUID()}`
const accountability = `/accountabilities/${randomUUID()}`
const about = { kind: 'ANNUL', permit: '000000000000', basis: '某法第一条', grounds: '某种事实' }
// 行政处罚法 63 does not let it be so: nothing changes.
const rule = { answerDays: 5, decisionDays: 30, deregistrationDays: 5, hearing: 'NONE', basis: '某法第一条' }

/** At the doors of findings: about permits, findings and procedures that nobody has, so that nothing changes. */
export const FINDINGS_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'findings.finding': { path: finding },
  'findings.sendFinding': { body: { ...about, evidence: [] } },
  'findings.answerFinding': { path: `${finding}/answer`, body: { answer: 'PROCEDURE', expectedVersion: 1 } },
  'findings.recallFinding': { path: `${finding}/recall`, body: { expectedVersion: 1, reason: '重复' } },
  'findings.procedure': { path: procedure },
  'findings.openProcedure': { body: about },
  'findings.actOnProcedure': { path: `${procedure}/acts`, body: { act: 'DROP', expectedVersion: 1, reason: '终止' } },
  'findings.stateOwnCase': {
    path: `/my/ending-procedures/${randomUUID()}/statement`,
    body: { text: '意见', asksHearing: false },
  },
  'findings.setEndingRule': { body: { kind: 'REVOKE', rule } },
  'findings.accountability': { path: accountability },
  'findings.openAccountability': {
    body: { violation: 'NOT_PUSHED', facts: '某种事实', evidence: [], organ: randomUUID(), person: null },
  },
  'findings.actOnAccountability': {
    path: `${accountability}/acts`,
    body: { act: 'STATE', expectedVersion: 1, text: '意见' },
  },
}

const SUPERVISORS: readonly Visitor[] = ['supervisor', 'foreignSupervisor']
const HANDLERS: readonly Visitor[] = ['examiner', 'decider', 'foreignDesk', ...SUPERVISORS]
const READERS: readonly Visitor[] = [...HANDLERS, 'inspector', 'leader']
const WATCHERS: readonly Visitor[] = ['inspector', 'leader']

/** Departments send, who decides handles, and of accountability everybody sees his own at most. */
export const findingsOwed = (officers: readonly Visitor[]): Readonly<Record<string, Owed>> => ({
  'findings.findings': { enters: READERS },
  'findings.finding': { enters: [], unseen: READERS },
  'findings.sendFinding': { enters: SUPERVISORS },
  'findings.answerFinding': { enters: [], unseen: HANDLERS },
  'findings.recallFinding': { enters: [], unseen: SUPERVISORS },
  'findings.procedures': { enters: READERS },
  'findings.procedure': { enters: [], unseen: READERS },
  'findings.openProcedure': { enters: HANDLERS },
  'findings.actOnProcedure': { enters: [], unseen: HANDLERS },
  'findings.ownProcedures': { enters: ['owner', 'otherApplicant'] },
  'findings.stateOwnCase': { enters: [], unseen: ['owner', 'otherApplicant'] },
  'findings.endingRules': { enters: READERS },
  'findings.setEndingRule': { enters: ['decider'], unseen: ['foreignDesk'] },
  'findings.accountabilities': { enters: officers },
  'findings.accountability': { enters: [], unseen: officers },
  'findings.openAccountability': { enters: [], unseen: ['inspector'] },
  'findings.actOnAccountability': { enters: [], unseen: officers },
  'findings.accountabilityFigures': { enters: WATCHERS },
  'findings.accountabilityCandidates': { enters: ['inspector'] },
  'findings.supervisionVacuum': { enters: [...READERS, 'administrator'] },
})
