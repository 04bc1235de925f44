import { parentPort } from 'node:worker_threads'
import { prepareDocument } from './document/prepare-document.ts'
import { sealFont } from './document/fonts.ts'
import { renderBooklet } from './document/render-booklet.ts'
import { renderDocument } from './document/render-document.ts'
import { prepareOfdOf } from './ofd/prepare-ofd.ts'
import { parseJob } from './rendering/job.ts'
import type { JobOutcome } from './rendering/job.ts'

const port = parentPort
if (port === null) throw new Error('The render worker runs as a worker thread')

const reply = (outcome: JobOutcome, transfer: readonly ArrayBuffer[] = []) => {
  port.postMessage(outcome, [...transfer])
}

/** The bytes in a buffer of their own, so that they can be handed over instead of copied. */
const detachable = (bytes: Buffer): Uint8Array<ArrayBuffer> => {
  const { buffer } = bytes
  const whole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
  return whole ? new Uint8Array(buffer) : new Uint8Array(bytes)
}

port.on('message', (message: unknown) => {
  const job = parseJob(message)
  try {
    if ('booklet' in job) {
      const booklet = renderBooklet(job.booklet)
      const pdf = detachable(booklet.pdf)
      reply({ id: job.id, ok: true, booklet: { ...booklet, pdf } }, [pdf.buffer])
      return
    }
    if ('ofd' in job) {
      const ofd = prepareOfdOf(job.ofd)
      const prepared = detachable(ofd.prepared)
      reply({ id: job.id, ok: true, ofd: { ...ofd, prepared } }, [prepared.buffer])
      return
    }
    const document = prepareDocument(job.order)
    const prepared = detachable(document.prepared)
    reply({ id: job.id, ok: true, document: { ...document, prepared } }, [prepared.buffer])
  } catch (error) {
    reply({ id: job.id, ok: false, message: error instanceof Error ? error.message : String(error) })
  }
})

// The first document of a thread takes a quarter of a second for fonts and templates: taken here, before anyone waits.
sealFont()
for (const template of ['certificate', 'acceptanceNotice'] as const) {
  renderDocument(template, { title: '证', number: '0', organName: '局', date: '2000-01-01' })
}
