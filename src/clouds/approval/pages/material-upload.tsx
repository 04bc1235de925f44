import { Fragment, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Material } from '#catalogue/standard'
import { texts } from '#contract'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { problemText } from '#web/api/problem-text.ts'
import { uploadFile } from '#web/api/upload.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { FieldError } from '#web/ui/field.tsx'
import { FileDrop, HandedFiles } from '#web/ui/file-drop.tsx'
import type { AcceptedFiles, HandedFile } from '#web/ui/file-drop.tsx'
import { Status } from '#web/ui/status.tsx'
import './material-upload.css'

export type MaterialHandedIn = Output<typeof api.readDraft>['content']['materials'][number]
export const materialId = (material: string): string => `material-${material}`

/** The door takes 20 MiB; what a phone photographs is a fifth of that. */
export const ACCEPTED: AcceptedFiles = {
  accept: '.pdf,.ofd,.png,.jpg,.jpeg',
  types: 'PDF、OFD、PNG、JPG',
  bytesMax: 20 * 1024 * 1024,
}

const words = texts(
  { required: '必交', optional: '选交', handed: '已交' },
  { required: 'Required', optional: 'Optional', handed: 'Handed in' },
)

interface MaterialUploadProps {
  readonly material: Material
  readonly handed: readonly MaterialHandedIn[]
  readonly error?: string | undefined
  readonly onAdd: (handed: MaterialHandedIn) => void
  readonly onRemove: (sha256: string) => void
  /** Tells how many uploads of this material are under way. */
  readonly onRunning: (count: number) => void
}

interface MaterialUploadsProps {
  readonly materials: readonly Material[]
  readonly handed: readonly MaterialHandedIn[]
  readonly errorAt: (id: string) => string | undefined
  /** An upload may end long after it began: it is added to what stands by then. */
  readonly onChange: (next: (before: readonly MaterialHandedIn[]) => MaterialHandedIn[]) => void
  /** Tells how many uploads are under way, of all materials together. */
  readonly onRunning?: (count: number) => void
  /** What stands below a material. */
  readonly below?: (material: Material) => ReactNode
}

/** Each material with its own files: every set of pages under the one material it is. */
export function MaterialUploads({ materials, handed, errorAt, onChange, onRunning, below }: MaterialUploadsProps) {
  const running = useRef(new Map<string, number>())
  const isOther = (sha256: string, material: string) => (one: MaterialHandedIn) =>
    one.sha256 !== sha256 || one.material !== material
  return materials.map((material) => (
    <Fragment key={material.id}>
      <MaterialUpload
        material={material}
        handed={handed.filter((one) => one.material === material.id)}
        error={errorAt(materialId(material.id))}
        onAdd={(one) => onChange((before) => [...before.filter(isOther(one.sha256, material.id)), one])}
        onRemove={(sha256) => onChange((before) => before.filter(isOther(sha256, material.id)))}
        onRunning={(count) => {
          running.current.set(material.id, count)
          onRunning?.([...running.current.values()].reduce((sum, each) => sum + each, 0))
        }}
      />
      {below?.(material)}
    </Fragment>
  ))
}

interface Running {
  readonly key: string
  readonly name: string
  readonly sizeBytes: number
  readonly share: number
  readonly error?: string
}

function MaterialUpload({ material, handed, error, onAdd, onRemove, onRunning }: MaterialUploadProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { running, start, cancel } = useUploads(material.id, onAdd, onRunning)
  const name = inLanguage(material.name, language)
  const id = materialId(material.id)
  const files: HandedFile[] = [
    ...handed.map(({ sha256, fileName, sizeBytes }) => ({ key: sha256, name: fileName, sizeBytes })),
    ...running,
  ]
  return (
    <section className={error === undefined ? 'material' : 'material field-wrong'} aria-labelledby={`${id}-name`}>
      <div className="material-head">
        <h3 id={`${id}-name`}>{name}</h3>
        {handed.length > 0 ? (
          <Status tone="good">{t('handed')}</Status>
        ) : (
          <span className="soft small">{t(material.required ? 'required' : 'optional')}</span>
        )}
      </div>
      {material.note !== undefined && <p className="soft small">{inLanguage(material.note, language)}</p>}
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
      <HandedFiles
        files={files}
        onRemove={(key) => {
          if (running.some((upload) => upload.key === key)) cancel(key)
          else onRemove(key)
        }}
      />
      <FileDrop
        id={id}
        label={name}
        accepted={ACCEPTED}
        multiple
        camera
        describedBy={error === undefined ? undefined : `${id}-error`}
        onFiles={start}
      />
    </section>
  )
}

function useUploads(material: string, onAdd: (handed: MaterialHandedIn) => void, onRunning?: (count: number) => void) {
  const { language } = useLanguage()
  const [running, setRunning] = useState<readonly Running[]>([])
  const aborts = useRef(new Map<string, AbortController>())
  const counter = useRef(0)
  const told = () => onRunning?.(aborts.current.size)

  const startOne = async (file: File) => {
    counter.current += 1
    const key = `upload-${counter.current}`
    const abort = new AbortController()
    aborts.current.set(key, abort)
    told()
    const update = (change: Partial<Running>) =>
      setRunning((before) => before.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)))
    setRunning((before) => [...before, { key, name: file.name, sizeBytes: file.size, share: 0 }])
    try {
      const uploaded = await uploadFile(file, { signal: abort.signal, onProgress: (share) => update({ share }) })
      setRunning((before) => before.filter((upload) => upload.key !== key))
      onAdd({ material, ...uploaded })
    } catch (failure) {
      if (abort.signal.aborted) setRunning((before) => before.filter((upload) => upload.key !== key))
      else update({ error: problemText(failure, language) })
    } finally {
      aborts.current.delete(key)
      told()
    }
  }
  return {
    running,
    start: (files: readonly File[]) => {
      for (const file of files) void startOne(file)
    },
    cancel: (key: string) => {
      aborts.current.get(key)?.abort()
      setRunning((before) => before.filter((upload) => upload.key !== key))
    },
  }
}
