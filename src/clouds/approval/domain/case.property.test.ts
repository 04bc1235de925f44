import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localDate } from '#kernel'
import {
  accept,
  ACCEPTANCE_DUE,
  aMaterial,
  APPLICANT,
  aStandard,
  deemAccepted,
  DECIDER,
  examine,
  EXAMINER,
  INTAKE,
  MET,
  NOT_MET,
  requestCorrection,
  STATUTORY_DUE,
  submit,
  submitCorrection,
  SUBMITTED_AT,
} from '../fixtures.ts'
import { availableActs } from './available-acts.ts'
import { caseDecider } from './case.ts'
import type { CaseCommand } from './case-command.ts'
import { isConcluded } from './case-state.ts'
import type { CaseState } from './case-state.ts'
import { CASE_EVENT_TYPES } from './events.ts'
import type { CaseEvent } from './events.ts'

const START = Date.parse(SUBMITTED_AT)
/** Replaced by the run: see `inTime`. */
const at = fc.constant(SUBMITTED_AT)
const by = fc.constantFrom(APPLICANT, INTAKE, EXAMINER, DECIDER)
const materials = fc.subarray(['identity', 'floorPlan', 'lease']).map((ids) => ids.map(aMaterial))
const text = fc.constantFrom('有理由', '')
const findings = fc.constantFrom(MET, NOT_MET, MET.slice(1))
const who = { at, by }
const receipt = { ...who, acceptanceDue: fc.constant(ACCEPTANCE_DUE) }

const anyStandard = fc
  .record({
    postModel: fc.constantFrom('ONE_EXAMINER_ONE_VERIFIER' as const, 'COMBINED' as const),
    windowAuthority: fc.boolean(),
  })
  .map(aStandard)

const of = <Type extends CaseCommand['type'], Rest>(
  type: Type,
  rest: { [K in keyof Rest]: fc.Arbitrary<Rest[K]> },
): fc.Arbitrary<Rest & { readonly type: Type }> => fc.record(rest).map((parts) => ({ ...parts, type }))

const anyCommand: fc.Arbitrary<CaseCommand> = fc.oneof(
  fc.record({ standard: anyStandard, materials }).map(submit),
  of('RequestCorrection', {
    ...receipt,
    defects: fc
      .subarray(['identity', 'floorPlan'])
      .map((refs) => refs.map((ref) => ({ subject: 'MATERIAL' as const, ref, problem: '不清楚', remedy: '重新提交' }))),
  }),
  of('SubmitCorrection', { ...who, form: fc.constant({}), materials }),
  of('AcceptApplication', receipt),
  of('DeemAccepted', { ...receipt, effectiveFrom: fc.constant('2026-11-04') }),
  of('RefuseToAccept', { ...receipt, ground: fc.constantFrom('NOT_REQUIRED', 'STILL_INCOMPLETE'), reason: text }),
  of('ExamineCase', { ...who, findings, opinion: text, proposal: fc.constantFrom('GRANT', 'REFUSE') }),
  of('ReturnCase', { ...who, reason: text }),
  of('GrantCase', {
    ...who,
    opinion: text,
    validFrom: fc.constantFrom('2026-11-04', '2026-12-01'),
    validUntil: fc.constantFrom(null, '2031-12-01'),
  }),
  of('RefuseCase', { ...who, reasons: text }),
  of('WithdrawApplication', { ...who, reason: text }),
  of('ExtendLimit', {
    ...who,
    statutoryDue: fc.constant(STATUTORY_DUE),
    days: fc.integer({ min: 1, max: 15 }),
    reason: text,
  }),
  of('StartProcedure', { ...who, procedure: fc.constantFrom('HEARING', 'APPRAISAL'), reason: text }),
  of('EndProcedure', { ...who, outcome: text }),
  of('ServeResult', { ...who, means: fc.constant('COUNTER') }),
)

interface Life {
  readonly events: readonly CaseEvent[]
  readonly state: CaseState
}
const HOUR = 3_600_000
/** Mostly forward, in steps that let some runs outlast the five days; now and then someone tries to back-date. */
const pause = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 200) },
)
const inTime = (steps: readonly (readonly [CaseCommand, number])[]): readonly CaseCommand[] => {
  let now = START
  return steps.map(([command, hours]) => {
    now += hours * HOUR
    return { ...command, at: new Date(now).toISOString() }
  })
}
/** Starts that let most runs come far: pure chance seldom gets past the examination. What is refused is skipped. */
const beginnings: readonly (readonly CaseCommand[])[] = [
  [],
  [submit()],
  [submit(), requestCorrection()],
  [submit(), requestCorrection(), submitCorrection()],
  [submit(), accept()],
  [submit({ standard: aStandard({ postModel: 'COMBINED' }) }), accept()],
  [
    submit({ standard: aStandard({ postModel: 'COMBINED', windowAuthority: true }) }),
    accept(),
    examine({ by: INTAKE }),
  ],
  [submit({ materials: [] }), deemAccepted()],
  [submit(), accept(), examine()],
  [submit(), accept(), examine({ findings: NOT_MET, proposal: 'REFUSE' })],
]
const commandsInTime = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(fc.tuple(anyCommand, pause), { maxLength: 30 }))
  .map(([begun, steps]) => [...begun, ...inTime(steps)])

function live(commands: readonly CaseCommand[]): Life {
  let state = caseDecider.initial
  const events: CaseEvent[] = []
  for (const command of commands) {
    const decision = caseDecider.decide(command, state)
    if (!decision.ok) continue
    events.push(...decision.events)
    state = decision.events.reduce(caseDecider.evolve, state)
  }
  return { events, state }
}

const law = (name: string, holds: (life: Life) => void) =>
  test(name, () => {
    fc.assert(
      fc.property(commandsInTime, (commands) => {
        holds(live(commands))
      }),
      { numRuns: 2000 },
    )
  })

const ofType = <Type extends CaseEvent['type']>(events: readonly CaseEvent[], ...types: readonly Type[]) =>
  events.filter((event): event is Extract<CaseEvent, { type: Type }> => types.some((type) => type === event.type))

law('no case is ever decided twice', ({ events }) => {
  const ends = ofType(events, 'CaseGranted', 'CaseRefused', 'ApplicationNotAccepted', 'ApplicationWithdrawn')
  expect(ends.length).toBeLessThanOrEqual(1)
})

law('after its end a case only knows its service, once', ({ events }) => {
  const end = events.findIndex(({ type }) =>
    ['CaseGranted', 'CaseRefused', 'ApplicationNotAccepted', 'ApplicationWithdrawn'].includes(type),
  )
  if (end < 0) return
  expect(['', 'ResultServed']).toContain(
    events
      .slice(end + 1)
      .map(({ type }) => type)
      .join(),
  )
})

law('nothing is granted with a paper missing or a criterion not met', ({ events }) => {
  if (ofType(events, 'CaseGranted').length === 0) return
  const handedIn = ofType(events, 'ApplicationSubmitted', 'CorrectionSubmitted').flatMap((event) =>
    event.materials.map(({ material }) => material),
  )
  expect(handedIn).toEqual(expect.arrayContaining(['identity', 'floorPlan']))
  const opinion = ofType(events, 'CaseExamined').at(-1)
  expect(opinion?.findings.filter(({ met }) => met).map(({ criterion }) => criterion)).toEqual([
    'premises',
    'equipment',
  ])
})

law('nobody who accepted decides, save with window authority', ({ events }) => {
  const standard = ofType(events, 'ApplicationSubmitted')[0]?.standard
  const acceptor = ofType(events, 'ApplicationAccepted')[0]?.by
  const decider = ofType(events, 'CaseGranted', 'CaseRefused')[0]?.by
  if (standard?.windowAuthority === true || acceptor === undefined) return
  expect(decider).not.toBe(acceptor)
})

law('nobody who examined decides, save in a combined post that did not accept', ({ events }) => {
  const standard = ofType(events, 'ApplicationSubmitted')[0]?.standard
  const examiners = ofType(events, 'CaseExamined').map((event) => event.by)
  const acceptor = ofType(events, 'ApplicationAccepted')[0]?.by
  const decider = ofType(events, 'CaseGranted', 'CaseRefused')[0]?.by
  if (decider === undefined || !examiners.includes(decider)) return
  expect(standard?.postModel).toBe('COMBINED')
  expect(decider).not.toBe(acceptor)
})

law('correction is asked for at most once and never after acceptance', ({ events }) => {
  const asked = events.findIndex(({ type }) => type === 'CorrectionRequested')
  const accepted = events.findIndex(({ type }) => type === 'ApplicationAccepted' || type === 'AcceptanceDeemed')
  expect(ofType(events, 'CorrectionRequested').length).toBeLessThanOrEqual(1)
  expect(asked >= 0 && accepted >= 0 && asked > accepted).toBe(false)
})

law('the bureau neither asks nor turns away after its five days', ({ events }) => {
  for (const event of ofType(events, 'CorrectionRequested', 'ApplicationNotAccepted', 'ApplicationAccepted'))
    expect(localDate(event.at) <= ACCEPTANCE_DUE).toBe(true)
})

law('procedures never overlap and the limit is extended at most once, by ten days', ({ events }) => {
  const steps = ofType(events, 'ProcedureStarted', 'ProcedureEnded').map(({ type }) => type)
  expect(steps.every((type, i) => (type === 'ProcedureStarted') === (i % 2 === 0))).toBe(true)
  const extensions = ofType(events, 'LimitExtended')
  expect(extensions.length).toBeLessThanOrEqual(1)
  expect(extensions.every(({ days }) => days <= 10)).toBe(true)
})

law('time only goes forward', ({ events }) => {
  const times = events.map((event) => event.at)
  expect(times).toEqual(times.toSorted())
})

law('the state is the fold of the events, also of their JSON', ({ events, state }) => {
  const copies = JSON.parse(JSON.stringify(events)) as CaseEvent[]
  expect(copies.reduce(caseDecider.evolve, caseDecider.initial)).toEqual(state)
})

law('every event has a published name', ({ events }) => {
  for (const { type } of events) expect(CASE_EVENT_TYPES).toContain(type)
})

law('the buttons of a concluded case are all dead', ({ state }) => {
  if (!isConcluded(state)) return
  const deadlines = { acceptanceDue: ACCEPTANCE_DUE, statutoryDue: STATUTORY_DUE, deemedFrom: null }
  const answers = availableActs(state, { by: DECIDER, at: '2027-06-01T00:00:00.000Z', deadlines })
  expect(answers.every(({ refusal }) => refusal?.code === 'CONCLUDED')).toBe(true)
})

test('chance reaches every kind of event, so that the laws above say something', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(commandsInTime, (commands) => {
      for (const { type } of live(commands).events) seen.add(type)
    }),
    { numRuns: 3000, seed: 42 },
  )
  expect([...seen].sort()).toEqual([...CASE_EVENT_TYPES].sort())
})
