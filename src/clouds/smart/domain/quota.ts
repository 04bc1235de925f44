import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { QuotaDrawn, QuotaEvent, QuotaReturned } from './events.ts'

export type QuotaCommand =
  | ({ readonly type: 'DrawQuota'; readonly byPeople: boolean } & Omit<QuotaDrawn, 'type' | 'beyond'>)
  | ({ readonly type: 'ReturnQuota' } & Omit<QuotaReturned, 'type' | 'amount'>)
export interface QuotaState {
  readonly drawn: Readonly<Record<string, number>>
}
export type QuotaRefusal = 'QUOTA_USED_UP' | 'QUOTA_NO_AMOUNT' | 'QUOTA_DRAWN_ALREADY' | 'QUOTA_NOT_DRAWN'

const used = ({ drawn }: QuotaState): number => Object.values(drawn).reduce((sum, amount) => sum + amount, 0)
/** To the thousandth of a cubic metre: floating sums must not make a limit of 15 refuse the last 0.1. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000

export const remaining = (state: QuotaState, limit: number): number => rounded(limit - used(state))

/** 年度采伐限额 (森林法) and its like: two cases at once can never both have the last of it. */
export const quotaDecider: Decider<QuotaCommand, QuotaState, QuotaEvent, QuotaRefusal> = {
  initial: { drawn: {} },
  decide: (command, state) => {
    switch (command.type) {
      case 'DrawQuota': {
        const { at, by, case: drawer, amount, limit, byPeople } = command
        if (!Number.isFinite(amount) || amount <= 0) return refused('QUOTA_NO_AMOUNT')
        if (state.drawn[drawer] !== undefined) return refused('QUOTA_DRAWN_ALREADY')
        const beyond = amount > remaining(state, limit)
        if (beyond && !byPeople) return refused('QUOTA_USED_UP', { left: remaining(state, limit) })
        const drawn = { type: 'QuotaDrawn' as const, at, by, case: drawer, amount, limit }
        return happened(beyond ? { ...drawn, beyond: true as const } : drawn)
      }
      case 'ReturnQuota': {
        const amount = state.drawn[command.case]
        if (amount === undefined) return refused('QUOTA_NOT_DRAWN')
        return happened({ type: 'QuotaReturned', at: command.at, by: command.by, case: command.case, amount })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'QuotaDrawn':
        return { drawn: { ...state.drawn, [event.case]: event.amount } }
      case 'QuotaReturned':
        return { drawn: Object.fromEntries(Object.entries(state.drawn).filter(([drawer]) => drawer !== event.case)) }
      default:
        return unreachable(event)
    }
  },
}
