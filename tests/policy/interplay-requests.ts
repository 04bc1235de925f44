import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const exchange = `/interplay/exchanges/${randomUUID()}`

/** At the doors of 审管互动: about exchanges, cases and quarters that nobody has, so that nothing changes. */
export const INTERPLAY_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'interplay.openExchange': {
    body: { kind: 'QUESTION', title: '询问', text: '这个办件怎样审查的？', case: randomUUID() },
  },
  'interplay.exchange': { path: exchange },
  'interplay.actOnExchange': {
    path: `${exchange}/acts`,
    body: { act: 'ANSWER', expectedVersion: 1, word: 'STATEMENT', text: '陈述' },
  },
  'interplay.exchangePaper': { path: `${exchange}/files/${'0'.repeat(64)}` },
  'interplay.fieldCase': { path: `/interplay/cases/${randomUUID()}` },
  'interplay.responsibility': { path: '/interplay/responsibility/000000000000' },
  'interplay.bulletin': { path: '/interplay/bulletins/2020-Q1' },
  'interplay.recountBulletin': { path: '/interplay/bulletins/2020-Q1/recount' },
  'interplay.publishBulletin': { path: '/interplay/bulletins/2099-Q4' },
  'interplay.assessment': { path: '/interplay/assessments/2020' },
}

const WORKERS: readonly Visitor[] = [
  ...(['examiner', 'decider', 'standardEditor', 'standardReviewer', 'supervisor'] as const),
  ...(['foreignDesk', 'foreignSupervisor'] as const),
]
const READERS: readonly Visitor[] = [...WORKERS, 'inspector', 'leader']

/** Both sides work, whoever watches over them reads along, and bulletins are everybody's. */
export const interplayOwed = (
  everybody: readonly Visitor[],
  standardReaders: Owed,
): Readonly<Record<string, Owed>> => ({
  'interplay.exchanges': { enters: READERS },
  'interplay.opening': { enters: WORKERS },
  'interplay.openExchange': { enters: WORKERS },
  'interplay.exchange': { enters: [], unseen: READERS },
  'interplay.actOnExchange': { enters: [], unseen: WORKERS },
  'interplay.exchangePaper': { enters: [], unseen: READERS },
  'interplay.fieldCases': { enters: READERS },
  'interplay.fieldCase': { enters: [], unseen: READERS },
  'interplay.responsibility': { enters: [], unseen: standardReaders.enters },
  'interplay.bulletins': { enters: everybody },
  'interplay.bulletin': { enters: [], unseen: everybody },
  'interplay.recountBulletin': { enters: [], unseen: everybody },
  'interplay.publishBulletin': { enters: ['decider', 'foreignDesk'] },
  'interplay.assessment': { enters: everybody },
})
