import { useState } from 'react'
import { uploadFile } from '#web/api/upload.ts'
import { FileField } from '#web/ui/file-field.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'

export interface HandedPaper {
  readonly sha256: string
  readonly name: string
}
interface PaperFieldProps {
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  readonly papers: readonly HandedPaper[]
  readonly onChange: (papers: readonly HandedPaper[]) => void
}

/** Papers go into the store as soon as they are chosen; what is sent later names them. */
export function PaperField({ label, hint, required, papers, onChange }: PaperFieldProps) {
  const [error, setError] = useState<unknown>(null)
  const take = async (files: readonly File[]) => {
    setError(null)
    try {
      const taken: HandedPaper[] = []
      for (const file of files) {
        const { sha256 } = await uploadFile(file, { onProgress: () => undefined, signal: new AbortController().signal })
        taken.push({ sha256, name: file.name })
      }
      onChange([...papers.filter(({ sha256 }) => !taken.some((one) => one.sha256 === sha256)), ...taken])
    } catch (fault) {
      setError(fault)
    }
  }
  return (
    <>
      <FileField
        label={label}
        hint={hint}
        required={required}
        multiple
        accept=".pdf,.png,.jpg"
        onFiles={(files) => void take(files)}
      />
      {papers.length > 0 && <p className="small soft">{papers.map(({ name }) => name).join('、')}</p>}
      <RefusalNotice error={error} />
    </>
  )
}
