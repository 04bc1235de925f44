import { parseProblem, ProblemError, urlOf } from '#contract'
import type { Output, Route } from '#contract'
import { commandHeaders, transport } from './transport.ts'

type Parts = Parameters<typeof urlOf>[2]

/** A door that takes a file's bytes as they are; a refusal is told in its own words. */
export async function sendFile<R extends Route>(route: R, file: File, parts: Parts = {}): Promise<Output<R>> {
  const response = await transport.fetch(urlOf(route, transport.origin, parts), {
    method: 'POST',
    body: file,
    credentials: 'same-origin',
    headers: {
      ...transport.headers(),
      ...(await commandHeaders()),
      accept: 'application/json',
      'content-type': 'application/octet-stream',
    },
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new ProblemError(parseProblem(answer, response.status))
  return parseAnswer<R>(answer)
}

/** The rim: the reply of our own door, whose shape the contract says and the server checks. */
const parseAnswer = <R extends Route>(answer: unknown): Output<R> => answer as Output<R>
