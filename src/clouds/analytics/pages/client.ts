import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const analytics = createClient(api, transport)
export type Summary = Output<typeof api.summary>
export type Figure = Summary['figures'][number]
