import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { disguiseDecider } from './disguise.ts'
import { policyDecider } from './policy.ts'
import { powerListDecider } from './power-list.ts'

const at = '2026-03-10T02:00:00.000Z'

describe('ST-40: a rule document', () => {
  const issue = {
    type: 'IssuePolicy' as const,
    number: '示范区审发〔2026〕1号',
    title: '审批与监管衔接办法',
    issuer: '示范区行政审批局',
    topic: 'LINKAGE' as const,
    effectiveFrom: '2026-04-01',
    clauses: [{ article: '第三条', text: '审批结果即时推送监管部门。', items: [] }],
    at,
    by: 'reviewer',
  }
  const issued = { ...issue, type: 'PolicyIssued' as const }
  const read = { type: 'AcknowledgePolicy' as const, organ: 'market', at, by: 'officer' }
  const repeal = { type: 'RepealPolicy' as const, reason: '被新办法代替', from: '2026-06-01', at, by: 'reviewer' }
  const { given } = scenario(policyDecider)

  test('its number is given once', () => {
    given().when(issue).then(issued)
    given(issued).when(issue).refused('POLICY_NUMBER_TAKEN')
  })
  test('each officer acknowledges it once', () => {
    given(issued)
      .when(read)
      .then({ ...read, type: 'PolicyAcknowledged' })
    given(issued, { ...read, type: 'PolicyAcknowledged' })
      .when(read)
      .refused('POLICY_ALREADY_READ')
    given().when(read).refused('POLICY_UNKNOWN')
  })
  test('it is repealed from a day not before it began, and then stands repealed', () => {
    given(issued)
      .when({ ...repeal, from: '2026-03-31' })
      .refused('POLICY_ENDS_BEFORE_IT_BEGINS')
    given(issued)
      .when(repeal)
      .then({ ...repeal, type: 'PolicyRepealed' })
    given(issued, { ...repeal, type: 'PolicyRepealed' })
      .when(read)
      .refused('POLICY_REPEALED')
  })
})

describe('ST-21: a suspected disguised permit', () => {
  const report = {
    type: 'ReportDisguise' as const,
    code: '990101001001',
    organ: 'bureau',
    sign: 'FILING_WITH_LIMIT' as const,
    description: '备案要等二十天',
    source: 'PUBLIC' as const,
    at,
    by: 'applicant',
  }
  const reported = { ...report, type: 'DisguiseReported' as const }
  const close = {
    type: 'CloseDisguise' as const,
    finding: 'CONFIRMED' as const,
    measure: '改为当场备案',
    at,
    by: 'reviewer',
  }
  const { given } = scenario(disguiseDecider)

  test('it is closed with what was found and done, by somebody else, once', () => {
    given().when(report).then(reported)
    given(reported)
      .when(close)
      .then({ ...close, type: 'DisguiseClosed' })
    given(reported)
      .when({ ...close, by: 'applicant' })
      .refused('DISGUISE_OWN_REPORT')
    given(reported)
      .when({ ...close, measure: ' ' })
      .refused('DISGUISE_WITHOUT_MEASURE')
    given(reported, { ...close, type: 'DisguiseClosed' })
      .when(close)
      .refused('DISGUISE_CLOSED')
  })
  test('what is not there cannot be closed, and what is there is not reported twice', () => {
    given().when(close).refused('DISGUISE_UNKNOWN')
    given(reported).when(report).refused('DISGUISE_ALREADY_REPORTED')
  })
})

describe('ST-17: the list of powers and duties', () => {
  const adjust = {
    type: 'AdjustPower' as const,
    register: 'POWER' as const,
    power: 'P-market-01',
    kind: 'CHANGED' as const,
    trigger: 'LAW' as const,
    triggeredOn: '2026-03-01',
    reason: '食品安全法修订',
    entry: { id: 'P-market-01' },
    at,
    by: 'editor',
  }
  const adjusted = { ...adjust, type: 'PowerAdjusted' as const }
  const publish = { type: 'PublishPowerList' as const, at, by: 'reviewer' }
  const { given } = scenario(powerListDecider)

  test('an adjustment has a trigger that has happened, and a text unless it removes', () => {
    given().when(adjust).then(adjusted)
    given()
      .when({ ...adjust, triggeredOn: '2026-03-11' })
      .refused('TRIGGER_IN_THE_FUTURE')
    given()
      .when({ ...adjust, entry: null })
      .refused('POWER_ENTRY_MISSING')
    given()
      .when({ ...adjust, kind: 'REMOVED' })
      .refused('POWER_ENTRY_MISSING')
  })
  test('it is published as a whole, by somebody who adjusted nothing, and not without changes', () => {
    given(adjusted, adjusted)
      .when(publish)
      .then({ type: 'PowerListPublished', version: 1, adjusted: ['P-market-01'], at, by: 'reviewer' })
    given(adjusted)
      .when({ ...publish, by: 'editor' })
      .refused('OWN_ADJUSTMENT_PUBLISHED')
    given().when(publish).refused('POWER_LIST_UNCHANGED')
    const published = { type: 'PowerListPublished' as const, version: 1, adjusted: [], at, by: 'reviewer' }
    expect([adjusted, published].reduce(powerListDecider.evolve, powerListDecider.initial)).toEqual({
      version: 1,
      waiting: [],
    })
  })
})
