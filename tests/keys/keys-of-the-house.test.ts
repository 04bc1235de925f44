import { execFileSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parseJson } from '#kernel'
import { createNoteSigner, createSequencer, createWitness } from '#ledger'
import { certSha256, parseTrust, verifyBundle, verifyOfd } from '#seal'
import { audit } from '../../src/app/audit.ts'
import { openInstallation, openLogKey, replaceLogKey, trustFile } from '../../src/app/installation.ts'
import { renewOfdKey, revokeKey } from '../../src/app/key-rotation.ts'
import { createMutualTlsServer, readMutualTls } from '../../src/app/mutual-tls.ts'
import { admitWitness } from '../../src/app/witnesses.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { witness } from '../../src/cli/witness.ts'
import { witnessRound } from '../../src/cli/witness-round.ts'
import { keyOf, makeWitnessState, readWitnessState } from '../../src/cli/witness-state.ts'
import { isInstalled } from '../../src/seal/testing/seal-fixtures.ts'
import { aCaller, callerWith, cookieOf } from '../support/caller.ts'
import { journeyIn } from '../support/case-journey.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
/** TLS asks the machine's own clock: time is waited for here, never moved. As long as a session may be remembered. */
const remembered = () => new Promise((resolve) => setTimeout(resolve, 2100))
const { services } = bureau.office
const place = { installation: bureau.installation, dataFolder: bureau.dataFolder }
const scratch = mkdtempSync(join(tmpdir(), 'oneseal-keys-'))
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})
const read = (file: string) => parseJson(readFileSync(file, 'utf8'))
const trust = () => {
  const found = parseTrust(read(trustFile(bureau.dataFolder)))
  if (found === undefined) throw new Error('The trust file cannot be read')
  return found
}
const administrator = () => signedIn(bureau, 'tian.zhanghu')

interface Officer {
  readonly certificate: string
  readonly key: KeyObject
  readonly revoke: () => Promise<void>
}
/** An officer whose key was made in a token: he enrols the public half and an administrator confirms it. */
async function officerWithToken(username: string): Promise<Officer> {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [officer, admin] = [await signedIn(bureau, username), await administrator()]
  const { challenge } = await officer.organisation.myKeys({})
  const signed = sign('sha256', Buffer.from(`oneseal-enrol-v1\0${challenge}`), { key, dsaEncoding: 'ieee-p1363' })
  const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const body = { spki, proof: signed.toString('base64url'), challenge, device: '密码钥匙' }
  const enrolled = await officer.organisation.enrolKey({ body })
  const params = { key: enrolled.key }
  await admin.organisation.confirmKey({ params, body: { fingerprint: enrolled.fingerprint } })
  const { rows } = await services.db.query<{ certificate: string }>(
    'select certificate from organisation.signing_key where key = $1',
    [enrolled.key],
  )
  const revoke = async () => {
    await (await administrator()).organisation.revokeKey({ params, body: { reason: '密码钥匙遗失' } })
  }
  return { certificate: rows[0]?.certificate ?? '', key, revoke }
}

const csrfIn = (text: string) => /"csrf":"([^"]+)"/.exec(text)?.[1] ?? ''

describe('a session lasts no longer than the key that opened it', () => {
  test('a revoked signing key ends every session it opened, at once and on every node; a password’s go on', async () => {
    const device = await enrolDevice(await signedIn(bureau, 'su.jianming'), await administrator(), '遗失的电脑')
    const caller = await aCaller(bureau)
    const { fingerprint } = device
    const asked = await caller.knock('POST', '/session/key-challenge', { body: { fingerprint } })
    const [, challenge = ''] = /"challenge":"([^"]+)"/.exec(asked.text) ?? []
    const signature = await device.signIn(bureau.origin, challenge)
    const headers = { origin: bureau.origin }
    const entered = await caller.knock('POST', '/session/key', { body: { fingerprint, challenge, signature }, headers })
    expect(entered.status, entered.text).toBe(200)
    const inside = callerWith(bureau, null, cookieOf(entered), csrfIn(entered.text))
    const byPassword = await aCaller(bureau, 'su.jianming')
    const kindOf = async (who: typeof inside) => (await who.knock('GET', '/session')).text
    expect(await kindOf(inside)).toContain('"kind":"officer"')
    const admin = await administrator()
    const { items } = await admin.organisation.pendingKeys({ query: { state: 'confirmed' } })
    const key = items.find((each) => each.fingerprint === fingerprint)?.key ?? ''
    await admin.organisation.revokeKey({ params: { key }, body: { reason: '电脑遗失' } })
    await remembered()
    expect(await kindOf(inside)).toContain('"kind":"stranger"')
    expect((await inside.knock('GET', '/cases')).code).toBe('NOT_SIGNED_IN')
    expect(await kindOf(byPassword)).toContain('"kind":"officer"')
  })
})

/** The server's own certificate, of an authority that only this test knows. */
function ownCertificate() {
  const [certificate, key] = [join(scratch, 'server.pem'), join(scratch, 'server-key.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync('openssl', ['req', '-x509', ...curve, ...named, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  })
  return { certificate, key }
}

describe.skipIf(!isInstalled('openssl'))('CE-17 signing in by client certificate (双向 TLS)', () => {
  interface Shown {
    readonly certificate: string
    readonly key: KeyObject
  }
  async function aDoor() {
    const files = ownCertificate()
    const environment = { ONESEAL_MTLS_PORT: '0', ONESEAL_MTLS_CERTIFICATE: files.certificate }
    const options = readMutualTls({ ...environment, ONESEAL_MTLS_KEY: files.key }, 'localhost')
    if (options === undefined) throw new Error('The door is wanted')
    await bureau.server.ready()
    const door = createMutualTlsServer(bureau.server, options, bureau.installation.pki)
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    const { port } = door.address() as AddressInfo
    afterAll(() => {
      door.closeAllConnections()
      door.close()
    })
    const ca = options.certificate
    return (
      method: string,
      path: string,
      shown: Shown | undefined,
      headers: Readonly<Record<string, string>> = {},
    ): Promise<{ status: number; text: string; cookie: string }> =>
      new Promise((resolve, reject) => {
        const own =
          shown === undefined
            ? {}
            : { cert: shown.certificate, key: shown.key.export({ type: 'pkcs8', format: 'pem' }).toString() }
        const to = { host: 'localhost', port, method, path: `/api/v1${path}`, ca, agent: false, headers, ...own }
        const sent = request(to, (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('error', reject)
          answer.on('end', () => {
            const [cookie = ''] = (answer.headers['set-cookie'] ?? []).at(-1)?.split(';') ?? []
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString(), cookie })
          })
        })
        sent.on('error', reject)
        sent.end()
      })
  }

  test('the token opens the connection, and whoever it was confirmed for is in; a revoked one is not, nor his session', async () => {
    const ask = await aDoor()
    const officer = await officerWithToken('he.yuanzhou')
    const hello = await ask('GET', '/session', officer)
    expect([hello.status, hello.text]).toEqual([200, expect.stringContaining('"kind":"stranger"')])
    expect(hello.cookie).toMatch(/^__Host-oneseal=/)
    const headers = { cookie: hello.cookie, 'x-csrf-token': csrfIn(hello.text) }
    const entered = await ask('POST', '/session/certificate', officer, headers)
    expect([entered.status, entered.text]).toEqual([200, expect.stringContaining('何远洲')])
    const inside = { cookie: entered.cookie, 'x-csrf-token': csrfIn(entered.text) }
    expect((await ask('GET', '/cases', officer, inside)).status).toBe(200)
    await officer.revoke()
    await remembered()
    expect((await ask('GET', '/cases', officer, inside)).status).toBe(401)
    const again = await ask('POST', '/session/certificate', officer, headers)
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('SIGNING_KEY_NOT_CONFIRMED')])
  })

  test('no certificate, one of another authority, one of ours without its key: TLS itself hangs up', async () => {
    const ask = await aDoor()
    const officer = await officerWithToken('gu.fuhe')
    await expect(ask('GET', '/session', undefined)).rejects.toThrow()
    const strangers = { certificate: join(scratch, 'stranger.pem'), key: join(scratch, 'stranger-key.pem') }
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
        ...['-subj', '/O=示范区行政审批局/CN=顾复核', '-utf8', '-keyout', strangers.key, '-out', strangers.certificate],
      ],
      { stdio: 'ignore' },
    )
    const { privateKey: otherKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const forged = {
      certificate: readFileSync(strangers.certificate, 'utf8'),
      key: createPrivateKey(readFileSync(strangers.key)),
    }
    await expect(ask('GET', '/session', forged)).rejects.toThrow()
    await expect(ask('GET', '/session', { certificate: officer.certificate, key: otherKey })).rejects.toThrow()
  })

  test('at the ordinary door nobody can say that he showed a certificate', async () => {
    const officer = await officerWithToken('fang.chujian')
    const caller = await aCaller(bureau)
    const pretended = { 'x-client-cert': encodeURIComponent(officer.certificate), 'x-ssl-client-verify': 'SUCCESS' }
    const answer = await caller.knock('POST', '/session/certificate', { headers: pretended })
    expect([answer.status, answer.code]).toEqual([422, 'CLIENT_CERTIFICATE_MISSING'])
  })

  test('half a door is refused at the start', () => {
    expect(readMutualTls({}, 'localhost')).toBeUndefined()
    expect(() => readMutualTls({ ONESEAL_MTLS_PORT: '8443' }, 'localhost')).toThrow('together')
    const missing = { ONESEAL_MTLS_PORT: '8443', ONESEAL_MTLS_CERTIFICATE: '/nowhere', ONESEAL_MTLS_KEY: '/nowhere' }
    expect(() => readMutualTls(missing, 'localhost')).toThrow('/nowhere cannot be read')
  })
})

describe('the other keys of the house', () => {
  const journey = journeyIn(bureau)
  async function anOfd(caseId: string): Promise<Buffer> {
    const text = `select r.file from certificate.rendition r join certificate.document d on d.id = r.document
      where d.case_id = $1`
    const { rows } = await services.db.query<{ file: string | null }>(text, [caseId])
    const bytes = await services.files.find(rows[0]?.file ?? '')
    if (bytes === undefined) throw new Error('The certificate has no OFD')
    return Buffer.from(bytes)
  }
  const { ofd } = bureau.installation

  test('the SM2 key: renewed under the same authority; taken back, its list is public and OFDs sealed since are void', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const sealed = await anOfd(id)
    const roots = [ofd.root]
    expect(verifyOfd(sealed, { roots }).reasons).toEqual([])
    const digest = await renewOfdKey(place, new Date())
    const renewed = (await openInstallation(bureau.dataFolder)).ofd
    expect(renewed.certificates.map(certSha256)).toEqual([certSha256(ofd.certificate), digest])
    const since = new Date(Date.parse(verifyOfd(sealed, { roots }).signedAt ?? '') - 60_000).toISOString()
    const order = { role: 'ofd', sha256: certSha256(ofd.certificate), reason: 'KEY_COMPROMISE', since } as const
    expect(await revokeKey(place, bureau.office, order)).toBe(certSha256(ofd.certificate))
    const list = await bureau.fetching(`${bureau.origin}/api/v1/pki/crl/${certSha256(ofd.authority.certificate)}`)
    const revocationLists = [Buffer.from(await list.arrayBuffer())]
    expect(verifyOfd(sealed, { roots, revocationLists }).reasons).toEqual(['REVOKED'])
    // At the public door the same list is asked.
    const verdict: unknown = await bureau.visitor().send('/verify/file', sealed)
    expect(verdict).toMatchObject({ verdict: 'NOT_GENUINE' })
  })

  test('the key of the checkpoints: old bundles stay proven, the witness is told, and fsck finds nothing', async () => {
    const { vkey: keys } = bureau.installation
    const stateFile = join(scratch, 'witness.json')
    makeWitnessState(stateFile, 'jiwei.example', keys)
    admitWitness(bureau.dataFolder, createWitness('jiwei.example', keyOf(readWitnessState(stateFile))).vkey)
    const look = () => witnessRound(bureau.origin, { stateFile, fetching: bureau.fetching, now: () => new Date() })
    expect(await look()).toMatchObject({ kind: 'cosigned' })
    const { rows } = await services.db.query<{ token: string }>('select token from certificate._private_certificate')
    const bundleNow = async () => {
      const answer = await bureau.fetching(`${bureau.origin}/api/v1/verify/token/${rows[0]?.token ?? ''}/bundle`)
      return parseJson(await answer.text())
    }
    const before = await bundleNow()
    const { size } = await bureau.visitor().office.checkpoint({})
    const old = openLogKey(bureau.dataFolder)
    const vkey = replaceLogKey(bureau.dataFolder, size, false)
    expect(trust().vkey).toBe(`${vkey} ${keys}<=${String(size)}`)
    expect((await verifyBundle(before, { trust: trust() })).verdict).toBe('valid')

    const { origin, key } = openLogKey(bureau.dataFolder)
    expect(key.export({ type: 'pkcs8', format: 'pem' })).not.toEqual(old.key.export({ type: 'pkcs8', format: 'pem' }))
    const next = createSequencer({
      pool: bureau.database.sequencer,
      origin,
      sign: createNoteSigner(origin, key).sign,
    })
    await journey.submitted()
    while ((await next.runOnce()) > 0) await bureau.office.settle()
    // Whoever was not told takes the new key for a stranger's, as he should.
    expect(await look()).toMatchObject({ kind: 'alarm', alarm: 'SIGNATURE_WRONG' })
    expect(await witness(['pin', '--trust', trustFile(bureau.dataFolder), '--state', stateFile])).toBe(0)
    expect(readWitnessState(stateFile).seen?.size).toBe(size)
    expect(await look()).toMatchObject({ kind: 'cosigned', from: size })
    const restarted = await openInstallation(bureau.dataFolder)
    expect((await audit(bureau.database.owner, restarted)).findings).toEqual([])
    // What the destroyed key would sign now is nobody's.
    const forger = createSequencer({
      pool: bureau.database.sequencer,
      origin,
      sign: createNoteSigner(origin, old.key).sign,
    })
    await journey.submitted()
    while ((await forger.runOnce()) > 0) await bureau.office.settle()
    expect(await look()).toMatchObject({ kind: 'alarm', alarm: 'SIGNATURE_WRONG' })
    const found = (await audit(bureau.database.owner, restarted)).findings.map(({ code }) => code)
    expect(found.length).toBeGreaterThan(0)
  })

  test('a stolen key of the checkpoints is not pinned any more', () => {
    const vkey = replaceLogKey(bureau.dataFolder, 10_000, true)
    expect(trust().vkey).toBe(vkey)
  })
})
