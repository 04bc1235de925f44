import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { journeyIn } from '../support/case-journey.ts'
import { codeOf, prepareGrant, signedIn } from '../support/hall.ts'
import { act, anInterplayBureau, answer, DAY_MS, look, paper } from '../support/interplay-bureau.ts'
import { BUREAU, MARKET } from '../support/linked-bureau.ts'

const { bureau, clock, people, ordinary, pass, today } = await anInterplayBureau()
const { services } = bureau.office
/** The same licence, where its standard has results confirmed before the certificate goes out. */
const confirmedBy = (noObjection: { days: number; silence: 'AGREES' | 'ASKED_AGAIN' }) => {
  const standards = bureau.matters.standards.map((one) => ({ ...one, noObjection }))
  return journeyIn({ office: bureau.office, matters: { ...bureau.matters, standards } })
}
const confirmed = confirmedBy({ days: 2, silence: 'AGREES' })
const askedAgain = confirmedBy({ days: 2, silence: 'ASKED_AGAIN' })

async function runJob(wanted: string) {
  const job = bureau.office.jobs.find(({ name }) => name === wanted)
  if (job === undefined) throw new Error(`There is no job ${wanted}`)
  await job.run(services)
  await bureau.settle()
}
const certificatesOf = async (caseId: string) =>
  (
    await services.db.query(
      `select 1 from certificate.document where case_id = $1 and step = 'CERTIFICATE' and file is not null`,
      [caseId],
    )
  ).rowCount
async function exchangeAbout(person: Person, caseId: string, kind: string) {
  await bureau.settle()
  const { exchanges } = await person.interplay.fieldCase({ params: { id: caseId } })
  const found = exchanges.find((one) => one.kind === kind)
  if (found === undefined) throw new Error(`No ${kind} about this case`)
  return found.id
}

describe('a result that departments confirm before the certificate goes out', () => {
  test('SV-18 no certificate before the department has confirmed, the rest at once, and silence is consent on its day', async () => {
    const agreed = await confirmed.grantedCase()
    const id = await exchangeAbout(people.pan, agreed, 'NO_OBJECTION')
    expect(await certificatesOf(agreed)).toBe(0)
    await runJob('certificate.seal-owed-papers')
    expect(await certificatesOf(agreed)).toBe(0)
    const asked = await look(people.pan, id)
    expect(asked.hold?.held).toBe(true)
    expect(asked.words).toEqual(expect.arrayContaining(['AGREES', 'OBJECTS']))
    expect(await codeOf(look(people.jiang, id))).toBe('NOT_FOUND')
    await answer(people.pan, id, 'AGREES')
    await bureau.settle()
    expect(await certificatesOf(agreed)).toBe(1)

    const silent = await confirmed.grantedCase()
    const twice = await askedAgain.grantedCase()
    const silentId = await exchangeAbout(people.pan, silent, 'NO_OBJECTION')
    const twiceId = await exchangeAbout(people.pan, twice, 'NO_OBJECTION')
    const { due } = await look(people.pan, silentId)
    clock.ahead += Date.parse(due) - Date.now() - clock.ahead - 60_000
    await runJob('interplay.record-silence')
    expect(await certificatesOf(silent)).toBe(0)
    await pass(1)
    await runJob('interplay.record-silence')
    expect((await look(people.pan, silentId)).outcome).toBe('SILENT')
    expect(await certificatesOf(silent)).toBe(1)
    // The other standard has the department asked once more.
    expect(await look(people.pan, twiceId)).toMatchObject({ outcome: null, overdue: false })
    expect(await certificatesOf(twice)).toBe(0)
    await pass(7)
    await runJob('interplay.record-silence')
    expect(await look(people.pan, twiceId)).toMatchObject({ outcome: 'SILENT', silences: [{}, {}] })
    expect(await certificatesOf(twice)).toBe(1)
  })

  test('an objection is argued by both sides, settled by somebody who did not decide, and blocks nothing forever', async () => {
    const maintained = await confirmed.grantedCase()
    const id = await exchangeAbout(people.pan, maintained, 'NO_OBJECTION')
    const objects = { act: 'ANSWER', word: 'OBJECTS', text: '经营场所与申报不符' } as const
    expect(await codeOf(act(people.pan, id, objects))).toBe('GROUND_MISSING')
    await act(people.pan, id, { ...objects, ground: 'FACTS', papers: [await paper(people.pan)] })
    const settle = (person: Person, outcome: 'MAINTAINED' | 'ANNULLED') =>
      act(person, id, { act: 'CONCLUDE', outcome, text: '经核查，申报与现场一致。' })
    expect(await codeOf(settle(people.qin, 'MAINTAINED'))).toBe('ONE_SIDE_UNHEARD')
    await answer(people.he, id, 'STATEMENT', '已现场核对，附图一致')
    expect(await codeOf(settle(people.he, 'MAINTAINED'))).toBe('SETTLED_BY_DECIDERS')
    expect(await codeOf(settle(people.tang, 'MAINTAINED'))).toBe('APPROVER_SETTLES')
    expect(await certificatesOf(maintained)).toBe(0)
    await settle(people.qin, 'MAINTAINED')
    await bureau.settle()
    expect(await certificatesOf(maintained)).toBe(1)

    const argued = await confirmed.grantedCase()
    const open = await exchangeAbout(people.pan, argued, 'NO_OBJECTION')
    await act(people.pan, open, { ...objects, ground: 'LAW' })
    await pass(25)
    await runJob('interplay.record-silence')
    expect((await look(people.pan, open)).outcome).toBe('TIME_OVER')
    expect(await certificatesOf(argued)).toBe(1)

    const annulled = await confirmed.grantedCase()
    const upheld = await exchangeAbout(people.pan, annulled, 'NO_OBJECTION')
    await act(people.pan, upheld, { ...objects, ground: 'CONDITIONS' })
    await answer(people.he, upheld, 'STATEMENT')
    await act(people.qin, upheld, { act: 'CONCLUDE', outcome: 'ANNULLED', text: '异议成立' })
    await pass(25)
    await runJob('certificate.seal-owed-papers')
    expect(await certificatesOf(annulled)).toBe(0)
    // The grant is annulled by its own procedure; where that is dropped, the certificate goes out at last.
    const { rows } = await services.db.query<{ id: string; version: number }>(
      'select id, version from findings._private_procedure where case_id = $1',
      [annulled],
    )
    const [procedure] = rows
    if (procedure === undefined) throw new Error('No procedure was opened')
    const by = { kind: 'officer' as const, id: randomUUID(), organ: BUREAU, region: '990101', roles: [] }
    const command = { type: 'DropProcedure', at: services.now(), by: '$actor', reason: '复核后不予撤销' }
    await services.run({ life: 'endingProcedure', stream: procedure.id, command, by })
    await bureau.settle()
    expect(await certificatesOf(annulled)).toBe(1)
  })
})

describe('objections, questions and conferences about a case', () => {
  test('SV-19 an objection has ground, evidence, deadline, statements of both sides and an outcome', async () => {
    const granted = await ordinary.grantedCase()
    await bureau.settle()
    expect(await certificatesOf(granted)).toBe(1)
    const body = { kind: 'OBJECTION', title: '对许可结果的异议', text: '设施与标准不符', case: granted } as const
    expect(await codeOf(people.he.interplay.openExchange({ body }))).toBe('SIDE_WRONG')
    expect(await codeOf(people.jiang.interplay.openExchange({ body }))).toBe('SIDE_WRONG')
    const foreign = { ...body, ground: 'CONDITIONS' as const, papers: [await paper(people.he)] }
    expect(await codeOf(people.pan.interplay.openExchange({ body: foreign }))).toBe('PAPER_NOT_YOURS')
    expect(await codeOf(people.pan.interplay.openExchange({ body: { ...body, ground: 'CONDITIONS' } }))).toBe(
      'EVIDENCE_MISSING',
    )
    const { id, due, to } = await people.pan.interplay.openExchange({
      body: { ...body, ground: 'CONDITIONS', papers: [await paper(people.pan)] },
    })
    expect(to.map((one) => one.id)).toEqual([BUREAU])
    expect(Date.parse(due)).toBeGreaterThan(Date.now() + clock.ahead + 7 * DAY_MS)
    expect((await look(people.he, id)).missing).toBeNull()
    expect((await look(people.qin, id)).missing).toContain('没有陈述')
    await answer(people.he, id, 'STATEMENT', '审查时设施齐全，附验收记录')
    await answer(people.pan, id, 'STATEMENT', '复查照片见附件')
    const settled = await act(people.qin, id, { act: 'CONCLUDE', outcome: 'MAINTAINED', text: '证据不足以推翻' })
    expect(settled).toMatchObject({ outcome: 'MAINTAINED', said: [{ late: false }, {}] })
    expect(await codeOf(answer(people.pan, id, 'STATEMENT'))).toBe('EXCHANGE_OVER')
    expect(
      (await people.inspector.interplay.exchanges({ query: { box: 'over' } })).items.map((one) => one.id),
    ).toContain(id)
  })

  test('SV-42 SV-45 a department looks at a case of its field and asks; the answer has a day, and talks outside are kept', async () => {
    const running = await ordinary.submitted()
    await ordinary.accepted(running)
    await bureau.settle()
    const seen = await people.pan.interplay.fieldCase({ params: { id: running } })
    expect(seen).toMatchObject({ side: 'SUPERVISOR', mayAsk: true })
    expect(JSON.stringify(seen)).not.toContain(foodLicence.applicant.name)
    expect(await codeOf(people.jiang.interplay.fieldCase({ params: { id: running } }))).toBe('NOT_FOUND')
    const { items } = await people.jiang.interplay.fieldCases({ query: { limit: 100 } })
    expect(items).toEqual([])
    const { id } = await people.pan.interplay.openExchange({
      body: { kind: 'QUESTION', title: '为什么没有现场核查？', text: '请说明审查方式', case: running },
    })
    expect((await people.he.interplay.exchanges({ query: { kind: 'QUESTION' } })).items.map((one) => one.id)).toEqual([
      id,
    ])
    const talk = { on: today(), with: '何远洲', means: 'PHONE' } as const
    await act(people.pan, id, { act: 'ANSWER', word: 'TALK', text: '电话约定周五前书面答复', talk })
    await pass(10)
    await runJob('interplay.record-silence')
    expect(await look(people.he, id)).toMatchObject({ overdue: true, silences: [{ askedAgainUntil: null }] })
    const answered = await answer(people.he, id, 'ANSWER', '材料齐全，依标准免现场核查')
    expect(answered.said.at(-1)).toMatchObject({ word: 'ANSWER', late: true, by: '何远洲' })
    await act(people.pan, id, { act: 'CONCLUDE', outcome: 'DONE', text: '已了解' })
    // The other way round: the bureau asks the department about an item.
    const back = await people.he.interplay.openExchange({
      body: { kind: 'QUESTION', title: '监管口径', text: '如何认定冷加工？', item: foodLicence.itemCode },
    })
    expect(back.to.map((one) => one.id)).toEqual([MARKET])
  })

  test('SV-23 what a joint conference decided binds the case: nobody decides it before it is carried out', async () => {
    const running = await ordinary.submitted()
    await ordinary.accepted(running)
    await ordinary.examined(running)
    await bureau.settle()
    const body = { kind: 'CONFERENCE', title: '排烟方案', text: '两家意见不一', case: running } as const
    expect(await codeOf(people.he.interplay.openExchange({ body }))).toBe('GROUND_MISSING')
    const { id, to } = await people.he.interplay.openExchange({ body: { ...body, ground: 'TECHNICAL' } })
    expect(to.map((one) => one.id)).toEqual([MARKET])
    await act(people.pan, id, { act: 'ANSWER', word: 'ATTENDS', text: '' })
    await act(people.he, id, { act: 'CONVENE', on: today(), place: '三楼会议室', participants: [] })
    await act(people.he, id, {
      ...{
        act: 'MINUTES',
        text: '经研究，应当补充排烟检测。',
        attended: [BUREAU, MARKET],
        papers: [await paper(people.he)],
      },
      decisions: [
        { id: 'D1', text: '补充排烟检测报告', organ: MARKET, due: today(), effect: 'BINDS' },
        { id: 'D2', text: '一个月后回访', organ: BUREAU, due: today(), effect: 'FOLLOW_UP' },
      ],
    })
    await bureau.settle()
    const { version, waits } = await people.tang.approval.readCase({ params: { id: running } })
    // The case page says in one glance why it waits, for whom and until when.
    const market = '示范区市场监督管理局'
    expect(waits).toEqual([{ why: 'meeting', text: '补充排烟检测报告', organ: market, until: today() }])
    await enrolDevice(people.tang, await signedIn(bureau, 'tian.zhanghu'), '决定岗电脑')
    expect(await codeOf(prepareGrant(people.tang, running, version))).toBe('MEETING_DECISION_NOT_CARRIED_OUT')
    expect(await codeOf(act(people.he, id, { act: 'CONCLUDE', outcome: 'DONE', text: '会议结束' }))).toBe(
      'DECISIONS_OPEN',
    )
    const report = { act: 'CARRY_OUT', decision: 'D1', report: '检测合格，报告已送' } as const
    expect(await codeOf(act(people.he, id, report))).toBe('NOT_YOUR_DECISION')
    await act(people.pan, id, report)
    await bureau.settle()
    const after = await people.tang.approval.readCase({ params: { id: running } })
    expect(after.waits).toEqual([])
    expect((await prepareGrant(people.tang, running, after.version)).prepared).toBeTruthy()
    // What is only followed up does not bind the case, and keeps the conference open.
    await act(people.he, id, { act: 'CARRY_OUT', decision: 'D2', report: '已回访' })
    expect((await act(people.he, id, { act: 'CONCLUDE', outcome: 'DONE', text: '议定事项全部落实' })).outcome).toBe(
      'DONE',
    )
    await bureau.expectSound()
  })
})
