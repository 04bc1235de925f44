import { describe, expect, test } from 'vitest'
import { jsonObjectOf, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aHouseOfFindings } from '../support/found-permits.ts'
import type { CertificateAct } from '../support/found-permits.ts'
import { codeOf } from '../support/hall.ts'
import { BUREAU, newest } from '../support/linked-bureau.ts'

const house = await aHouseOfFindings()
const { bureau, services, people, decider, holder, health, later, runJob } = house
const { aPermit, onCertificate, stateOf, evidence, send, taken, procedure, actOn } = house
const BUREAU_REVOKES = {
  item: foodLicence.itemCode,
  decidedBy: 'BUREAU',
  basis: '示府发〔2026〕3号',
} as const

describe('SV-01 approval and supervision work on one object, and each learns of the other at once', () => {
  test('a grant is a duty and an object looked at by its standard; a record stands on the case; what ends the permit ends the object', async () => {
    const permit = await aPermit()
    const duty = await newest(people.market)
    // The department's object is found by the case that granted it, and bears the number of its certificate.
    const objectOf = async () =>
      (await people.market.inspection.objects({ query: { q: duty.caseNumber } })).items.find(
        ({ itemCode }) => itemCode === foodLicence.itemCode,
      )
    const object = await objectOf()
    expect(object).toMatchObject({ licence: permit.identifier, holder: foodLicence.applicant.name, left: null })
    const { id } = await people.market.inspection.openInspection({
      params: { id: object?.id ?? '' },
      body: { source: 'COMPLAINT' },
    })
    const { content } = await people.market.inspection.standard({ params: { code: foodLicence.itemCode } })
    const opened = await people.market.inspection.inspection({ params: { id } })
    expect(content.checklist.length).toBeGreaterThan(0)
    expect(opened.checklist).toEqual(content.checklist)
    expect(opened.toVisit).toEqual(content.checklist.map(({ code }) => code))
    expect(opened.facts.map(({ kind }) => kind)).toContain('CONDITION')

    const claimed = await people.market.supervision.claim({
      params: { id: duty.id },
      body: { expectedVersion: duty.version },
    })
    const record = { method: 'ON_SITE', found: '后厨布局与许可不符', result: 'PROBLEM', measure: '责令改正' } as const
    await people.market.supervision.record({
      params: { id: duty.id },
      body: { expectedVersion: claimed.version, ...record },
    })
    await bureau.settle()
    const { supervision } = await people.examiner.approval.readCase({ params: { id: permit.case } })
    expect(supervision).toMatchObject([{ organ: '示范区市场监督管理局', result: 'PROBLEM', found: record.found }])

    await onCertificate('decider', decider, permit, {
      act: 'DEREGISTER',
      ground: 'HOLDER_DISSOLVED',
      reason: '主体已经终止',
    })
    expect((await objectOf())?.left).toBe('DEREGISTERED')
  })
})

describe('SV-09 what supervision finds about a permit comes back typed, with its case and a day to answer', () => {
  test('it names the kind, the case, the certificate, grounds and evidence, and goes to whoever granted', async () => {
    const permit = await aPermit()
    const { line, evidence: tied } = await send(permit, 'ANNUL')
    expect(line).toMatchObject({ kind: 'ANNUL', stage: 'OPEN', permit: { case: permit.case } })
    expect(line.permit.identifier).toBe(permit.identifier)
    expect(line.answerDue > localDate(services.now())).toBe(true)
    expect(tied).toHaveLength(1)
    const { items } = await people.examiner.findings.findings({ query: { box: 'received' } })
    expect(items.map(({ id }) => id)).toContain(line.id)
  })
  test('a free note, a permit of others, or nothing to show for it is no finding', async () => {
    const permit = await aPermit()
    expect(await codeOf(send(permit, 'ANNUL', { evidence: [] }))).toBe('FINDING_WITHOUT_EVIDENCE')
    const foreign = [{ kind: 'DOCUMENT' as const, id: '0'.repeat(64), label: '照片' }]
    expect(await codeOf(send(permit, 'ANNUL', { evidence: foreign }))).toBe('EVIDENCE_UNKNOWN')
    expect(await codeOf(send(permit, 'ANNUL', { permit: '没有这个证照号' }))).toBe('PERMIT_UNKNOWN')
    const body = { kind: 'ANNUL' as const, permit: permit.identifier, basis: '某法第一条', grounds: '与本部门无关' }
    const foreignOrgan = health.findings.sendFinding({ body: { ...body, evidence: await evidence() } })
    expect(await codeOf(foreignOrgan)).toBe('PERMIT_NOT_YOURS')
    // A department that decides itself has nobody to ask.
    expect(await codeOf(send(permit, 'REVOKE'))).toBe('DECIDED_BY_YOURSELF')
  })
  test('the bureau opens the procedure or declines with reasons, once', async () => {
    const permit = await aPermit()
    const { line } = await send(permit, 'SUSPEND')
    const params = { id: line.id }
    const decline = { answer: 'DECLINED' as const, expectedVersion: line.version, reason: '现场已经整改，不予暂停' }
    expect(await codeOf(people.market.findings.answerFinding({ params, body: decline }))).toBe('NOT_FOUND')
    const answered = await people.examiner.findings.answerFinding({ params, body: decline })
    expect(answered).toMatchObject({ line: { stage: 'ANSWERED' }, answer: { answer: 'DECLINED', procedure: null } })
    const again = { answer: 'PROCEDURE' as const, expectedVersion: answered.line.version }
    expect(await codeOf(people.examiner.findings.answerFinding({ params, body: again }))).toBe('FINDING_OVER')
    const recalled = await send(permit, 'CHANGE')
    const recall = { params: { id: recalled.line.id }, body: { expectedVersion: 1, reason: '重复反馈' } }
    expect((await people.market.findings.recallFinding(recall)).line.stage).toBe('RECALLED')
  })
  test('a day that passes without an answer is said, and stands on a red card against the bureau', async () => {
    const { line } = await send(await aPermit(), 'WITHDRAW')
    await later(30)
    await runJob('findings.note-missed-days')
    await runJob('findings.note-missed-days')
    await bureau.settle()
    const { rows } = await services.db.query<{ rule: string; organ: string }>(
      `select rule, organ from oversight.card where rule = 'FINDING_UNANSWERED' and case_id = $1`,
      [line.permit.case],
    )
    expect(rows).toEqual([{ rule: 'FINDING_UNANSWERED', organ: BUREAU }])
    const seen = await people.examiner.findings.finding({ params: { id: line.id } })
    expect(seen.line.overdue).toBe(true)
  })
})

describe('SV-06 a licence is revoked by a decision of its own, after an enforcement finding', () => {
  test('the organ that decides is data: a department by law, the bureau where a document gave it the power', async () => {
    const permit = await aPermit()
    const body = {
      kind: 'REVOKE' as const,
      permit: permit.identifier,
      basis: '《食品安全法》',
      grounds: '情节严重，拟吊销',
    }
    expect(await codeOf(people.examiner.findings.openProcedure({ body }))).toBe('DECIDED_BY_ANOTHER')
    const opened = await people.market.findings.openProcedure({ body })
    expect(opened.line).toMatchObject({ kind: 'REVOKE', phase: 'OPEN', organ: '示范区市场监督管理局' })
    expect(await codeOf(people.market.findings.openProcedure({ body }))).toBe('PROCEDURE_RUNNING')
    // 行政处罚法 60: ninety days from filing.
    expect(opened.decisionDue).toBe(localDate(new Date(Date.parse(services.now()) + 90 * 86_400_000).toISOString()))
    await decider.certificate.giveRevocationPower({ body: BUREAU_REVOKES })
    expect(await codeOf(people.market.findings.openProcedure({ body }))).toBe('DECIDED_BY_ANOTHER')
    const { revocation } = await people.examiner.findings.endingRules({})
    expect(revocation.find(({ item }) => item === foodLicence.itemCode)?.decidedBy).toBe('BUREAU')
  })
  test('found, opened, announced, heard, decided, served, deregistered: nothing of it can be left out', async () => {
    const permit = await aPermit()
    const { line } = await send(permit, 'REVOKE')
    const id = await taken(line.id, line.version)
    const rests = { act: 'ANNOUNCE_REVOCATION', basis: '《食品安全法》第一百二十四条', reason: '情节严重' } as const
    const revoke: CertificateAct = { act: 'REVOKE', reason: '听证后认定事实清楚，决定吊销' }
    await onCertificate('decider', decider, permit, rests)
    expect((await procedure(id)).line.phase).toBe('ANNOUNCED')
    // Its holder was told, and says something first.
    const [mine] = (await holder.findings.ownProcedures({})).items.filter((one) => one.id === id)
    expect(mine).toMatchObject({ kind: 'REVOKE', mayState: true, hearing: 'MAY_ASK' })
    await holder.findings.stateOwnCase({ params: { id }, body: { text: '原料是留样，没有使用', asksHearing: false } })
    await holder.certificate.askForMeasureHearing({
      params: { id: permit.certificate },
      body: { statement: '要求当面说明情况' },
    })
    await bureau.settle()
    expect(await procedure(id)).toMatchObject({ asked: true, obstacle: 'STATEMENT_NOT_WEIGHED' })
    await onCertificate('examiner', people.examiner, permit, {
      act: 'HEAR',
      reason: '听证笔录：持证人陈述，出示留样记录',
    })
    const early = decider.certificate.prepareStanding({ params: { id: permit.certificate }, body: revoke })
    expect(await codeOf(early)).toBe('STATEMENT_NOT_WEIGHED')
    await actOn(id, people.examiner, { act: 'WEIGH', adopted: false, reason: '留样记录与现场日期不符，不予采纳' })
    await onCertificate('decider', decider, permit, revoke)
    expect(await stateOf(permit)).toBe('REVOKED')
    const decided = await procedure(id)
    expect(decided.line).toMatchObject({ phase: 'DECIDED', owes: 'DEREGISTRATION' })
    // 电子送达: the bureau's own sealed decision lies in the holder's box.
    expect(decided.served?.means).toBe('ELECTRONIC')
    expect(decided.minutes).toContain('听证笔录')
    expect(decided.followed.map((one) => one.act)).toEqual(['ANNOUNCED', 'HEARING_ASKED', 'HEARD', 'DECIDED'])
    const told = (await holder.findings.ownProcedures({})).items.find((one) => one.id === id)
    expect(told?.statements[0]?.answer).toContain('不予采纳')
    // 行政许可法 70: and then the register is closed, with which the procedure is over.
    await onCertificate('decider', decider, permit, { act: 'DEREGISTER', ground: 'TAKEN_BACK', reason: '已被吊销' })
    expect((await procedure(id)).line).toMatchObject({ phase: 'CLOSED', owes: null })
    expect(await stateOf(permit)).toBe('DEREGISTERED')
  })
})

describe('SV-08 once a department has revoked, the bureau is asked to close the register, with a day', () => {
  test('the task comes by itself, verifiers and the holder know at once, and lateness stands on a card', async () => {
    await decider.certificate.giveRevocationPower({
      body: { item: foodLicence.itemCode, decidedBy: 'DEPARTMENT', basis: '行政处罚法第十八条' },
    })
    const permit = await aPermit()
    const announce = { act: 'ANNOUNCE_REVOCATION', basis: '《食品安全法》', reason: '情节严重，拟吊销' } as const
    // Nobody opened anything: the notice itself opens the procedure.
    await onCertificate('market', people.market, permit, announce)
    const { items } = await people.market.findings.procedures({ query: { kind: 'REVOKE' } })
    const id = items.find((one) => one.permit.case === permit.case)?.id ?? ''
    expect(await procedure(id)).toMatchObject({ origin: { type: 'MEASURE' }, line: { phase: 'ANNOUNCED' } })
    await later(20)
    await onCertificate('market', people.market, permit, {
      ...{ act: 'REVOKE', reason: '期满未陈述，决定吊销', documentNumber: '示市监罚〔2026〕9号' },
    })
    expect(await stateOf(permit)).toBe('REVOKED')
    const waiting = await people.examiner.findings.procedures({ query: { stage: 'deregister' } })
    const task = waiting.items.find((one) => one.id === id)
    expect(task?.due).toBeNull()
    // A department serves its own decision by hand, and says how.
    const today = localDate(services.now())
    const receipt = { act: 'SERVE', means: 'DIRECT', on: today, receipt: '法定代表人签收' } as const
    expect(await codeOf(actOn(id, people.examiner, receipt))).toBe('NOT_FOUND')
    await actOn(id, people.market, receipt)
    const owed = (await people.examiner.findings.procedures({ query: { stage: 'deregister' } })).items.find(
      (one) => one.id === id,
    )
    expect(owed?.owes).toBe('DEREGISTRATION')
    expect((owed?.due ?? '') > today).toBe(true)
    await later(40)
    await runJob('findings.note-missed-days')
    await bureau.settle()
    const { rows } = await services.db.query<{ organ: string }>(
      `select organ from oversight.card where rule = 'ENDING_LATE' and case_id = $1`,
      [permit.case],
    )
    expect(rows).toEqual([{ organ: BUREAU }])
    await onCertificate('decider', decider, permit, { act: 'DEREGISTER', ground: 'TAKEN_BACK', reason: '已被吊销' })
    expect((await procedure(id)).line.phase).toBe('CLOSED')
  })
})

describe('SV-07 a permit is annulled by a procedure with a deadline', () => {
  test('an objection that was upheld opens it, once, with its own grounds', async () => {
    const permit = await aPermit()
    const origin = { type: 'OBJECTION' as const, id: '6a6a6a6a-0000-4000-8000-000000000001' }
    const order = {
      ...{ kind: 'ANNUL' as const, case: permit.case, origin, basis: '行政许可法第六十九条' },
      ...{ grounds: '异议成立：申请材料虚假', label: '异议 YY-1' },
    }
    const by = { kind: 'system' as const, id: services.idFrom('system', 'interplay') }
    const first = await services.office.findings.openProcedure(services, order, by)
    const second = await services.office.findings.openProcedure(services, order, by)
    if (!first.ok || !second.ok) throw new Error('The procedure is opened')
    expect(second.stream).toBe(first.stream)
    const id = first.stream
    const seen = await procedure(id)
    expect(seen).toMatchObject({ origin: { type: 'OBJECTION' }, line: { kind: 'ANNUL', owes: 'DECISION' } })
    expect(seen.line.due).toBe(seen.decisionDue)
    const params = { id: permit.case }
    const version = async () => (await decider.approval.readCase({ params })).version
    const ground = { ground: 'FRAUD' as const, reason: '申请时隐瞒真实情况' }
    await decider.approval.announceAnnulment({ params, body: { expectedVersion: await version(), ...ground } })
    await bureau.settle()
    await holder.findings.stateOwnCase({ params: { id }, body: { text: '没有隐瞒，要求听证', asksHearing: true } })
    await later(20)
    const annul = async () => decider.approval.annul({ params, body: { expectedVersion: await version(), ...ground } })
    expect(await codeOf(annul())).toBe('STATEMENT_NOT_WEIGHED')
    await actOn(id, people.examiner, { act: 'WEIGH', adopted: false, reason: '与银行流水不符，不予采纳' })
    expect(await codeOf(annul())).toBe('HEARING_OWED')
    // Whoever announced it does not preside.
    const minutes = { act: 'MINUTE_HEARING', minutes: '听证笔录：双方质证' } as const
    expect(await codeOf(actOn(id, decider, minutes))).toBe('HEARD_BY_WHO_OPENED')
    await actOn(id, people.examiner, minutes)
    // What rests on it: another case called this certificate as a proof.
    const other = await aPermit()
    const text = 'select case_number as number from findings._private_permit where case_id = $1'
    const number = (await services.db.query<{ number: string }>(text, [other.case])).rows[0]?.number ?? ''
    const called = {
      ...{ type: 'CallCertificate', at: services.now(), by: '$actor', organ: BUREAU, caller: 'OFFICER' },
      ...{ systemName: null, purpose: 'APPROVAL', caseNumber: number, holder: foodLicence.applicant.idNumber },
      ...{ certificateType: 'X', certificateName: '食品经营许可证', identifier: permit.identifier, fields: [] },
      ...{ mode: 'VERDICT', outcome: 'IN_FORCE' },
    }
    const stream = services.newId()
    const call = await services.run({ life: 'certificateCall', stream, command: jsonObjectOf(called), by })
    expect(call.ok).toBe(true)
    const annulled = await annul()
    expect(annulled.version).toBeGreaterThan(0)
    await bureau.settle()
    await bureau.settle()
    expect(await stateOf(permit)).toBe('ANNULLED')
    const after = await procedure(id)
    expect(after.served?.means).toBe('ELECTRONIC')
    expect(after.laterActs).toMatchObject([{ case: other.case, via: 'CALLED', settled: null }])
    await onCertificate('decider', decider, permit, { act: 'DEREGISTER', ground: 'TAKEN_BACK', reason: '许可已被撤销' })
    expect((await procedure(id)).line).toMatchObject({ phase: 'DECIDED', owes: 'LATER_ACTS' })
    const judged = { act: 'SETTLE', case: other.case, outcome: 'STANDS', reason: '该件另有独立依据，不受影响' } as const
    expect((await actOn(id, people.examiner, judged)).line.phase).toBe('CLOSED')
  })
  test('not decided by its day is said', async () => {
    const permit = await aPermit()
    const body = {
      kind: 'ANNUL' as const,
      permit: permit.identifier,
      basis: '行政许可法第六十九条',
      grounds: '依职权核查',
    }
    const { line } = await people.examiner.findings.openProcedure({ body })
    await later(70)
    await runJob('findings.note-missed-days')
    expect((await procedure(line.id)).line.overdue).toBe(true)
    const { rows } = await services.db.query<{ missed: string }>(
      `select state ->> 'missed' as missed from findings._private_procedure where id = $1`,
      [line.id],
    )
    expect(rows[0]?.missed).toContain('DECISION')
    await bureau.expectSound()
  })
})
