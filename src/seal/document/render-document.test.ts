import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import {
  ORGAN_NAME,
  aCertificate,
  aSealedPdf,
  aBureauPki,
  anOrder,
  isInstalled,
  judgedBy,
} from '../testing/seal-fixtures.ts'
import { sealImpression } from '../impression/seal-impression.ts'
import { dateInChinese, dateInFigures } from './chinese-date.ts'
import type { DocumentData, Template } from './document-data.ts'
import { prepareDocument } from './prepare-document.ts'
import { renderDocument } from './render-document.ts'

const aNotice: DocumentData = {
  title: '行政许可申请受理通知书',
  number: '云审批受〔2025〕1024号',
  organName: ORGAN_NAME,
  date: '2025-07-01',
  addressee: '云州市青禾便民食品商店',
  paragraphs: ['你（单位）提出的食品经营许可申请，材料齐全，符合法定形式，本局决定予以受理。'],
  rows: [['申请事项', '食品经营许可（新办）']],
  items: ['食品经营许可申请书', '经营场所平面布局图'],
  closing: ['特此通知。'],
  qrText: 'https://oneseal.example/v/pY3mXvQw1kT0aB9cD8eFgA',
}
const documents: readonly (readonly [Template, DocumentData])[] = [
  ['certificate', aCertificate()],
  ['acceptanceNotice', aNotice],
  ['receipt', aNotice],
]
const textOf = (pdf: Buffer) => judgedBy('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': pdf })

describe('a document', () => {
  test.each(documents)('%s is the same, byte for byte, each time it is made', (template, data) => {
    expect(renderDocument(template, data).pdf.equals(renderDocument(template, data).pdf)).toBe(true)
  })

  /** Bytes that a later version may not change unseen: a changed font, template or compiler shows here. */
  test.each(documents)('%s is the one we agreed on', (template, data) => {
    const golden: unknown = JSON.parse(readFileSync('tests/golden/seal/documents.json', 'utf8'))
    const digest = createHash('sha256').update(renderDocument(template, data).pdf).digest('hex')
    expect(golden).toMatchObject({ [template]: digest })
  })

  /** What is drawn, not how it was compressed: that may differ from one zlib to the next. */
  test('that is a certificate lies on the engraved ground we agreed on, drawn before its words', () => {
    const { ground } = renderDocument('certificate', aCertificate())
    const golden: unknown = JSON.parse(readFileSync('tests/golden/seal/documents.json', 'utf8'))
    const drawing = inflateSync(ground ?? Buffer.of())
    expect(golden).toMatchObject({ ground: createHash('sha256').update(drawing).digest('hex') })
    const prepared = prepareDocument(anOrder()).prepared.toString('latin1')
    const [, first] = /\/Contents \[(\d+) 0 R \d+ 0 R\]/.exec(prepared) ?? []
    expect(prepared).toContain(`\n${first ?? ''} 0 obj\n<< /Filter /FlateDecode /Length ${String(ground?.length)} >>`)
  })

  test('claims PDF/A-2b and carries its colours and its tags', () => {
    const pdf = renderDocument('certificate', aCertificate()).pdf.toString('latin1')
    expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(pdf).toContain('/OutputIntents')
    expect(pdf).toContain('/StructTreeRoot')
  })

  test.skipIf(!isInstalled('pdftotext')).each([6, 7, 8, 9, 10, 11, 12])(
    'of %i paragraphs never carries its seal on a page without text',
    (count) => {
      const [paragraph = ''] = aNotice.paragraphs ?? []
      const paragraphs = Array.from({ length: count }, () => paragraph)
      const closing = ['查询码请妥善保管。', '特此通知。']
      const { pdf, pages, sealPlace } = renderDocument('acceptanceNotice', { ...aNotice, paragraphs, closing })
      expect(sealPlace.page).toBe(pages)
      expect(textOf(pdf).split('\f')[sealPlace.page - 1]).toContain('特此通知')
    },
  )

  test('is one page, with the place of the seal upon it', () => {
    const { pages, sealPlace } = renderDocument('certificate', aCertificate())
    expect(pages).toBe(1)
    expect(sealPlace.page).toBe(1)
    expect(sealPlace.x).toBeGreaterThan(421)
    expect(sealPlace.y).toBeGreaterThan(297)
  })

  test('puts the seal on the page where the notice ends', () => {
    const long = {
      ...aNotice,
      paragraphs: Array.from({ length: 30 }, () => '本局依法对申请材料进行了审查。'.repeat(4)),
    }
    const { pages, sealPlace } = renderDocument('refusalNotice', long)
    expect(pages).toBeGreaterThan(1)
    expect(sealPlace.page).toBe(pages)
  })

  test('keeps a certificate of many lines on one page', () => {
    const rows = Array.from({ length: 11 }, (_, index) => ['许可内容', `第${index}项`] as const)
    expect(renderDocument('certificate', aCertificate({ rows })).pages).toBe(1)
  })

  test('reports every letter of a name that the font does not have', () => {
    const rare = { rows: [['法定代表人', '林\u{30ede}远、\u{30ede}某']] as const }
    expect(renderDocument('certificate', aCertificate(rare)).missingGlyphs).toEqual(['\u{30ede}'])
    expect(renderDocument('certificate', aCertificate()).missingGlyphs).toEqual([])
  })

  test('reports letters that turn or hide others', () => {
    const { missingGlyphs } = renderDocument('certificate', aCertificate({ title: '许可\u202e证\u200b' }))
    expect(missingGlyphs).toEqual(['\u202e', '\u200b'])
  })

  test('keeps the longest titles and names on one page', () => {
    const title = '互联网上网服务营业场所网络文化经营许可证'
    const organName = '云州市澄江高新技术产业开发区管理委员会行政审批局'
    expect(renderDocument('certificate', aCertificate({ title, organName })).pages).toBe(1)
    expect(renderDocument('acceptanceNotice', { ...aNotice, organName }).pages).toBe(1)
  })

  test.skipIf(!isInstalled('pdftotext'))('prints 〓 for it, and nothing silently', () => {
    const rare = { rows: [['法定代表人', '林\u{30ede}远']] as const }
    expect(textOf(renderDocument('certificate', aCertificate(rare)).pdf)).toContain('林〓远')
  })

  test.skipIf(!isInstalled('pdftotext'))('prints every ideograph GB 18030 asks for, of extensions B to F', () => {
    const name = '林\u{20bb7}\u{20000}\u{2a6d6}\u{2a700}\u{2b734}\u{2b81d}\u{2cea1}\u{2ebe0}'
    const { pdf, missingGlyphs } = renderDocument('certificate', aCertificate({ rows: [['法定代表人', name]] }))
    expect(missingGlyphs).toEqual([])
    expect(textOf(pdf)).toContain(name)
    expect(renderDocument('certificate', aCertificate({ rows: [['法定代表人', name]] })).pdf).toEqual(pdf)
  })

  test.skipIf(!isInstalled('pdftotext'))(
    'prints the rare characters of names that the font holds beyond the BMP',
    () => {
      const name = '林\u{2c35b}\u{2b5af}\u4dae\u36c3\u{2b36f}'
      const { pdf, missingGlyphs } = renderDocument('certificate', aCertificate({ rows: [['法定代表人', name]] }))
      expect(missingGlyphs).toEqual([])
      expect(textOf(pdf)).toContain(name)
    },
  )

  test.skipIf(!isInstalled('pdftotext'))('takes no word of its data for markup', () => {
    const hostile = '#panic("x") *粗* $x$ <b> \\ [链接] @引用'
    expect(textOf(renderDocument('certificate', aCertificate({ rows: [['名称', hostile]] })).pdf)).toContain(hostile)
  })

  test.skipIf(!isInstalled('pdftoppm'))('has a QR code a telephone can read, seal or no seal', async () => {
    const pdf = await aSealedPdf(await aBureauPki())
    const folder = mkdtempSync(join(tmpdir(), 'oneseal-qr-'))
    writeFileSync(join(folder, 'a.pdf'), pdf)
    execFileSync('pdftoppm', ['-r', '150', '-png', 'a.pdf', 'page'], { cwd: folder })
    const { data, width, height } = PNG.sync.read(readFileSync(join(folder, 'page-1.png')))
    rmSync(folder, { recursive: true })
    expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(aCertificate().qrText)
  })
})

describe('a date', () => {
  test.each([
    ['2025-07-01', '二〇二五年七月一日', '2025年7月1日'],
    ['2030-10-10', '二〇三〇年十月十日', '2030年10月10日'],
    ['2026-12-31', '二〇二六年十二月三十一日', '2026年12月31日'],
    ['2026-11-20', '二〇二六年十一月二十日', '2026年11月20日'],
  ])('%s', (date, chinese, figures) => {
    expect([dateInChinese(date), dateInFigures(date)]).toEqual([chinese, figures])
  })
})

describe('the impression of the seal', () => {
  const seal = { organName: ORGAN_NAME, centreText: '行政审批专用章' }

  test('is the one we agreed on', () => {
    const golden: unknown = JSON.parse(readFileSync('tests/golden/seal/documents.json', 'utf8'))
    expect(golden).toMatchObject({ impression: createHash('sha256').update(sealImpression(seal).svg).digest('hex') })
  })

  test('is 42 mm across, and needs no font to be shown', () => {
    const { diameterMm, svg } = sealImpression(seal)
    expect(diameterMm).toBe(42)
    expect(svg).not.toContain('<text')
  })

  test('of another organ is another', () => {
    expect(sealImpression({ ...seal, organName: '邻州市行政审批局' }).svg).not.toBe(sealImpression(seal).svg)
  })

  test('keeps a long name inside its rim', () => {
    const { svg } = sealImpression({ organName: '云州市澄江高新技术产业开发区管理委员会行政审批局' })
    const numbers = [...svg.matchAll(/[ MLC](-?\d+(?:\.\d)?)/g)].map(([, value]) => Number(value))
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(4200)
  })
})
