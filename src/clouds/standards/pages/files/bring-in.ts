import { ProblemError } from '#contract'
import type { Output, Problem } from '#contract'
import { api } from '#clouds/standards/api'
import { commandHeaders } from '#web/api/transport.ts'

export type Run = Output<typeof api.takeImport>

/** Sends a file of standards; what comes back is the run that checks it. */
export async function bringIn(file: File): Promise<Run> {
  const headers = {
    ...(await commandHeaders()),
    'content-type': 'application/octet-stream',
    accept: 'application/json',
  }
  const address = `/api/v1${api.startImport.path}?name=${encodeURIComponent(file.name.slice(0, 200))}`
  const response = await fetch(address, { method: 'POST', headers, credentials: 'same-origin', body: file })
  const answer: unknown = await response.json()
  if (!response.ok) throw new ProblemError(parseProblem(answer, response.status))
  return parseRun(answer)
}

/** The rim: the reply of our own door, whose shape the contract says and the server checks. */
const parseRun = (answer: unknown): Run => answer as Run

function parseProblem(answer: unknown, status: number): Problem {
  const found: Readonly<Record<string, unknown>> = typeof answer === 'object' && answer !== null ? { ...answer } : {}
  const text = (name: string, otherwise: string) => {
    const value = found[name]
    return typeof value === 'string' ? value : otherwise
  }
  return {
    type: text('type', 'about:blank'),
    title: text('title', 'IMPORT_FAILED'),
    status,
    code: text('code', 'IMPORT_FAILED'),
    detail: text('detail', `文件没有送达（${status}），请重试`),
    detailEn: text('detailEn', `The file did not arrive (${status}). Try again.`),
  }
}
