import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareDocument } from '../document/prepare-document.ts'
import { aCertificate, anOrder } from '../testing/seal-fixtures.ts'
import { createRenderer } from './renderer.ts'

// Inside the package, where the bundled worker finds its templates; dist is never committed.
mkdirSync('dist', { recursive: true })
const folder = mkdtempSync('dist/render-worker-test-')
const workerFile = join(process.cwd(), folder, 'render-worker.js')
beforeAll(async () => {
  await build({
    entryPoints: ['src/seal/render-worker.ts'],
    outfile: workerFile,
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

const numbered = (number: number) => anOrder({ data: aCertificate({ number: `JY${number}` }) })

describe('the renderer', () => {
  test('makes on its threads, for many at once, what this thread would make', async () => {
    const renderer = createRenderer({ workers: 2, workerFile })
    const orders = Array.from({ length: 12 }, (_, index) => numbered(index))
    const documents = await Promise.all(orders.map((order) => renderer.prepare(order)))
    await renderer.close()
    expect(documents.map(({ digest }) => digest)).toEqual(orders.map((order) => prepareDocument(order).digest))
    expect(documents[0]?.prepared.equals(prepareDocument(numbered(0)).prepared)).toBe(true)
  })

  test('needs no thread where none is wanted', async () => {
    const renderer = createRenderer({ workers: 0 })
    expect((await renderer.prepare(numbered(1))).digest).toBe(prepareDocument(numbered(1)).digest)
    await renderer.close()
  })

  test('fails a document that cannot be made, and goes on', async () => {
    const renderer = createRenderer({ workers: 1, workerFile })
    const impossible = renderer.prepare(anOrder({ data: aCertificate({ date: 'tomorrow' }) }))
    const possible = renderer.prepare(numbered(2))
    await expect(impossible).rejects.toThrow('Not a calendar day')
    expect((await possible).pages).toBe(1)
    await renderer.close()
  })

  test('replaces a thread that dies, losing only the document it held', async () => {
    const dying = join(process.cwd(), folder, 'dying.mjs')
    writeFileSync(
      dying,
      `import { parentPort } from 'node:worker_threads'
      const prepared = new Uint8Array(8)
      parentPort.on('message', ({ id, order }) => {
        if (order.reason === 'die') throw new Error('died')
        parentPort.postMessage({ id, ok: true, document: { prepared, digest: '', pages: 1, missingGlyphs: [] } })
      })`,
    )
    const renderer = createRenderer({ workers: 1, workerFile: dying })
    const lost = renderer.prepare(anOrder({ reason: 'die' }))
    const kept = renderer.prepare(anOrder())
    await expect(lost).rejects.toThrow('died')
    expect((await kept).pages).toBe(1)
    await renderer.close()
  })

  test('once closed takes nothing more', async () => {
    const renderer = createRenderer({ workers: 1, workerFile })
    const running = renderer.prepare(numbered(3))
    const closing = expect(running).rejects.toThrow()
    await renderer.close()
    await closing
    await expect(renderer.prepare(numbered(4))).rejects.toThrow('closed')
  })
})
