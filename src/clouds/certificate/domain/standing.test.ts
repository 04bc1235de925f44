import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { scenario } from '#kernel/testing'
import { aCertificate, aSealKey } from '../fixtures.ts'
import { certificateDecider } from './certificate.ts'
import type { CertificateCommand, CertificateState } from './certificate.ts'
import type { CertificateEvent } from './events.ts'
import type { StandingCommand } from './standing.ts'

type Of<Type extends StandingCommand['type']> = Extract<StandingCommand, { type: Type }>

const { given } = scenario(certificateDecider)
const content = aCertificate()
const digest = 'd1'.repeat(32)
const day = (date: string) => `${date}T02:00:00.000Z`
const sealed: readonly CertificateEvent[] = [
  { ...content, type: 'CertificatePrepared', at: day('2026-03-10'), preparedFile: 'e1'.repeat(32) },
  {
    type: 'SealUseBegan',
    at: day('2026-03-10'),
    seal: 'seal',
    keeper: 'keeper-1',
    step: 'CERTIFICATE',
    number: content.identifier,
    digest,
    certSha256: aSealKey().certSha256,
  },
  {
    type: 'CertificateSealed',
    at: day('2026-03-10'),
    file: 'f1'.repeat(32),
    identifier: content.identifier,
    certificateType: content.certificateType,
    certificateName: content.certificateName,
    organ: content.organ,
    organName: content.organName,
    validFrom: content.validFrom,
    validUntil: content.validUntil,
    decision: 'leaf-hash',
  },
]
const decides = (date: string, by = 'decider-1', organ = 'bureau') => ({
  at: day(date),
  by,
  organ,
  reason: '经营场所存在安全隐患',
  letter: true,
})
const suspend = (date: string, until: string | null = null): Of<'SuspendCertificate'> => ({
  ...decides(date),
  type: 'SuspendCertificate',
  basis: '《食品安全法》第一百二十六条',
  until,
})
const announce = (date: string, measure: 'WITHDRAWAL' | 'REVOCATION' = 'REVOCATION'): Of<'AnnounceMeasure'> => ({
  ...decides(date),
  type: 'AnnounceMeasure',
  measure,
  basis: '《食品安全法》第一百二十四条',
  replyUntil: '2026-04-10',
})
const revoke = (date: string): Of<'RevokePermit'> => ({ ...decides(date), type: 'RevokePermit', documentNumber: null })
const deregister = (date: string, ground: Of<'DeregisterCertificate'>['ground']): StandingCommand => ({
  ...decides(date),
  type: 'DeregisterCertificate',
  ground,
})
const ask: Of<'AskForMeasureHearing'> = {
  type: 'AskForMeasureHearing',
  at: day('2026-04-05'),
  by: 'holder',
  statement: '已经整改',
}
const hear = (by: string): Of<'HoldMeasureHearing'> => ({
  type: 'HoldMeasureHearing',
  at: day('2026-04-20'),
  by,
  organ: 'bureau',
  minutes: '听证会于当日举行，双方陈述了意见',
})

/** Everything that came of these commands; each must have been allowed. */
function after(...commands: readonly CertificateCommand[]): readonly CertificateEvent[] {
  const events: CertificateEvent[] = [...sealed]
  for (const command of commands) {
    const state = events.reduce(certificateDecider.evolve, certificateDecider.initial)
    const decision = certificateDecider.decide(command, state)
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`)
    events.push(...decision.events)
  }
  return events
}

describe('a certificate after its issue', () => {
  test('only what was sealed can be acted upon', () =>
    given().when(suspend('2026-03-20')).refused('CERTIFICATE_NOT_SEALED'))
  test('it is suspended on a ground and until a day, and resumed', () => {
    given(...after(suspend('2026-03-20', '2026-03-31')))
      .when(suspend('2026-03-25'))
      .refused('CERTIFICATE_ALREADY_SUSPENDED')
    given(...after(suspend('2026-03-20', '2026-03-31'), suspend('2026-04-01')))
    given(...sealed)
      .when(suspend('2026-03-20', '2026-03-19'))
      .refused('SUSPENSION_DAY_WRONG')
    given(...sealed)
      .when({ ...suspend('2026-03-20'), reason: ' ' })
      .refused('STANDING_WORDS_MISSING')
    given(...sealed)
      .when({ ...decides('2026-03-20'), type: 'ResumeCertificate' })
      .refused('CERTIFICATE_NOT_SUSPENDED')
  })
  test('every letter about it has a number of its own', () => {
    const numbers = after(suspend('2026-03-20'), { ...decides('2026-03-21'), type: 'ResumeCertificate' }).flatMap(
      (event) => ('noticeNumber' in event ? [event.noticeNumber] : []),
    )
    expect(numbers).toEqual([`${content.caseNumber}-ZT01`, `${content.caseNumber}-ZT02`])
  })
})

describe('taking a permit back', () => {
  test('is announced first', () =>
    given(...sealed)
      .when(revoke('2026-04-20'))
      .refused('MEASURE_NOT_ANNOUNCED'))
  test('waits for the holder’s time to speak', () => {
    given(...after(announce('2026-04-01')))
      .when(revoke('2026-04-10'))
      .refused('MEASURE_TOO_EARLY')
    expect(after(announce('2026-04-01'), revoke('2026-04-11')).at(-1)?.type).toBe('PermitRevoked')
  })
  test('waits for the hearing its holder asked for, held by somebody else than proposed it', () => {
    const asked = after(announce('2026-04-01'), ask)
    given(...asked)
      .when(revoke('2026-04-20'))
      .refused('MEASURE_HEARING_NOT_HELD')
    given(...asked)
      .when(ask)
      .refused('MEASURE_HEARING_ASKED_ALREADY')
    given(...asked)
      .when(hear('decider-1'))
      .refused('MEASURE_HEARD_BY_INVESTIGATOR')
    expect(after(announce('2026-04-01'), ask, hear('examiner-1'), revoke('2026-04-20')).at(-1)).toMatchObject({
      type: 'PermitRevoked',
      basis: '《食品安全法》第一百二十四条',
    })
    given(...after(announce('2026-04-01')))
      .when({ ...ask, at: day('2026-04-11') })
      .refused('MEASURE_HEARING_TOO_LATE')
  })
  test('is decided by the organ that announced it, and as what was announced', () => {
    const announced = after(announce('2026-04-01'))
    given(...announced)
      .when({ ...revoke('2026-04-20'), organ: 'market' })
      .refused('MEASURE_OF_ANOTHER_ORGAN')
    given(...announced)
      .when({ ...decides('2026-04-20'), type: 'WithdrawPermit', compensation: '按评估价补偿' })
      .refused('MEASURE_NOT_ANNOUNCED')
    given(...announced)
      .when({ ...revoke('2026-04-20'), letter: false })
      .refused('REVOCATION_DOCUMENT_MISSING')
  })
})

describe('closing the register', () => {
  test('needs a ground that fits how the certificate stands', () => {
    given(...sealed)
      .when(deregister('2026-05-01', 'TAKEN_BACK'))
      .refused('DEREGISTRATION_GROUND_WRONG')
    given(...sealed)
      .when(deregister('2026-05-01', 'EXPIRED'))
      .refused('DEREGISTRATION_GROUND_WRONG')
    expect(after(deregister('2031-03-10', 'EXPIRED')).at(-1)?.type).toBe('CertificateDeregistered')
    const closed = after(announce('2026-04-01'), revoke('2026-04-11'), deregister('2026-04-12', 'TAKEN_BACK'))
    given(...closed)
      .when(deregister('2026-04-13', 'TAKEN_BACK'))
      .refused('CERTIFICATE_DEREGISTERED')
  })
})

const someCommand = fc
  .tuple(
    fc.constantFrom('s', 'r', 'a', 'w', 'k', 'h', 'd', 'v', 'x', 'e'),
    fc.constantFrom('2026-04-01', '2026-04-09', '2026-04-20', '2031-04-01'),
    fc.constantFrom('one', 'two'),
  )
  .map(([kind, date, by]): CertificateCommand => {
    const said = decides(date, by)
    const commands: Readonly<Record<string, CertificateCommand>> = {
      s: { ...suspend(date) },
      r: { ...said, type: 'ResumeCertificate' },
      a: { ...announce(date), ...said },
      w: { ...announce(date, 'WITHDRAWAL'), ...said },
      k: { ...ask, at: day(date) },
      h: { type: 'HoldMeasureHearing', ...said, minutes: '听证记录' },
      d: { type: 'DropMeasure', ...said },
      v: { ...said, type: 'RevokePermit', documentNumber: null },
      x: { ...said, type: 'WithdrawPermit', compensation: '依法补偿' },
      e: { ...said, type: 'DeregisterCertificate', ground: date > '2031' ? 'EXPIRED' : 'TAKEN_BACK' },
    }
    return commands[kind] ?? suspend(date)
  })

test('whatever officers try, nothing is taken back unannounced or unheard, and what ended stays ended', () => {
  fc.assert(
    fc.property(fc.array(someCommand, { maxLength: 25 }), (commands) => {
      const events: CertificateEvent[] = [...sealed]
      let state: CertificateState = events.reduce(certificateDecider.evolve, certificateDecider.initial)
      for (const command of commands) {
        const decision = certificateDecider.decide(command, state)
        if (!decision.ok) continue
        const before = events.map(({ type }) => type)
        const [event] = decision.events
        if (event === undefined) continue
        if (event.type === 'PermitRevoked' || event.type === 'PermitWithdrawn') {
          expect(before).toContain('MeasureAnnounced')
          const [asked, held] = [before.lastIndexOf('MeasureHearingAsked'), before.lastIndexOf('MeasureHearingHeld')]
          expect(asked > before.lastIndexOf('MeasureAnnounced') ? held : Infinity).toBeGreaterThan(asked)
        }
        const ended = before.some((type) =>
          ['PermitRevoked', 'PermitWithdrawn', 'CertificateDeregistered'].includes(type),
        )
        if (ended) expect(event.type).toBe('CertificateDeregistered')
        events.push(event)
        state = certificateDecider.evolve(state, event)
      }
    }),
  )
})
