import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import type { Answer } from '../support/caller.ts'
import { aPdf, file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const applicant = await aCaller(bureau, 'demo.canteen')
const said = ({ status, code }: Answer) => `${String(status)} ${code ?? ''}`

const put = (name: string | undefined, payload: Buffer, type: string | undefined = 'application/octet-stream') =>
  applicant.knock('POST', '/files', { payload, headers: { 'x-file-name': name, 'content-type': type } })
const named = (name: string, payload: Buffer) => put(encodeURIComponent(name), payload)

const HTML = Buffer.from('<!doctype html><script>alert(document.cookie)</script>')
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex')
const zip = (...names: readonly string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from('<x/>')]))))

describe('a file that is not what it says', () => {
  test.each([
    ['a web page named .pdf', '营业执照.pdf', HTML, '415 FILE_TYPE_NOT_TAKEN'],
    ['a drawing that runs scripts, named .png', '平面图.png', SVG, '415 FILE_TYPE_NOT_TAKEN'],
    ['any archive named .ofd', '证照.ofd', zip('word/document.xml'), '415 FILE_TYPE_NOT_TAKEN'],
    ['an archive whose OFD.xml lies elsewhere', '证照.ofd', zip('a/OFD.xml', '../OFD.xml'), '415 FILE_TYPE_NOT_TAKEN'],
    ['an archive cut in half', '证照.ofd', zip('OFD.xml').subarray(0, 20), '415 FILE_TYPE_NOT_TAKEN'],
    ['a PDF named .png', '平面图.png', aPdf('x'), '415 FILE_NOT_WHAT_IT_SAYS'],
    ['a picture named .pdf', '平面图.pdf', PNG_HEAD, '415 FILE_NOT_WHAT_IT_SAYS'],
    ['a PDF named .pdf.exe', '平面图.pdf.exe', aPdf('x'), '415 FILE_NOT_WHAT_IT_SAYS'],
    ['a PDF named .html', '平面图.html', aPdf('x'), '415 FILE_NOT_WHAT_IT_SAYS'],
    ['a PDF with bytes before it', '平面图.pdf', Buffer.concat([HTML, aPdf('x')]), '415 FILE_TYPE_NOT_TAKEN'],
    ['nothing at all', '平面图.pdf', Buffer.alloc(0), '400 FILE_EMPTY'],
    ['a program', '平面图.pdf', Buffer.from('7f454c46', 'hex'), '415 FILE_TYPE_NOT_TAKEN'],
    ['compressed bytes', '平面图.pdf', deflateSync(aPdf('x')), '415 FILE_TYPE_NOT_TAKEN'],
  ])('%s', async (_what, name, bytes, expected) => {
    expect(said(await named(name, bytes))).toBe(expected)
  })
  test('20 MiB are taken, one byte more is not, however it is announced', async () => {
    const full = Buffer.alloc(20 * 1024 * 1024, ' ')
    full.write('%PDF-1.4')
    expect((await named('满.pdf', full)).status).toBe(200)
    const more = Buffer.concat([full, Buffer.from(' ')])
    expect(said(await named('过满.pdf', more))).toBe('413 BODY_TOO_LARGE')
  })
})

describe('a name that is more than a name', () => {
  test.each([
    ['a path', '../../../etc/passwd.pdf'],
    ['a path of the other kind', '..\\..\\windows\\x.pdf'],
    ['an absolute path', '/etc/cron.d/x.pdf'],
    ['a drive', 'C:x.pdf'],
    ['a hidden file', '.htaccess.pdf'],
    ['a NUL', 'a.pdf\0.exe'],
    ['a new line and a header', 'a.pdf\r\nset-cookie: oneseal=stolen'],
    ['letters that read backwards', 'exe\u202efdp.pdf'],
    ['an isolate', 'a\u2066.pdf'],
    ['a tag', '<img src=x onerror=alert(1)>.pdf'],
    ['a quotation mark', 'a";filename="b.pdf'],
    ['a name without end', `${'长'.repeat(201)}.pdf`],
    ['only spaces', '   '],
  ])('%s', async (_what, name) => {
    expect(said(await named(name, aPdf('x')))).toBe('400 FILE_NAME_UNUSABLE')
  })
  test.each([undefined, '', '%', '%E0%A4%A', '%ff%fe.pdf'])('%j in the header', async (header) => {
    expect(said(await put(header, aPdf('x')))).toBe('400 FILE_NAME_UNUSABLE')
  })
  test('a harmless name comes back in a header no browser reads as two', async () => {
    const awkward = "平面图 (一层)'; filename=x %0d%0a$&+,=@#.pdf"
    const uploaded = await named(awkward, aPdf('awkward'))
    expect(uploaded.json()).toMatchObject({ fileName: awkward })
    const person = await signedIn(bureau, 'demo.canteen')
    const { id } = await file(person)
    const { materials } = await person.approval.myCase({ params: { id } })
    const answer = await applicant.knock('GET', `/cases/${id}/materials/${materials[0]?.sha256 ?? ''}`)
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''[\w.%!'()*~-]+$/)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

test('what is both a PDF and a web page is handed out as a PDF that may not run, whatever was announced', async () => {
  const both = Buffer.concat([Buffer.from('%PDF-1.4\n'), HTML])
  const uploaded = await put('a.pdf', both, 'text/html')
  expect(uploaded.json()).toMatchObject({ mediaType: 'application/pdf' })
})

test('the same bytes under another name change nobody else’s file', async () => {
  const bytes = aPdf('two people hold the same form')
  const other = await aCaller(bureau, 'demo.builder')
  const first = await named('我的.pdf', bytes)
  const second = await other.knock('POST', '/files', {
    payload: bytes,
    headers: { 'x-file-name': encodeURIComponent('别人的.pdf'), 'content-type': 'application/pdf' },
  })
  expect(first.json()).toMatchObject({ fileName: '我的.pdf' })
  expect(second.json()).toMatchObject({ fileName: '别人的.pdf' })
  const { rows } = await bureau.database.superuser.query<{ name: string }>(
    'select file_name as name from approval._private_upload where file_name = any($1) order by 1',
    [['我的.pdf', '别人的.pdf']],
  )
  expect(rows.map(({ name }) => name)).toEqual(['别人的.pdf', '我的.pdf'])
})

describe('files that are in no case yet', () => {
  const MEBIBYTE = 1024 * 1024
  /** As if they had been sent: four hundred megabytes would say no more. */
  const alreadySent = (username: string, mebibytes: number, daysAgo: number) =>
    bureau.database.superuser.query(
      `insert into approval._private_upload (account, sha256, file_name, media_type, size_bytes, uploaded_at)
       select id, encode(sha256(gen_random_uuid()::text::bytea), 'hex'), '大.pdf', 'application/pdf', $2,
         now() - make_interval(days => $3)
       from app._private_account where username = $1`,
      [username, mebibytes * MEBIBYTE, daysAgo],
    )
  const send = async (username: string, text: string) => {
    const caller = await aCaller(bureau, username)
    const headers = { 'x-file-name': encodeURIComponent('平面图.pdf'), 'content-type': 'application/pdf' }
    return said(await caller.knock('POST', '/files', { payload: aPdf(text), headers }))
  }

  test('have a limit together, for one account and no other', async () => {
    await alreadySent('demo.resident', 400, 0)
    expect(await send('demo.resident', 'one too many')).toBe('422 UPLOADS_FULL')
    expect(await send('demo.builder', 'a neighbour’s first')).toBe('200 ')
  })
  test('are forgotten after a week, for what nobody handed in holds nobody up for ever', async () => {
    await bureau.database.superuser.query(`delete from approval._private_upload where file_name = '大.pdf'`)
    await alreadySent('demo.resident', 400, 8)
    expect(await send('demo.resident', 'the first of a new week')).toBe('200 ')
  })
  test('count no more once they are in a case', async () => {
    const person = await signedIn(bureau, 'demo.canteen')
    const { id } = await file(person)
    const { materials } = await person.approval.myCase({ params: { id } })
    const { rowCount } = await bureau.database.superuser.query(
      `update approval._private_upload set size_bytes = $1, uploaded_at = now() where sha256 = $2`,
      [500 * MEBIBYTE, materials[0]?.sha256],
    )
    expect(rowCount).toBeGreaterThan(0)
    expect(await send('demo.canteen', 'for the next case')).toBe('200 ')
  })
  test('of an officer, who answers for them by name, have none', async () => {
    await alreadySent('lin.shouli', 500, 0)
    expect(await send('lin.shouli', 'from the window')).not.toContain('UPLOADS_FULL')
  })
})
