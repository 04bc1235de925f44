import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { jsonObjectOf } from '#kernel'
import { aStandard } from '../testing/standards.ts'
import { openZip } from './zip-archive.ts'
import { readStandards } from './read-standards.ts'
import { workbookBytes } from './write-workbook.ts'
import { writeStandards } from './write-standards.ts'

const organs = { nameOf: (id: string) => id, idOf: (name: string) => name }
const FIRST = 'xl/worksheets/sheet2.xml'
let sound: Readonly<Record<string, Uint8Array>> = {}

beforeAll(async () => {
  const pieces: Uint8Array[] = []
  const standards = [aStandard({ code: 'A-0001' }), aStandard({ code: 'A-0002' })].map(jsonObjectOf)
  for await (const piece of writeStandards(standards, organs)) pieces.push(piece)
  sound = unzipSync(Buffer.concat(pieces))
})

/** The sound workbook with one part rewritten. */
const changed = (part: string, change: (xml: string) => string): Buffer => {
  const xml = Buffer.from(sound[part] ?? []).toString('utf8')
  const after = change(xml)
  if (after === xml) throw new Error(`Nothing was changed in ${part}`)
  return Buffer.from(zipSync({ ...sound, [part]: strToU8(after) }))
}
async function faultsOf(bytes: Buffer): Promise<readonly string[]> {
  const read = await readStandards(bytes, organs)
  return read.ok ? [] : read.faults.map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`)
}

describe('a workbook that is not what it should be is refused, with the place', () => {
  test('unless nothing is wrong with it', async () => {
    expect(await faultsOf(Buffer.from(zipSync({ ...sound })))).toEqual([])
  })

  test.each([
    [
      'a wrong header',
      (xml: string) => xml.replace('事项类型 Kind', '类别'),
      ['事项 G1 UNKNOWN_HEADER', '事项  MISSING_HEADER'],
    ],
    [
      'a header twice',
      (xml: string) => xml.replace('大项编码 Parent item code', '事项编码 Item code'),
      ['事项 D1 DUPLICATE_HEADER', '事项  MISSING_HEADER'],
    ],
    [
      'a code twice',
      (xml: string) => xml.replace('A-0002', 'A-0001'),
      ['事项 A3 CODE_DUPLICATE', '依据 A3 CODE_NOWHERE'],
    ],
    [
      'a formula',
      (xml: string) => xml.replace(/(<c r="B2"[^>]*>).*?<\/c>/, '$1<f>1+1</f><v>2</v></c>'),
      ['事项 B2 FORMULA'],
    ],
    [
      'merged cells',
      (xml: string) => xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
      ['事项 A2:A3 MERGED'],
    ],
    [
      'an error value',
      (xml: string) => xml.replace(/<c r="C2".*?<\/c>/, '<c r="C2" t="e"><v>#REF!</v></c>'),
      ['事项 C2 ERROR_CELL'],
    ],
    [
      'digits a spreadsheet dropped',
      (xml: string) => xml.replace(/<c r="A2".*?<\/c>/, '<c r="A2"><v>1.1990101901999999E+20</v></c>'),
      ['事项 A2 NUMBER_LOST'],
    ],
    ['a word that is none of the choices', (xml: string) => xml.replace('>县级<', '>镇级<'), ['事项 K2 VALUE']],
    [
      'a document type',
      (xml: string) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
      ['  MARKUP'],
    ],
  ])('%s', async (_, change, expected) => {
    const faults = await faultsOf(changed(FIRST, change))
    for (const each of expected) expect(faults).toContain(each)
  })

  test('a date made of a code', async () => {
    const styles = (xml: string) => xml.replace('<cellXfs count="3"><xf/>', '<cellXfs count="3"><xf numFmtId="14"/>')
    const withDates = unzipSync(changed('xl/styles.xml', styles))
    const sheet = Buffer.from(withDates[FIRST] ?? []).toString('utf8')
    const xml = sheet.replace(/<c r="A2".*?<\/c>/, '<c r="A2" s="0"><v>45000</v></c>')
    expect(await faultsOf(Buffer.from(zipSync({ ...withDates, [FIRST]: strToU8(xml) })))).toContain('事项 A2 DATE_CELL')
  })

  test('a sheet that is missing, and one that nobody knows', async () => {
    const renamed = changed('xl/workbook.xml', (xml) => xml.replace('name="材料"', 'name="资料"'))
    expect(await faultsOf(renamed)).toEqual(['材料  MISSING_SHEET', '资料  UNKNOWN_SHEET'])
  })

  test('a hundred thousand rows and one more', async () => {
    const [first] = (await import('./standard-sheets.ts')).standardSheets(organs)
    const columns = [
      { header: '事项编码', width: 1 },
      ...(first?.columns ?? []).map(({ zh }) => ({ header: zh, width: 1 })),
    ]
    function* rows() {
      for (let i = 0; i <= 100_000; i++) yield [`A-${i}`]
    }
    const long = unzipSync(await workbookBytes([{ name: '事项', columns, rows: rows() }]))
    const bytes = Buffer.from(
      zipSync({ ...sound, [FIRST]: long['xl/worksheets/sheet1.xml'] ?? new Uint8Array() }, { level: 1 }),
    )
    expect(await faultsOf(bytes)).toContain('事项 A100002 TOO_MANY_ROWS')
  })

  test.each([
    ['no archive', Buffer.from('事项编码,事项名称\n1,2\n')],
    ['an archive of something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') }))],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_, bytes) => {
    expect(await faultsOf(bytes)).toEqual(['  NOT_A_WORKBOOK'])
  })

  test('one that was cut short', async () => {
    const bytes = Buffer.from(zipSync({ ...sound }))
    expect(await faultsOf(bytes.subarray(0, bytes.length - 400))).toEqual(['  NOT_A_WORKBOOK'])
  })

  test('one with a byte turned', async () => {
    const bytes = Buffer.from(zipSync({ ...sound }))
    const at = bytes.indexOf('xl/workbook.xml') + 40
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    expect((await faultsOf(bytes)).join()).toMatch(/DAMAGED|MARKUP|NOT_A_WORKBOOK/)
  })

  test('an encrypted one', async () => {
    expect(await faultsOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual(['  ENCRYPTED'])
  })
})

describe('an archive that unpacks to more than it may', () => {
  test('is left at the limit, whatever it says of its own size', async () => {
    const bomb = Buffer.from(zipSync({ 'a.xml': new Uint8Array(50_000_000) }))
    expect(bomb.length).toBeLessThan(100_000)
    const reading = openZip(bomb, 1_000_000).read('a.xml')
    let taken = 0
    const read = async () => {
      for await (const piece of reading) taken += piece.length
    }
    await expect(read()).rejects.toThrow('TOO_LARGE')
    expect(taken).toBeLessThanOrEqual(1_000_000)
  })
})
