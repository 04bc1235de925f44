import { expect, test } from 'vitest'
import { jsonObjectOf } from '#kernel'
import type { StoredEntry } from '#ledger'
import { aDatabase } from '../../../../tests/support/database.ts'
import {
  accept,
  day,
  DECIDER,
  examine,
  EXAMINER,
  INTAKE,
  lived,
  minute,
  refuse,
  submitOn,
} from '../../approval/fixtures.ts'
import type { CaseCommand } from '../../approval/domain/case-command.ts'
import type { CaseEvent } from '../../approval/domain/events.ts'
import { caseWatchProjection, findCase, listOpenCases } from './case-watch.ts'

const database = await aDatabase()
const CASE = '9a000000-0000-4000-8000-0000000000c1'
const tx = {
  schema: 'oversight',
  query: (sql: string, params: readonly unknown[] = []) => database.superuser.query(sql, [...params]),
}
/** As the ledger hands over what it has opened. */
const entry = (event: CaseEvent, i: number): StoredEntry => ({
  id: String(i + 1),
  leafIndex: i,
  leafHash: '',
  body: jsonObjectOf(event),
  envelope: {
    ...{ v: 1, stream: CASE, version: i + 1, type: event.type, occurredAt: event.at, recordedAt: event.at },
    ...{ actor: event.by, organ: CASE, command: CASE, bodyHash: '' },
  },
})

const complexLimit = { days: 15, unit: 'working' as const }
const unmet = examine({
  findings: [
    { criterion: 'premises', met: false, note: '面积不足' },
    { criterion: 'equipment', met: true, note: '' },
  ],
  proposal: 'REFUSE',
})
const story: readonly CaseCommand[] = [
  submitOn({ complexLimit }),
  accept(),
  { type: 'ReclassifyCase', at: minute(32), by: EXAMINER, to: 'COMPLEX', reason: '需多部门核实' },
  unmet,
  {
    ...{ type: 'ReviewCase', at: minute(45), by: 'officer-gu-reviewer' },
    ...{ step: 'complexReview', agrees: true, opinion: '同意' },
  },
  refuse({ by: DECIDER }),
  { type: 'ChallengeDecision', at: day(2), by: INTAKE, ground: 'COURT', document: '诉1' },
  { type: 'DecideChallenge', at: day(9), by: INTAKE, document: '判1', outcome: 'SET_ASIDE', reason: '事实不清' },
]

test('a case is watched by the promise of its class, and again when its decision was set aside', async () => {
  const entries = lived(...story).map(entry)
  await caseWatchProjection.apply(tx, entries.slice(0, 2))
  expect((await findCase(database.app, CASE))?.limits.promised.days).toBe(8)
  await caseWatchProjection.apply(tx, entries.slice(2, 6))
  expect(await findCase(database.app, CASE)).toMatchObject({ stage: 'refused', limits: { promised: complexLimit } })
  expect(await listOpenCases(database.app, null, 10)).toEqual([])
  await caseWatchProjection.apply(tx, entries.slice(6))
  expect(await listOpenCases(database.app, null, 10)).toMatchObject([
    { id: CASE, stage: 'accepted', limits: { promised: complexLimit } },
  ])
})
