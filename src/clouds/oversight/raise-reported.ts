import type { RequestFollowedUp } from '#clouds/service/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { CardCommand } from './domain/card.ts'

const ANSWER_DAYS = 5
const readFollowUp = eventReader<RequestFollowedUp>('RequestFollowedUp')

/**
 * 举报转督办: what the inspectors put to an organ becomes a card like any other, so that orders, answers and the way up
 * are the same. It holds the inspector's words, and none of who reported.
 */
export const raiseReported: Reaction = {
  name: 'oversight.raise-reported',
  types: ['RequestFollowedUp'],
  react: async (entry, services) => {
    const event = readFollowUp(entry)
    if (event === undefined) return
    const { organ, officer = null, case: caseId, about, facts, card } = event
    const at = services.now()
    const answerDue = services.office.calendar.current(organ).addWorkingDays(localDate(at), ANSWER_DAYS)
    const command: CardCommand = {
      ...{ type: 'RaiseCard', at, case: caseId, caseNumber: about, rule: 'PUBLIC_REPORT', colour: 'RED', organ },
      ...{ due: answerDue, usedPercent: 100 },
      found: {
        name: { zh: '群众举报核查', en: 'Report from the public' },
        ...{ version: 0, kind: 'REPORT', family: 'AFTER', basis: '行政许可法第六十五条', addressee: 'ORGAN' },
        ...{ person: officer, answerDue, entries: [entry.leafHash], figures: { facts } },
      },
    }
    const by = { kind: 'system', id: services.idFrom('system', 'oversight') } as const
    await services.run({ life: 'card', stream: card, command: jsonObjectOf(command), by })
  },
}
