import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const oversight = createClient(api, transport)
export type RiverAct = Output<typeof api.river>['items'][number]
export type Trail = Output<typeof api.trail>
export type TrailAct = Trail['acts'][number]
export type Card = Output<typeof api.cards>['items'][number]
