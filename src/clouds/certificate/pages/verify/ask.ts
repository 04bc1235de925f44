import { ProblemError } from '#contract'
import type { Output, Problem } from '#contract'
import { api } from '#clouds/certificate/api'
import { certificate } from '#web/api/clients.ts'
import { commandHeaders } from '#web/api/transport.ts'
import type { Question } from './question.ts'

export type Verdict = Output<typeof api.verifyToken>

export async function ask(question: Question): Promise<Verdict> {
  switch (question.by) {
    case 'token':
      return question.at === undefined
        ? certificate.verifyToken({ params: { token: question.token } })
        : certificate.verifyRegionToken({ params: { token: question.token }, query: { at: question.at } })
    case 'number':
      return certificate.verifyNumber({ params: { identifier: question.number } })
    case 'file':
      return askAboutFile(question.file)
  }
}

async function askAboutFile(file: File): Promise<Verdict> {
  const headers = { ...(await commandHeaders()), 'content-type': 'application/pdf', accept: 'application/json' }
  const response = await fetch(`/api/v1${api.verifyFile.path}`, {
    method: 'POST',
    headers,
    credentials: 'same-origin',
    body: file,
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new ProblemError(parseProblem(answer, response.status))
  return parseVerdict(answer)
}

/** The rim: the reply of our own door, whose shape the contract says and the server checks. */
const parseVerdict = (answer: unknown): Verdict => answer as Verdict

function parseProblem(answer: unknown, status: number): Problem {
  const found: Readonly<Record<string, unknown>> = typeof answer === 'object' && answer !== null ? { ...answer } : {}
  const text = (name: string, otherwise: string) => {
    const value = found[name]
    return typeof value === 'string' ? value : otherwise
  }
  return {
    type: text('type', 'about:blank'),
    title: text('title', 'VERIFY_FAILED'),
    status,
    code: text('code', 'VERIFY_FAILED'),
    detail: text('detail', `验证没有完成（${status}），请重试`),
    detailEn: text('detailEn', `The verification did not finish (${status}). Try again.`),
  }
}
