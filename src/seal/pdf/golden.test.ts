import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromPem } from '../pki/pem.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import { encodeSignedData } from './cms.ts'
import { verifyPdf } from './verify.ts'

/** Papers live longer than programs: what one version sealed, every later one must call valid. */
const golden = (name: string) => readFileSync(`tests/golden/seal/${name}`)

test('a paper sealed long ago is still valid', () => {
  const verdict = verifyPdf(golden('sealed.pdf'), { roots: fromPem(golden('root.pem').toString()) })
  expect(verdict).toMatchObject({ verdict: 'valid', reasons: [], signedAt: '2026-07-01T01:30:00.000Z' })
})

test('a signature is still encoded as it was', () => {
  const chain = fromPem(golden('chain.pem').toString()).map((der) => parseCertificate(der))
  const encoded = encodeSignedData(chain, Buffer.alloc(32, 0x11), Buffer.alloc(70, 0x22))
  expect(encoded.toString('hex')).toBe(golden('signed-data.hex').toString().replaceAll('\n', ''))
})
