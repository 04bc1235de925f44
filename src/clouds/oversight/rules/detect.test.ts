import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RuleDefinition } from '../domain/rule-definition.ts'
import { faultsOf } from '../domain/rule-definition.ts'
import { detect } from './detect.ts'
import type { Fact, Look } from './facts.ts'
import { STANDING_RULES } from './standing-rules.ts'
import { findingText } from './words.ts'

const around = {
  now: '2026-03-20T02:00:00.000Z',
  localDate: (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10),
  localHour: (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).getUTCHours(),
  isWorkingDay: (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
}
const MONDAY = Date.parse('2026-03-02T02:00:00.000Z')
const at = (seconds: number) => new Date(MONDAY + seconds * 1000).toISOString()
let entries = 0
const act = (step: string, seconds: number, more: Partial<Fact> = {}): Fact => {
  const time = at(seconds)
  entries += 1
  return {
    ...{ case: 'case-1', number: 'N-1', step, person: 'he', organ: 'bureau', at: time, recordedAt: time },
    ...{ entry: `e${String(entries)}`, ...more },
  }
}
const ruleOf = (code: string): RuleDefinition => {
  const found = STANDING_RULES.find((rule) => rule.code === code)
  if (found === undefined) throw new Error(`There is no rule ${code}`)
  return found
}
const hits = (code: string, acts: readonly Fact[], looks: readonly Look[] = []) =>
  detect(ruleOf(code), { acts, looks }, around)
const struck = (code: string, acts: readonly Fact[], looks: readonly Look[] = []) =>
  hits(code, acts, looks).map(({ figures }) => figures)

test('lateness is told in days and hours as people say it, and what it is about is not said twice', () => {
  const said = (kind: RuleDefinition['kind'], figures: Readonly<Record<string, string | number>>) =>
    findingText(kind, figures, (step) => ({ zh: step, en: step }))
  expect(said('LATE_ENTRY', { step: 'A', found: 18_191, limit: 120 })).toEqual({
    zh: '「A」办理 12 天 15 小时以后才录入（阈值 2 小时）。',
    en: '“A” was recorded 12 days 15 hours later (threshold 2 hours).',
  })
  expect(said('LATE_ENTRY', { step: 'A', found: 181, limit: 1 })?.en).toContain(
    '3 hours 1 minute later (threshold 1 minute)',
  )
  expect(said('EVERY', { step: 'A', number: 'N-1' })).toEqual({ zh: 'A', en: 'A' })
})

test('every standing rule is complete, and no two have one code', () => {
  expect(STANDING_RULES.filter((rule) => faultsOf(rule).length > 0)).toEqual([])
  expect(new Set(STANDING_RULES.map(({ code }) => code)).size).toBe(STANDING_RULES.length)
})

describe('acts outside the system', () => {
  test('accepted and concluded at one stroke, unless the item is handled at once or a machine decided', () => {
    const stroke = (more: Partial<Fact> = {}) => [act('ApplicationAccepted', 0), act('CaseGranted', 90, more)]
    expect(struck('INSTANT_CONCLUSION', stroke())).toMatchObject([{ found: 90, limit: 600 }])
    expect(struck('INSTANT_CONCLUSION', stroke({ slow: false }))).toEqual([])
    expect(struck('INSTANT_CONCLUSION', stroke({ person: null }))).toEqual([])
    expect(struck('INSTANT_CONCLUSION', [act('ApplicationAccepted', 0), act('CaseGranted', 700)])).toEqual([])
  })
  test('a certificate without a granted case', () => {
    expect(struck('CERTIFICATE_WITHOUT_CASE', [act('CertificatePrepared', 9)])).toMatchObject([
      { missing: 'CaseGranted' },
    ])
    expect(struck('CERTIFICATE_WITHOUT_CASE', [act('CaseGranted', 1), act('CertificatePrepared', 9)])).toEqual([])
  })
  test('every gap of a series is found, each once, and nothing in a series without one', () => {
    const numbered = (serials: readonly number[]) =>
      serials.map((serial) =>
        act('CertificatePrepared', serial, { case: `c${String(serial)}`, series: { name: 'S', serial } }),
      )
    expect(struck('SEAL_SERIES_GAP', numbered([1, 2, 5, 6, 9]))).toMatchObject([
      { first: 3, last: 4, found: 2 },
      { first: 7, last: 8, found: 2 },
    ])
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), (serials) => {
        const missing = hits('SEAL_SERIES_GAP', numbered(serials)).reduce(
          (sum, { figures }) => sum + Number(figures['found']),
          0,
        )
        expect(missing).toBe(Math.max(...serials) - Math.min(...serials) + 1 - serials.length)
      }),
    )
  })
})

describe('entered so that nobody sees it in time', () => {
  test('written down long after it was done', () => {
    expect(struck('ENTERED_LATE', [act('CaseExamined', 0, { recordedAt: at(3 * 3600) })])).toMatchObject([
      { found: 180 },
    ])
    expect(struck('ENTERED_LATE', [act('CaseExamined', 0, { recordedAt: at(600) })])).toEqual([])
  })
  test('a burst of one person is one hit, however long it goes on; two people are none', () => {
    const many = (count: number, person = 'he') =>
      Array.from({ length: count }, (_, i) => act('CaseExamined', i * 20, { person, case: `c${String(i)}` }))
    expect(struck('ENTERED_IN_BURST', many(14))).toMatchObject([{ found: 14, limit: 12 }])
    expect(struck('ENTERED_IN_BURST', many(11))).toEqual([])
    expect(struck('ENTERED_IN_BURST', [...many(8), ...many(8, 'su')])).toEqual([])
  })
  test('decided by whoever never opened the papers; who looked afterwards did not look', () => {
    const look = (person: string, seconds: number): Look => ({ case: 'case-1', person, at: at(seconds) })
    const decision = [act('CaseGranted', 100, { person: 'tang' })]
    expect(struck('DECIDED_UNSEEN', decision)).toHaveLength(1)
    expect(struck('DECIDED_UNSEEN', decision, [look('he', 10), look('tang', 200)])).toHaveLength(1)
    expect(struck('DECIDED_UNSEEN', decision, [look('tang', 10)])).toEqual([])
  })
  test('many acts outside office hours on one day; a weekend counts whole', () => {
    const night = (count: number) =>
      Array.from({ length: count }, (_, i) => act('CaseExamined', 12 * 3600 + i, { case: `c${String(i)}` }))
    expect(struck('AFTER_HOURS', night(5))).toMatchObject([{ found: 5, day: '2026-03-02' }])
    expect(struck('AFTER_HOURS', night(4))).toEqual([])
    const sunday = Array.from({ length: 5 }, (_, i) => act('CaseExamined', -86_400 + i))
    expect(struck('AFTER_HOURS', sunday)).toHaveLength(1)
  })
})

describe('power used oddly', () => {
  const decided = (person: string, refused: number, granted: number) =>
    Array.from({ length: refused + granted }, (_, i) =>
      act(i < refused ? 'CaseRefused' : 'CaseGranted', i, { person, case: `${person}${String(i)}`, item: 'food' }),
    )
  test('who refuses far more than colleagues stands out; alone, or close to them, nobody does', () => {
    expect(struck('REFUSAL_OUTLIER', [...decided('tang', 9, 1), ...decided('qin', 1, 29)])).toMatchObject([
      { found: 90, decided: 10 },
    ])
    expect(struck('REFUSAL_OUTLIER', decided('tang', 9, 1))).toEqual([])
    expect(struck('REFUSAL_OUTLIER', [...decided('tang', 2, 8), ...decided('qin', 5, 25)])).toEqual([])
  })
  test('one person in two posts, unless the standard combines them', () => {
    const both = (more: Partial<Fact> = {}) => [act('CaseExamined', 0), act('CaseGranted', 999, more)]
    expect(struck('FOUR_EYES', both())).toHaveLength(1)
    expect(struck('FOUR_EYES', both({ combined: true }))).toEqual([])
    expect(struck('FOUR_EYES', both({ person: 'tang' }))).toEqual([])
  })
  test('corrections in drips strike from the third on', () => {
    const drips = (count: number) => Array.from({ length: count }, (_, i) => act('CorrectionRequested', i * 100))
    expect(struck('DRIP_CORRECTIONS', drips(2))).toEqual([])
    expect(struck('DRIP_CORRECTIONS', drips(4))).toMatchObject([{ found: 3 }, { found: 4 }])
  })
  test('one applicant who files the same item again and again within a week', () => {
    const filed = (days: readonly number[], applicant = 'a') =>
      days.map((day) => act('ApplicationSubmitted', day * 86_400, { applicant, item: 'food', case: `c${String(day)}` }))
    expect(struck('SPLIT_APPLICATIONS', filed([0, 2, 5]))).toMatchObject([{ found: 3 }])
    expect(struck('SPLIT_APPLICATIONS', filed([0, 5, 9]))).toEqual([])
    expect(struck('SPLIT_APPLICATIONS', [...filed([0, 2]), ...filed([3], 'b')])).toEqual([])
  })
})

describe('approval and supervision out of touch', () => {
  test('a duty nobody claims; what the other department does is no answer', () => {
    const duty = (life: string, step: string, seconds: number) => act(step, seconds, { life, organ: life })
    expect(struck('NOT_CLAIMED', [duty('market', 'DutyOpened', 0)])).toHaveLength(1)
    expect(struck('NOT_CLAIMED', [duty('market', 'DutyOpened', 0), duty('health', 'DutyClaimed', 60)])).toHaveLength(1)
    expect(struck('NOT_CLAIMED', [duty('market', 'DutyOpened', 0), duty('market', 'DutyClaimed', 60)])).toEqual([])
    // Claimed, but too late: it was late all the same.
    expect(
      struck('NOT_CLAIMED', [duty('market', 'DutyOpened', 0), duty('market', 'DutyClaimed', 90_000)]),
    ).toHaveLength(1)
  })
  test('a grant that was pushed to nobody', () => {
    expect(struck('NOT_PUSHED', [act('CaseGranted', 0)])).toHaveLength(1)
    expect(struck('NOT_PUSHED', [act('CaseGranted', 0), act('DutyOpened', 2, { life: 'd' })])).toEqual([])
  })
})

describe('permits seen elsewhere', () => {
  test('are found each, until an inspector has registered why that is right; looking in any order', () => {
    const seen = [act('PermitSeenElsewhere', 0, { case: 'p1' }), act('PermitSeenElsewhere', 5, { case: 'p2' })]
    expect(struck('PERMIT_ELSEWHERE', seen)).toHaveLength(2)
    const explained = [act('ExceptionRegistered', 9, { case: 'p1' }), ...seen]
    expect(hits('PERMIT_ELSEWHERE', explained).map((hit) => hit.case)).toEqual(['p2'])
  })
})

describe('what is set up so that it could go wrong', () => {
  test('roles that exclude each other, a standard nobody reviewed, an administrator who grants what he asked for', () => {
    expect(struck('ROLES_IN_ONE_HAND', [act('RolesGranted', 0, { roles: ['intakeOfficer', 'decider'] })])).toHaveLength(
      1,
    )
    expect(struck('ROLES_IN_ONE_HAND', [act('RolesGranted', 0, { roles: ['intakeOfficer', 'examiner'] })])).toEqual([])
    expect(struck('STANDARD_NOT_REVIEWED', [act('StandardPublished', 0)])).toHaveLength(1)
    expect(struck('STANDARD_NOT_REVIEWED', [act('StandardPublished', 0, { person: null })])).toEqual([])
    expect(struck('ADMINISTRATOR_ALONE', [act('RolesProposed', 0), act('RolesGranted', 9)])).toHaveLength(1)
  })
})

test('however often and in whatever order a rule is run, the same things have the same keys', () => {
  const acts = Array.from({ length: 20 }, (_, i) =>
    act('CaseExamined', 13 * 3600 + i * 10, { case: `c${String(i % 5)}` }),
  )
  const keys = (rule: RuleDefinition, some: readonly Fact[]) =>
    detect(rule, { acts: some, looks: [] }, around)
      .map(({ key }) => key)
      .sort()
  fc.assert(
    fc.property(fc.shuffledSubarray(acts, { minLength: acts.length }), (shuffled) => {
      for (const rule of STANDING_RULES.filter(({ kind }) => kind !== 'REPEATED'))
        expect(keys(rule, shuffled)).toEqual(keys(rule, acts))
    }),
    { numRuns: 20 },
  )
})
