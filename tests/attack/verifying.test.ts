import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseTrust, createBureauPki, completeSealing, prepareDocument, sealChain, verifyBundle } from '#seal'
import type { DocumentOrder } from '#seal'
import type { Json } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const elsewhere = await aBureau({ items: [foodLicence.itemCode], elsewhere: true })
const stranger = await aCaller(bureau)

interface Issued {
  readonly token: string
  readonly identifier: string
  readonly pdf: Buffer
  readonly bundle: Json
}
async function issueIn(house: typeof bureau): Promise<Issued> {
  const caseId = await journeyIn(house).grantedCase()
  await house.settle()
  const { rows } = await house.database.superuser.query<{ token: string; identifier: string; file: string }>(
    `select token, identifier, file from certificate._private_certificate join certificate.document using (id, case_id)
     where case_id = $1`,
    [caseId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('The case yielded no certificate')
  const pdf = Buffer.from((await house.office.services.files.find(row.file)) ?? [])
  const answer = await (await aCaller(house)).knock('GET', `/verify/token/${row.token}/bundle`)
  return { ...row, pdf, bundle: parseBundle(answer.json()) }
}
const parseBundle = (value: unknown): Json => value as Json
const [one, other, foreign] = [await issueIn(bureau), await issueIn(bureau), await issueIn(elsewhere)]

const verifyFile = async (
  payload: Buffer,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/pdf' },
) => stranger.knock('POST', '/verify/file', { payload, headers })

async function forge(pki: Awaited<ReturnType<typeof createBureauPki>>, data: Partial<DocumentOrder['data']> = {}) {
  const { organName } = bureau.installation
  const { prepared, digest } = prepareDocument({
    template: 'certificate',
    data: {
      title: '食品经营许可证',
      number: one.identifier,
      organName,
      date: '2026-11-01',
      rows: [['经营者名称', '冒名餐饮']],
      ...data,
    },
    seal: { organName, centreText: '行政审批专用章' },
    reason: '食品经营许可证',
    signingTime: new Date().toISOString(),
  })
  return completeSealing(prepared, digest, pki.seal.signer, sealChain(pki))
}
const impostor = await createBureauPki({ organName: bureau.installation.organName, now: new Date(Date.now() - 5000) })

describe('a paper that is not what was sealed', () => {
  const incremental = Buffer.from(
    '9999 0 obj\n<< /Type /Annot /Contents (GRANTED) >>\nendobj\nxref\n9999 1\n0000000000 00000 n \ntrailer\n<< /Size 10000 /Prev 0 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
  )
  const half = Math.floor(one.pdf.length / 2)
  const flipped = Buffer.from(one.pdf)
  flipped[1000] = (flipped[1000] ?? 0) ^ 1
  const forgeries: readonly (readonly [string, Buffer])[] = [
    ['with one bit turned', flipped],
    ['with a blank behind it', Buffer.concat([one.pdf, Buffer.from(' ')])],
    ['with an update behind it', Buffer.concat([one.pdf, incremental])],
    ['with itself behind it', Buffer.concat([one.pdf, one.pdf])],
    ['with another behind it', Buffer.concat([one.pdf, other.pdf])],
    ['with something before it', Buffer.concat([Buffer.from('<!-- -->\n'), one.pdf])],
    ['with half of another', Buffer.concat([one.pdf.subarray(0, half), other.pdf.subarray(half)])],
    ['cut in half', one.pdf.subarray(0, half)],
    ['one byte short', one.pdf.subarray(0, -1)],
    ['of another installation of the same name', foreign.pdf],
    ['that is no PDF', Buffer.from('<html>食品经营许可证</html>')],
    ['that is nothing', Buffer.alloc(0)],
    ['that only begins like one', Buffer.from('%PDF-1.7')],
    ['with a signature of nothing', Buffer.from('%PDF-1.7\n/Type /Sig /ByteRange [0 1 2 3] /Contents <00>\n%%EOF\n')],
    [
      'with a range beyond its end',
      Buffer.from('%PDF-1.7\n/Type /Sig /ByteRange [0 99999999 999999999 9] /Contents <00>\n%%EOF\n'),
    ],
    ['of random bytes', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(100_000)])],
    ['made to keep a pattern busy', Buffer.from(`%PDF-1.7\n${'/ByteRange [ '.repeat(200_000)}`)],
    [
      'with signatures without end',
      Buffer.from(`%PDF-1.7\n${'/Type /Sig /ByteRange [0 1 2 3] /Contents <'.repeat(100_000)}`),
    ],
    [
      'of hex without end',
      Buffer.from(`%PDF-1.7\n/Type /Sig /ByteRange [0 20 30 40] /Contents <${'0'.repeat(4_000_000)}`),
    ],
  ]
  test.each(forgeries)('%s', async (_how, bytes) => {
    const answer = await verifyFile(bytes)
    expect(answer.status, answer.text.slice(0, 300)).toBe(200)
    expect(answer.json()).toMatchObject({ verdict: 'NOT_GENUINE' })
  })
  test('sealed by a CA somebody made himself under our name', async () => {
    expect((await verifyFile(await forge(impostor))).json()).toMatchObject({
      verdict: 'NOT_GENUINE',
      reason: { code: 'FOREIGN_ISSUER' },
    })
  })
  test('signed by our own key, but behind the ledger’s back', async () => {
    expect((await verifyFile(await forge(bureau.installation.pki))).json()).toMatchObject({
      verdict: 'NOT_GENUINE',
      reason: { code: 'NOT_IN_LEDGER' },
    })
  })
  test('what was sealed is genuine under any name and type it travels with', async () => {
    for (const headers of [
      { 'content-type': 'text/html' },
      { 'content-type': 'application/octet-stream', 'x-file-name': 'invoice.exe' },
    ])
      expect((await verifyFile(one.pdf, headers)).json()).toMatchObject({
        verdict: 'GENUINE',
        identifier: one.identifier,
      })
  })
})

describe('a token or a number that is guessed', () => {
  test('a token in another spelling, mangled or of another installation is nobody’s', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    // The last letter of 22 carries four bits that belong to no byte.
    const respelt = `${one.token.slice(0, -1)}${alphabet[alphabet.indexOf(one.token.slice(-1)) ^ 1] ?? ''}`
    const swapped = [...one.token].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join('')
    for (const token of [respelt, swapped, foreign.token, '_'.repeat(22)])
      for (const path of [`/verify/token/${token}`, `/verify/token/${token}/bundle`]) {
        const answer = await stranger.knock('GET', path)
        if (path.endsWith('bundle')) expect(answer.code).toBe('NOT_FOUND')
        else expect(answer.json()).toMatchObject({ verdict: 'UNKNOWN' })
      }
  })
  test('the next number tells nothing but whether it stands', async () => {
    const known = (await stranger.knock('GET', `/verify/number/${one.identifier}`)).json()
    expect(Object.keys(known as object).sort()).toEqual(['certificateName', 'checks', 'identifier', 'state', 'verdict'])
    const guessed = one.identifier.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect((await stranger.knock('GET', `/verify/number/${guessed}`)).json()).toMatchObject({ verdict: 'UNKNOWN' })
  })
})

test('no public answer holds a word about a person', async () => {
  const codes = await bureau.database.superuser.query<{ code: string }>(
    'select tracking_code as code from approval._private_case limit 1',
  )
  const { applicant, form } = foodLicence
  const personal = [applicant.name, applicant.idNumber, applicant.phone, ...Object.values(form)].filter(
    (value): value is string => typeof value === 'string' && value.length > 2,
  )
  expect(personal.length).toBeGreaterThan(5)
  const answers = [await verifyFile(one.pdf)]
  const { rows } = await bureau.database.superuser.query<{ leaves: number }>(
    'select count(*)::int as leaves from ledger.leaf',
  )
  const size = rows[0]?.leaves ?? 1
  const paths = [
    `/verify/token/${one.token}`,
    `/verify/token/${one.token}/bundle`,
    `/verify/number/${one.identifier}`,
    `/progress/${codes.rows[0]?.code ?? ''}`,
    '/trust',
    '/hall',
    '/items?limit=100',
    `/items/${foodLicence.itemCode}`,
    '/organs',
    '/session',
    '/ledger/checkpoint',
    `/ledger/consistency?from=1&to=${String(size)}`,
    ...Array.from({ length: size }, (_, leaf) => `/ledger/inclusion/${String(leaf)}`),
    '/api/openapi.json',
    '/readyz',
  ]
  for (const path of paths) answers.push(await stranger.knock('GET', path))
  for (const [i, { text, status }] of answers.entries()) {
    expect(status, paths[i - 1]).toBeLessThan(500)
    // The demo's sign-in page names its invented applicants on purpose.
    if (paths[i - 1] === '/session') continue
    for (const word of personal) expect(text.includes(word), `${paths[i - 1] ?? 'file'} tells ${word}`).toBe(false)
  }
})

describe('a proof bundle put together from parts that do not belong together', () => {
  type Fields = Readonly<Record<string, Json>>
  const fieldsOf = (value: Json | undefined): Fields => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('A bundle is an object')
    return Object.fromEntries(Object.entries(value))
  }
  const checkpointOf = ({ checkpoint }: Fields): string => (typeof checkpoint === 'string' ? checkpoint : '')
  const [mine, others, foreigns] = [fieldsOf(one.bundle), fieldsOf(other.bundle), fieldsOf(foreign.bundle)]
  const entryOf = (fields: Fields) => fieldsOf(fields['entry'])
  const put = (name: string, from: Fields): Json => ({ ...mine, [name]: from[name] ?? null })
  const putEntry = (name: string, value: Json | undefined): Json => ({
    ...mine,
    entry: { ...entryOf(mine), [name]: value ?? null },
  })
  const body = fieldsOf(entryOf(mine)['body'])
  const envelope = fieldsOf(entryOf(mine)['envelope'])
  const trusted = async () => {
    const trust = parseTrust((await stranger.knock('GET', '/trust')).json() as Json)
    if (trust === undefined) throw new Error('The trust file is none')
    return trust
  }
  test('whole, it is valid: for the bureau it comes from, and only there', async () => {
    const trust = await trusted()
    expect((await verifyBundle(one.bundle, { trust })).verdict).toBe('valid')
    expect((await verifyBundle(one.bundle)).verdict).toBe('issuerNotEstablished')
    expect((await verifyBundle(foreign.bundle, { trust })).verdict).toBe('invalid')
  })
  const forged: readonly (readonly [string, Json])[] = [
    ['the body of another certificate', putEntry('body', entryOf(others)['body'])],
    ['a body with another name', putEntry('body', { ...body, certificateName: '药品经营许可证' })],
    ['a body that holds longer', putEntry('body', { ...body, validUntil: '2099-12-31' })],
    ['a body with a word more', putEntry('body', { ...body, holder: '冒名者' })],
    ['the salt of another', putEntry('salt', entryOf(others)['salt'])],
    ['the envelope of another', putEntry('envelope', entryOf(others)['envelope'])],
    ['an envelope with another type', putEntry('envelope', { ...envelope, type: 'NoticeSealed' })],
    ['an earlier time', putEntry('envelope', { ...envelope, recordedAt: '2020-01-01T00:00:00.000Z' })],
    ['the entry of another', put('entry', others)],
    ['the path of another leaf', put('inclusion', others)],
    ['no path', { ...mine, inclusion: [] }],
    ['the place of another leaf', put('leafIndex', others)],
    ['a place beyond the tree', { ...mine, leafIndex: 999_999_999 }],
    ['a place below the tree', { ...mine, leafIndex: -1 }],
    ['the checkpoint of another installation', put('checkpoint', foreigns)],
    [
      'the checkpoint of another installation, and its name',
      { ...mine, checkpoint: foreigns['checkpoint'] ?? null, origin: foreigns['origin'] ?? null },
    ],
    ['all of another installation’s signatures', { ...foreigns, entry: mine['entry'] ?? null }],
    ['the key of another installation', put('vkey', foreigns)],
    ['the chain of another installation', put('chain', foreigns)],
    ['no chain', { ...mine, chain: [] }],
    ['a checkpoint nobody signed', { ...mine, checkpoint: checkpointOf(mine).split('\n\n')[0] ?? '' }],
    ['another size', { ...mine, checkpoint: checkpointOf(mine).replace(/\n\d+\n/, '\n99999\n') }],
    ['another version', { ...mine, v: 2 }],
    ['nothing', {}],
    ['null', null],
    ['a list', [mine]],
    ['text', 'valid'],
  ]
  test.each(forged)('%s', async (_what, bundle) => {
    const trust = await trusted()
    expect((await verifyBundle(bundle, { trust })).verdict).toBe('invalid')
  })
  test('an older checkpoint of its own ledger still proves what it covers, and nothing later', async () => {
    const trust = await trusted()
    const older = { ...others, checkpoint: mine['checkpoint'] ?? null }
    expect((await verifyBundle(older, { trust })).verdict).toBe('invalid')
  })
  test('a paper of ours beside the bundle of another', async () => {
    const trust = await trusted()
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
    expect((await verifyBundle(one.bundle, { trust, fileSha256: digest(one.pdf) })).verdict).toBe('valid')
    expect((await verifyBundle(one.bundle, { trust, fileSha256: digest(other.pdf) })).verdict).toBe('invalid')
  })
})

test('a thousand random tokens are the same answer again and again, and soon none at all', async () => {
  const ask = async () => {
    const answer = await stranger.knock('GET', `/verify/token/${randomBytes(16).toString('base64url')}`)
    return answer.status === 429 ? 'LATER' : answer.text
  }
  const answers = new Set<string>()
  for (let i = 0; i < 10; i += 1)
    for (const text of await Promise.all(Array.from({ length: 100 }, ask))) answers.add(text)
  expect(answers.size).toBe(2)
  expect(answers).toContain('LATER')
  expect([...answers].join()).toContain('TOKEN_UNKNOWN')
})
