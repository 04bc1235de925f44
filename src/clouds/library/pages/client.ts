import { createClient } from '#contract'
import type { Output } from '#contract'
import { transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const library = createClient(api, transport)
export type TypeView = Output<typeof api.type>
export type TypeContent = NonNullable<TypeView['draft']>
export type CertificateView = Output<typeof api.libraryCertificate>
export type BatchView = Output<typeof api.judgeBatch>
export type StagedRow = Output<typeof api.batch>['sample'][number]
