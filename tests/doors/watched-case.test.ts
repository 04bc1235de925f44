import { describe, expect, test } from 'vitest'
import type { Person } from '../../src/cli/demo/person.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aWatchedBureau } from '../support/watched-bureau.ts'

const { bureau, journey, people, passed, officerNamed, act, switchedOn, theCard } = await aWatchedBureau()
const { services } = bureau.office

describe('a risk', () => {
  test('OV-13: found and assessed by who watches, frozen by the leader: the case really stands still until released', async () => {
    const id = await journey.submitted()
    await journey.accepted(id)
    await switchedOn('REASSIGNED_OFTEN')
    for (const to of ['he.yuanzhou', 'su.jianming', 'he.yuanzhou'])
      await act(id, officerNamed('tang.duanheng'), {
        ...{ type: 'AssignCase', to: officerNamed(to).id, reason: '工作安排', head: true },
      })
    const card = await theCard('REASSIGNED_OFTEN')
    const params = { id: card.id }
    const found = await people.inspector.oversight.findRisk({ params, body: { title: '反复转办，疑似挑人办件' } })
    const risk = { params: { id: found.risks[0]?.id ?? '' } }
    const freezing = { control: 'FREEZE' as const, to: null, reason: '核查期间停止办理' }
    const early = people.leader.oversight.controlRisk({ ...risk, body: { expectedVersion: 1, ...freezing } })
    expect(await codeOf(early)).toBe('RISK_NOT_ASSESSED')
    const assessed = await people.inspector.oversight.assessRisk({
      ...risk,
      body: { expectedVersion: 1, likelihood: 4, impact: 4, reason: '两日内三次转办' },
    })
    expect(assessed.risks[0]?.assessment).toMatchObject({ level: 'HIGH' })
    const own = people.inspector.oversight.controlRisk({ ...risk, body: { expectedVersion: 2, ...freezing } })
    expect(await codeOf(own)).toBe('FORBIDDEN')
    const frozen = await people.leader.oversight.controlRisk({ ...risk, body: { expectedVersion: 2, ...freezing } })
    expect(frozen.risks[0]).toMatchObject({ frozen: true, controls: [{ by: '魏高远' }] })
    await bureau.settle()

    const version = async () => (await services.load(id))?.version ?? 0
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    const note = async () =>
      examiner.approval.note({ params: { id }, body: { expectedVersion: await version(), text: '冻结期间仍可备注' } })
    await note()
    const whyNot = async (person: Person, wanted: string) =>
      (await person.approval.readCase({ params: { id } })).acts.find(({ act: name }) => name === wanted)?.code
    expect(await whyNot(examiner, 'examine')).toBe('CASE_FROZEN')
    expect(await whyNot(await signedIn(bureau, 'tang.duanheng'), 'refuse')).toBe('CASE_FROZEN')
    const closing = { expectedVersion: 3, outcome: '未发现问题' }
    expect(await codeOf(people.inspector.oversight.closeRisk({ ...risk, body: closing }))).toBe('RISK_STILL_FROZEN')

    const names = frozen.examiners.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['何远洲', '苏鉴明', '顾复和']))
    const gu = frozen.examiners.find(({ name }) => name === '顾复和')
    const handing = { control: 'REASSIGN' as const, to: gu?.id ?? null, reason: '回避原承办人' }
    await people.leader.oversight.controlRisk({ ...risk, body: { expectedVersion: 3, ...handing } })
    await people.leader.oversight.releaseRisk({ ...risk, body: { expectedVersion: 4, reason: '核查完毕' } })
    await bureau.settle()
    expect(await whyNot(examiner, 'examine')).toBe('ON_ANOTHER_DESK')
    await journey.examined(id)
    await people.inspector.oversight.closeRisk({ ...risk, body: { expectedVersion: 5, outcome: '已改派办结' } })
    const types = (await services.history(id)).map(({ envelope }) => envelope.type)
    expect(types).toEqual(expect.arrayContaining(['CaseFrozen', 'CaseUnfrozen', 'CaseAssigned', 'CaseExamined']))
    await bureau.settle()
    await bureau.expectSound()
  })
})

describe('every look', () => {
  test('OV-15: opening, downloading, exporting and printing leave entries, one a minute; the applicant sees who looked', async () => {
    const id = await journey.submitted()
    await journey.accepted(id)
    await bureau.settle()
    const examiner = await signedIn(bureau, 'su.jianming')
    for (let i = 0; i < 5; i += 1) await examiner.approval.readCase({ params: { id } })
    await examiner.oversight.notePrint({ body: { subject: id } })
    const [paper] = (await examiner.approval.readCase({ params: { id } })).documents
    await examiner.download(`/documents/${paper?.id ?? ''}/file`)
    await examiner.download('/cases-export')
    const { looks } = await people.inspector.oversight.trail({ params: { id } })
    const kinds = looks.map(({ by, kind }) => `${by} ${kind}`)
    expect(kinds.sort()).toEqual(['苏鉴明 DOWNLOAD', '苏鉴明 PRINT', '苏鉴明 VIEW'])
    const exported = await bureau.database.superuser.query(`select door from oversight.look where kind = 'EXPORT'`)
    expect(exported.rows).toEqual([{ door: 'exportCases' }])
    await bureau.settle()
    const { items } = await people.inspector.oversight.river({ query: { limit: 20 } })
    expect(items.filter(({ type, actor }) => type === 'PapersLookedAt' && actor === '苏鉴明').length).toBeGreaterThan(0)
    const owner = await signedIn(bureau, 'demo.canteen')
    const own = await owner.oversight.ownLooks({ params: { id } })
    expect(own.items.map(({ by }) => by).sort()).toEqual(['程正鸣', '苏鉴明'])
    const stranger = await signedIn(bureau, 'demo.builder')
    expect(await codeOf(stranger.oversight.ownLooks({ params: { id } }))).toBe('NOT_FOUND')
  })
})

describe('the procedure of the standard', () => {
  test('OV-12: a case that went its way agrees with it; one that skipped a step or a day says where', async () => {
    const straight = await journey.grantedCase()
    await bureau.settle()
    const { deviations } = await people.inspector.oversight.trail({ params: { id: straight } })
    expect(deviations).toEqual([])
    const slow = await journey.submitted()
    await journey.accepted(slow)
    await passed(24 * 60)
    await journey.examined(slow)
    await bureau.settle()
    const late = (await people.inspector.oversight.trail({ params: { id: slow } })).deviations
    expect(late.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['STEP_TOO_LATE', 'PROMISE_EXCEEDED', 'STATUTE_EXCEEDED']),
    )
  })
})

test('the ledger is sound after all of it', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
