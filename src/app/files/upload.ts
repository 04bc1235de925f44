import { createHash } from 'node:crypto'
import type { RefusalAnswer } from '#frame'
import type { HttpContext } from '../http/context.ts'
import type { FrameRefusal } from '../http/refusal-texts.ts'
import { parseFileName, sniff, typeOfName } from './media-type.ts'
import type { MediaType } from './media-type.ts'

interface Uploaded {
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: MediaType
  readonly sizeBytes: number
}

const refuse = (code: FrameRefusal, facts: Readonly<Record<string, string>> = {}) => ({ refusal: { code, facts } })

/** Whether this account may keep another file; undefined when it may. */
type Allow = (file: Pick<Uploaded, 'sha256' | 'sizeBytes'>) => Promise<RefusalAnswer | undefined>

const always: Allow = () => Promise.resolve(undefined)

/** POST /files: takes what the name and the content agree to be. The same bytes twice are one file. */
export async function upload(_input: unknown, { bytes, files, http }: HttpContext, refusalOf = always) {
  const fileName = parseFileName(http.header('x-file-name'))
  if (fileName === undefined) return refuse('FILE_NAME_UNUSABLE')
  if (bytes === undefined || bytes.length === 0) return refuse('FILE_EMPTY')
  const mediaType = sniff(bytes)
  if (mediaType === undefined) return refuse('FILE_TYPE_NOT_TAKEN')
  if (typeOfName(fileName) !== mediaType) return refuse('FILE_NOT_WHAT_IT_SAYS', { found: mediaType })
  const sizeBytes = bytes.length
  // Asked before anything is written: a full disk is what the limit is against.
  const refusal = await refusalOf({ sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes })
  if (refusal !== undefined) return refusal
  const sha256 = await files.put(bytes)
  return { sha256, fileName, mediaType, sizeBytes } satisfies Uploaded
}
