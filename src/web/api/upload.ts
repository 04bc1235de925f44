import { ProblemError, officeApi } from '#contract'
import type { Output, Problem } from '#contract'
import { commandHeaders } from './transport.ts'

export type Uploaded = Output<typeof officeApi.upload>

export interface UploadProgress {
  /** 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** XMLHttpRequest, because fetch cannot tell how much of an upload has gone out. */
export async function uploadFile(file: File, { onProgress, signal }: UploadProgress): Promise<Uploaded> {
  const headers = await commandHeaders()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/v1${officeApi.upload.path}`)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const answer = parseAnswer(request.responseText)
      const uploaded = request.status < 300 ? parseUploaded(answer) : undefined
      if (uploaded === undefined) reject(new ProblemError(parseRefusal(answer, request.status)))
      else resolve(uploaded)
    })
    request.addEventListener('error', () => reject(new TypeError('upload failed')))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

type Loose = Readonly<Record<string, unknown>>

function parseAnswer(text: string): Loose {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null ? { ...answer } : {}
  } catch {
    return {}
  }
}

function parseUploaded(answer: Loose): Uploaded | undefined {
  const { sha256, fileName, mediaType, sizeBytes } = answer
  if (typeof sha256 !== 'string' || typeof fileName !== 'string') return undefined
  if (typeof mediaType !== 'string' || typeof sizeBytes !== 'number') return undefined
  return { sha256, fileName, mediaType, sizeBytes }
}

function parseRefusal(answer: Loose, status: number): Problem {
  const text = (name: string, otherwise: string) => {
    const value = answer[name]
    return typeof value === 'string' ? value : otherwise
  }
  return {
    type: text('type', 'about:blank'),
    title: text('title', 'UPLOAD_FAILED'),
    status,
    code: text('code', 'UPLOAD_FAILED'),
    detail: text('detail', `上传未成功（${status}），请重试`),
    detailEn: text('detailEn', `The upload did not succeed (${status}). Try again.`),
  }
}
