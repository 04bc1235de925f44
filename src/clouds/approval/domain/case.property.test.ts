import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStoppingProcedure, localDate, workingCalendar } from '#kernel'
import { ACCEPTANCE_DUE, DECIDER, examine, MET, STATUTORY_DUE } from '../fixtures.ts'
import { availableActs, DESK_ACTS } from './available-acts.ts'
import { caseDecider } from './case.ts'
import { caseClock } from './case-clock.ts'
import { isConcluded, isHandled, runningOf } from './case-state.ts'
import { CASE_EVENT_TYPES } from './events.ts'
import type { CaseEvent } from './events.ts'
import { waitsOf } from './waiting.ts'
import { phaseAfter } from './phase.ts'
import { anyOrders, live } from './testing/any-life.ts'
import type { Life } from './testing/any-life.ts'

const law = (name: string, holds: (life: Life) => void) =>
  test(name, () => {
    fc.assert(
      fc.property(anyOrders, (commands) => {
        holds(live(commands))
      }),
      { numRuns: 500 },
    )
  })

const ofType = <Type extends CaseEvent['type']>(events: readonly CaseEvent[], ...types: readonly Type[]) =>
  events.filter((event): event is Extract<CaseEvent, { type: Type }> => types.some((type) => type === event.type))

const ENDS = ['CaseGranted', 'CaseRefused', 'ApplicationNotAccepted', 'ApplicationWithdrawn', 'CaseTerminated'] as const
const LATE: readonly CaseEvent['type'][] = [
  ...([
    'ResultServed',
    'CaseFrozen',
    'CaseUnfrozen',
    'ResultDispatched',
    'DecisionChallenged',
    'ChallengeDecided',
    'ClericalErrorCorrected',
  ] as const),
  ...(['CommitmentChecked', 'AnnulmentAnnounced', 'GrantAnnulled', 'CaseNoted', 'ApplicantVisited'] as const),
  'CaseTransferred',
]
const isEnd = ({ type }: CaseEvent) => ENDS.some((end) => end === type)
const reopens = (event: CaseEvent) => event.type === 'ChallengeDecided' && event.outcome === 'SET_ASIDE'

/** The events before each decision that somebody made; neither a filing nor the law itself decides. */
function decisions(events: readonly CaseEvent[]) {
  return events.flatMap((event, i) => {
    const decided = event.type === 'CaseGranted' || event.type === 'CaseRefused'
    const bare = event.type === 'CaseGranted' && (event.basis === 'FILING' || event.basis === 'DEEMED_RENEWAL')
    return decided && !bare ? [{ decision: event, before: events.slice(0, i) }] : []
  })
}
const standardOf = (events: readonly CaseEvent[]) =>
  ofType(events, 'ApplicationSubmitted', 'RunningCaseTakenOver')[0]?.standard
const acceptorOf = (events: readonly CaseEvent[]) => ofType(events, 'ApplicationAccepted')[0]?.by
/** What was examined last and not returned since; a decision that was set aside takes its examination with it. */
function opinionOf(before: readonly CaseEvent[]) {
  const from = before.findLastIndex((event) => event.type === 'CaseExamined')
  const since = before.slice(from + 1)
  const fallen = since.some((event) => reopens(event) || (event.type === 'CaseReturned' && event.to === 'examination'))
  const opinion = before[from]
  return opinion?.type === 'CaseExamined' && !fallen ? { opinion, since } : undefined
}

law('no case is decided twice, unless the first decision was set aside', ({ events }) => {
  let ended = false
  for (const event of events) {
    if (isEnd(event)) expect(ended).toBe(false)
    if (isEnd(event)) ended = true
    if (reopens(event)) ended = false
  }
})

law('after its end a case only knows what may follow a decision', ({ events }) => {
  const end = events.findIndex(isEnd)
  if (end < 0) return
  const after = events.slice(end + 1)
  const reopened = after.findIndex(reopens)
  for (const { type } of reopened < 0 ? after : after.slice(0, reopened)) expect(LATE).toContain(type)
})

law('nothing is granted or recorded with a paper missing or a fee owed, save by the law itself', ({ events }) => {
  events.forEach((event, i) => {
    if (event.type !== 'CaseGranted' || event.basis === 'DEEMED_RENEWAL') return
    const before = events.slice(0, i)
    const brought = ofType(
      before,
      ...([
        'ApplicationSubmitted',
        'RunningCaseTakenOver',
        'CorrectionSubmitted',
        'DeferredMaterialsSupplied',
      ] as const),
    ).flatMap(({ materials }) => materials.map(({ material }) => material))
    const shown = ofType(before, 'OriginalsPresented').flatMap(({ materials }) => materials)
    expect([...brought, ...shown]).toEqual(expect.arrayContaining(['identity', 'floorPlan']))
    expect(ofType(before, 'DeferralBreached')).toEqual([])
    if ((standardOf(events)?.track.feeFen ?? 0) > 0) expect(ofType(before, 'FeePaid')).toHaveLength(1)
  })
})

law('every criterion was met by an opinion that stands, or promised on', ({ events }) => {
  for (const { decision, before } of decisions(events)) {
    if (decision.type !== 'CaseGranted') continue
    const standard = standardOf(events)
    const covered = decision.basis === 'COMMITMENT' ? (standard?.track.commitment?.covers ?? []) : []
    const findings = opinionOf(before)?.opinion.findings ?? []
    const met = findings.filter((finding) => finding.met).map(({ criterion }) => criterion)
    expect(findings.every((finding) => finding.met)).toBe(true)
    expect([...met, ...covered]).toEqual(expect.arrayContaining([...(standard?.criteria ?? [])]))
  }
})

law('nobody who accepted decides, save with the window’s authority', ({ events }) => {
  for (const { decision } of decisions(events)) {
    if (decision.by !== acceptorOf(events)) continue
    expect(decision.type).toBe('CaseGranted')
    expect(standardOf(events)).toMatchObject({ windowAuthority: true, track: { collective: false } })
  }
})

law('nobody who examined or reviewed decides, save in a combined post that did not accept', ({ events }) => {
  for (const { decision, before } of decisions(events)) {
    const looked = ofType(before, 'CaseExamined', 'CaseReviewed').map((event) => event.by)
    if (!looked.includes(decision.by)) continue
    expect(standardOf(events)?.postModel).toBe('COMBINED')
  }
})

law('reviews are held by others than examined, all of them, and agree before a decision', ({ events }) => {
  events.forEach((event, i) => {
    if (event.type !== 'CaseReviewed') return
    expect(ofType(events.slice(0, i), 'CaseExamined').map((examined) => examined.by)).not.toContain(event.by)
  })
  for (const { before } of decisions(events)) {
    const opinion = opinionOf(before)
    if (opinion === undefined) continue
    const back = opinion.since.findLastIndex(({ type }) => type === 'CaseReturned')
    const held = ofType(opinion.since.slice(back + 1), 'CaseReviewed')
    expect(held.every(({ agrees }) => agrees)).toBe(true)
    const reclassified = ofType(before, 'CaseReclassified').at(-1)?.reviews
    expect(held.map(({ step }) => step)).toEqual(
      (reclassified ?? standardOf(events)?.track.reviews)?.map(({ id }) => id),
    )
  }
})

law(
  'correction is asked for once, a second time only for the same and flagged, and never after acceptance',
  ({ events }) => {
    const [first, ...more] = ofType(events, 'CorrectionRequested')
    expect(more.length).toBeLessThanOrEqual(1)
    expect(first?.again).toBeUndefined()
    const named = first?.defects.map(({ ref }) => ref) ?? []
    for (const { again, defects } of more) {
      expect(again).toBeTruthy()
      expect(named).toEqual(expect.arrayContaining(defects.map(({ ref }) => ref)))
    }
    const taken = events.findIndex(({ type }) => type === 'ApplicationAccepted' || type === 'AcceptanceDeemed')
    if (taken >= 0) expect(ofType(events.slice(taken), 'CorrectionRequested')).toEqual([])
  },
)

law('the bureau neither asks nor turns away after its five days', ({ events }) => {
  for (const event of ofType(events, 'CorrectionRequested', 'ApplicationPreAccepted', 'ApplicationNotAccepted'))
    expect(localDate(event.at) <= ACCEPTANCE_DUE).toBe(true)
})

law('no kind of procedure overlaps with itself, and nothing is decided while one runs', ({ events }) => {
  const running = new Set<string>()
  for (const event of events) {
    if (event.type === 'ProcedureStarted') {
      expect(running).not.toContain(event.procedure)
      running.add(event.procedure)
    }
    if (event.type === 'ProcedureEnded') expect(running.delete(event.procedure)).toBe(true)
    const byLaw = event.type === 'CaseGranted' && event.basis === 'DEEMED_RENEWAL'
    if ((event.type === 'CaseGranted' && !byLaw) || event.type === 'CaseRefused') expect(running.size).toBe(0)
    if (event.type === 'ChallengeDecided') running.clear()
  }
})

law('only what the standard knows is held, save a hearing that was asked for', ({ events }) => {
  events.forEach((event, i) => {
    if (event.type !== 'ProcedureStarted') return
    const known = standardOf(events)?.track.procedures.some(({ kind }) => kind === event.procedure)
    const owed = event.procedure === 'HEARING' && ofType(events.slice(0, i), 'HearingRequested').length > 0
    expect(known === true || owed).toBe(true)
  })
})

law('no grant while a demanded procedure was not held, or one has failed', ({ events }) => {
  for (const { decision, before } of decisions(events)) {
    if (decision.type !== 'CaseGranted') continue
    const ended = ofType(before, 'ProcedureEnded')
    const last = (kind: string) => ended.findLast(({ procedure }) => procedure === kind)?.conclusion
    for (const { procedure } of ended) expect(last(procedure)).not.toBe('FAILED')
    for (const { kind, mandatory } of standardOf(events)?.track.procedures ?? [])
      if (mandatory) expect(['PASSED', 'RECORDED']).toContain(last(kind))
  }
})

law('who asked for a hearing is heard, and every department asked has been answered', ({ events }) => {
  for (const { before } of decisions(events)) {
    const heard = ofType(before, 'ProcedureEnded').filter(
      ({ procedure, conclusion }) => procedure === 'HEARING' && conclusion !== 'LAPSED',
    )
    if (ofType(before, 'HearingRequested').length > 0) expect(heard.length).toBeGreaterThan(0)
    const opened = ofType(before, 'ConsultationOpened').length
    expect(ofType(before, 'ConsolidatedOpinionIssued')).toHaveLength(opened)
  }
})

law('what was given to one officer is worked at by nobody else', ({ events, states }) => {
  const WORK = ['ApplicationAccepted', 'CorrectionRequested', 'CaseExamined', 'CaseReviewed', 'CaseGranted'] as const
  events.forEach((event, i) => {
    const before = states[i - 1]
    if (before === undefined || before.phase === 'absent' || isConcluded(before) || before.assignee === null) return
    const byPeople = event.type !== 'CaseGranted' || !['FILING', 'DEEMED_RENEWAL'].includes(event.basis ?? '')
    // A filing is recorded with its acceptance in one act of the house.
    const recorded = event.type === 'ApplicationAccepted' && events[i + 1]?.type === 'CaseGranted'
    if (WORK.some((type) => type === event.type) && byPeople && !recorded) expect(event.by).toBe(before.assignee)
  })
})

law('no decision leaves a point of a hearing’s minutes unanswered', ({ events }) => {
  for (const { decision, before } of decisions(events)) {
    const points = ofType(before, 'ProcedureEnded').flatMap((ended) => ended.points ?? [])
    expect((decision.heard ?? []).map(({ point }) => point)).toEqual(points)
    expect((decision.heard ?? []).every(({ answer }) => answer.trim() !== '')).toBe(true)
  }
})

law('whoever presides over the hearing neither examined, reviewed, accepted nor decides', ({ events }) => {
  const presiders = ofType(events, 'HearingAnnounced').map(({ presider }) => presider)
  for (const { decision } of decisions(events)) {
    const announced = events.findIndex(({ type }) => type === 'HearingAnnounced')
    if (announced >= 0 && events.indexOf(decision) > announced) expect(presiders).not.toContain(decision.by)
  }
})

law('what a meeting must resolve is decided as it resolved', ({ events }) => {
  if (standardOf(events)?.track.collective !== true) return
  for (const { decision, before } of decisions(events)) {
    const resolved = before.findLast(({ type }) => type === 'CollectiveDecisionRecorded')
    expect(resolved).toMatchObject({ resolution: decision.type === 'CaseGranted' ? 'GRANT' : 'REFUSE' })
  }
})

law('the limit is extended once for each decision, by ten days or jointly by fifteen', ({ events }) => {
  const rounds = 1 + events.filter(reopens).length
  const extensions = ofType(events, 'LimitExtended')
  const max = standardOf(events)?.track.jointHandling === true ? 15 : 10
  expect(extensions.length).toBeLessThanOrEqual(rounds)
  expect(extensions.every(({ days }) => days <= max)).toBe(true)
})

const calendar = workingCalendar({ yearsPublished: [2026, 2027], holidays: [], workdays: [] })

law('the clock stands for one of the eight procedures, and for nothing else', ({ state }) => {
  if (!isHandled(state)) return
  const { phase } = caseClock(state, calendar, state.lastAt)
  // Chance tells of silence on a day that a correction had moved: then the clock knows better than the order.
  if (phase === 'awaitingAcceptance') return
  const stops = runningOf(state).some(({ kind }) => isStoppingProcedure(kind))
  expect(phase).toBe(stops ? 'stopped' : 'running')
})

law('a grant falls only as announced, after its holder could speak, and never by who checked it', ({ events }) => {
  for (const annulled of ofType(events, 'GrantAnnulled')) {
    const announced = ofType(events, 'AnnulmentAnnounced').at(-1)
    expect(announced?.ground).toBe(annulled.ground)
    expect(localDate(annulled.at) > (announced?.replyUntil ?? '9999-12-31')).toBe(true)
    expect(ofType(events, 'CommitmentChecked').at(-1)?.by).not.toBe(annulled.by)
  }
})

law('a returned case can be examined again', ({ states, events }) => {
  events.forEach((event, i) => {
    const state = states[i]
    if (event.type !== 'CaseReturned' || event.to !== 'examination' || state === undefined) return
    const command = examine({ at: event.at, by: 'officer-who-is-new', findings: MET })
    const running = isHandled(state) && runningOf(state).some(({ kind }) => isStoppingProcedure(kind))
    expect(caseDecider.decide(command, state).ok).toBe(!running)
  })
})

law('nobody grants what still waits: the reasons shown are the reasons held', ({ states, events }) => {
  events.forEach((event, i) => {
    const before = states[i]
    if (event.type !== 'CaseGranted' || event.basis !== undefined || before === undefined) return
    expect(waitsOf(before, event.at)).toEqual([])
  })
})

law(
  'a case that is held rests: nothing is accepted, examined or decided until it is released',
  ({ states, events }) => {
    events.forEach((event, i) => {
      const before = states[i]
      if (before === undefined || before.phase === 'absent' || before.frozen === undefined) return
      expect(['ApplicationAccepted', 'CaseReviewed', 'CaseExamined', 'CaseGranted', 'CaseRefused']).not.toContain(
        event.type,
      )
    })
  },
)

law('no two notices share a number', ({ events }) => {
  const numbers = events.flatMap((event) =>
    'noticeNumber' in event && event.noticeNumber !== null ? [event.noticeNumber] : [],
  )
  expect(new Set(numbers).size).toBe(numbers.length)
})

law('everyone who follows the events finds a case in the phase its rules have it in', ({ events, states }) => {
  let phase = 'absent'
  events.forEach((event, i) => {
    phase = phaseAfter(event) ?? phase
    expect(states[i]?.phase).toBe(phase)
  })
})

law('time only goes forward', ({ events }) => {
  const times = events.map((event) => event.at)
  expect(times).toEqual(times.toSorted())
})

law('the state is the fold of the events, also of their JSON', ({ events, state }) => {
  const copies = JSON.parse(JSON.stringify(events)) as CaseEvent[]
  expect(copies.reduce(caseDecider.evolve, caseDecider.initial)).toEqual(state)
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
})

law('the buttons of a concluded case are dead, but for what may follow a decision', ({ state }) => {
  if (!isConcluded(state) || state.frozen !== undefined) return
  const deadlines = { acceptanceDue: ACCEPTANCE_DUE, statutoryDue: STATUTORY_DUE, deemedFrom: null }
  const answers = availableActs(state, { by: DECIDER, at: '2027-06-01T00:00:00.000Z', deadlines })
  const beforeTheEnd = DESK_ACTS.slice(0, DESK_ACTS.indexOf('serveAtCounter'))
  for (const { act, refusal } of answers)
    if (beforeTheEnd.some((one) => one === act)) expect(refusal?.code).toBe('CONCLUDED')
})

test('chance reaches every kind of event, so that the laws above say something', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyOrders, (commands) => {
      for (const { type } of live(commands).events) seen.add(type)
    }),
    { numRuns: 5000, seed: 42 },
  )
  expect([...seen].sort()).toEqual([...CASE_EVENT_TYPES].sort())
})
