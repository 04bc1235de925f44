import { randomUUID } from 'node:crypto'
import { signRequest, SIGNATURE_HEADERS } from '#adapters'
import { knockAt } from './caller.ts'
import type { TestBureau } from './office.ts'

/** What another issuing system sends, signed with the key it shares with the bureau, or with another. */
export function pushCertificates(bureau: TestBureau, content: object, key: Buffer) {
  const body = JSON.stringify(content)
  const path = '/api/v1/peers/certificates'
  const at = { time: new Date().toISOString(), nonce: randomUUID() }
  const { value } = signRequest(key, { method: 'POST', path, body }, at)
  return knockAt(bureau, 'POST', path, {
    payload: body,
    headers: {
      'content-type': 'application/octet-stream',
      [SIGNATURE_HEADERS.time]: at.time,
      [SIGNATURE_HEADERS.nonce]: at.nonce,
      [SIGNATURE_HEADERS.value]: value,
    },
  })
}
