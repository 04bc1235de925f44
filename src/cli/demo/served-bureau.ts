import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { renderDocument } from '#seal'
import { PLACES } from '../../app/place.ts'
import { eventually } from './person.ts'
import type { Paper } from './story.ts'

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** The first start of a data folder makes keys, organs, people and a catalogue. */
const START_SECONDS_MAX = 120

/** A bureau of its own in a scratch folder, served by another process, as a newcomer would start it. */
export async function startBureau(data: string, progress: (line: string) => void) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${String(port)}`
  const words = [PLACES.program, 'serve', '--demo', '--data', data, '--port', String(port)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  child.stderr.on('data', (bytes: Buffer) => progress(bytes.toString().trimEnd()))
  let ended = false
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      ended = true
      resolve()
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  const ready = async () => {
    if (ended) throw new Error('The server ended while it was starting')
    const response = await fetch(`${origin}/readyz`).catch(() => undefined)
    return response?.ok === true ? true : undefined
  }
  try {
    await eventually('The server', ready, START_SECONDS_MAX)
  } catch (error) {
    await stop()
    throw error
  }
  return { origin, stop, pid: child.pid ?? 0 }
}

/** A page that says what it stands for; no two are the same file. */
export const paper: Paper = (name) =>
  renderDocument('receipt', {
    title: name,
    number: randomBytes(4).toString('hex'),
    organName: '示范区稻香小馆餐饮有限公司',
    date: '2026-11-20',
    paragraphs: ['演示用材料，没有任何效力。'],
  }).pdf
