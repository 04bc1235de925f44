import { useState } from 'react'
import { problemText } from '#web/api/problem-text.ts'
import { uploadFile } from '#web/api/upload.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { useLanguage } from '#web/i18n/index.ts'
import { FieldError } from '#web/ui/field.tsx'
import { FileDrop, HandedFiles } from '#web/ui/file-drop.tsx'
import type { HandedFile } from '#web/ui/file-drop.tsx'
import { ACCEPTED } from '../../material-upload.tsx'

interface PaperFilesProps {
  readonly id: string
  readonly label: string
  readonly error?: string | undefined
  readonly multiple?: boolean
  readonly papers: readonly Uploaded[]
  /** Files arrive one by one and late: each change is one to what is there by then. */
  readonly onChange: (next: (before: readonly Uploaded[]) => readonly Uploaded[]) => void
}

/** Reports, records and minutes an officer attaches to an act. */
export function PaperFiles({ id, label, error, multiple = true, papers, onChange }: PaperFilesProps) {
  const { language } = useLanguage()
  const [running, setRunning] = useState<readonly HandedFile[]>([])
  const send = async (file: File) => {
    const key = `${file.name} ${String(file.lastModified)} ${String(file.size)}`
    const update = (change: Partial<HandedFile>) =>
      setRunning((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)))
    setRunning((before) => [...before, { key, name: file.name, sizeBytes: file.size, share: 0 }])
    try {
      const { signal } = new AbortController()
      const uploaded = await uploadFile(file, { signal, onProgress: (share) => update({ share }) })
      setRunning((before) => before.filter((one) => one.key !== key))
      onChange((before) => (multiple ? [...before, uploaded] : [uploaded]))
    } catch (failure) {
      update({ error: problemText(failure, language) })
    }
  }
  return (
    <div className={error === undefined ? 'field' : 'field field-wrong'}>
      <p className="field-label">{label}</p>
      {error !== undefined && <FieldError id={`${id}-error`} text={error} />}
      <HandedFiles
        files={[
          ...papers.map(({ sha256, fileName, sizeBytes }) => ({ key: sha256, name: fileName, sizeBytes })),
          ...running,
        ]}
        onRemove={(key) => {
          setRunning((before) => before.filter((one) => one.key !== key))
          onChange((before) => before.filter(({ sha256 }) => sha256 !== key))
        }}
      />
      <FileDrop
        id={id}
        label={label}
        accepted={ACCEPTED}
        multiple={multiple}
        describedBy={error === undefined ? undefined : `${id}-error`}
        onFiles={(files) => {
          for (const file of files) void send(file)
        }}
      />
    </div>
  )
}
