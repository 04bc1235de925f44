import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { workingCalendar } from '#kernel'
import { aDuty, aLine } from '../fixtures.ts'
import { boundaryDecider, versionOn } from './boundary-list.ts'
import type { BoundaryCommand } from './boundary-list.ts'
import { disconnectionOf } from './disconnection.ts'
import type { DutyFacts } from './disconnection.ts'
import { dutyDecider } from './duty.ts'
import type { DutyEvent, InteractionAnswered, InteractionOpened, Liaison, PushQuestioned } from './events.ts'
import { interactionDecider, liaisonOn, pushCheckDecider, supervisingOrganDecider } from './linkage.ts'
import type { InteractionCommand } from './linkage.ts'

const at = '2026-03-11T02:00:00.000Z'
const by = 'somebody'

describe('SV-21 the boundary list', () => {
  const { given } = scenario(boundaryDecider)
  const content = { lines: [aLine()], industries: [] }
  const draft: BoundaryCommand = { type: 'DraftBoundaryList', at, by, content, note: '' }
  const drafted = { type: 'BoundaryListDrafted', at, by, number: 1, content, note: '' } as const
  const publish = (who: string, effectiveFrom = '2026-04-01'): BoundaryCommand => ({
    ...{ type: 'PublishBoundaryList', at, by: who, effectiveFrom, today: '2026-03-11' },
  })
  const published = {
    type: 'BoundaryListPublished',
    at,
    by: 'other',
    number: 1,
    effectiveFrom: '2026-04-01',
    content,
  } as const

  test('is drafted', () => given().when(draft).then(drafted))
  test('is published by another person', () => given(drafted).when(publish('other')).then(published))
  test('not by whoever drafted it', () => given(drafted).when(publish(by)).refused('BOUNDARY_SAME_PERSON'))
  test('not for a day that has passed', () =>
    given(drafted).when(publish('other', '2026-03-10')).refused('BOUNDARY_DAY_PAST'))
  test('not without a draft', () => given().when(publish('other')).refused('BOUNDARY_WITHOUT_DRAFT'))
  test('two lines have two numbers', () =>
    given()
      .when({ ...draft, content: { ...content, lines: [aLine(), aLine()] } })
      .refused('BOUNDARY_LINE_TWICE'))
  test('a region is a region, and an industry an industry', () => {
    const with_ = (changes: Parameters<typeof aLine>[0]) => ({
      ...draft,
      content: { ...content, lines: [aLine(changes)] },
    })
    given()
      .when(with_({ region: '12' }))
      .refused('BOUNDARY_REGION_WRONG')
    given()
      .when(with_({ industry: '62' }))
      .refused('BOUNDARY_INDUSTRY_WRONG')
  })
  test('routes from its day on, and what went before keeps routing until then', () => {
    const second = { ...published, number: 2, effectiveFrom: '2026-06-01' }
    const state = [published, second].reduce<ReturnType<typeof boundaryDecider.evolve>>(boundaryDecider.evolve, null)
    expect(versionOn(state, '2026-03-31')).toBeUndefined()
    expect(versionOn(state, '2026-05-31')?.number).toBe(1)
    expect(versionOn(state, '2026-06-01')?.number).toBe(2)
  })
})

describe('a push nobody but a person can address', () => {
  const { given } = scenario(pushCheckDecider)
  const question: Omit<PushQuestioned, 'type'> = {
    ...{ at, by, case: 'c', caseNumber: 'n', itemCode: 'i', itemName: 'x', kind: 'GRANT', decidedBy: 'bureau' },
    ...{ cause: 'leaf', doubts: ['NOBODY'], candidates: [], address: '', region: null, industry: null },
  }
  const questioned: PushQuestioned = { type: 'PushQuestioned', ...question }
  const settle = { type: 'SettlePush', at, by, organs: ['market'], reason: '查明' } as const
  const settled = { type: 'PushSettled', at, by, organs: ['market'], reason: '查明', case: 'c', cause: 'leaf' } as const
  test('is held once', () =>
    given(questioned)
      .when({ ...question, type: 'QuestionPush' })
      .refused('PUSH_QUESTIONED_ALREADY'))
  test('is settled once', () => {
    given(questioned).when(settle).then(settled)
    given(questioned, settled).when(settle).refused('PUSH_SETTLED_ALREADY')
    given().when(settle).refused('PUSH_NOT_QUESTIONED')
  })
})

describe('SV-20 liaison officers', () => {
  const liaison = (officer: string, changes: Partial<Liaison> = {}): Liaison => ({
    ...{ officer, contact: '内线 1', part: 'LIAISON', away: null },
    ...changes,
  })
  const { given } = scenario(supervisingOrganDecider)
  const name = (liaisons: readonly Liaison[]) => ({ type: 'NameLiaisons', at, by, organ: 'market', liaisons }) as const
  test('one at least is named, each once', () => {
    given()
      .when(name([liaison('a', { part: 'SUBSTITUTE' })]))
      .refused('LIAISON_MISSING')
    given()
      .when(name([liaison('a'), liaison('a', { part: 'SUBSTITUTE' })]))
      .refused('LIAISON_TWICE')
  })
  test('while he is away his substitute is asked', () => {
    const named = [
      liaison('a', { away: { from: '2026-03-10', until: '2026-03-12' } }),
      liaison('b', { part: 'SUBSTITUTE' }),
    ]
    expect(liaisonOn(named, '2026-03-09')?.officer).toBe('a')
    expect(liaisonOn(named, '2026-03-12')?.officer).toBe('b')
    expect(liaisonOn([], '2026-03-12')).toBeUndefined()
  })
  test('a connected system has keys of its own, and others after every new connection', () => {
    const connect = {
      type: 'ConnectSystem',
      at,
      by,
      organ: 'market',
      name: '执法系统',
      hook: null,
      until: '2027-01-01',
    } as const
    const connected = { ...connect, type: 'SystemConnected', key: 1 } as const
    const ended = { type: 'SystemDisconnected', at, by, organ: 'market', reason: '换系统' } as const
    given().when(connect).then(connected)
    given(connected).when(connect).refused('SYSTEM_CONNECTED')
    given(connected, ended)
      .when(connect)
      .then({ ...connected, key: 2 })
    given().when({ type: 'DisconnectSystem', at, by, reason: '无' }).refused('SYSTEM_UNKNOWN')
  })
})

describe('SV-22 a part in a running case', () => {
  const { given } = scenario(interactionDecider)
  const opened: InteractionOpened = {
    ...{ type: 'InteractionOpened', at, by, case: 'c', caseNumber: 'n', itemCode: 'i', itemName: 'x', organ: 'town' },
    ...{ approvingOrgan: 'bureau', step: 'REVIEW', mode: 'CONSULT', content: '场所', approvers: ['examiner'] },
    ...{ object: { name: '某店', address: '某路' }, due: at },
  }
  const answer = (changes: Partial<Omit<InteractionAnswered, 'type'>> = {}): InteractionCommand => ({
    type: 'AnswerInteraction',
    at,
    by: 'town-1',
    answer: 'AGREES',
    text: '',
    ...changes,
  })
  test('is answered as its kind allows, once', () => {
    given(opened).when(answer()).then({ type: 'InteractionAnswered', at, by: 'town-1', answer: 'AGREES', text: '' })
    given(opened)
      .when(answer({ answer: 'TOOK_PART' }))
      .refused('INTERACTION_ANSWER_WRONG')
    given(opened, { type: 'InteractionAnswered', at, by, answer: 'AGREES', text: '' })
      .when(answer())
      .refused('INTERACTION_ANSWERED')
  })
  test('an objection has its reason', () =>
    given(opened)
      .when(answer({ answer: 'OBJECTS' }))
      .refused('OBJECTION_WITHOUT_REASON'))
  test('who examined the case does not speak for the department', () =>
    given(opened)
      .when(answer({ by: 'examiner' }))
      .refused('SUPERVISOR_APPROVED_IT'))
})

describe('a duty between two sides', () => {
  const { given } = scenario(dutyDecider)
  const opened = aDuty()
  const claimed = { type: 'DutyClaimed', at, by: 's' } as const
  const returned = { type: 'DutyReturned', at, by: 's', reason: '不属本单位', proposes: 'town' } as const
  const recorded = (result: 'NORMAL' | 'PROBLEM'): DutyEvent => ({
    ...{ type: 'SupervisionRecorded', at, by: 's', method: 'ON_SITE', found: '查过', result, measure: '改' },
  })
  const reroute = { type: 'RerouteDuty', at, by, organs: ['town'], reason: '属地' } as const
  const answer = { type: 'AnswerRecord', at, by, record: 0, answer: 'NOTED', text: '' } as const
  test('SV-15 what was returned is sent on, and nobody works on it here any more', () => {
    given(opened, returned)
      .when(reroute)
      .then({ ...reroute, type: 'DutyRerouted' })
    given(opened).when(reroute).refused('DUTY_NOT_RETURNED')
    given(opened, returned, { ...reroute, type: 'DutyRerouted' })
      .when({ type: 'ClaimDuty', at, by: 's' })
      .refused('DUTY_REROUTED')
  })
  test('a return that is declined leaves it where it was, under a new limit', () => {
    const declined = { type: 'DutyReturnDeclined', at, by, reason: '属你局', claimDue: at } as const
    given(opened, returned)
      .when({ ...declined, type: 'DeclineReturn' })
      .then(declined)
    given(opened, returned, declined).when({ type: 'ClaimDuty', at, by: 's' }).then(claimed)
  })
  test('received and missed are each written once', () => {
    const receive = { type: 'AcknowledgeDuty', at, by, means: 'PORTAL' } as const
    const missed = { type: 'NoteClaimMissed', at, by, due: at } as const
    given(opened, { ...receive, type: 'DutyAcknowledged' })
      .when(receive)
      .refused('DUTY_PASSED_ALREADY')
    given(opened, { ...missed, type: 'DutyClaimMissed' })
      .when(missed)
      .refused('DUTY_PASSED_ALREADY')
    given(opened, claimed).when(missed).refused('DUTY_PASSED_ALREADY')
  })
  test('SV-05 the bureau answers each record once, and a problem not without words', () => {
    given(opened, claimed, recorded('NORMAL'))
      .when(answer)
      .then({ ...answer, type: 'RecordAnswered' })
    given(opened, claimed, recorded('PROBLEM')).when(answer).refused('PROBLEM_ONLY_NOTED')
    given(opened, claimed, recorded('NORMAL'), { ...answer, type: 'RecordAnswered' })
      .when(answer)
      .refused('RECORD_ANSWERED_ALREADY')
    given(opened, claimed).when(answer).refused('RECORD_UNKNOWN')
  })
})

describe('SV-35 out of touch', () => {
  const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
  const duty: DutyFacts = {
    ...{ stage: 'open', claimDue: '2026-03-12T09:00:00.000Z', firstCheckDue: '2026-04-10', inspectedOn: null },
    feedbackDays: 10,
  }
  const on = (now: string, changes: Partial<DutyFacts> = {}) => disconnectionOf({ ...duty, ...changes }, now, calendar)
  test('pushed and not claimed, from the minute the limit has passed', () => {
    expect(on('2026-03-12T09:00:00.000Z')).toBeNull()
    expect(on('2026-03-12T09:00:00.001Z')).toBe('NOT_CLAIMED')
  })
  test('claimed and not inspected, from the day after the last', () => {
    expect(on('2026-04-10T10:00:00.000Z', { stage: 'claimed' })).toBeNull()
    expect(on('2026-04-10T16:00:00.000Z', { stage: 'claimed' })).toBe('NOT_INSPECTED')
  })
  test('inspected without a word back, when the working days have passed', () => {
    const inspected = { stage: 'claimed', inspectedOn: '2026-03-13' } as const
    expect(on('2026-03-27T10:00:00.000Z', inspected)).toBeNull()
    expect(on('2026-03-30T01:00:00.000Z', inspected)).toBe('NO_FEEDBACK')
  })
  test('what is recorded, or lies with the bureau, is in touch', () => {
    for (const stage of ['recorded', 'returned', 'rerouted'] as const)
      expect(on('2027-01-01T00:00:00.000Z', { stage })).toBeNull()
  })
})
