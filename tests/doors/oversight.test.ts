import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'
import { jobs } from '../../src/clouds/oversight/raise-cards.ts'

/** The bureau's clock, from a Monday in a month without holidays; a test turns it forward, never back. */
const time = { started: Date.parse('2026-03-02T02:00:00.000Z'), real: Date.now(), ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(time.started + Date.now() - time.real + time.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const { services } = bureau.office
const DAY_MS = 86_400_000
const runJobs = async () => {
  for (const job of jobs) await job.run(services)
}

async function signedIn(username: string): Promise<Person> {
  const person = bureau.visitor()
  await person.signIn(username, DEMO_PASSWORD)
  return person
}
async function codeOf(call: Promise<unknown>): Promise<string> {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem.code
  throw new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}
const inspector = () => signedIn('cheng.zhengming')

describe('the trail of a case', () => {
  test('shows every act about it, each proved under the checkpoint, and never the applicant’s name', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const trail = await (await inspector()).oversight.trail({ params: { id } })
    expect(trail.acts.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'ApplicationSubmitted',
        'ApplicationAccepted',
        'CaseExamined',
        'CaseGranted',
        'NoticeSealed',
        'SealUseBegan',
        'CertificateSealed',
        'DutyOpened',
      ]),
    )
    expect(trail.acts[0]).toMatchObject({ type: 'ApplicationSubmitted', actor: '申请人', text: { zh: '提交申请' } })
    expect(trail.acts.find(({ type }) => type === 'CaseGranted')).toMatchObject({ actor: '唐端衡' })
    expect(trail.acts.every(({ proved }) => proved)).toBe(true)
    expect(trail.clock.phase).toBe('concluded')
    expect(JSON.stringify(trail)).not.toContain(foodLicence.applicant.name)
  })

  test('an envelope changed in the database is no longer proved', async () => {
    const id = await journey.submitted()
    await bureau.settle()
    const proved = async () => {
      const { acts } = await (await inspector()).oversight.trail({ params: { id } })
      return acts.map((act) => act.proved)
    }
    const change = (from: string, to: string) =>
      bureau.database.superuser.query(
        `update ledger.entry set envelope = replace(envelope, $2, $3) where stream = $1`,
        [id, `"organ":"${from}`, `"organ":"${to}`],
      )
    expect(await proved()).toEqual([true])
    await change('0', 'f')
    expect(await proved()).toEqual([false])
    await change('f', '0')
    expect(await proved()).toEqual([true])
  })

  test('the river shows the newest acts of all clouds first, page by page', async () => {
    const person = await inspector()
    const first = await person.oversight.river({ query: { limit: 10 } })
    expect(first.items).toHaveLength(10)
    const leaves = first.items.map(({ leafIndex }) => leafIndex ?? -1)
    expect(leaves).toEqual([...leaves].sort((a, b) => b - a))
    expect(first.items.every(({ proved }) => proved)).toBe(true)
    const second = await person.oversight.river({ query: { limit: 10, after: first.after ?? '' } })
    expect(second.items[0]?.leafIndex).toBeLessThan(leaves.at(-1) ?? 0)
  })

  test('only oversight looks at it', async () => {
    const examiner = await signedIn('he.yuanzhou')
    expect(await codeOf(examiner.oversight.river({ query: {} }))).toBe('FORBIDDEN')
    expect(await codeOf(bureau.visitor().oversight.cases({ query: {} }))).toBe('NOT_SIGNED_IN')
  })
})

describe('red and yellow cards', () => {
  test('time passes, and an open case gets each card once; the organ it is addressed to answers it', async () => {
    const id = await journey.submitted()
    await journey.accepted(id)
    await bureau.settle()
    const { promised, statutory } = (await (await inspector()).oversight.trail({ params: { id } })).clock
    await runJobs()
    const cardsOf = async () => {
      const person = await inspector()
      return (await person.oversight.trail({ params: { id } })).cards
    }
    expect(await cardsOf()).toEqual([])

    time.ahead = Date.parse(`${promised?.due ?? ''}T02:00:00.000Z`) - time.started
    await Promise.all([runJobs(), runJobs()])
    const whole = (await cardsOf()).filter(({ step }) => step === null)
    expect(whole.map(({ rule, colour }) => [rule, colour])).toEqual([['PROMISED_NEARLY_USED', 'YELLOW']])

    time.ahead = Date.parse(`${statutory?.due ?? ''}T02:00:00.000Z`) - time.started + DAY_MS
    await runJobs()
    await runJobs()
    const cards = await cardsOf()
    expect(
      cards
        .filter(({ step }) => step === null)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['PROMISED_EXCEEDED', 'PROMISED_NEARLY_USED', 'STATUTORY_EXCEEDED'])
    const red = await (await inspector()).oversight.cards({ query: { colour: 'RED', limit: 100 } })
    expect(red.items.every(({ colour }) => colour === 'RED')).toBe(true)

    const card = cards.find(({ rule }) => rule === 'STATUTORY_EXCEEDED')
    const params = { id: card?.id ?? '' }
    const body = { expectedVersion: card?.version ?? 0, explanation: '承办人员病休，已改派他人办理。' }
    const examiner = await signedIn('he.yuanzhou')
    expect((await examiner.oversight.deskCards({ query: {} })).items.map((item) => item.id)).toContain(params.id)
    const answered = await examiner.oversight.answerCard({ params, body })
    expect(answered.answer).toMatchObject({ by: '何远洲', explanation: body.explanation })
    const again = { ...body, expectedVersion: answered.version }
    expect(await codeOf(examiner.oversight.answerCard({ params, body: again }))).toBe('CARD_ALREADY_ANSWERED')
    expect(await codeOf((await inspector()).oversight.answerCard({ params, body: again }))).toBe('FORBIDDEN')
    await bureau.settle()
    await bureau.expectSound()
  })

  test('WF-12: every step has its own clock and card, and what nobody answers goes up to the leader, entry by entry', async () => {
    const id = await journey.submitted()
    await journey.accepted(id)
    await bureau.settle()
    const cardsOf = async () => (await (await inspector()).oversight.trail({ params: { id } })).cards
    const late = async () => (await cardsOf()).find(({ rule }) => rule === 'STEP_EXCEEDED')
    await runJobs()
    expect(await late()).toBeUndefined()
    const { promised } = (await (await inspector()).oversight.trail({ params: { id } })).clock
    // Its clock stands on the desk, counted as the cards count it; on its last day the step is warned of.
    const onDesk = async () =>
      (await (await signedIn('he.yuanzhou')).approval.readCase({ params: { id } })).steps.find(({ to }) => to === null)
    const running = await onDesk()
    expect(running).toMatchObject({ step: 'examination', colour: 'green' })
    time.ahead = Date.parse(`${running?.due ?? ''}T02:00:00.000Z`) - time.started
    await runJobs()
    const warned = (await cardsOf()).find(({ rule }) => rule === 'STEP_NEARLY_USED')
    expect(warned).toMatchObject({ step: 'examination', colour: 'YELLOW', due: running?.due })
    expect(await onDesk()).toMatchObject({ colour: 'amber', remaining: 0 })
    expect(await late()).toBeUndefined()
    time.ahead = time.ahead + 4 * DAY_MS
    await bureau.settle()
    await runJobs()
    const card = await late()
    expect(card).toMatchObject({ step: 'examination', colour: 'RED', escalated: null })
    // The step is late long before the case is.
    expect((card?.due ?? '') < (promised?.due ?? '')).toBe(true)
    const escalated = async () => {
      const leader = await signedIn('wei.gaoyuan')
      return (await leader.oversight.escalatedCards({ query: {} })).items.map((item) => item.id)
    }
    expect(await escalated()).not.toContain(card?.id)
    time.ahead = time.ahead + 4 * DAY_MS
    await runJobs()
    await runJobs()
    expect((await late())?.escalated?.to).toMatch(/SECTION_HEAD|LEADER/)
    time.ahead = time.ahead + 7 * DAY_MS
    await runJobs()
    expect((await late())?.escalated?.to).toBe('LEADER')
    expect(await escalated()).toContain(card?.id)
    const raised = await bureau.office.services.history(card?.id ?? '')
    expect(raised.map(({ envelope }) => envelope.type)).toEqual(['CardRaised', 'CardEscalated', 'CardEscalated'])
  })

  test('a case decided too late gets its card from the decision itself', async () => {
    const id = await journey.submitted()
    await journey.accepted(id)
    await journey.examined(id)
    await bureau.settle()
    const { promised } = (await (await inspector()).oversight.trail({ params: { id } })).clock
    time.ahead = Date.parse(`${promised?.due ?? ''}T02:00:00.000Z`) - time.started + DAY_MS
    await journey.granted(id)
    await bureau.settle()
    const { cards } = await (await inspector()).oversight.trail({ params: { id } })
    const rules = cards.map(({ rule }) => rule)
    expect(rules).toContain('PROMISED_EXCEEDED')
    expect(rules).toContain('STEP_EXCEEDED')
  })

  test('cases are found by number, name and colour', async () => {
    const person = await inspector()
    const red = await person.oversight.cases({ query: { colour: 'red', limit: 100 } })
    expect(red.items.length).toBeGreaterThan(0)
    expect(red.items.every(({ clock }) => clock.colour === 'red')).toBe(true)
    const [one] = red.items
    const byNumber = await person.oversight.cases({ query: { q: one?.caseNumber ?? '' } })
    expect(byNumber.items.map(({ id }) => id)).toEqual([one?.id])
    expect((await person.oversight.cases({ query: { q: '100%' } })).items).toEqual([])
    expect((await person.oversight.cases({ query: { q: '食品经营', limit: 1 } })).items).toHaveLength(1)
  })
})
