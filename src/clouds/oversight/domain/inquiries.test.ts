import { describe, expect, test } from 'vitest'
import type { Decider } from '#kernel'
import { accountUseDecider } from './account-use.ts'
import { evidenceDecider } from './evidence-package.ts'
import { noteDecider } from './inspector-note.ts'
import { outsidePermitDecider } from './outside-permit.ts'
import { reportedCaseDecider, reportingSystemDecider } from './reporting-system.ts'
import { controlDecider } from './rule-control.ts'

const done = { at: '2026-03-02T02:00:00.000Z', by: 'inspector' }
const hoursLater = (hours: number) => new Date(Date.parse(done.at) + hours * 3_600_000).toISOString()

function told<Command, State, Event>(decider: Decider<Command, State, Event>, ...commands: readonly Command[]) {
  let state = decider.initial
  const refusals: string[] = []
  for (const command of commands) {
    const decision = decider.decide(command, state)
    if (decision.ok) state = decision.events.reduce(decider.evolve, state)
    else refusals.push(decision.refusal.code)
  }
  return { state, refusals }
}

describe('what an inspector keeps', () => {
  const write = { type: 'WriteNote', ...done, case: 'case-1', officer: null, text: '约谈记录' } as const
  const supplement = { type: 'SupplementNote', ...done, text: '补记' } as const
  test('a note is added to and never rewritten', () => {
    const { state, refusals } = told(noteDecider, supplement, write, write, supplement, { ...supplement, text: ' ' })
    expect(refusals).toEqual(['NOTE_UNKNOWN', 'NOTE_ALREADY_WRITTEN', 'NOTE_EMPTY'])
    expect(state?.parts.map(({ text }) => text)).toEqual(['约谈记录', '补记'])
  })
  test('evidence is taken for a purpose, and its copy goes once', () => {
    const take = {
      type: 'TakeEvidence',
      ...done,
      scope: 'CASE',
      subject: 'case-1',
      from: null,
      to: null,
      title: 'SFQ-1',
      purpose: '线索',
      entries: 3,
      files: 2,
      checkpoint: 9,
      file: 'a',
      sm3: 'b',
      sizeBytes: 1,
      manifest: 'c',
      keptUntil: '2026-04-01',
    } as const
    const remove = { type: 'RemoveEvidenceCopy', at: done.at } as const
    const tried = [remove, { ...take, purpose: '' }, { ...take, entries: 0 }, take, take, remove, remove]
    expect(told(evidenceDecider, ...tried)).toMatchObject({
      refusals: [
        ...['EVIDENCE_UNKNOWN', 'EVIDENCE_WITHOUT_PURPOSE', 'EVIDENCE_EMPTY'],
        ...['EVIDENCE_ALREADY_TAKEN', 'EVIDENCE_GONE'],
      ],
      state: { file: 'a', removedAt: done.at },
    })
  })
  test('a clause is measured, or it is said why not; never both and never neither', () => {
    const set = { type: 'SetControl', ...done, document: '审发1号', article: '第二条' } as const
    const measure = { rule: 'FOUR_EYES', mostHits: 0, days: 90 }
    expect(
      told(
        controlDecider,
        { ...set, measure, reason: '无法测量' },
        { ...set, measure: null, reason: null },
        { ...set, measure: null, reason: '不产生数据' },
        { ...set, measure, reason: null },
      ),
    ).toMatchObject({ refusals: ['CONTROL_INCOMPLETE', 'CONTROL_INCOMPLETE'], state: { measure, reason: null } })
  })
})

describe('what comes from outside', () => {
  test('a permit issued elsewhere is explained once, with its basis', () => {
    const see = {
      type: 'SeePermitElsewhere',
      ...done,
      number: '城管许17号',
      item: '户外广告',
      organ: 'city',
      issuedOn: '2026-02-11',
      source: '台账',
    } as const
    const except = { type: 'RegisterException', ...done, reason: '划转前受理', basis: '备忘录' } as const
    const { state, refusals } = told(outsidePermitDecider, except, see, see, { ...except, basis: '' }, except, except)
    expect(refusals).toEqual([
      ...['PERMIT_UNKNOWN', 'PERMIT_ALREADY_SEEN', 'EXCEPTION_WITHOUT_REASON', 'EXCEPTION_ALREADY_REGISTERED'],
    ])
    expect(state?.exception?.basis).toBe('备忘录')
  })
  test('a system is missed once for each silence, and a report ends it', () => {
    const register = {
      type: 'RegisterReportingSystem',
      ...done,
      name: '劳动系统',
      organ: 'labour',
      items: ['9901'],
      everyHours: 24,
    } as const
    const silence = (hours: number) => ({ type: 'NoteSilence', at: hoursLater(hours) }) as const
    const report = (hours: number) => ({ type: 'NoteReport', at: hoursLater(hours), acts: 2 }) as const
    const { state, refusals } = told(
      reportingSystemDecider,
      ...[register, silence(23), silence(24), silence(30), report(31), silence(54), silence(55)],
    )
    expect(refusals).toEqual(['SYSTEM_NOT_SILENT', 'SYSTEM_NOT_SILENT', 'SYSTEM_NOT_SILENT'])
    expect(state).toMatchObject({ reported: 2, silentSince: hoursLater(31) })
    expect(told(reportingSystemDecider, { ...register, items: [] }).refusals).toEqual(['SYSTEM_WITHOUT_ITEMS'])
  })
  test('an act told twice is one act, and an account is noted once a day', () => {
    const tell = {
      type: 'ReportAct',
      at: done.at,
      system: 's',
      organ: 'labour',
      item: '9901',
      number: 'N1',
      slow: true,
      step: 'CaseGranted',
      doneAt: done.at,
    } as const
    expect(told(reportedCaseDecider, tell, tell, { ...tell, step: 'CaseRefused' }).refusals).toEqual([
      'ACT_ALREADY_REPORTED',
    ])
    const twice = { type: 'NoteUsedTwice', at: done.at, officer: 'o', organ: 'b', places: 2 } as const
    expect(told(accountUseDecider, twice, twice).refusals).toEqual(['ACCOUNT_USE_ALREADY_NOTED'])
  })
})
