import { describe, expect, test } from 'vitest'
import { PKI_FOUNDED, aBureauPki } from '../testing/seal-fixtures.ts'
import { issueStatusList, packStatuses, readStatusList } from './status-list.ts'

const pki = await aBureauPki()
const other = await aBureauPki()
const roots = [pki.root.certificate]
const PLACES = 1 << 20
const HOUR_MS = 3_600_000
const issuedAt = new Date(PKI_FOUNDED.getTime() + 30 * 24 * HOUR_MS)
const after = (hours: number) => new Date(issuedAt.getTime() + hours * HOUR_MS)
const request = {
  uri: 'https://hall.example/api/v1/status/0',
  list: 0,
  number: 7,
  issuedAt,
  expiresAt: after(24),
  places: packStatuses(PLACES, [
    { index: 0, status: 'SUSPENDED' },
    { index: 1, status: 'REVOKED' },
    { index: 424_242, status: 'DEREGISTERED' },
  ]),
}
const signed = await issueStatusList(request, pki.issuingCa)
const faultOf = (text: string, at = after(1)) => {
  const read = readStatusList(text, roots, at)
  return read.ok ? 'read' : read.fault
}
/** The same claims, changed, under the same signature. */
function withClaims(changes: Readonly<Record<string, unknown>>): string {
  const [head = '', body = '', signature = ''] = signed.split('.')
  const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString())
  const changed = { ...(typeof claims === 'object' ? claims : {}), ...changes }
  return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.')
}

describe('a signed list of how certificates stand', () => {
  test('says of every place how it stood, to whoever pinned the bureau', () => {
    const read = readStatusList(signed, roots, after(1))
    if (!read.ok) throw new Error(read.fault)
    const { statusOf, ...edition } = read.list
    expect(edition).toEqual({ list: 0, number: 7, issuedAt, expiresAt: after(24) })
    expect([0, 1, 2, 3, 424_241, 424_242, 424_243].map(statusOf)).toEqual([
      'SUSPENDED',
      'REVOKED',
      'IN_FORCE',
      'IN_FORCE',
      'IN_FORCE',
      'DEREGISTERED',
      'IN_FORCE',
    ])
    expect(statusOf(PLACES)).toBeUndefined()
  })
  test('has one length, however few are on it', () => {
    expect(packStatuses(PLACES, []).length).toBe(request.places.length)
  })
  test('is signed anew each time, and always so that it can be read', async () => {
    for (let edition = 1; edition <= 300; edition += 1) {
      const text = await issueStatusList({ ...request, number: edition, places: Buffer.alloc(1) }, pki.issuingCa)
      expect(faultOf(text)).toBe('read')
    }
  })
  test('is not believed after its day, nor before its time', () => {
    expect(faultOf(signed, after(25))).toBe('STATUS_LIST_EXPIRED')
    expect(faultOf(signed, after(-1))).toBe('STATUS_LIST_FROM_AHEAD')
  })
  test('is not believed when a word was changed, or another bureau signed it', async () => {
    expect(faultOf(withClaims({ exp: Math.floor(after(9999).getTime() / 1000) }))).toBe('STATUS_LIST_FORGED')
    expect(faultOf(withClaims({ number: 8 }))).toBe('STATUS_LIST_FORGED')
    expect(faultOf(await issueStatusList(request, other.issuingCa))).toBe('STATUS_LIST_FORGED')
    // The seal's own key certifies nobody and signs no lists.
    expect(faultOf(await issueStatusList(request, pki.seal))).toBe('STATUS_LIST_FORGED')
  })
  test('is not read when it is something else', () => {
    for (const text of ['', 'a.b.c', `${signed}.more`, signed.slice(0, 200), '{}'])
      expect(faultOf(text)).toBe('STATUS_LIST_UNREADABLE')
    const [, body = '', signature = ''] = signed.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'statuslist+jwt', x5c: [] })).toString('base64url')
    expect(faultOf([none, body, signature].join('.'))).toBe('STATUS_LIST_UNREADABLE')
  })
})
