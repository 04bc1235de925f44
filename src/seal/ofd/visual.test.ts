import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { prepareDocument } from '../document/prepare-document.ts'
import { ORGAN_NAME, PKI_FOUNDED, SEALED_AT, aCertificate, anOrder, isInstalled } from '../testing/seal-fixtures.ts'
import { createOfdSealing } from './ofd-keys.ts'
import { prepareOfdOf } from './prepare-ofd.ts'
import { readLaidOut } from './read-laid-out.ts'
import { showOfd } from './show-ofd.ts'
import { completeOfd } from './write-ofd.ts'
import { sealPicture } from './seal-picture.ts'

/** As an office printer puts it on paper. */
const DOTS_PER_INCH = 200
const millimetres = (dots: number): number => (dots / DOTS_PER_INCH) * 25.4

function printed(pdf: Buffer): readonly PNG[] {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-print-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const said = execFileSync('pdftoppm', ['-r', String(DOTS_PER_INCH), '-png', 'a.pdf', 'page'], { cwd: folder })
    expect(said).toBeDefined()
    const pages = execFileSync('ls', { cwd: folder, encoding: 'utf8' })
      .split('\n')
      .filter((name) => name.endsWith('.png'))
    return pages.map((name) => PNG.sync.read(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Test = (red: number, green: number, blue: number) => boolean
interface Found {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly count: number
}
/** The smallest frame around every dot of such a colour, between two columns and below a row. */
function frameOf({ data, width, height }: PNG, isIt: Test, from = 0, to = width, below = 0): Found {
  let [left, right, top, bottom, count] = [width, 0, height, 0, 0]
  for (let y = below; y < height; y += 1)
    for (let x = from; x < to; x += 1) {
      const at = (y * width + x) * 4
      if (!isIt(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
      count += 1
    }
  return { left, right, top, bottom, count }
}
/** Vermilion ink at nine tenths over white, and no other red of ours (letters are 200 16 46). */
const isInk: Test = (red, green, blue) => red > 205 && green < 90 && blue < 90
const isLetterUnderInk: Test = (red, green, blue) => red < 80 && green < 60 && blue < 60

const paragraphs = Array.from({ length: 24 }, () =>
  '根据《中华人民共和国行政许可法》第三十二条的规定，经审查，决定予以受理。'.repeat(3),
)
const aLongNotice = anOrder({ template: 'notice', data: aCertificate({ paragraphs, closing: ['特此告知。'] }) })

describe.skipIf(!isInstalled('pdftoppm'))('CE-15 the seal as it is printed', () => {
  test('CE-15 is a red round of 42 mm over the organ’s name and date, which stay to be read through it', () => {
    const { prepared } = prepareDocument(anOrder())
    const [stamp] = readLaidOut(prepared).stamps
    const [page] = printed(prepared)
    if (page === undefined || stamp === undefined) throw new Error('A certificate has a page and a seal')
    // The title is red too; the seal stands in the lower right.
    const [middle, below] = [Math.round(page.width / 2), Math.round(page.height * 0.6)]
    const ink = frameOf(page, isInk, middle, page.width, below)
    expect(millimetres(ink.right - ink.left)).toBeCloseTo(42, 0)
    expect(millimetres(ink.bottom - ink.top)).toBeCloseTo(42, 0)
    expect(millimetres(ink.left)).toBeCloseTo(stamp.box.x, 0)
    expect(millimetres(ink.top)).toBeCloseTo(stamp.box.y, 0)
    const under = frameOf(page, isLetterUnderInk, ink.left, ink.right, ink.top)
    expect(under.count).toBeGreaterThan(500)
  })

  test('CE-15 runs across the right edges of a paper of several pages, a slice on each, which together are the whole seal', () => {
    const { prepared } = prepareDocument(aLongNotice)
    const pages = printed(prepared)
    expect(pages.length).toBeGreaterThan(1)
    const slice = 42 / pages.length
    const frames = pages.map((page) => frameOf(page, isInk, page.width - Math.floor((slice / 25.4) * DOTS_PER_INCH)))
    const heights = frames.map(({ top, bottom }) => millimetres(bottom - top))
    expect(Math.max(...heights)).toBeLessThan(42.5)
    for (const [index, frame] of frames.entries()) {
      expect(frame.count, `page ${String(index + 1)}`).toBeGreaterThan(200)
      expect(millimetres((pages[index]?.width ?? 0) - frame.left)).toBeLessThanOrEqual(slice + 0.3)
    }
    // Laid side by side the slices begin and end as the round does: the middle of its height at both ends.
    const middles = frames.map(({ top, bottom }) => (top + bottom) / 2)
    for (const middle of middles) expect(millimetres(Math.abs(middle - (middles[0] ?? 0)))).toBeLessThan(4)
  })

  test('is the same picture on the OFD: red, round, clear between its lines, 600 dots an inch', () => {
    const picture = PNG.sync.read(sealPicture({ organName: ORGAN_NAME, centreText: '行政审批专用章' }))
    expect([picture.width, picture.height]).toEqual([992, 992])
    const alphaAt = (x: number, y: number) => picture.data[(y * picture.width + x) * 4 + 3]
    expect([...picture.data.subarray(0, 3)]).toEqual([0xd9, 0, 0x1b])
    expect(alphaAt(0, 0)).toBe(0)
    expect(alphaAt(496, 14)).toBeGreaterThan(220)
    expect(alphaAt(496, 496)).toBeGreaterThan(220)
    expect(alphaAt(496, 250)).toBe(0)
  })
})

test('rare characters of a name come over with all else, and are drawn', async () => {
  const name = '\u{20bb7}野\u{2afef}'
  const { prepared, missingGlyphs } = prepareDocument(anOrder({ data: aCertificate({ rows: [['法定代表人', name]] }) }))
  const sealing = await createOfdSealing({ text: { organName: ORGAN_NAME }, now: PKI_FOUNDED })
  const order = { pdf: prepared, seal: sealing.seal, number: 'JY1', signingTime: SEALED_AT }
  const ofd = prepareOfdOf(order)
  const [page] = showOfd(await completeOfd(ofd.prepared, ofd.digest, sealing))
  expect(missingGlyphs).toEqual([])
  const drawn = [...(page?.svg ?? '').matchAll(/<title>([^<]*)<\/title>((?:<path[^>]*>)*)/g)]
  const rare = drawn.filter(([, word = '']) => /[\u{20000}-\u{2ffff}]/u.test(word))
  expect(rare.length).toBeGreaterThan(0)
  for (const [, , paths = ''] of rare) expect(paths.length).toBeGreaterThan(200)
})
