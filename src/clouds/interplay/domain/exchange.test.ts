import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anExchange, BUREAU, DUE, ends, HEALTH, LAST, MARKET, says } from '../fixtures.ts'
import { exchangeDecider } from './exchange.ts'
import type { ExchangeCommand } from './exchange.ts'
import { nextSilence, waitingFor } from './exchange-state.ts'
import type { ExchangeState } from './exchange-state.ts'
import { EXCHANGE_KINDS, KINDS, OUTCOMES, WORDS } from './kinds.ts'

function run(commands: readonly ExchangeCommand[]) {
  let state: ExchangeState | null = null
  const codes = commands.map((command) => {
    const decision = exchangeDecider.decide(command, state)
    if (decision.ok) for (const event of decision.events) state = exchangeDecider.evolve(state, event)
    return decision.ok ? 'OK' : decision.refusal.code
  })
  return { codes, last: codes.at(-1), state: state as ExchangeState | null }
}
const silence = (at: string): ExchangeCommand => ({ type: 'RecordSilence', at, by: 'system' })
const outcome = (commands: readonly ExchangeCommand[]) => run(commands).state?.concluded?.outcome

describe('an objection', () => {
  const opened = anExchange('OBJECTION')
  test('needs a ground, evidence and words, and is settled only when both sides were heard, by nobody who decided', () => {
    expect(run([{ ...opened, ground: null }]).last).toBe('GROUND_MISSING')
    expect(run([{ ...opened, ground: 'TECHNICAL' }]).last).toBe('GROUND_MISSING')
    expect(run([{ ...opened, papers: [] }]).last).toBe('EVIDENCE_MISSING')
    expect(run([{ ...opened, text: ' ' }]).last).toBe('WORDS_MISSING')
    expect(run([{ ...opened, to: [MARKET] }]).last).toBe('NOBODY_ADDRESSED')
    expect(run([opened, ends(BUREAU, 'MAINTAINED')]).last).toBe('ONE_SIDE_UNHEARD')
    const heard = [opened, says(BUREAU, 'STATEMENT'), says(MARKET, 'STATEMENT')]
    expect(run([...heard, ends(MARKET, 'MAINTAINED')]).last).toBe('NOT_YOURS_TO_CONCLUDE')
    expect(run([...heard, ends(BUREAU, 'MAINTAINED', { by: 'decider' })]).last).toBe('APPROVER_SETTLES')
    expect(run([...heard, ends(BUREAU, 'DONE')]).last).toBe('OUTCOME_WRONG')
    expect(outcome([...heard, ends(BUREAU, 'ANNULLED')])).toBe('ANNULLED')
    expect(run([...heard, ends(BUREAU, 'ANNULLED'), says(MARKET, 'STATEMENT')]).last).toBe('EXCHANGE_OVER')
  })
  test('may be taken back by whoever made it, and silence alone neither maintains nor annuls', () => {
    expect(outcome([opened, ends(MARKET, 'WITHDRAWN')])).toBe('WITHDRAWN')
    expect(run([opened, ends(BUREAU, 'WITHDRAWN')]).last).toBe('NOT_YOURS_TO_CONCLUDE')
    expect(run([opened, silence(DUE)]).last).toBe('NOT_SILENT_YET')
    const silent = run([opened, silence(LAST)])
    expect(silent.state?.silences).toHaveLength(1)
    expect(silent.state?.concluded).toBeNull()
  })
})

describe('a confirmation before issue', () => {
  const asked = anExchange('NO_OBJECTION', { to: [MARKET, HEALTH] })
  const again = anExchange('NO_OBJECTION', {
    hold: { cause: 'leaf', last: LAST, askedAgainUntil: '2026-03-12T15:59:59.999Z' },
  })
  test('ends with the last who agrees, and by the clock where nobody speaks, as its silence rule says', () => {
    expect(outcome([asked, says(MARKET, 'AGREES', { text: '' })])).toBeUndefined()
    expect(outcome([asked, says(MARKET, 'AGREES'), says(HEALTH, 'AGREES')])).toBe('AGREED')
    expect(outcome([asked, silence('2026-03-10T01:00:00.000Z')])).toBe('SILENT')
    const once = run([again, silence('2026-03-10T01:00:00.000Z')])
    expect(once.state?.concluded).toBeNull()
    expect(run([again, silence('2026-03-10T01:00:00.000Z'), silence('2026-03-11T01:00:00.000Z')]).last).toBe(
      'NOT_SILENT_YET',
    )
    expect(outcome([again, silence('2026-03-10T01:00:00.000Z'), silence('2026-03-13T01:00:00.000Z')])).toBe('SILENT')
  })
  test('once objected to is settled after both sides spoke, and never holds a certificate beyond its last day', () => {
    expect(run([asked, says(MARKET, 'OBJECTS', { ground: null })]).last).toBe('GROUND_MISSING')
    expect(run([asked, says(MARKET, 'OBJECTS', { by: 'decider' })]).last).toBe('APPROVER_ANSWERS')
    expect(run([asked, ends(BUREAU, 'MAINTAINED')]).last).toBe('NOTHING_OBJECTED')
    const objected = [asked, says(MARKET, 'OBJECTS')]
    expect(run([...objected, says(MARKET, 'AGREES')]).last).toBe('ANSWERED_BEFORE')
    expect(run([...objected, ends(BUREAU, 'MAINTAINED')]).last).toBe('ONE_SIDE_UNHEARD')
    expect(outcome([...objected, says(BUREAU, 'STATEMENT'), ends(BUREAU, 'MAINTAINED')])).toBe('MAINTAINED')
    expect(outcome([...objected, silence('2026-03-10T01:00:00.000Z')])).toBeUndefined()
    expect(outcome([...objected, silence('2026-03-17T01:00:00.000Z')])).toBe('TIME_OVER')
  })
})

describe('a joint conference', () => {
  const opened = anExchange('CONFERENCE')
  const convened: ExchangeCommand = {
    ...{ type: 'ConveneMeeting', at: '2026-03-03T01:00:00.000Z', by: 'x', organ: MARKET, on: '2026-03-04' },
    ...{ place: '会议室', participants: [HEALTH] },
  }
  const decision = { id: 'D1', text: '补充日照分析', organ: BUREAU, due: '2026-03-20', effect: 'BINDS' as const }
  const minutes: ExchangeCommand = {
    ...{ type: 'RecordMinutes', at: '2026-03-04T08:00:00.000Z', by: 'x', organ: MARKET, text: '经研究' },
    ...{ attended: [MARKET, BUREAU], papers: [], decisions: [decision] },
  }
  const carry: ExchangeCommand = {
    ...{ type: 'CarryOutDecision', at: '2026-03-05T08:00:00.000Z', by: 'y', organ: BUREAU, decision: 'D1' },
    ...{ report: '已补充', papers: [] },
  }
  test('has request grounds, a meeting, minutes of those who came, and is over only when its decisions are carried out', () => {
    expect(run([{ ...opened, ground: null }]).last).toBe('GROUND_MISSING')
    expect(run([opened, minutes]).last).toBe('MEETING_NOT_CONVENED')
    expect(run([opened, { ...convened, on: '2026-03-01' }]).last).toBe('MEETING_DAY_PAST')
    expect(run([opened, { ...convened, organ: BUREAU }]).last).toBe('NOT_YOURS_TO_CONVENE')
    expect(run([opened, { ...convened, on: '2026-03-09' }, minutes]).last).toBe('MEETING_TO_COME')
    const met = [opened, convened]
    expect(run([...met, { ...minutes, attended: [MARKET] }]).last).toBe('ATTENDANCE_WRONG')
    expect(run([...met, { ...minutes, attended: [MARKET, 'stranger'] }]).last).toBe('ATTENDANCE_WRONG')
    expect(run([...met, { ...minutes, decisions: [decision, decision] }]).last).toBe('MEETING_DECISION_WRONG')
    expect(run([...met, ends(MARKET, 'DONE')]).last).toBe('MINUTES_MISSING')
    const minuted = [...met, minutes]
    expect(run([...minuted, minutes]).last).toBe('MINUTES_THERE')
    expect(run([...minuted, ends(MARKET, 'DONE')]).last).toBe('DECISIONS_OPEN')
    expect(run([...minuted, ends(MARKET, 'WITHDRAWN')]).last).toBe('DECISIONS_OPEN')
    expect(run([...minuted, { ...carry, organ: HEALTH }]).last).toBe('NOT_YOUR_DECISION')
    expect(run([...minuted, carry, carry]).last).toBe('MEETING_DECISION_UNKNOWN')
    expect(outcome([...minuted, carry, ends(MARKET, 'DONE')])).toBe('DONE')
  })
  test('binds nothing where there is no case, and other kinds have no meeting', () => {
    const topic = anExchange('TOPIC', { subject: { ...opened.subject, case: null } })
    expect(run([topic, convened, minutes]).last).toBe('BINDS_NO_CASE')
    expect(run([anExchange('QUESTION'), convened]).last).toBe('NO_MEETING_HERE')
    expect(run([topic, convened, { ...minutes, decisions: [] }, ends(MARKET, 'AGREED')]).last).toBe(
      'AGREED_TEXT_MISSING',
    )
  })
})

describe('consultation, notice, forwarding, question and problem', () => {
  test('a draft is answered point by point, and what became of each point is said with the reason', () => {
    const draft = anExchange('CONSULTATION')
    expect(run([{ ...draft, papers: [] }]).last).toBe('EVIDENCE_MISSING')
    expect(run([draft, ends(MARKET, 'DONE')]).last).toBe('ANSWERS_AWAITED')
    const points = [
      { on: 'CONDITIONS' as const, text: '不得增设条件' },
      { on: 'MATERIALS' as const, text: '不再收取身份证复印件' },
    ]
    expect(run([draft, says(BUREAU, 'REPLY')]).last).toBe('POINTS_MISSING')
    const replied = [draft, says(BUREAU, 'REPLY', { points })]
    const adopted = (reason: string) =>
      ends(MARKET, 'DONE', {
        adoptions: [
          { organ: BUREAU, point: 0, adopted: 'WHOLLY', reason: '' },
          { organ: BUREAU, point: 1, adopted: 'NOT', reason },
        ],
      })
    expect(run([...replied, ends(MARKET, 'DONE')]).last).toBe('ADOPTION_MISSING')
    expect(run([...replied, adopted('')]).last).toBe('ADOPTION_MISSING')
    expect(run([...replied, adopted('法律要求核验原件')]).state?.concluded?.adoptions).toHaveLength(2)
  })
  test('end with the last answer where nobody has to settle anything', () => {
    const notice = anExchange('CHANGE_NOTICE', { to: [MARKET, HEALTH] })
    expect(outcome([notice, says(MARKET, 'NOTED', { text: '' }), says(HEALTH, 'OPINION')])).toBe('DONE')
    expect(outcome([notice, silence(LAST)])).toBe('SILENT')
    const passed = run([anExchange('FORWARDING'), says(BUREAU, 'ACKNOWLEDGED', { at: LAST, text: '' })])
    expect(passed.state?.concluded?.outcome).toBe('DONE')
    expect(passed.state?.said[0]?.late).toBe(true)
  })
  test('keep talks outside the house, let nobody answer himself, and close a problem only after a proposal', () => {
    const question = anExchange('QUESTION')
    expect(run([question, says(MARKET, 'ANSWER')]).last).toBe('ANSWERED_BEFORE')
    expect(run([question, says(HEALTH, 'ANSWER')]).last).toBe('NOT_A_PARTY')
    expect(run([question, says(BUREAU, 'AGREES')]).last).toBe('NOT_AN_ANSWER_HERE')
    expect(run([question, says(BUREAU, 'TALK')]).last).toBe('TALK_INCOMPLETE')
    const talk = { on: '2026-03-03', with: '何某', means: 'PHONE' as const }
    expect(run([question, says(BUREAU, 'TALK', { talk: { ...talk, on: '2026-04-01' } })]).last).toBe('TALK_INCOMPLETE')
    const talked = run([question, says(BUREAU, 'TALK', { talk }), ends(MARKET, 'DONE')])
    expect(talked.codes).toEqual(['OK', 'OK', 'ANSWERS_AWAITED'])
    const problem = anExchange('PROBLEM')
    expect(run([problem, ends(MARKET, 'SOLVED')]).last).toBe('PROPOSAL_MISSING')
    expect(outcome([problem, says(BUREAU, 'PROPOSAL'), ends(MARKET, 'SOLVED')])).toBe('SOLVED')
  })
})

test('whatever is said in whichever order, what holds something up ends by itself, and nothing happens after the end', () => {
  const organ = fc.constantFrom(BUREAU, MARKET, HEALTH)
  const step = fc.oneof(
    fc.record({ organ, word: fc.constantFrom(...WORDS) }).map((one) => says(one.organ, one.word)),
    fc.record({ organ, outcome: fc.constantFrom(...OUTCOMES) }).map((one) => ends(one.organ, one.outcome)),
    fc.constantFrom(DUE, '2026-03-10T01:00:00.000Z', '2026-03-17T01:00:00.000Z').map(silence),
  )
  fc.assert(
    fc.property(fc.constantFrom(...EXCHANGE_KINDS), fc.array(step, { maxLength: 12 }), (kind, steps) => {
      const { state, codes } = run([anExchange(kind), ...steps])
      if (state === null) throw new Error('It was not opened')
      const end = codes.findIndex((_, i) => run([anExchange(kind), ...steps].slice(0, i + 1)).state?.concluded !== null)
      if (end >= 0) expect(codes.slice(end + 1).every((code) => code === 'EXCHANGE_OVER')).toBe(true)
      if (state.concluded !== null) expect(nextSilence(state)).toBeNull()
      const later = run([anExchange(kind), ...steps, silence('2027-01-01T00:00:00.000Z')]).state
      if (KINDS[kind].silence === 'SAYS_YES') expect(later?.concluded).not.toBeNull()
      // Who has answered is not waited for, and nobody who was not asked is.
      expect(waitingFor(state).every((one) => state.opened.to.includes(one))).toBe(true)
    }),
  )
})
