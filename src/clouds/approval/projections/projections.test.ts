import { createPrivateKey, createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '#kernel'
import { createEraser, createLedger, createNoteSigner, createProjector, createSequencer, fsck } from '#ledger'
import type { Ledger } from '#ledger'
import type { OfficerActor, Role } from '#policy'
import { aDatabase } from '../../../../tests/support/database.ts'
import { availableActs } from '../domain/available-acts.ts'
import { caseDecider } from '../domain/case.ts'
import type { CaseEvent } from '../domain/events.ts'
import {
  accepted,
  ACCEPTANCE_DUE,
  aMaterial,
  aStandard,
  correctionRequested,
  correctionSubmitted,
  DECIDER,
  examined,
  EXAMINER,
  granted,
  INTAKE,
  minute,
  procedureStarted,
  STATUTORY_DUE,
  submitted,
} from '../fixtures.ts'
import { commandJson } from '../run-case.ts'
import { approval } from '../index.ts'
import { caseDocumentProjection, documentsOf } from './case-document.ts'
import { caseFileProjection } from './case-file.ts'
import { findApplication, findCase, findTrackedCase, listOwnCases } from './case-row.ts'
import { caseSupervisionProjection, supervisionOf } from './case-supervision.ts'
import { popularItems, popularityProjection } from './popularity.ts'
import { countWaiting, listWork } from './worklist.ts'

const database = await aDatabase()
const MASTER_KEY = Buffer.alloc(32, 5)
const OFFICER_ID = '9a000000-0000-4000-8000-0000000000aa'
const { organ: ORGAN } = aStandard()

/** An Ed25519 key of the test's own (RFC 8410 §7). */
const logKey = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update('approval').digest(),
  ]),
  format: 'der',
  type: 'pkcs8',
})
const signer = createNoteSigner('oneseal/test', logKey)
let ledger: Ledger
const following = [caseDocumentProjection, caseSupervisionProjection, popularityProjection]

beforeAll(() => {
  ledger = createLedger({ pool: database.app, masterKey: MASTER_KEY, projections: approval.projections })
})
afterAll(() => ledger.close())

const versions = new Map<string, number>()
async function append(stream: string, life: string, state: unknown, entries: readonly { type: string }[]) {
  const before = versions.get(stream) ?? 0
  const folded = JSON.parse(JSON.stringify(state)) as Json
  const outcome = await ledger.append({
    stream,
    life,
    expectedVersion: before,
    actor: OFFICER_ID,
    organ: ORGAN,
    command: randomUUID(),
    occurredAt: minute(0),
    entries: entries.map(({ type, ...body }) => ({ type, body })),
    state: folded,
  })
  expect(outcome.kind).toBe('appended')
  versions.set(stream, before + entries.length)
}

let numbers = 0
/** A case with a number and a tracking code of its own, told event by event. */
async function tell(...events: readonly CaseEvent[]): Promise<string> {
  const id = randomUUID()
  const number = String((numbers += 1)).padStart(6, '0')
  const own = events.map((event) =>
    event.type === 'ApplicationSubmitted'
      ? { ...event, caseNumber: `990101-20261104-${number}`, trackingCode: `0000A-BCDEF-GHJKM-${number.slice(1)}` }
      : event,
  )
  let state = caseDecider.initial
  for (const event of own) {
    state = caseDecider.evolve(state, event)
    await append(id, 'case', state, [event])
  }
  return id
}

async function settle(): Promise<void> {
  const sequencer = createSequencer({ pool: database.sequencer, origin: 'oneseal/test', sign: signer.sign })
  while ((await sequencer.runOnce()) > 0);
  for (const projection of following) await createProjector({ ledger, pool: database.app, projection }).runOnce()
}

/** Rebuilds every projection and folds every life; only the rule books of other clouds' lives are not here. */
async function expectSound(): Promise<void> {
  await settle()
  const lives = approval.lives.map(({ kind, eventTypes, decider }) => ({ kind, eventTypes, decider }))
  const report = await fsck({
    pool: database.owner,
    masterKey: MASTER_KEY,
    verifyKey: signer.vkey,
    lives,
    projections: approval.projections,
  })
  expect(report.findings.filter(({ code }) => code !== 'LIFE_OF_UNKNOWN_KIND')).toEqual([])
}
const officer = (id: string, ...roles: readonly Role[]): OfficerActor => ({
  kind: 'officer',
  id,
  organ: ORGAN,
  region: '990101',
  roles,
})
const work = (who: OfficerActor, more: Partial<Parameters<typeof listWork>[1]> = {}) =>
  listWork(database.app, { organs: [ORGAN], officer: who, mine: true, limit: 100, ...more })

describe('the case file', () => {
  test('holds what the pages show, from the first entry to the last', async () => {
    const id = await tell(submitted(), accepted, examined, granted)
    const row = await findCase(database.app, id)
    expect(row).toMatchObject({
      version: 4,
      stage: 'granted',
      itemName: '食品经营许可（新办）',
      applicantName: '测试甲',
    })
    expect(row?.milestones.map(({ type }) => type)).toEqual([
      'ApplicationSubmitted',
      'ApplicationAccepted',
      'CaseExamined',
      'CaseGranted',
    ])
    expect(row?.clock.map(({ type }) => type)).toEqual(['received', 'accepted', 'concluded'])
    expect(row?.examination).toMatchObject({ by: EXAMINER, proposal: 'GRANT' })
  })

  test('puts a corrected paper in the place of the old one and forgets what was asked for', async () => {
    const asked = await tell(submitted(), correctionRequested)
    expect((await findCase(database.app, asked))?.defects).toHaveLength(1)
    const better = { ...aMaterial('floorPlan'), fileName: '新平面图.pdf' }
    const corrected = { ...correctionSubmitted, materials: [better], form: { shopName: '新名称' } }
    const id = await tell(submitted(), correctionRequested, corrected)
    expect(await findApplication(database.app, id)).toMatchObject({
      form: { shopName: '新名称' },
      materials: [aMaterial('identity'), better],
    })
    expect(await findCase(database.app, id)).toMatchObject({ stage: 'submitted', defects: [] })
  })

  test('is found by its tracking code alone', async () => {
    const id = await tell(submitted())
    const code = (await findCase(database.app, id))?.trackingCode ?? ''
    expect((await findTrackedCase(database.app, code))?.id).toBe(id)
    expect(await findTrackedCase(database.app, code.slice(0, -1))).toBeUndefined()
  })

  test('lists an applicant’s own cases page by page, newest first, none twice', async () => {
    const own = { ...submitted(), by: 'somebody' }
    const ids: string[] = []
    for (const at of [5, 6, 6, 7, 8]) ids.push(await tell({ ...own, at: minute(at) }))
    const found: string[] = []
    let after: { submittedAt: string; id: string } | undefined
    do {
      const rows = await listOwnCases(database.app, ['somebody', 'nobody'], after, 2)
      found.push(...rows.map(({ id }) => id))
      const last = rows.at(-1)
      after = last === undefined ? undefined : { submittedAt: last.submittedAt.toISOString(), id: last.id }
    } while (after !== undefined)
    expect([...found].sort()).toEqual([...ids].sort())
    expect(found[0]).toBe(ids[4])
  })
})

describe('the worklist', () => {
  const histories: readonly (readonly CaseEvent[])[] = [
    [submitted()],
    [submitted(), correctionRequested],
    [submitted(), accepted],
    [submitted({ postModel: 'COMBINED' }), accepted],
    [submitted({ windowAuthority: true }), accepted, examined],
    [submitted(), accepted, examined],
    [submitted(), accepted, { ...examined, by: INTAKE }],
    [submitted({ postModel: 'COMBINED' }), accepted, examined],
    [submitted({ postModel: 'COMBINED', windowAuthority: true }), accepted, examined],
    [submitted(), accepted, examined, granted],
  ]
  const deadlines = { acceptanceDue: ACCEPTANCE_DUE, statutoryDue: STATUTORY_DUE, deemedFrom: null }
  const MAIN_ACT = { intakeOfficer: 'accept', examiner: 'examine', decider: 'grant' } as const

  test('AP-08 shows an officer exactly the cases the rules let him act on', async () => {
    for (const events of histories) {
      const id = await tell(...events)
      const state = events.reduce(caseDecider.evolve, caseDecider.initial)
      for (const who of [INTAKE, EXAMINER, DECIDER])
        for (const role of ['intakeOfficer', 'examiner', 'decider'] as const) {
          const [answer] = availableActs(state, { by: who, at: minute(100), deadlines }, [MAIN_ACT[role]])
          const listed = (await work(officer(who, role))).some((row) => row.id === id)
          expect([events.at(-1)?.type, who, role, listed]).toEqual([
            events.at(-1)?.type,
            who,
            role,
            answer?.refusal === null,
          ])
        }
    }
  })

  test('counts what it lists', async () => {
    const everything = officer(DECIDER, 'intakeOfficer', 'examiner', 'decider')
    expect(await countWaiting(database.app, { organs: [ORGAN], officer: everything })).toBe(
      (await work(everything)).length,
    )
  })

  test('never reads another organ’s cases', async () => {
    await tell(submitted({ organ: 'another-organ' }))
    const who = officer(INTAKE, 'intakeOfficer')
    expect((await work(who)).every(({ organ }) => organ === ORGAN)).toBe(true)
    expect(await work(who, { organs: ['another-organ'] })).toHaveLength(1)
    expect(await work(who, { organs: [] })).toEqual([])
    expect(await work(who, { organs: [], q: '测试' })).toEqual([])
  })

  test('goes page by page through all open stages, oldest first, none twice and none left out', async () => {
    const who = officer(INTAKE, 'intakeOfficer')
    const all = await work(who, { mine: false })
    const found: string[] = []
    let after: { submittedAt: string; id: string } | undefined
    do {
      const rows = await work(who, { mine: false, limit: 3, ...(after === undefined ? {} : { after }) })
      found.push(...rows.map(({ id }) => id))
      const last = rows.at(-1)
      after = last === undefined ? undefined : { submittedAt: last.submittedAt.toISOString(), id: last.id }
    } while (after !== undefined)
    expect(found).toEqual(all.map(({ id }) => id))
    expect(all.every(({ stage }) => stage !== 'granted')).toBe(true)
  })

  test('is searched by the beginning of a name or a case number, open and closed', async () => {
    const applicant = { ...submitted().applicant, name: '百分之%示范公司' }
    const id = await tell({ ...submitted(), applicant }, accepted, examined, granted)
    const who = officer(INTAKE, 'intakeOfficer')
    const number = (await findCase(database.app, id))?.caseNumber ?? ''
    const ids = async (q: string) => (await work(who, { mine: false, q })).map((row) => row.id)
    expect(await ids('百分之')).toEqual([id])
    expect(await ids('百分之%示')).toEqual([id])
    expect(await ids('%')).toEqual([])
    expect(await ids(number)).toEqual([id])
    expect(await ids(`${number}9`)).toEqual([])
    expect((await ids('990101-20261104')).length).toBeGreaterThan(5)
  })
})

describe('what other clouds tell', () => {
  test('a document is shown when it is prepared and released when it is sealed', async () => {
    const id = await tell(submitted(), accepted)
    const notice = randomUUID()
    const prepared = {
      at: minute(31),
      case: id,
      kind: 'ACCEPTANCE_NOTICE',
      number: 'N-1',
      preparedFile: 'ab'.repeat(32),
    }
    await append(notice, 'notice', null, [{ type: 'NoticePrepared', ...prepared }])
    await settle()
    expect(await documentsOf(database.app, [id])).toMatchObject([{ title: '受理通知书', released: false }])
    await append(notice, 'notice', null, [{ type: 'NoticeSealed', ...prepared }])
    await settle()
    expect(await documentsOf(database.app, [id])).toMatchObject([{ id: notice, number: 'N-1', released: true }])
  })

  test('what the department found comes back to the case', async () => {
    const id = await tell(submitted(), accepted, examined, granted)
    const duty = randomUUID()
    await append(duty, 'duty', null, [{ type: 'DutyOpened', at: minute(60), case: id, organ: 'department' } as never])
    await append(duty, 'duty', null, [
      {
        type: 'SupervisionRecorded',
        at: minute(70),
        by: 'supervisor',
        method: 'ON_SITE',
        found: '现场与许可一致',
        result: 'NORMAL',
        measure: '',
      } as never,
    ])
    await settle()
    expect(await supervisionOf(database.app, id)).toMatchObject([
      { organ: 'department', result: 'NORMAL', found: '现场与许可一致' },
    ])
  })
})

test('applications are counted by item and month in the bureau’s time zone', async () => {
  const item = { ...submitted().standard, itemCode: 'POPULAR-1' }
  // Half past midnight of 1 December in Beijing is still November in UTC.
  await tell({ ...submitted(), standard: item, at: '2026-11-30T16:30:00.000Z' })
  await tell({ ...submitted(), standard: item, at: '2026-12-05T02:00:00.000Z' })
  await settle()
  expect(await popularItems(database.app, '2026-12', 1)).toEqual([{ code: 'POPULAR-1', cases: 2 }])
})

test('an erased case leaves nothing behind, in no table', async () => {
  const item = { ...submitted().standard, itemCode: 'ERASED-1' }
  const id = await tell({ ...submitted(), standard: item }, accepted, examined, granted)
  await settle()
  await append(id, 'case', null, [{ type: 'BodyErased', ground: '保管期限届满' } as never])
  await createEraser({ pool: database.eraser }).erase(id)
  await settle()
  expect(await findCase(database.app, id)).toBeUndefined()
  expect(await findApplication(database.app, id)).toBeUndefined()
  for (const table of ['case_month', 'window_case', 'window_decision', 'window_use']) {
    const counted = await database.app.query(`select 1 from approval.${table} where item_code = $1`, ['ERASED-1'])
    expect([table, counted.rows]).toEqual([table, []])
  }
})

test('every read model equals the one rebuilt from the ledger', async () => {
  await tell(submitted(), accepted, { ...procedureStarted, at: minute(35) })
  expect(caseFileProjection.mode).toBe('inline')
  await expectSound()
})

test('commands of a case are JSON and nothing else', () => {
  const command = commandJson({
    type: 'WithdrawApplication',
    atWindow: false,
    at: minute(1),
    by: '$actor',
    reason: '不办了',
  })
  expect(JSON.parse(JSON.stringify(command))).toEqual(command)
})
