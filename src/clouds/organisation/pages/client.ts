import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const organisation = createClient(api, transport)
export type Transfer = Output<typeof api.transfer>
