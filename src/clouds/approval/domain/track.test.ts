import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import {
  accept,
  aMaterial,
  day,
  deemAccepted,
  DECIDER,
  DEEMED_AT,
  examine,
  EXAMINER,
  grant,
  INTAKE,
  lived,
  MET,
  minute,
  NOT_MET,
  refuse,
  requestCorrection,
  startProcedure,
  STATUTORY_DUE,
  submit,
  submitOn,
} from '../fixtures.ts'
import { caseDecider } from './case.ts'
import type { AssignCase, DeemRenewed, ExtendLimit, OrderFee, RecordFiling, RecordPayment } from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const type = (events: readonly CaseEvent[]) => events.at(-1)?.type

describe('a filing', () => {
  const filing = { mode: 'FILING' as const }
  const record = (change: Partial<RecordFiling> = {}): RecordFiling => ({
    type: 'RecordFiling',
    at: minute(5),
    by: INTAKE,
    validFrom: '2026-11-04',
    validUntil: null,
    ...change,
  })
  test('that is complete is recorded on the spot, accepted and granted in one act', () => {
    expect(lived(submitOn(filing), record()).slice(1)).toMatchObject([
      { type: 'ApplicationAccepted', by: INTAKE },
      { type: 'CaseGranted', basis: 'FILING', by: INTAKE },
    ])
  })
  test('that is incomplete is not recorded', () => {
    given(...lived(submitOn(filing, {}, { materials: [] })))
      .when(record())
      .refused('MATERIALS_MISSING')
  })
  test('is neither accepted first nor examined, granted or refused on its merits', () => {
    const received = given(...lived(submitOn(filing)))
    received.when(accept()).refused('FILING_IS_RECORDED')
    received.when(examine()).refused('FILING_IS_NOT_EXAMINED')
    received.when(grant()).refused('FILING_IS_NOT_EXAMINED')
    given(...lived(submitOn(filing), deemAccepted()))
      .when(refuse({ at: DEEMED_AT }))
      .refused('FILING_IS_NOT_EXAMINED')
  })
  test('is not consulted on, heard or sent to a procedure: that would be a permit in disguise', () => {
    const silent = given(...lived(submitOn(filing), deemAccepted()))
    const now = { at: DEEMED_AT, by: INTAKE }
    const parties = [{ role: 'AFFECTED' as const, name: '测试邻居' }]
    silent.when({ type: 'TellHearingRight', ...now, parties, until: '2026-11-20' }).refused('FILING_IS_NOT_EXAMINED')
    silent.when(startProcedure({ at: DEEMED_AT })).refused('FILING_IS_NOT_EXAMINED')
    const question = { id: 'a', organs: ['fire'], question: '是否同意', due: '2026-11-20' }
    silent.when({ type: 'OpenConsultation', ...now, ...question }).refused('FILING_IS_NOT_EXAMINED')
  })
  test('is recorded also after silence accepted it', () => {
    const late = record({ at: DEEMED_AT, validFrom: '2026-11-12' })
    expect(lived(submitOn(filing), deemAccepted(), late).slice(2)).toMatchObject([{ type: 'CaseGranted' }])
  })
  test('that silence accepted incomplete may be refused for that alone', () => {
    const silent = lived(submitOn(filing, {}, { materials: [] }), deemAccepted(), refuse({ at: DEEMED_AT }))
    expect(type(silent)).toBe('CaseRefused')
  })
  test('is the only thing that is recorded', () => {
    given(...lived(submit()))
      .when(record())
      .refused('NOT_A_FILING')
  })
  test('waits for a correction that was asked for', () => {
    given(...lived(submitOn(filing), requestCorrection()))
      .when(record({ at: minute(11) }))
      .refused('AWAITING_CORRECTION')
  })
})

describe('a commitment (告知承诺)', () => {
  const covering = (covers: readonly string[]) => ({
    mode: 'COMMITMENT' as const,
    commitment: { version: '2', covers, checkDays: 30 },
  })
  const committed = (covers: readonly string[]) => submitOn(covering(covers), {}, { commitment: { version: '2' } })

  test('that covers every criterion is granted right after acceptance', () => {
    expect(lived(committed(['premises', 'equipment']), accept(), grant()).at(-1)).toMatchObject({
      type: 'CaseGranted',
      basis: 'COMMITMENT',
    })
  })
  test('that covers some leaves the rest to be examined', () => {
    const half = committed(['premises'])
    given(...lived(half, accept()))
      .when(grant())
      .refused('NOT_EXAMINED')
    given(...lived(half, accept()))
      .when(examine({ findings: [] }))
      .refused('CRITERIA_NOT_TICKED')
    const rest = examine({ findings: MET.slice(1) })
    expect(lived(half, accept(), rest, grant()).at(-1)).toMatchObject({ type: 'CaseGranted', basis: 'COMMITMENT' })
  })
  test('not made leaves the ordinary way', () => {
    const ordinary = lived(submitOn(covering(['premises', 'equipment'])), accept())
    given(...ordinary)
      .when(grant())
      .refused('NOT_EXAMINED')
    given(...ordinary)
      .when(examine({ findings: [] }))
      .refused('CRITERIA_NOT_TICKED')
  })
  test('does not let the officer who accepted decide', () => {
    given(...lived(committed(['premises', 'equipment']), accept()))
      .when(grant({ by: INTAKE }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
  })
})

describe('the window decides', () => {
  const standard = { windowAuthority: true }
  const events = (track = {}) => lived(submitOn({ timeClass: 'IMMEDIATE', ...track }, standard), accept(), examine())

  test('under an authorisation in force, and it is said that it did', () => {
    given(...events())
      .when(grant({ by: INTAKE }))
      .refused('NOT_AUTHORISED_AT_WINDOW')
    const decided = lived(submitOn({}, standard), accept(), examine(), grant({ by: INTAKE, authorised: true }))
    expect(decided.at(-1)).toMatchObject({ type: 'CaseGranted', basis: 'WINDOW' })
  })
  test('an authorisation is nothing where the standard gives the window none', () => {
    given(...lived(submit(), accept(), examine()))
      .when(grant({ by: INTAKE, authorised: true }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
  })
  test('no complex case, none for collective decision, and no refusal', () => {
    given(...events({ timeClass: 'COMPLEX' }))
      .when(grant({ by: INTAKE, authorised: true }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
    given(...events({ collective: true }))
      .when(grant({ by: INTAKE, authorised: true }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
    const wanting = examine({ findings: NOT_MET, proposal: 'REFUSE' })
    given(...lived(submitOn({}, standard), accept(), wanting))
      .when(refuse({ by: INTAKE }))
      .refused('NOT_AUTHORISED_AT_WINDOW')
  })
})

describe('a fee', () => {
  const order = (change: Partial<OrderFee> = {}): OrderFee => ({
    type: 'OrderFee',
    at: minute(41),
    by: INTAKE,
    order: 'JF-1',
    ...change,
  })
  const pay = (change: Partial<RecordPayment> = {}): RecordPayment => ({
    type: 'RecordPayment',
    at: minute(42),
    by: 'system',
    order: 'JF-1',
    fen: 12_000,
    receipt: '电子票据0001',
    ...change,
  })
  const owing = submitOn({ feeFen: 12_000 })
  const ordered = given(...lived(owing, accept(), examine(), order()))

  test('is what the standard says, and paid before the grant', () => {
    expect(lived(owing, accept(), order()).at(-1)).toMatchObject({ type: 'FeeOrdered', fen: 12_000 })
    given(...lived(owing, accept(), examine()))
      .when(grant())
      .refused('FEE_UNPAID')
    ordered.when(grant()).refused('FEE_UNPAID')
    expect(type(lived(owing, accept(), examine(), order(), pay(), grant()))).toBe('CaseGranted')
  })
  test('is asked for once, after acceptance, where there is one', () => {
    ordered.when(order()).refused('FEE_ORDERED_ALREADY')
    given(...lived(owing, accept(), order(), pay()))
      .when(order({ at: minute(43) }))
      .refused('FEE_PAID_ALREADY')
    given(...lived(submit(), accept()))
      .when(order())
      .refused('NO_FEE')
    given(...lived(owing))
      .when(order())
      .refused('NOT_ACCEPTED_YET')
  })
  test('ST-11 is the one of the day of acceptance: what changes on a day before or after does not touch it', () => {
    const fees = [
      { from: '2026-11-04', fen: 12_000 },
      { from: '2026-11-05', fen: 10_000 },
    ]
    const dated = submitOn({ feeFen: 12_000, fees })
    const orderedOn = (at: string) =>
      lived(dated, accept({ at }), { ...order(), at: '2026-12-01T02:00:00.000Z' }).at(-1)
    expect(orderedOn(minute(20))).toMatchObject({ type: 'FeeOrdered', fen: 12_000 })
    expect(orderedOn('2026-11-05T02:00:00.000Z')).toMatchObject({ type: 'FeeOrdered', fen: 10_000 })
  })
  test('is paid on its order, in full, once, with a receipt', () => {
    ordered.when(pay({ order: 'JF-2' })).refused('FEE_ORDER_UNKNOWN')
    ordered.when(pay({ fen: 11_999 })).refused('FEE_AMOUNT_DIFFERS')
    ordered.when(pay({ receipt: '' })).refused('RECEIPT_NUMBER_MISSING')
    given(...lived(owing, accept(), order(), pay()))
      .when(pay())
      .refused('FEE_PAID_ALREADY')
    given(...lived(owing, accept()))
      .when(pay())
      .refused('FEE_NOT_ORDERED')
  })
  test('that stays unpaid may end the case', () => {
    const ground = 'FEE_NOT_PAID' as const
    const ended = lived(owing, accept(), order(), {
      type: 'TerminateCase',
      at: day(9),
      by: INTAKE,
      ground,
      reason: '未缴费',
    })
    expect(type(ended)).toBe('CaseTerminated')
  })
})

describe('the limits of a case', () => {
  const extend = (days: number): ExtendLimit => ({
    type: 'ExtendLimit',
    at: minute(45),
    by: DECIDER,
    statutoryDue: STATUTORY_DUE,
    days,
    reason: '案情复杂',
  })
  test('are extended by fifteen days where departments handle it jointly', () => {
    const joint = given(...lived(submitOn({ jointHandling: true }), accept()))
    joint.when(extend(16)).refused('EXTENSION_TOO_LONG')
    expect(type(lived(submitOn({ jointHandling: true }), accept(), extend(15)))).toBe('LimitExtended')
    joint.when(extend(0)).refused('EXTENSION_NO_DAYS')
  })
})

describe('a renewal', () => {
  const renewal = submitOn({ changeKind: 'RENEWAL' }, {}, { certificate: '1.2.156.3005.2.9999' })
  const deem = (change: Partial<DeemRenewed> = {}): DeemRenewed => ({
    type: 'DeemRenewed',
    at: '2026-11-10T16:00:00.000Z',
    by: 'system',
    expiry: '2026-11-10',
    validUntil: '2031-11-10',
    ...change,
  })
  test('that was not decided before the old permit expired is granted by the law', () => {
    const events = lived(renewal, accept(), deem())
    expect(events.at(-1)).toMatchObject({ type: 'CaseGranted', basis: 'DEEMED_RENEWAL', validFrom: '2026-11-11' })
  })
  test('not on its last day', () => {
    given(...lived(renewal, accept()))
      .when(deem({ at: '2026-11-10T15:59:59.000Z' }))
      .refused('RENEWAL_STILL_IN_TIME')
  })
  test('not while the applicant owes something, and no other application', () => {
    given(...lived(renewal, requestCorrection()))
      .when(deem())
      .refused('AWAITING_CORRECTION')
    given(...lived(submit(), accept()))
      .when(deem())
      .refused('NOT_A_RENEWAL')
  })
})

describe('the file', () => {
  const assign = (to: string, reason = '原承办人休假'): AssignCase => ({
    type: 'AssignCase',
    at: minute(32),
    by: INTAKE,
    to,
    reason,
  })
  test('passes to another officer with a reason', () => {
    expect(type(lived(submit(), assign(EXAMINER)))).toBe('CaseAssigned')
    given(...lived(submit(), assign(EXAMINER)))
      .when(assign(EXAMINER))
      .refused('ASSIGNED_ALREADY')
    given(...lived(submit()))
      .when(assign(EXAMINER, ''))
      .refused('REASON_MISSING')
  })
  test('once given to an officer is worked at by him alone, until the step is done, he hands it on or a head takes it', () => {
    const onDesk = given(...lived(submit(), assign('officer-of-his-own')))
    onDesk.when(accept({ at: minute(33) })).refused('ON_ANOTHER_DESK')
    onDesk.when(requestCorrection({ at: minute(33) })).refused('ON_ANOTHER_DESK')
    onDesk.when(assign(EXAMINER)).refused('ON_ANOTHER_DESK')
    expect(type(lived(submit(), assign('officer-of-his-own'), { ...assign(EXAMINER), by: 'officer-of-his-own' }))).toBe(
      'CaseAssigned',
    )
    expect(type(lived(submit(), assign('officer-of-his-own'), { ...assign(EXAMINER), head: true }))).toBe(
      'CaseAssigned',
    )
    const taken = lived(submit(), assign('officer-of-his-own'), accept({ at: minute(33), by: 'officer-of-his-own' }))
    // The next step is its post's again.
    expect(type([...taken])).toBe('ApplicationAccepted')
    given(...taken)
      .when(examine())
      .then(...lived(submit(), accept(), examine()).slice(-1))
  })
  test('takes notes and visits at any time, closed or not', () => {
    const note = { type: 'NoteCase', at: day(9), by: INTAKE, text: '来电询问进度' } as const
    const visit = { type: 'RecordVisit', at: day(9), by: INTAKE, purpose: 'COLLECTION', papers: [] } as const
    expect(type(lived(submit(), accept(), examine(), grant(), visit, note))).toBe('CaseNoted')
    given(...lived(submit()))
      .when({ ...note, text: '\n' })
      .refused('NOTE_EMPTY')
  })
})

test('what silence accepted can still be found wanting', () => {
  const refusal = refuse({ at: DEEMED_AT })
  const examination = examine({ at: DEEMED_AT })
  expect(type(lived(submit({ materials: [aMaterial('identity')] }), deemAccepted(), examination, refusal))).toBe(
    'CaseRefused',
  )
})
