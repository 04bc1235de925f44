import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'

const STALE = 9999
const text = '经核对，请说明。'
const DAY = '2199-01-01'

/** What is asked at the doors of oversight: right in all but what only whoever enters can stumble on. */
export function oversightRequests(
  card: string,
  caseId: string,
): Readonly<Record<string, Knock & { readonly path?: string }>> {
  const order = `/orders/${randomUUID()}`
  const risk = `/risks/${randomUUID()}`
  const rule = '/oversight/rules/FOUR_EYES'
  const reasoned = { expectedVersion: STALE, reason: text }
  return {
    'oversight.acknowledgeCard': { path: `/cards/${card}/receipt`, body: { expectedVersion: STALE } },
    'oversight.issueOrder': { path: `/cards/${card}/orders`, body: { question: text, due: '2000-01-01' } },
    'oversight.findRisk': { path: `/cards/${card}/risks`, body: { title: text } },
    'oversight.answerOrder': {
      path: `${order}/answer`,
      body: { expectedVersion: STALE, facts: text, cause: text, measure: text, doneBy: DAY },
    },
    'oversight.closeOrder': { path: `${order}/closure`, body: reasoned },
    'oversight.reopenOrder': { path: `${order}/reopening`, body: { ...reasoned, due: DAY } },
    'oversight.assessRisk': {
      path: `${risk}/assessment`,
      body: { expectedVersion: STALE, likelihood: 3, impact: 3, reason: text },
    },
    'oversight.controlRisk': {
      path: `${risk}/control`,
      body: { expectedVersion: STALE, control: 'FREEZE', to: null, reason: text },
    },
    'oversight.releaseRisk': { path: `${risk}/release`, body: reasoned },
    'oversight.closeRisk': { path: `${risk}/closure`, body: { expectedVersion: STALE, outcome: text } },
    'oversight.draftRule': { body: { expectedVersion: STALE, definition: A_RULE } },
    'oversight.tryRule': { path: `${rule}/trial`, body: { expectedVersion: STALE, days: 30 } },
    'oversight.switchRuleOn': { path: `${rule}/start`, body: { expectedVersion: STALE } },
    'oversight.switchRuleOff': { path: `${rule}/stop`, body: reasoned },
    'oversight.notePrint': { body: { subject: null } },
    'oversight.ownLooks': { path: `/my/cases/${caseId}/looks` },
  }
}

const A_RULE = {
  code: 'FOUR_EYES',
  name: { zh: '同一人审查又决定', en: '' },
  family: 'DURING',
  kind: 'SAME_PERSON',
  steps: ['CaseExamined'],
  against: ['CaseGranted'],
  threshold: {},
  colour: 'RED',
  basis: '行政许可法第三十四条',
  addressee: 'PERSON',
  answerDays: 3,
}
