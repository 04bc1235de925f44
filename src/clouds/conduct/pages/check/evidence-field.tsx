import { useMutation } from '@tanstack/react-query'
import { uploadFile } from '#web/api/upload.ts'
import { useTexts } from '#web/i18n/index.ts'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { checkTexts } from './texts.ts'

interface EvidenceFieldProps {
  readonly files: readonly string[]
  readonly onChange: (files: readonly string[]) => void
}

/** What shows it: sent at once, kept by digest. */
export function EvidenceField({ files, onChange }: EvidenceFieldProps) {
  const t = useTexts(checkTexts)
  const sending = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const kept: string[] = []
      for (const file of chosen) {
        const { signal } = new AbortController()
        kept.push((await uploadFile(file, { onProgress: () => undefined, signal })).sha256)
      }
      return kept
    },
    onSuccess: (kept) => onChange([...files, ...kept]),
  })
  return (
    <div className="stack-tight">
      <p className="field-label">{t('evidence')}</p>
      <p className="row">
        {files.map((sha256, i) => (
          <span key={sha256}>{t('file', { n: i + 1 })}</span>
        ))}
        <span role="status">{sending.isPending ? t('sending') : ''}</span>
      </p>
      <RefusalNotice error={sending.error} />
      <label className="button button-secondary">
        {t('addFile')}
        <input
          className="visually-hidden"
          type="file"
          accept=".jpg,.jpeg,.png,.pdf"
          multiple
          onChange={(event) => {
            sending.mutate(Array.from(event.currentTarget.files ?? []))
            event.currentTarget.value = ''
          }}
        />
      </label>
    </div>
  )
}

/** Links to what shows it. */
export function EvidenceLinks({ check, files }: { readonly check: string; readonly files: readonly string[] }) {
  const t = useTexts(checkTexts)
  return files.map((sha256, i) => (
    <a
      key={sha256}
      href={`/api/v1/desk/performance-checks/${check}/files/${sha256}`}
      target="_blank"
      rel="noreferrer"
      className="small"
    >
      {t('file', { n: i + 1 })}
    </a>
  ))
}
