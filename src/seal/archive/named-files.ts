import type { Json, JsonObject } from '#kernel'
import { isObject } from '../bundle/trust.ts'
import type { ArchiveRole } from './layout.ts'

/** What a body says of a sealed paper it names. */
const SEALED: Readonly<
  Record<string, { readonly mediaType: string; readonly role: ArchiveRole; readonly name: string }>
> = {
  CertificateSealed: { mediaType: 'application/pdf', role: 'RESULT', name: 'certificateName' },
  RenditionSealed: { mediaType: 'application/ofd', role: 'RESULT', name: 'number' },
  NoticeSealed: { mediaType: 'application/pdf', role: 'NOTICE', name: 'number' },
}
export interface NamedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly role: ArchiveRole
}

/** Files that bodies name, by digest: `file` of a sealing, and `sha256` wherever a file is described. */
export function filesNamedIn(
  acts: readonly { readonly type: string; readonly body: JsonObject | null }[],
): ReadonlyMap<string, NamedFile> {
  const described = new Map<string, NamedFile>()
  const walk = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach((one: Json) => walk(one))
    else if (isObject(value)) {
      const { sha256: digest, fileName, mediaType } = value
      if (typeof digest === 'string' && typeof mediaType === 'string')
        described.set(digest, {
          fileName: typeof fileName === 'string' ? fileName : digest,
          mediaType,
          role: 'MATERIAL',
        })
      Object.values(value).forEach((one) => walk(one))
    }
  }
  const sealed = new Map<string, NamedFile>()
  for (const { type, body } of acts) {
    walk(body ?? undefined)
    const kind = SEALED[type]
    const file = body?.['file']
    if (kind === undefined || typeof file !== 'string') continue
    const name = body?.[kind.name]
    const { mediaType, role } = kind
    sealed.set(file, { fileName: typeof name === 'string' ? name : file, mediaType, role })
  }
  return new Map([...[...described].filter(([digest]) => !sealed.has(digest)), ...sealed])
}
