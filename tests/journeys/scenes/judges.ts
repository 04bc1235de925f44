import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

const PDFSIG = process.env['ONESEAL_PDFSIG'] ?? 'pdfsig'
const PDFTOPPM = process.env['ONESEAL_PDFTOPPM'] ?? 'pdftoppm'
const MS_MAX = 60_000

function withFile<T>(pdf: Buffer, judge: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-judge-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    return judge(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What poppler, who knows nothing of us, says of a seal. */
export const pdfsigSays = (pdf: Buffer): string =>
  withFile(pdf, (file) => execFileSync(PDFSIG, ['-nocert', file], { encoding: 'utf8', timeout: MS_MAX }))

/** Prints the paper and reads the QR code off the print, as a telephone would. */
export const qrOf = (pdf: Buffer): string =>
  withFile(pdf, (file, folder) => {
    execFileSync(PDFTOPPM, ['-r', '150', '-png', file, join(folder, 'page')], { timeout: MS_MAX })
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.png'))) {
      const { data, width, height } = PNG.sync.read(readFileSync(join(folder, name)))
      const found = jsQR(new Uint8ClampedArray(data), width, height)
      if (found !== null) return found.data
    }
    throw new Error('No QR code can be read off the paper')
  })

/** The same paper with one byte of its text changed. */
export function oneByteChanged(pdf: Buffer): Buffer {
  const changed = Buffer.from(pdf)
  const place = Math.floor(changed.length / 3)
  changed[place] = (changed[place] ?? 0) ^ 1
  return changed
}
