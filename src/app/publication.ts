import { createHash } from 'node:crypto'
import type { Matters } from '#catalogue'
import type { RunRequest, Services } from '#frame'
import { canonicalJson, jsonObjectOf } from '#kernel'

type Standard = Matters['standards'][number]

export const standardDigest = (content: object): string =>
  createHash('sha256')
    .update(canonicalJson(jsonObjectOf(content)))
    .digest('hex')

/** The command that publishes a standard, and the digest by which publishing the same again is seen to be nothing new. */
export function publication(
  standard: Standard,
  services: Services,
): { readonly request: Omit<RunRequest, 'by' | 'idempotency'>; readonly digest: string } {
  // A standard is JSON by its schema; its form's `unknown` is what keeps the compiler from seeing it.
  const json = jsonObjectOf(standard)
  const digest = standardDigest(json)
  const command = {
    type: 'PublishStandard',
    at: services.now(),
    by: '$actor',
    code: standard.code,
    digest,
    standard: json,
  }
  return { request: { life: 'standard', stream: services.idFrom('standard', standard.code), command }, digest }
}
