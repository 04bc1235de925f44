import { createClient } from '#contract'
import type { Input, Output } from '#contract'
import { api } from '#clouds/interplay/api'
import { transport } from '#web/api/transport.ts'

export const interplay = createClient(api, transport)
export type Exchange = Output<typeof api.exchange>
export type ExchangeLine = Output<typeof api.exchanges>['items'][number]
export type Opening = Output<typeof api.opening>
export type ActBody = Input<typeof api.actOnExchange>['body']
export type FieldCase = Output<typeof api.fieldCase>
export type ResponsibilityLine = Output<typeof api.responsibility>['lines'][number]
export type Bulletin = Output<typeof api.bulletin>
export type Figures = Bulletin['figures'][number]
