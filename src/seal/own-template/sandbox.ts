import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseTemplateOutcome } from './message.ts'
import type { TemplateOutcome, TemplateTask } from './message.ts'

export type SandboxOutcome = TemplateOutcome | { readonly ok: false; readonly code: 'TOO_SLOW' }
export interface TemplateSandbox {
  /** Typesets in a process of its own, which is killed when it takes too long or too much. */
  readonly render: (task: TemplateTask) => Promise<SandboxOutcome>
}
export interface SandboxOptions {
  /** The bundled process; dist/template-process.js of this package when not given. */
  readonly processFile?: string
  readonly timeMsMax?: number
}

/** An honest certificate takes half a second; the rest is for a busy machine. */
const TIME_MS_MAX = 15_000
/** Fonts and compiler take 250 MB. */
const RESIDENT_BYTES_MAX = 700 * 1024 * 1024
const LOOK_MS = 50
const PAGE_BYTES = 4096
/** Whoever tries templates in a loop waits for himself. */
const AT_ONCE_MAX = 2
const WAITING_MAX = 20

/** Nothing of ours is told to it, and what would be fetched from afar is looked for where nobody answers. */
const NOWHERE = 'http://127.0.0.1:9'
const ENVIRONMENT = {
  HTTP_PROXY: NOWHERE,
  HTTPS_PROXY: NOWHERE,
  ALL_PROXY: NOWHERE,
  https_proxy: NOWHERE,
  http_proxy: NOWHERE,
}

const bundledProcess = () =>
  join(dirname(createRequire(import.meta.url).resolve('#seal')), '..', '..', 'dist', 'template-process.js')

/** A compiler in native code hears no signal but the last one, and its memory is seen from outside alone. */
function residentBytes({ pid }: ChildProcess): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')
    return Number(pages) * PAGE_BYTES
  } catch {
    return 0
  }
}

function run(file: string, task: TemplateTask, timeMsMax: number): Promise<SandboxOutcome> {
  return new Promise((resolve) => {
    const child = fork(file, {
      env: ENVIRONMENT,
      execArgv: ['--max-old-space-size=256'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const began = Date.now()
    const finish = (outcome: SandboxOutcome) => {
      clearInterval(watch)
      child.kill('SIGKILL')
      resolve(outcome)
    }
    const watch = setInterval(() => {
      if (Date.now() - began > timeMsMax || residentBytes(child) > RESIDENT_BYTES_MAX)
        finish({ ok: false, code: 'TOO_SLOW' })
    }, LOOK_MS)
    child.once('message', (message) => finish(parseTemplateOutcome(message)))
    child.once('error', (error) => finish({ ok: false, code: 'REFUSED', detail: error.message }))
    child.once('exit', () => finish({ ok: false, code: 'REFUSED', detail: 'the compiler broke off' }))
    child.send(task, () => undefined)
  })
}

/** 模板沙箱: a template is a program that a person wrote. It runs where it reads nothing, reaches nobody, and ends. */
export function createTemplateSandbox({ processFile, timeMsMax = TIME_MS_MAX }: SandboxOptions = {}): TemplateSandbox {
  let running = 0
  const waiting: (() => void)[] = []
  const turn = () =>
    new Promise<void>((resolve) => {
      if (running < AT_ONCE_MAX) {
        running += 1
        resolve()
      } else waiting.push(resolve)
    })
  const done = () => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
  return {
    render: async (task) => {
      const file = processFile ?? bundledProcess()
      if (!existsSync(file)) return { ok: false, code: 'REFUSED', detail: 'template-process.js was not built' }
      if (waiting.length >= WAITING_MAX) return { ok: false, code: 'TOO_SLOW' }
      await turn()
      try {
        return await run(file, task, timeMsMax)
      } finally {
        done()
      }
    },
  }
}
