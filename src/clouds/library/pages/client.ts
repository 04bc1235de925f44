import { createClient, parseProblem, ProblemError } from '#contract'
import type { Output } from '#contract'
import { commandHeaders, transport } from '#web/api/transport.ts'
import { api } from '../api.ts'

export const library = createClient(api, transport)
export type TypeView = Output<typeof api.type>
export type TypeContent = NonNullable<TypeView['draft']>
export type CertificateView = Output<typeof api.libraryCertificate>
export type BatchView = Output<typeof api.judgeBatch>
export type StagedRow = Output<typeof api.batch>['sample'][number]

/** A door that takes a file's bytes; a refusal is told in its own words. */
export async function sendFile(path: string, file: File): Promise<unknown> {
  const response = await transport.fetch(`/api/v1${path}`, {
    method: 'POST',
    body: file,
    headers: {
      ...transport.headers(),
      ...(await commandHeaders()),
      'content-type': 'application/octet-stream',
    },
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new ProblemError(parseProblem(answer, response.status))
  return answer
}
