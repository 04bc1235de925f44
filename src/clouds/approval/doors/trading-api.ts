import { Type as T } from 'typebox'
import { route } from '#contract'

/** 公共资源交易: a neighbour, not a department of the bureau; its system speaks for itself. */
export const tradingApi = {
  tradingNotice: route({
    method: 'POST',
    path: '/peers/trading',
    summary: '公共资源交易通知 The trading centre says, signed, that a case waits for it, or what the trading brought',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: T.Object({ noted: T.Boolean() }),
  }),
} as const
