import { describe, expect, test } from 'vitest'
import type { Input } from '#contract'
import { localDate } from '#kernel'
import type { Person } from '../../src/cli/demo/person.ts'
import type { api } from '../../src/clouds/findings/api.ts'
import { aHouseOfFindings } from '../support/found-permits.ts'
import type { Unversioned } from '../support/found-permits.ts'
import { codeOf } from '../support/hall.ts'
import { BUREAU, newest } from '../support/linked-bureau.ts'

const { bureau, services, people, inspector, leader, later, runJob, aPermit, send } = await aHouseOfFindings()
type AccountabilityAct = Unversioned<Input<typeof api.actOnAccountability>['body']>

describe('SV-38 OV-20 OV-23 somebody answers for what the record shows', () => {
  const facts = '审批结果推送后逾期未认领，监管反馈逾期未答复'
  const personOf = async (username: string) =>
    bureau.matters.district.officers.find((one) => one.username === username)?.id ?? ''

  test('what is late comes up by itself as a clue, tied to its record', async () => {
    await send(await aPermit(), 'WITHDRAW')
    await later(30)
    await runJob('findings.note-missed-days')
    await bureau.settle()
    const { items, officers } = await inspector.findings.accountabilityCandidates({})
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['DUTY', 'FINDING']))
    expect(officers.map(({ id }) => id)).toContain(await personOf('he.yuanzhou'))
    const [clue] = items.filter(({ kind }) => kind === 'FINDING')
    if (clue === undefined) throw new Error('A finding went unanswered')
    const body = {
      ...{ violation: clue.violation, facts, organ: clue.organ?.id ?? '', person: null },
      evidence: [{ kind: clue.kind, id: clue.id }],
    }
    const { line } = await inspector.findings.openAccountability({ body })
    expect(line).toMatchObject({ violation: 'NOT_COPIED', stage: 'OPEN', person: null })
    const after = await inspector.findings.accountabilityCandidates({})
    expect(after.items.map(({ id }) => id)).not.toContain(clue.id)
  })
  test('facts, evidence, person, statement, decision, effect: and nobody judges his own accusation', async () => {
    const person = await personOf('he.yuanzhou')
    const organ = BUREAU
    await aPermit()
    const { caseNumber } = await newest(people.market)
    const opening = { violation: 'GRANTED_WRONGLY' as const, facts, organ, person }
    const open = (evidence: Input<typeof api.openAccountability>['body']['evidence']) =>
      inspector.findings.openAccountability({ body: { ...opening, evidence } })
    expect(await codeOf(open([]))).toBe('ACCOUNTABILITY_WITHOUT_EVIDENCE')
    expect(await codeOf(open([{ kind: 'CARD', id: services.newId() }]))).toBe('EVIDENCE_UNKNOWN')
    const { line, evidence } = await open([
      { kind: 'CASE', id: caseNumber },
      { kind: 'ENTRY', id: '3' },
    ])
    expect(evidence.map(({ kind }) => kind)).toEqual(['CASE', 'ENTRY'])
    const params = { id: line.id }
    const act = async (who: Person, body: AccountabilityAct) => {
      const { line: now } = await inspector.findings.accountability({ params })
      return who.findings.actOnAccountability({ params, body: { ...body, expectedVersion: now.version } })
    }
    const decide: AccountabilityAct = {
      ...{ act: 'DECIDE', outcome: 'SANCTIONED', sanction: 'CAUTION', authority: '示范区纪委监委' },
      ...{ documentNumber: '示纪函〔2026〕2号', reason: '未认真审查，负有直接责任' },
    }
    expect(await codeOf(people.examiner.findings.accountability({ params }))).toBe('NOT_FOUND')
    expect(await codeOf(act(leader, decide))).toBe('ACCOUNTABILITY_NOT_TOLD')
    const day = localDate(new Date(Date.parse(services.now()) + 10 * 86_400_000).toISOString())
    await act(inspector, { act: 'TELL', replyUntil: day })
    expect(await codeOf(act(leader, decide))).toBe('ACCOUNTABILITY_TOO_EARLY')
    expect(await codeOf(act(inspector, decide))).toBe('NOT_FOUND')
    // Whoever answers sees his own case, is told that it waits for him, and sees nobody else's.
    const own = await people.examiner.findings.accountabilities({ query: {} })
    expect(own.items.map(({ id }) => id)).toContain(line.id)
    expect(own.own).toEqual({ all: 1, waiting: 1 })
    expect(await codeOf(people.market.findings.accountability({ params }))).toBe('NOT_FOUND')
    await act(people.examiner, { act: 'STATE', text: '当时系统没有提示，愿意改正' })
    expect((await people.examiner.findings.accountabilities({ query: {} })).own).toEqual({ all: 1, waiting: 0 })
    const decided = await act(leader, decide)
    expect(decided.decision).toMatchObject({ authority: '示范区纪委监委', inEffect: true })
    expect(decided.decision?.until?.slice(0, 7)).not.toBe(decided.decision?.from?.slice(0, 7))
    const figures = await leader.findings.accountabilityFigures({ query: {} })
    expect(figures).toMatchObject({ opened: 2, decided: 1, sanctioned: 1 })
    expect(figures.bySanction).toEqual([{ code: 'CAUTION', count: 1 }])
    expect(figures.byViolation.map(({ code }) => code).toSorted()).toEqual(['GRANTED_WRONGLY', 'NOT_COPIED'])
    const revoked = await act(inspector, {
      ...{ act: 'REVIEW', outcome: 'REVOKED', documentNumber: '示纪复〔2026〕1号', reason: '复审认为情节轻微，撤销' },
    })
    expect(revoked).toMatchObject({ line: { stage: 'REVOKED' }, decision: { inEffect: false } })
    expect((await leader.findings.accountabilityFigures({ query: {} })).sanctioned).toBe(0)
    await bureau.expectSound()
  })
})
