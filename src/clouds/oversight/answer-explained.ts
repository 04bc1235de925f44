import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { CardCommand } from './domain/card.ts'
import type { ExceptionRegistered } from './domain/outside-permit.ts'
import { openCardsOn } from './projections/card.ts'

const read = eventReader<ExceptionRegistered>('ExceptionRegistered')

/** 例外登记以后: the card on what an inspector explained is answered in his words, and nobody else owes anything. */
export const answerExplained: Reaction = {
  name: 'oversight.answer-explained',
  types: ['ExceptionRegistered'],
  react: async (entry, services) => {
    const event = read(entry)
    const [seen] = await services.history(entry.envelope.stream)
    if (event === undefined || seen === undefined) return
    const explanation = `例外登记：${event.reason}（${event.basis}）`
    const by = { kind: 'system', id: services.idFrom('system', 'oversight') } as const
    for (const { id } of await openCardsOn(services.db, seen.leafHash)) {
      const command: CardCommand = { type: 'AnswerCard', at: services.now(), by: entry.envelope.actor, explanation }
      await services.run({ life: 'card', stream: id, command: jsonObjectOf(command), by })
    }
  },
}
