import { describe, expect, test } from 'vitest'
import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { readPackage, writePackage } from '../ofd/package.ts'
import { ARCHIVED_AT, anArchivedCase, archiveKeysOf, archiveTrust, sha256Of } from '../testing/archive-fixtures.ts'
import { aBureauPki, aStamper } from '../testing/seal-fixtures.ts'
import { toPem } from '../pki/pem.ts'
import { preservedDigest, verifyEvidence, writeEvidence } from './evidence.ts'
import { isArchive, verifyArchive } from './verify-archive.ts'
import { writeArchive } from './write-archive.ts'

const pki = await aBureauPki()
const material = Buffer.from('a scanned identity card')
const { content, vkey } = anArchivedCase(material)
const keys = await archiveKeysOf(pki)
const trust = archiveTrust(pki, vkey)
const written = await writeArchive(content, keys)

const findingsOf = async (bytes: Buffer) => {
  const { verdict, checks } = await verifyArchive(bytes, { trust })
  return { verdict, findings: checks.flatMap(({ name, findings }) => findings.map((one) => `${name} ${one}`)) }
}
/** The package with one file replaced, taken out (undefined) or added, in an otherwise faultless ZIP. */
function changed(path: string, bytes: Buffer | undefined): Buffer {
  const files = new Map(readPackage(written.bytes))
  if (bytes === undefined) files.delete(path)
  else files.set(path, bytes)
  return writePackage(files)
}
const read = (path: string): Buffer => readPackage(written.bytes).get(path) ?? Buffer.alloc(0)

describe('an archive package', () => {
  test('is whole for whoever has the trust file and has never seen the system', async () => {
    expect(isArchive(written.bytes)).toBe(true)
    expect(await findingsOf(written.bytes)).toEqual({ verdict: 'valid', findings: [] })
    const { stampedAt, manifest, signedBy } = await verifyArchive(written.bytes, { trust })
    expect(stampedAt).toBe(ARCHIVED_AT)
    expect(manifest).toMatchObject({ caseNumber: '990101-20250701-000001', version: 1 })
    expect(signedBy).toContain('云州市行政审批局')
  })

  test('is consistent in itself without a trust file, but nobody is named as its maker', async () => {
    expect((await verifyArchive(written.bytes)).verdict).toBe('issuerNotEstablished')
  })

  test('has the same bytes for the same content, apart from what signs and dates it', async () => {
    const again = await writeArchive(content, keys)
    expect(again.manifestSha256).toBe(written.manifestSha256)
  })

  test('escapes what XML would take for its own', () => {
    expect(read('metadata.xml').toString('utf8')).toContain('食品经营许可 &lt;&amp;&gt; &quot;新办&quot;')
  })

  const entries = () => read('ledger/entries.jsonl').toString('utf8')
  const entity = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`
  test.each([
    [
      'a changed material',
      () => changed('materials/001.png', Buffer.from('another')),
      'FILES FILE_CHANGED materials/001.png',
    ],
    ['a missing material', () => changed('materials/001.png', undefined), 'FILES FILE_MISSING materials/001.png'],
    ['a file too many', () => changed('materials/002.png', material), 'FILES FILE_NOT_LISTED materials/002.png'],
    [
      'a swapped body',
      () => changed('ledger/entries.jsonl', Buffer.from(entries().replace('不再需要', '另有原因'))),
      'ENTRIES BODY_CHANGED 2',
    ],
    [
      'an act cut out',
      () => changed('ledger/entries.jsonl', Buffer.from(`${entries().split('\n')[1] ?? ''}\n`)),
      `CASE ACTS_MISSING ${content.case}`,
    ],
    ['an entity in the XML', () => changed('metadata.xml', Buffer.from(entity)), 'METADATA METADATA_DIFFERS'],
    [
      'a manifest that was written anew',
      () => changed('manifest.json', Buffer.from(read('manifest.json').toString('utf8').replace('30年', '10年'))),
      'TIMESTAMP TIMESTAMP_OF_OTHER_BYTES',
    ],
    ['a manifest that is none', () => changed('manifest.json', Buffer.from('{}')), 'MANIFEST MANIFEST_MALFORMED'],
    ['a ZIP cut short', () => written.bytes.subarray(0, -200), 'PACKAGE TRUNCATED'],
    ['bytes behind the ZIP', () => Buffer.concat([written.bytes, Buffer.from('x')]), 'PACKAGE BYTES_APPENDED'],
    ['a path that leads out', () => pathTrick(), 'PACKAGE PATH_REFUSED'],
    ['a bomb', () => bomb(), 'PACKAGE TOO_LARGE'],
  ])('with %s is not genuine, and says why', async (_, make, finding) => {
    const { verdict, findings } = await findingsOf(make())
    expect(verdict).toBe('invalid')
    expect(findings).toContain(finding)
  })

  const pathTrick = () => changed('materials/../../etc/passwd', material)
  const bomb = () => {
    const whole = Buffer.from(written.bytes)
    // The directory claims sixty gigabytes for its first file.
    const at = whole.readUInt32LE(whole.length - 6)
    whole.writeUInt32LE(0xffff_fff0, at + 24)
    return whole
  }

  test('with the entries of another case is not genuine', async () => {
    const other = anArchivedCase(material, '0190a0b0-0000-4000-8000-0000000000ff')
    const mixed = await writeArchive({ ...content, ...pick(other.content) }, keys)
    const { findings } = await findingsOf(mixed.bytes)
    expect(findings).toContain('CASE CASE_MISSING')
    expect(findings).toContain('CHECKPOINT ANOTHER_INSTALLATION')
  })
  const pick = ({ entries: proven, checkpoint, vkey: key }: typeof content) => ({
    entries: proven,
    checkpoint,
    vkey: key,
  })

  test('that leaves out a file its acts name is not genuine, even when the manifest hides it', async () => {
    const short = await writeArchive({ ...content, files: [] }, keys)
    const { findings } = await findingsOf(short.bytes)
    expect(findings).toEqual([`REFERENCES FILE_NOT_INCLUDED ${sha256Of(material).toString('hex').slice(0, 16)}`])
  })

  test('signed by another bureau is not genuine', async () => {
    const elsewhere = await writeArchive(content, await archiveKeysOf(await aBureauPki()))
    expect((await findingsOf(elsewhere.bytes)).verdict).toBe('invalid')
  })
})

describe('renewed evidence', () => {
  const stampAt = (at: string) => ({
    stamp: (bytes: Uint8Array) => aStamper(pki, at)(sha256Of(bytes)),
    chain: [toPem(pki.issuingCa.certificate)],
  })
  const json = (bytes: Buffer): JsonObject => {
    const value = parseJson(bytes.toString('utf8'))
    return isJsonObject(value) ? value : {}
  }
  const digest = preservedDigest(written.bytes)

  test('covers a package with stronger hashes, and each record continues the one before', async () => {
    const first = await writeEvidence(
      { number: 1, at: '2026-01-01T00:00:00.000Z', previous: null, packages: [digest] },
      stampAt('2026-01-01T00:00:00.000Z'),
    )
    const second = await writeEvidence(
      { number: 2, at: '2026-10-01T00:00:00.000Z', previous: preservedDigest(first.bytes), packages: [digest] },
      stampAt('2026-10-01T00:00:00.000Z'),
    )
    const chain = [first.bytes, second.bytes]
    expect(verifyEvidence(chain, chain.map(json), { trust, held: written.bytes })).toEqual({
      ok: true,
      findings: [],
      stampedAt: '2026-10-01T00:00:00.000Z',
    })
    const forged = changed('materials/001.png', Buffer.from('another'))
    expect(verifyEvidence(chain, chain.map(json), { trust, held: forged }).findings).toEqual([
      'PACKAGE_NOT_IN_EVIDENCE',
    ])
    const altered = Buffer.from(`${first.bytes.toString('utf8')} `)
    expect(
      verifyEvidence([altered, second.bytes], [altered, second.bytes].map(json), { trust, held: written.bytes })
        .findings,
    ).toEqual(['EVIDENCE_CHAIN_BROKEN 2'])
  })

  test('with another package slipped into the list is found by its root and its stamp', async () => {
    const { bytes } = await writeEvidence(
      { number: 1, at: '2026-01-01T00:00:00.000Z', previous: null, packages: [digest] },
      stampAt('2026-01-01T00:00:00.000Z'),
    )
    const slipped = { ...json(bytes), packages: [{ ...digest }, { ...preservedDigest(material) }] }
    const { findings } = verifyEvidence([bytes], [slipped], { trust, held: material })
    expect(findings).toEqual(['EVIDENCE_ROOT_WRONG 1', 'TIMESTAMP_OF_OTHER_BYTES 1'])
  })
})
