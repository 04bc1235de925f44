import type { Output } from '#contract'
import { api } from '#clouds/standards/api'
import { sendFile } from '#web/api/send-file.ts'

export type Run = Output<typeof api.takeImport>

/** Sends a file of standards; what comes back is the run that checks it. */
export const bringIn = (file: File): Promise<Run> =>
  sendFile(api.startImport, file, { query: { name: file.name.slice(0, 200) } })
