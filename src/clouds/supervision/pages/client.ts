import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const supervision = createClient(api, transport)
export type Duty = Output<typeof api.duty>
