import { createClient } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const organisation = createClient(api, transport)
