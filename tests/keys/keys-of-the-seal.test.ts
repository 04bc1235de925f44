import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  fromPem,
  generateDeviceKey,
  openDeviceSigner,
  parseCertificate,
  parseRevocationList,
  verifyBundle,
  verifyPdf,
} from '#seal'
import { parseTrust } from '#seal'
import { isJsonObject } from '#kernel'
import type { Json } from '#kernel'
import { keysFolder, openInstallation, trustFile } from '../../src/app/installation.ts'
import { makeKeys, putSealInForce, revokeKey } from '../../src/app/key-rotation.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { publishRevocationLists } from '../../src/clouds/certificate/revoking/lists.ts'
import { jobs } from '../../src/clouds/certificate/reactions.ts'
import { aToken, softHsmModule } from '../../src/seal/testing/soft-hsm.ts'
import { isInstalled, judgedBy } from '../../src/seal/testing/seal-fixtures.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

/** Where SoftHSM2 is installed the seal's key lives in it from the first day; elsewhere the same story runs on files. */
const hasDevice = softHsmModule() !== undefined
const token = aToken('bureau')
const kept = { module: token.module, token: 'bureau', key: 'seal-1' }
process.env['ONESEAL_PKCS11_PIN'] = token.pin
if (hasDevice) await generateDeviceKey(kept, token.pin)
const device = hasDevice ? { device: { kept, signer: await openDeviceSigner(kept, token.pin) } } : {}

const time = { ahead: 0 }
const now = () => new Date(Date.now() + time.ahead).toISOString()
const bureau = await aBureau({ items: [foodLicence.itemCode], now, ...device })
const journey = journeyIn(bureau)
const { services } = bureau.office
const place = { installation: bureau.installation, dataFolder: bureau.dataFolder }
const { stream } = services.office.seal
const keeper = bureau.visitor()
await keeper.signIn('xue.anyin', DEMO_PASSWORD)

interface Paper {
  readonly token: string
  readonly file: Buffer
}
async function paperOf(caseId: string): Promise<Paper | undefined> {
  const text = `select c.token, d.file from certificate.document d join certificate._private_certificate c using (id)
    where d.case_id = $1 and d.step = 'CERTIFICATE'`
  const { rows } = await services.db.query<{ token: string; file: string | null }>(text, [caseId])
  const [row] = rows
  const bytes = typeof row?.file !== 'string' ? undefined : await services.files.find(row.file)
  return row === undefined || bytes === undefined ? undefined : { token: row.token, file: Buffer.from(bytes) }
}
async function aPaper(): Promise<Paper> {
  const id = await journey.grantedCase()
  await bureau.settle()
  const paper = await paperOf(id)
  if (paper === undefined) throw new Error('The certificate was not sealed')
  return paper
}
const byFile = async ({ file }: Paper) => parseVerdict(await bureau.visitor().send('/verify/file', file))
const byToken = ({ token: mark }: Paper) => bureau.visitor().certificate.verifyToken({ params: { token: mark } })
function parseVerdict(answer: unknown) {
  const json = JSON.parse(JSON.stringify(answer)) as Json
  if (!isJsonObject(json)) throw new Error('A verdict is an object')
  return json
}
const trust = () => {
  const read = parseTrust(JSON.parse(readFileSync(trustFile(bureau.dataFolder), 'utf8')) as Json)
  if (read === undefined) throw new Error('The trust file cannot be read')
  return read
}
/** What a stranger sees who has the file, the trust file and the list, and no server. */
async function offline({ file }: Paper): Promise<readonly string[]> {
  const list = await bureau.fetching(`${bureau.origin}/api/v1/pki/crl`)
  const lists = list.ok ? [Buffer.from(await list.arrayBuffer())] : []
  return verifyPdf(file, { roots: trust().rootCertificates, revocationLists: lists }).reasons
}
const sealState = async () => parseVerdict(await services.load(stream))

const first = await aPaper()

describe('CE-16 the key of the seal through its whole life', () => {
  test('SE-12 ceremony: the seal is put on papers with a key that is kept where it cannot be copied, and a proven time', async () => {
    if (hasDevice) {
      const folder = keysFolder(bureau.dataFolder, bureau.installation.id)
      expect(existsSync(join(folder, 'seal.device.json'))).toBe(true)
      expect(existsSync(join(folder, 'seal.key.pem'))).toBe(false)
    }
    // PDF readers know P-256; the OFD beside each certificate is sealed by the national algorithms.
    expect(parseCertificate(bureau.installation.pki.seal.certificate).signatureKind).toBe('p256')
    expect(parseCertificate(bureau.installation.ofd.root).signatureKind).toBe('sm2')
    expect(await byFile(first)).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE' })
    const verdict = verifyPdf(first.file, { roots: trust().rootCertificates })
    expect(verdict.reasons).toEqual([])
    expect(Math.abs(Date.parse(verdict.stampedAt ?? '') - Date.now())).toBeLessThan(10 * 60_000)
    if (isInstalled('pdfsig'))
      expect(judgedBy('pdfsig', ['-nocert', 'p.pdf'], { 'p.pdf': first.file })).toContain('Signature is Valid')
  })

  test('the public list of revoked certificates is signed, numbered, and empty as long as nothing is wrong', async () => {
    await publishRevocationLists.run(services)
    const answer = await bureau.fetching(`${bureau.origin}/api/v1/pki/crl`)
    expect(answer.headers.get('content-type')).toContain('application/pkix-crl')
    const list = parseRevocationList(Buffer.from(await answer.arrayBuffer()))
    expect(list).toMatchObject({ number: 1, revoked: [] })
    await publishRevocationLists.run(services)
    const again = await bureau.fetching(`${bureau.origin}/api/v1/pki/crl`)
    expect(parseRevocationList(Buffer.from(await again.arrayBuffer())).number).toBe(1)
  })

  test('rotation: old papers stay verifiable, new ones are sealed with the next key, and bundles carry the right one', async () => {
    const before = services.office.seal.certificates().filter(({ role }) => role === 'seal').length
    await makeKeys(place, 'seal', new Date())
    const digest = await putSealInForce(place, services, 'ROUTINE')
    const second = await aPaper()
    expect(services.office.seal.certificates().filter(({ role }) => role === 'seal')).toHaveLength(before + 1)
    for (const paper of [first, second]) {
      expect(await byFile(paper)).toMatchObject({ verdict: 'GENUINE' })
      expect(await offline(paper)).toEqual([])
      const bundle = await bureau.fetching(`${bureau.origin}/api/v1/verify/token/${paper.token}/bundle`)
      const fileSha256 = verifyPdf(paper.file, { roots: [] }).fileSha256
      const judged = await verifyBundle((await bundle.json()) as Json, { trust: trust(), fileSha256 })
      expect(judged.verdict).toBe('valid')
    }
    const used = [first, second].map(({ file }) => verifyPdf(file, { roots: [] }).certSha256)
    expect(used[1]).toBe(digest)
    expect(used[0]).not.toBe(digest)
    expect((await keeper.certificate.sealRegister({ query: {} })).seal?.keys).toHaveLength(2)
  })

  test('compromise: what was sealed before stands; what was sealed since falls at once, everywhere; nothing more is sealed', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const since = services.now()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const stolen = await aPaper()
    expect(await byToken(stolen)).toMatchObject({ verdict: 'GENUINE' })
    await keeper.certificate.declareCompromise({ body: { since, account: '保管电脑被盗' } })
    await bureau.settle()
    expect(await byFile(first)).toMatchObject({ verdict: 'GENUINE' })
    expect(await offline(first)).toEqual([])
    expect(await byToken(stolen)).toMatchObject({ verdict: 'NOT_GENUINE', reason: { code: 'SEALED_AFTER_COMPROMISE' } })
    expect(await byFile(stolen)).toMatchObject({ verdict: 'NOT_GENUINE', reason: { code: 'SEALED_AFTER_COMPROMISE' } })
    expect(await offline(stolen)).toEqual(['REVOKED'])
    const waiting = await journey.grantedCase()
    await bureau.settle()
    expect(await paperOf(waiting)).toBeUndefined()
    await makeKeys(place, 'seal', new Date())
    await putSealInForce(place, services, 'COMPROMISE')
    time.ahead += 120_000
    for (const job of jobs.filter(({ name }) => name === 'certificate.seal-owed-papers')) await job.run(services)
    await bureau.settle()
    const paper = await paperOf(waiting)
    expect(paper === undefined ? undefined : await byFile(paper)).toMatchObject({ verdict: 'GENUINE' })
  })

  test('loss: a key that is gone seals nothing, its certificate still verifies, and another takes its place', async () => {
    const folder = keysFolder(bureau.dataFolder, bureau.installation.id)
    renameSync(join(folder, 'seal-3.key.pem'), join(folder, 'seal-3.key.pem.gone'))
    const restarted = await openInstallation(bureau.dataFolder)
    await expect(restarted.pki.seal.signer.sign(Buffer.from('x'))).rejects.toThrow('seal-3 is not here')
    await makeKeys({ ...place, installation: restarted }, 'seal', new Date())
    await putSealInForce(place, services, 'LOSS')
    const next = await aPaper()
    expect(await byFile(next)).toMatchObject({ verdict: 'GENUINE' })
    expect(await byFile(first)).toMatchObject({ verdict: 'GENUINE' })
    expect(JSON.stringify(await sealState())).toContain('"compromisedSince"')
  })

  test('a new authority and a new root: the trust file names both, and everything old still verifies', async () => {
    await makeKeys(place, 'root', new Date())
    await putSealInForce(place, services, 'ROUTINE')
    expect(trust().rootCertificates.length).toBeGreaterThanOrEqual(2)
    const next = await aPaper()
    expect(verifyPdf(next.file, { roots: trust().rootCertificates }).reasons).toEqual([])
    expect(verifyPdf(first.file, { roots: trust().rootCertificates }).reasons).toEqual([])
    const [oldRoot] = trust().rootCertificates
    expect(verifyPdf(next.file, { roots: oldRoot === undefined ? [] : [oldRoot] }).verdict).toBe('invalid')
    expect(fromPem(services.office.seal.certificates().at(-1)?.pem ?? '')).toHaveLength(1)
  })

  test('CE-18 every use has its number, in the order of the ledger, without a gap, tied to the digest of what was sealed', async () => {
    const { rows } = await services.db.query<{ number: string }>(
      'select number::text from certificate.seal_use_number order by leaf_index',
    )
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, i) => i + 1))
    const { uses } = await keeper.certificate.sealRegister({ query: { limit: 100 } })
    expect(uses.length).toBe(Math.min(100, rows.length))
    for (const { digest, keeper: who, step, at } of uses) {
      expect(digest).toMatch(/^[0-9a-f]{64}$/)
      expect([who, typeof step, typeof at]).toEqual(['薛安印', 'string', 'string'])
    }
    // Who, when, at which step stand in the ledger, which the serving process can only add to.
    for (const change of ['update ledger.entry set type = type', 'delete from ledger.entry'])
      await expect(services.db.query(change)).rejects.toThrow('permission denied')
    await bureau.expectSound()
  })

  test('a time stamp key that was taken back proves no time from then on, and the public list says so', async () => {
    const paper = await aPaper()
    const roots = trust().rootCertificates
    expect(verifyPdf(paper.file, { roots }).stampedAt).toBeDefined()
    const [newest] = services.office.seal.certificates().filter(({ role }) => role === 'timestamp')
    const order = { sha256: newest?.certSha256 ?? '', role: 'timestamp', reason: 'KEY_COMPROMISE' } as const
    const take = (changes: { readonly sha256?: string; readonly since: string }) =>
      revokeKey(place, bureau.office, { ...order, ...changes })
    await expect(take({ sha256: 'ab'.repeat(8), since: now() })).rejects.toThrow('no one time stamp key')
    await expect(take({ since: new Date(Date.parse(now()) + 60_000).toISOString() })).rejects.toThrow(
      'REVOCATION_TIME_WRONG',
    )
    await take({ since: new Date(Date.parse(now()) - 3_600_000).toISOString() })
    await expect(take({ since: now() })).rejects.toThrow('CERTIFICATE_ALREADY_REVOKED')
    const list = Buffer.from(await (await bureau.fetching(`${bureau.origin}/api/v1/pki/crl`)).arrayBuffer())
    const verdict = verifyPdf(paper.file, { roots, revocationLists: [list] })
    // The seal itself is untouched: only its time is no longer proven.
    expect([verdict.reasons, verdict.stampedAt]).toEqual([[], undefined])
    await makeKeys(place, 'timestamp', new Date(now()))
  })

  test('an expired key seals nothing, and says until when it held', async () => {
    time.ahead += 6 * 365 * 86_400_000
    const id = await journey.grantedCase()
    await bureau.settle()
    expect(await paperOf(id)).toBeUndefined()
  })
})
