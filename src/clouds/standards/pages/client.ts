import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const standards = createClient(api, transport)
export type Item = Output<typeof api.item>
export type ItemLine = Output<typeof api.list>['items'][number]
export type Finding = Item['findings'][number]
export type Comparison = Output<typeof api.compare>
export type DraftView = Output<typeof api.draft>
