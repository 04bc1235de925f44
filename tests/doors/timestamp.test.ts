import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { createBureauPki, createTimestampAuthority, verifyPdf } from '#seal'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { jobs } from '../../src/clouds/certificate/reactions.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

/** A time stamp authority elsewhere, with a root of its own, that can be silent. */
const elsewhere = await createBureauPki({ organName: '省级可信时间服务机构', now: new Date(Date.now() - 60_000) })
const authority = createTimestampAuthority(elsewhere.timestamp, () => new Date())
let behaviour: 'silent' | 'broken' | 'nonsense' | 'stamps' = 'silent'
const server: Server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (behaviour === 'silent') response.destroy()
    else if (behaviour === 'broken') response.writeHead(503).end()
    else if (behaviour === 'nonsense') response.end('no time')
    else void authority.answer(Buffer.concat(chunks)).then((answer) => response.end(answer))
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
const address = server.address()
const url = `http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}/stamp`
const roots = [elsewhere.root.certificate, elsewhere.issuingCa.certificate]

const time = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + time.ahead).toISOString(),
  peers: { http: {}, timestamp: { url, roots } },
})
const journey = journeyIn(bureau)
const { services } = bureau.office

async function certificateOf(caseId: string): Promise<Uint8Array | undefined> {
  const text = `select file from certificate.document where case_id = $1 and step = 'CERTIFICATE'`
  const { rows } = await services.db.query<{ file: string | null }>(text, [caseId])
  return rows[0]?.file ? services.files.find(rows[0].file) : undefined
}
async function tryAgain(): Promise<unknown> {
  time.ahead += 120_000
  for (const job of jobs.filter(({ name }) => name === 'certificate.seal-owed-papers')) {
    const failure: unknown = await job.run(services).catch((error: unknown) => error)
    await bureau.settle()
    if (failure instanceof AggregateError) return String(failure.errors[0])
  }
  return undefined
}

test('a paper waits for its time while the authority is silent, broken or talks nonsense, and is sealed when it answers', async () => {
  const id = await journey.grantedCase()
  await bureau.settle()
  expect(await certificateOf(id)).toBeUndefined()
  for (const fault of ['silent', 'broken', 'nonsense'] as const) {
    behaviour = fault
    expect(await tryAgain()).toMatch(fault === 'nonsense' ? /DER/ : /gives no time \((UNREACHABLE|BROKEN)\)/)
    expect(await certificateOf(id)).toBeUndefined()
  }
  behaviour = 'stamps'
  expect(await tryAgain()).toBeUndefined()
  const sealed = await certificateOf(id)
  const trust = { roots: [bureau.installation.pki.root.certificate] }
  expect(verifyPdf(sealed ?? Buffer.alloc(0), { ...trust, timestampRoots: roots }).reasons).toEqual([])
  expect(verifyPdf(sealed ?? Buffer.alloc(0), trust).reasons).toEqual(['TIMESTAMP_UNTRUSTED'])
})
