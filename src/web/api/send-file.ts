import { parseProblem, ProblemError } from '#contract'
import { commandHeaders, transport } from './transport.ts'

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
