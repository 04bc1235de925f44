import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateFolder } from '../document/typeset.ts'
import { aCertificate } from '../testing/seal-fixtures.ts'
import { createTemplateSandbox } from './sandbox.ts'

mkdirSync('dist', { recursive: true })
const folder = mkdtempSync('dist/template-process-test-')
const processFile = join(process.cwd(), folder, 'template-process.js')
beforeAll(async () => {
  await build({
    entryPoints: ['src/seal/template-process.ts'],
    outfile: processFile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const sandbox = createTemplateSandbox({ processFile })
const data = aCertificate()
const detailOf = async (text: string) => {
  const outcome = await sandbox.render({ text, data })
  return outcome.ok ? 'printed' : outcome.code === 'REFUSED' ? outcome.detail : outcome.code
}

describe('a template of somebody’s own', () => {
  test('prints what the house’s own form prints, byte for byte', async () => {
    const text = readFileSync(join(templateFolder(), 'certificate.typ'), 'utf8')
    const [one, other] = [await sandbox.render({ text, data }), await sandbox.render({ text, data })]
    if (!one.ok || !other.ok) throw new Error('The form does not print')
    expect(one.pages).toBe(1)
    expect(one.svg).toContain('<svg')
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true)
  })

  test('reads no file of ours and fetches nothing from afar, however the address is put together', async () => {
    expect(await detailOf('#read("/etc/hostname")')).toContain('not found')
    expect(await detailOf('#read("../../../../package.json")')).toContain('access denied')
    expect(await detailOf('#import ("@" + "preview/cetz:0.3.0")')).toContain('download')
  })

  test('is told where it is wrong, and that it leaves no place for the seal', async () => {
    expect(await detailOf('#let x =')).toContain('expected expression')
    expect(await detailOf('Only words')).toContain('seal')
  })

  test('that never ends is stopped, and so is one that prints without end', async () => {
    const quick = createTemplateSandbox({ processFile, timeMsMax: 3000 })
    const loop = '#let f(n) = { for i in range(100000000) { n = calc.rem(n + i, 7) }; n }\n#f(1)#f(2)'
    expect(await quick.render({ text: loop, data })).toEqual({ ok: false, code: 'TOO_SLOW' })
    expect(await detailOf('#import "official.typ": *\n#seal-middle\n#for i in range(200) { pagebreak() }')).toContain(
      'pages',
    )
  })

  test('that eats memory is stopped before the machine feels it', async () => {
    const greedy = '#let grow(n) = { let a = (0,); for i in range(n) { a = a + a }; a.len() }\n#grow(40)'
    expect(await sandbox.render({ text: greedy, data })).toMatchObject({ ok: false })
  })
})
