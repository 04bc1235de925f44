import type { AnswerExchange, ConcludeExchange, OpenExchange } from './domain/exchange.ts'
import type { ExchangeKind } from './domain/kinds.ts'
import { KINDS } from './domain/kinds.ts'

export const BUREAU = 'bureau'
export const MARKET = 'market'
export const HEALTH = 'health'
export const OPENED = '2026-03-02T01:00:00.000Z'
export const DUE = '2026-03-09T15:59:59.999Z'
export const LAST = '2026-03-16T15:59:59.999Z'
const PAPER = { sha256: 'a'.repeat(64), name: '现场照片.pdf' }

/** An exchange of a kind, lawful as it stands, about an invented case that one officer decided. */
export function anExchange(kind: ExchangeKind, changes: Partial<OpenExchange> = {}): OpenExchange {
  const { opens, grounds, papers } = KINDS[kind]
  const bySupervisor = opens.includes('SUPERVISOR')
  return {
    ...{ type: 'OpenExchange', kind, at: OPENED, by: 'somebody', organ: bySupervisor ? MARKET : null },
    ...{ number: '审管〔2026〕1', title: '标题', text: '内容', from: bySupervisor ? MARKET : BUREAU },
    ...{ to: [bySupervisor ? BUREAU : MARKET], ground: grounds[0] ?? null, papers: papers ? [PAPER] : [], due: DUE },
    subject: {
      ...{ case: 'case', caseNumber: 'A1', itemCode: 'food', itemName: '食品经营许可', approvingOrgan: BUREAU },
      approvers: ['decider'],
    },
    ...(kind === 'NO_OBJECTION' ? { hold: { cause: 'leaf', last: LAST, askedAgainUntil: null } } : {}),
    ...changes,
  }
}
export const says = (
  organ: string,
  word: AnswerExchange['word'],
  changes: Partial<AnswerExchange> = {},
): AnswerExchange => ({
  ...{ type: 'AnswerExchange', at: '2026-03-03T01:00:00.000Z', by: `officer of ${organ}`, organ, word },
  ...{ text: '说明情况', papers: [], ground: word === 'OBJECTS' ? 'FACTS' : null, points: [], talk: null },
  ...changes,
})
export const ends = (
  organ: string,
  outcome: ConcludeExchange['outcome'],
  changes: Partial<ConcludeExchange> = {},
): ConcludeExchange => ({
  ...{ type: 'ConcludeExchange', at: '2026-03-04T01:00:00.000Z', by: `head of ${organ}`, organ, outcome },
  ...{ text: '处理说明', adoptions: [], agreed: null },
  ...changes,
})
