import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { createFileStore } from './file-store.ts'
import { parseFileName, sniff, typeOfName } from './media-type.ts'

const folder = mkdtempSync(join(tmpdir(), 'oneseal-files-'))
const files = createFileStore(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('keeping files', () => {
  const bytes = Buffer.from('申请材料')
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  test('a file is found by the digest of its content and lies under it', async () => {
    expect(await files.put(bytes)).toBe(sha256)
    expect(Buffer.from((await files.find(sha256)) ?? [])).toEqual(bytes)
    expect(statSync(join(folder, sha256.slice(0, 2), sha256.slice(2))).mode & 0o777).toBe(0o600)
  })
  test('the same bytes many times at once are one file, and nothing half-written stays', async () => {
    const large = Buffer.alloc(1_000_000, 'x')
    const digests = await Promise.all(Array.from({ length: 10 }, () => files.put(large)))
    expect(new Set(digests).size).toBe(1)
    expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).split('.').length > 1)).toEqual([])
  })
  test.each(['0'.repeat(64), '../../etc/passwd', ''])('%j is no file', async (digest) => {
    expect(await files.find(digest)).toBeUndefined()
  })
})

describe('what a file is', () => {
  test.each([
    ['application/pdf', Buffer.from('%PDF-1.7')],
    ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['image/jpeg', Buffer.from('ffd8ffe0', 'hex')],
    ['application/ofd', Buffer.from(zipSync({ 'OFD.xml': Buffer.from('<x/>') }))],
    [undefined, Buffer.from(zipSync({ 'word/document.xml': Buffer.from('<x/>') }))],
    [undefined, Buffer.from('<html>')],
    [undefined, Buffer.alloc(0)],
  ])('%s is told by its bytes', (type, bytes) => {
    expect(sniff(bytes)).toBe(type)
  })
  test('the extension is read without regard to case', () => {
    expect(typeOfName('执照.PDF')).toBe('application/pdf')
    expect(typeOfName('执照')).toBeUndefined()
  })
  test('a name keeps its characters', () => {
    expect(parseFileName(encodeURIComponent('㐀㐁 餐厅·平面图（一层）.jpg'))).toBe('㐀㐁 餐厅·平面图（一层）.jpg')
    expect(parseFileName(encodeURIComponent('.htaccess'))).toBeUndefined()
    expect(parseFileName(encodeURIComponent('长'.repeat(201)))).toBeUndefined()
  })
})
