import { describe, expect, test } from 'vitest'
import { citizenNumberCheck } from '#kernel'
import { batchDecider } from './batch.ts'
import type { BatchCommand, BatchState } from './batch.ts'
import { certificateTypeDecider } from './certificate-type.ts'
import { checkCertificate, dayOf } from './check-certificate.ts'
import { enteredDecider } from './entered.ts'
import type { EnteredState } from './entered.ts'
import type { BatchEvent, TypeContent } from './events.ts'
import { holderDecider } from './holder.ts'

const at = '2026-03-11T02:00:00.000Z'
const code = '119901019900000411126'
const resident = (serial: string) => {
  const body = `99010119800101${serial}`
  return body + citizenNumberCheck(body)
}
const HOLDER = resident('001')

const aType = (changes: Partial<TypeContent> = {}): TypeContent => ({
  name: { zh: '某许可证', en: 'Some licence' },
  holderKind: 'PERSON',
  organs: ['organ'],
  fields: [{ id: 'place', label: { zh: '经营场所', en: 'Premises' }, kind: 'TEXT', required: true }],
  validity: { kind: 'YEARS', years: 5 },
  sharing: [],
  template: null,
  ...changes,
})
const aClaim = {
  number: 'JY-1',
  holderName: '某人',
  holderCode: HOLDER,
  validFrom: '2019年3月1日',
  validUntil: '',
  fields: { place: '某街 1 号' },
}

describe('a certificate type', () => {
  const draft = (content: TypeContent, state = certificateTypeDecider.initial) =>
    certificateTypeDecider.decide({ type: 'DraftCertificateType', at, by: 'editor', code, content, note: '' }, state)

  test('has a code with a sound credit code, fields of its own, and a validity that can be read', () => {
    expect(draft(aType()).ok).toBe(true)
    const wrongCode = certificateTypeDecider.decide(
      { type: 'DraftCertificateType', at, by: 'e', code: '119901019900000421126', content: aType(), note: '' },
      { phase: 'absent' },
    )
    expect(wrongCode).toMatchObject({ refusal: { code: 'TYPE_CODE_WRONG' } })
    const [field] = aType().fields
    if (field === undefined) throw new Error('no field')
    expect(draft(aType({ fields: [field, field] }))).toMatchObject({ refusal: { code: 'TYPE_FIELDS_WRONG' } })
    expect(draft(aType({ validity: { kind: 'FIELD', field: 'place' } }))).toMatchObject({
      refusal: { code: 'TYPE_VALIDITY_WRONG' },
    })
    const sharing = [{ organ: null, purposes: ['核验'], fields: ['elsewhere'], dailyMax: 1 }]
    expect(draft(aType({ sharing }))).toMatchObject({ refusal: { code: 'TYPE_SHARING_WRONG' } })
  })

  test('is published by another person than its author, and keeps its earlier version until then', () => {
    const first = draft(aType())
    if (!first.ok) throw new Error('refused')
    const drafted = first.events.reduce(certificateTypeDecider.evolve, certificateTypeDecider.initial)
    const publish = (by: string) => certificateTypeDecider.decide({ type: 'PublishCertificateType', at, by }, drafted)
    expect(publish('editor')).toMatchObject({ refusal: { code: 'TYPE_SAME_PERSON' } })
    const published = publish('reviewer')
    if (!published.ok) throw new Error('refused')
    const inForce = published.events.reduce(certificateTypeDecider.evolve, drafted)
    const second = draft(aType({ template: 'new' }), inForce)
    if (!second.ok) throw new Error('refused')
    const again = second.events.reduce(certificateTypeDecider.evolve, inForce)
    expect(again).toMatchObject({ number: 2, inForce: { number: 1, content: { template: null } } })
    const returned = certificateTypeDecider.decide({ type: 'ReturnCertificateType', at, by: 'r', reason: '' }, inForce)
    expect(returned).toMatchObject({ refusal: { code: 'TYPE_WITHOUT_DRAFT' } })
  })
})

describe('what somebody says of a certificate', () => {
  const check = (claim: Partial<typeof aClaim>, type = aType()) =>
    checkCertificate(type, { ...aClaim, ...claim }, '2026-03-11')

  test('is read as offices write it, and holds as long as the type says', () => {
    expect(check({})).toMatchObject({ validFrom: '2019-03-01', validUntil: '2024-02-29', holder: { idNumber: HOLDER } })
    expect(check({ validUntil: '2021.5.6' })).toMatchObject({ validUntil: '2021-05-06' })
    expect(check({ validUntil: '长期' }, aType({ validity: { kind: 'PERPETUAL' } }))).toMatchObject({
      validUntil: null,
    })
    expect(dayOf('2020-02-30')).toBeUndefined()
  })

  test('is told every fault at once, with its place', () => {
    const faults = check({
      number: ' ',
      holderCode: `${HOLDER.slice(0, 17)}0`,
      validFrom: '2030-01-01',
      fields: { place: '' },
    })
    expect('holder' in faults ? [] : faults.map(({ field }) => field)).toEqual([
      'number',
      ...(HOLDER.endsWith('0') ? [] : ['holderCode']),
      'validFrom',
      'place',
    ])
  })

  test('names a person where people hold it, and a credit code where legal persons do', () => {
    expect(check({}, aType({ holderKind: 'LEGAL' }))).toMatchObject([{ field: 'holderCode' }])
    expect(check({ holderCode: '119901019900000411' }, aType({ holderKind: 'LEGAL' }))).toMatchObject({
      number: 'JY-1',
    })
  })
})

describe('a supplied certificate', () => {
  const content = {
    certificateType: code,
    typeVersion: 1,
    certificateName: '某许可证',
    organ: 'organ',
    organName: '某局',
    number: 'JY-1',
    holder: { name: '某人', idNumber: HOLDER },
    rows: [],
    validFrom: '2019-03-01',
    validUntil: null,
    file: 'ab'.repeat(32),
  }
  const supplied = enteredDecider.evolve(enteredDecider.initial, {
    type: 'CertificateSupplied',
    at,
    by: 'somebody',
    ...content,
  })
  const identifier = '1.2.156.3005.2.119901019900000411126.119901019900000411.L1.001.'

  test('stands for nothing until another than who supplied it confirms it', () => {
    expect(supplied).toMatchObject({ standing: 'UNVERIFIED' })
    const confirm = (by: string) =>
      enteredDecider.decide({ type: 'ConfirmSupplied', at, by, identifier, checkedAgainst: '发证台账' }, supplied)
    expect(confirm('somebody')).toMatchObject({ refusal: { code: 'SUPPLIED_BY_ONESELF' } })
    expect(confirm('officer')).toMatchObject({ refusal: { code: 'ENTERED_IDENTIFIER_WRONG' } })
    const end = { type: 'EndEntered', at, by: 'officer', ground: 'REVOKED', reason: '' } as const
    expect(enteredDecider.decide(end, supplied)).toMatchObject({ refusal: { code: 'ENTERED_NOT_STANDING' } })
  })

  test('is decided on once', () => {
    const rejected: EnteredState = enteredDecider.evolve(supplied, {
      type: 'SuppliedRejected',
      at,
      by: 'o',
      reason: '',
    })
    const reject = { type: 'RejectSupplied', at, by: 'o', reason: '' } as const
    expect(enteredDecider.decide(reject, rejected)).toMatchObject({ refusal: { code: 'SUPPLIED_ALREADY_DECIDED' } })
    expect(enteredDecider.decide(reject, { phase: 'absent' })).toMatchObject({ refusal: { code: 'ENTERED_UNKNOWN' } })
    const again = enteredDecider.decide({ type: 'SupplyCertificate', at, by: 'x', ...content }, supplied)
    expect(again).toMatchObject({ refusal: { code: 'CERTIFICATE_ALREADY_ENTERED' } })
    const backwards = { type: 'SupplyCertificate', at, by: 'x', ...content, validUntil: '2018-01-01' } as const
    expect(enteredDecider.decide(backwards, { phase: 'absent' })).toMatchObject({
      refusal: { code: 'ENTERED_VALIDITY_WRONG' },
    })
  })
})

describe('a batch of old stock', () => {
  const plan: BatchCommand = {
    type: 'PlanBatch',
    ...{ at, by: 'planner', certificateType: code, organ: 'organ', name: '2019 年度', expected: 10 },
    ...{ from: '2019-01-01', until: '2019-12-31', due: '2026-12-31' },
  }
  const through = (...commands: readonly BatchCommand[]) =>
    commands.reduce<{ state: BatchState; said: string; events: readonly BatchEvent[] }>(
      ({ state }, command) => {
        const decision = batchDecider.decide(command, state)
        if (!decision.ok) return { state, said: decision.refusal.code, events: [] }
        return { state: decision.events.reduce(batchDecider.evolve, state), said: '', events: decision.events }
      },
      { state: batchDecider.initial, said: '', events: [] },
    )
  const receive: BatchCommand = { type: 'ReceiveBatchFile', at, by: 'clerk', file: 'ab'.repeat(32) }
  const staged: BatchCommand = {
    type: 'RecordStaging',
    at,
    by: 'system',
    round: 1,
    rows: 10,
    faulty: 2,
    sample: [2, 5],
  }
  const right = (row: number) => ({ row, right: true, note: '' })
  const judge = (by: string, ...looked: { row: number; right: boolean; note: string }[]): BatchCommand => ({
    type: 'JudgeSample',
    at,
    by,
    looked,
  })
  const take: BatchCommand = { type: 'RecordTaking', at, by: 'system', round: 1, taken: 8, known: 0 }

  test('goes in only after somebody else has looked at every line of its sample', () => {
    expect(through(plan, receive, take).said).toBe('BATCH_NOT_SIGNED_OFF')
    expect(through(plan, receive, staged, judge('clerk', right(2), right(5))).said).toBe('BATCH_SAME_PERSON')
    expect(through(plan, receive, staged, judge('planner', right(2), right(5))).said).toBe('BATCH_SAME_PERSON')
    expect(through(plan, receive, staged, judge('head', right(2))).said).toBe('BATCH_SAMPLE_INCOMPLETE')
    expect(through(plan, receive, staged, judge('head', right(2), right(5)), take).state).toMatchObject({
      phase: 'taken',
    })
    expect(through(plan, receive, judge('head', right(2))).said).toBe('BATCH_NOT_STAGED')
  })

  test('goes back when one line of the sample is wrong, and comes again with another table', () => {
    const returned = through(plan, receive, staged, judge('head', right(2), { row: 5, right: false, note: '姓名不符' }))
    expect(returned.events).toMatchObject([{ type: 'BatchReturned', wrong: [{ row: 5, note: '姓名不符' }] }])
    expect(through(plan, receive, receive).said).toBe('BATCH_BEING_WORKED')
    expect(batchDecider.decide(receive, returned.state)).toMatchObject({ ok: true, events: [{ round: 2 }] })
    expect(through(plan, plan).said).toBe('BATCH_ALREADY_PLANNED')
    expect(through(receive).said).toBe('BATCH_UNKNOWN')
    expect(through({ ...plan, until: '2018-01-01' }).said).toBe('BATCH_PERIOD_WRONG')
  })
})

describe('a change of a holder’s code', () => {
  const [one, other] = [resident('002'), resident('003')]
  const told = { at, by: 'officer', name: '某人', basis: '公安机关变更证明' }
  const change = { type: 'ChangeHolderCode', ...told } as const
  const decide = (command: Parameters<typeof holderDecider.decide>[0]) => {
    const decision = holderDecider.decide(command, holderDecider.initial)
    return decision.ok ? decision.events : decision.refusal.code
  }

  test('names sound codes, and as many as its kind has', () => {
    expect(decide({ ...change, kind: 'CHANGE', from: [one], to: other })).toMatchObject([{ type: 'HolderCodeChanged' }])
    expect(decide({ ...change, kind: 'CHANGE', from: [one], to: `${other.slice(0, 17)}?` })).toBe('HOLDER_CODE_WRONG')
    expect(decide({ ...change, kind: 'CHANGE', from: [one], to: one })).toBe('HOLDER_CODE_SAME')
    expect(decide({ ...change, kind: 'MERGE', from: [one], to: other })).toBe('HOLDER_CHANGE_KIND_WRONG')
    expect(
      holderDecider.decide({ ...change, kind: 'CHANGE', from: [one], to: other }, { phase: 'changed' }),
    ).toMatchObject({
      refusal: { code: 'HOLDER_CHANGE_RECORDED' },
    })
  })

  test('by a split leaves no certificate without a holder, and gives none to two', () => {
    const third = resident('004')
    const split = (first: string[], second: string[]) =>
      decide({
        type: 'SplitHolder',
        ...{ at, by: 'officer', basis: '分立决议', from: one, held: ['a', 'b'] },
        shares: [
          { to: other, name: '甲', certificates: first },
          { to: third, name: '乙', certificates: second },
        ],
      })
    expect(split(['a'], [])).toBe('HOLDER_SPLIT_INCOMPLETE')
    expect(split(['a', 'b'], ['b'])).toBe('HOLDER_SPLIT_INCOMPLETE')
    expect(split(['a'], ['b'])).toMatchObject([{ type: 'HolderSplit' }])
  })
})
