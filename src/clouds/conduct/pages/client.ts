import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const conduct = createClient(api, transport)
export type Contact = Output<typeof api.takeContact>
export type ContactFigures = Output<typeof api.contacts>['figures']
export type Check = Output<typeof api.check>
export type Weekly = Output<typeof api.weekly>
export type Promised = Output<typeof api.commitments>['all'][number]
export type Mark = Output<typeof api.givePriority>
