import { randomUUID } from 'node:crypto'
import { signRequest, SIGNATURE_HEADERS } from '#adapters'
import type { TestBureau } from './office.ts'

/** What a department's own system does: JSON to a door for machines, signed with the key it was given. */
export async function signedCall(bureau: TestBureau, path: string, secret: string, body: object) {
  const text = JSON.stringify(body)
  const at = { time: bureau.office.services.now(), nonce: randomUUID() }
  const { value } = signRequest(Buffer.from(secret), { method: 'POST', path, body: text }, at)
  const headers = {
    'content-type': 'application/octet-stream',
    [SIGNATURE_HEADERS.time]: at.time,
    [SIGNATURE_HEADERS.nonce]: at.nonce,
    [SIGNATURE_HEADERS.value]: value,
  }
  const answer = await bureau.fetching(`${bureau.origin}${path}`, { method: 'POST', headers, body: Buffer.from(text) })
  const said: unknown = await answer.json()
  return { status: answer.status, body: said }
}
