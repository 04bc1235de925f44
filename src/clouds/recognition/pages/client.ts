import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const recognition = createClient(api, transport)
export type Region = Output<typeof api.regions>['items'][number]
