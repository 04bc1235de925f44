import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { contactDecider } from './contact.ts'
import type { ContactCommand, ContactState } from './contact.ts'

const at = '2026-03-10T02:00:00.000Z'
const take: ContactCommand = {
  ...{ type: 'TakeContact', at, by: 'first', organ: 'bureau', channel: 'PHONE', person: { name: '', phone: '' } },
  ...{ itemCode: null, asked: '开店先办什么', due: '2026-03-12' },
}
const offer = (by: string, to: string): ContactCommand => ({ type: 'OfferHandOver', at, by, to, reason: '归口' })
const accept = (by: string): ContactCommand => ({ type: 'AcceptHandOver', at, by, organ: 'market' })
const decline = (by: string): ContactCommand => ({ type: 'DeclineHandOver', at, by, reason: '不归我' })
const answer = (by: string): ContactCommand => ({ type: 'AnswerContact', at, by, answer: '先办营业执照' })

function run(commands: readonly ContactCommand[]) {
  let state: ContactState | null = contactDecider.initial
  const refusals: string[] = []
  for (const command of commands) {
    const decision = contactDecider.decide(command, state)
    if (decision.ok) state = decision.events.reduce(contactDecider.evolve, state)
    else refusals.push(decision.refusal.code)
  }
  return { state, refusals }
}

describe('a first contact', () => {
  test('stays with whoever was asked first until the other one accepts', () => {
    const offered = run([take, offer('first', 'second')])
    expect(offered.state?.owner).toBe('first')
    expect(run([take, offer('first', 'second'), answer('second')]).refusals).toEqual(['CONTACT_OF_ANOTHER'])
    const declined = run([take, offer('first', 'second'), decline('second')])
    expect(declined.state).toMatchObject({ owner: 'first', offer: null, moves: [{ accepted: false, note: '不归我' }] })
    const accepted = run([take, offer('first', 'second'), accept('second'), answer('second')])
    expect(accepted.state).toMatchObject({ owner: 'second', organ: 'market', first: { officer: 'first' } })
    expect(accepted.state?.answered?.by).toBe('second')
  })
  test('is accepted by nobody but whoever was asked, and offered to one at a time', () => {
    expect(run([take, accept('second')]).refusals).toEqual(['NO_HAND_OVER_OPEN'])
    expect(run([take, offer('first', 'second'), accept('third')]).refusals).toEqual(['HAND_OVER_TO_ANOTHER'])
    expect(run([take, offer('first', 'second'), offer('first', 'third')]).refusals).toEqual(['HAND_OVER_OPEN'])
    expect(run([take, offer('first', 'first')]).refusals).toEqual(['HAND_OVER_TO_YOURSELF'])
  })
  test('whatever is tried, it always has exactly one owner, who was asked first or accepted it', () => {
    const person = fc.constantFrom('first', 'second', 'third')
    const command = fc.oneof(
      fc.tuple(person, person).map(([by, to]) => offer(by, to)),
      person.map(accept),
      person.map(decline),
      person.map(answer),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const { state } = run([take, ...commands])
        const accepted = state?.moves.filter((move) => move.accepted).at(-1)
        expect(state?.owner).toBe(accepted?.to ?? 'first')
        if (state?.answered !== null) expect(state?.answered.by).toBe(state?.owner)
      }),
    )
  })
})
