import { expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'
import { FIGURE_KEYS } from '../../src/clouds/analytics/figures.ts'

/** The bureau's clock, from a Monday in a month without holidays; a test turns it forward, never back. */
const time = { started: Date.parse('2026-03-02T02:00:00.000Z'), real: Date.now(), ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(time.started + Date.now() - time.real + time.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const DAY_MS = 86_400_000

const leader = async () => {
  const person = bureau.visitor()
  await person.signIn('wei.gaoyuan', DEMO_PASSWORD)
  return person.analytics
}
type Query = Parameters<Awaited<ReturnType<typeof leader>>['summary']>[0]['query']
const figures = async (query: Query) => {
  const { figures: found } = await (await leader()).summary({ query })
  return Object.fromEntries(found.map(({ key, value }) => [key, value]))
}
const MARCH = { from: '2026-03-01', to: '2026-03-31' }

test('where there is nothing to compute there is no number', async () => {
  expect(await figures(MARCH)).toEqual({
    submitted: 0,
    accepted: 0,
    granted: 0,
    refused: 0,
    sealed: 0,
    medianWorkingDays: null,
    atOnce: 0,
    atOnceMinutes: null,
    onTimeShare: null,
    pushCoverage: null,
  })
})

test('figures are counted from what happened', async () => {
  // Accepted on Monday; one decided the same day, one on Wednesday, one far too late, one still open.
  const cases = await Promise.all([1, 2, 3, 4].map(() => journey.submitted()))
  for (const id of cases) await journey.accepted(id)
  const [first = '', second = '', third = ''] = cases
  await journey.examined(first)
  await journey.granted(first)
  time.ahead = 2 * DAY_MS
  await journey.refused(second)
  time.ahead = 28 * DAY_MS
  await journey.examined(third)
  await journey.granted(third)
  await bureau.settle()
  expect(await figures(MARCH)).toEqual({
    submitted: 4,
    accepted: 4,
    granted: 2,
    refused: 1,
    sealed: 2,
    medianWorkingDays: 2,
    atOnce: 1,
    atOnceMinutes: expect.any(Number) as unknown,
    onTimeShare: 66.7,
    pushCoverage: 100,
  })
})

test('SM-09 what is decided at once is counted by itself and in minutes, where days say nought', async () => {
  const day = await figures({ from: '2026-03-02', to: '2026-03-02' })
  expect(day).toMatchObject({ granted: 1, medianWorkingDays: 0, atOnce: 1 })
  expect(day['atOnceMinutes']).toBeGreaterThan(0)
  expect(day['atOnceMinutes']).toBeLessThan(60)
  // What took two days is none of them, though its working days are as few.
  expect(await figures({ from: '2026-03-03', to: '2026-03-31' })).toMatchObject({ atOnce: 0, atOnceMinutes: null })
})

test('the days of the chart add up to the figures', async () => {
  const { daily, figures: found, asOfLeaf, byItem } = await (await leader()).summary({ query: MARCH })
  expect(daily).toHaveLength(31)
  const total = (key: 'submitted' | 'granted' | 'refused' | 'sealed') => daily.reduce((sum, day) => sum + day[key], 0)
  const value = (key: string) => found.find((figure) => figure.key === key)?.value
  for (const key of ['submitted', 'granted', 'refused', 'sealed'] as const) expect(total(key)).toBe(value(key))
  expect(daily.find(({ date }) => date === '2026-03-02')).toMatchObject({ submitted: 4, accepted: 4, granted: 1 })
  expect(byItem).toEqual([{ code: foodLicence.itemCode, name: '食品经营许可（新办）', submitted: 4, concluded: 3 }])
  expect(asOfLeaf).toBeGreaterThan(20)
})

test('behind every figure are its cases', async () => {
  const analytics = await leader()
  const counts: Record<string, number> = {}
  for (const figure of FIGURE_KEYS)
    counts[figure] = (await analytics.drill({ query: { figure, ...MARCH } })).items.length
  expect(counts).toEqual({
    submitted: 4,
    accepted: 4,
    granted: 2,
    refused: 1,
    sealed: 2,
    medianWorkingDays: 3,
    atOnce: 1,
    atOnceMinutes: 1,
    onTimeShare: 3,
    pushCoverage: 3,
  })
})

test('another organ, another item and another month have none of them', async () => {
  expect(await figures({ ...MARCH, item: 'no-such-item' })).toMatchObject({ submitted: 0, onTimeShare: null })
  expect(await figures({ ...MARCH, organ: 'no-such-organ' })).toMatchObject({ submitted: 0 })
  expect(await figures({ from: '2026-02-01', to: '2026-02-28' })).toMatchObject({ submitted: 0 })
  const [bureauOrgan] = bureau.matters.district.organs
  expect(await figures({ ...MARCH, organ: bureauOrgan?.id ?? '' })).toMatchObject({ submitted: 4 })
})

test('ST-35 figures, their cases and their sum by field follow the sixteen fields of the list', async () => {
  const analytics = await leader()
  expect(await figures({ ...MARCH, domain: 'FOOD' })).toMatchObject({ submitted: 4, granted: 2, onTimeShare: 66.7 })
  expect(await figures({ ...MARCH, domain: 'SPORT' })).toMatchObject({ submitted: 0, onTimeShare: null })
  const { byDomain } = await analytics.summary({ query: MARCH })
  expect(byDomain).toEqual([{ domain: 'FOOD', name: { zh: '食品', en: 'Food' }, submitted: 4, concluded: 3 }])
  const behind = async (domain: 'FOOD' | 'SPORT') =>
    (await analytics.drill({ query: { figure: 'submitted', ...MARCH, domain } })).items.length
  expect([await behind('FOOD'), await behind('SPORT')]).toEqual([4, 0])
  // A field is one of the sixteen, not a tag somebody thought of.
  const free = await (await aCaller(bureau, 'wei.gaoyuan')).knock('GET', '/analytics/summary?domain=餐饮')
  expect([free.status, free.code]).toEqual([400, 'VALIDATION_FAILED'])
})

test('a region counts what its organs and those below decide', async () => {
  expect(await figures({ ...MARCH, region: '990101' })).toMatchObject({ submitted: 4 })
  expect(await figures({ ...MARCH, region: '990000' })).toMatchObject({ submitted: 4 })
  expect(await figures({ ...MARCH, region: '990101100' })).toMatchObject({ submitted: 0 })
  expect(await figures({ ...MARCH, region: 'nowhere' })).toMatchObject({ submitted: 0 })
  const { regions } = await (await leader()).summary({ query: MARCH })
  expect(regions.map(({ code }) => code)).toContain('990101')
})

test('a day that does not exist, a backward period and an unknown figure are told', async () => {
  const analytics = await leader()
  for (const query of [
    { from: '2026-02-30', to: '2026-03-31' },
    { from: '2026-03-31', to: '2026-03-01' },
    { from: '2020-01-01', to: '2026-03-01' },
  ]) {
    const answer = await analytics.summary({ query }).catch((error: unknown) => error)
    expect(answer instanceof ProblemError ? answer.problem.code : answer).toBe('VALIDATION_FAILED')
  }
  const answer = await analytics.drill({ query: { figure: 'luck', ...MARCH } }).catch((error: unknown) => error)
  expect(answer instanceof ProblemError ? answer.problem.code : answer).toBe('VALIDATION_FAILED')
})

test('a decision that was set aside counts by its new outcome, on the day of that', async () => {
  const { services } = bureau.office
  time.ahead = 29 * DAY_MS
  const id = await journey.submitted()
  await journey.accepted(id)
  await journey.refused(id)
  await bureau.settle()
  const april = { from: '2026-03-31', to: '2026-04-30' }
  expect(await figures(april)).toMatchObject({ refused: 1, granted: 0 })
  const by = journey.officer('intakeOfficer')
  const act = async (command: Readonly<Record<string, string>>) => {
    const ordered = { ...command, at: services.now(), by: '$actor' }
    expect(await services.run({ life: 'case', stream: id, command: ordered, by })).toMatchObject({ ok: true })
  }
  await act({ type: 'ChallengeDecision', ground: 'COURT', document: '（2026）示行初 1 号' })
  const judged = { document: '（2026）示行初 1 号判决', outcome: 'SET_ASIDE', reason: '主要证据不足' }
  await act({ type: 'DecideChallenge', ...judged })
  await bureau.settle()
  expect(await figures(april)).toMatchObject({ refused: 0, granted: 0, submitted: 1 })
  time.ahead = 30 * DAY_MS
  await journey.examined(id)
  await journey.granted(id)
  await bureau.settle()
  expect(await figures(april)).toMatchObject({ refused: 0, granted: 1 })
})

test('a case that turned out complex is held against the days of its class', async () => {
  const { services } = bureau.office
  time.ahead = 60 * DAY_MS
  const may = { from: '2026-05-01', to: '2026-05-31' }
  const id = await journey.submitted()
  await journey.accepted(id)
  const by = journey.officer('examiner')
  const ordered = { type: 'ReclassifyCase', to: 'COMPLEX', reason: '须现场勘验', at: services.now(), by: '$actor' }
  expect(await services.run({ life: 'case', stream: id, command: ordered, by })).toMatchObject({ ok: true })
  // Nine working days with the holiday between: beyond the five of an ordinary case, within the ten of a complex one.
  time.ahead += 13 * DAY_MS
  await journey.examined(id)
  const colleague = {
    ...by,
    id: bureau.matters.district.officers.find(({ username }) => username === 'su.jianming')?.id ?? '',
  }
  const agreed = {
    type: 'ReviewCase',
    step: 'complexReview',
    agrees: true,
    opinion: '同意',
    at: services.now(),
    by: '$actor',
  }
  expect(await services.run({ life: 'case', stream: id, command: agreed, by: colleague })).toMatchObject({ ok: true })
  await journey.granted(id)
  await bureau.settle()
  expect(await figures(may)).toMatchObject({ granted: 1, onTimeShare: 100 })
})

test('the facts rebuilt from the ledger are the same', async () => {
  await bureau.expectSound()
})
