import { createClient } from '#contract'
import type { Output } from '#contract'
import { api } from '#clouds/archive/api'
import { transport } from '#web/api/transport.ts'

export const archive = createClient(api, transport)
export type ArchiveFile = Output<typeof api.file>
export type ArchiveList = Output<typeof api.receiveList>
export type ArchiveLoan = Output<typeof api.returnLoan>
