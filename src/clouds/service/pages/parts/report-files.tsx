import { useMutation } from '@tanstack/react-query'
import type { Input } from '#contract'
import { sendFile } from '#web/api/send-file.ts'
import { formatBytes } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { api } from '../../api.ts'
import { reportWords } from './report-words.ts'

export type ReportFile = Input<typeof api.fileReport>['body']['evidence'][number]
const FILES_MAX = 5

interface ReportFilesProps {
  readonly files: readonly ReportFile[]
  readonly onChange: (files: readonly ReportFile[]) => void
}

/** Files that go with a report: sent at once, kept without their names. */
export function ReportFiles({ files, onChange }: ReportFilesProps) {
  const t = useTexts(reportWords)
  const sending = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const kept: ReportFile[] = []
      for (const file of chosen) kept.push(await sendFile(api.keepReportFile, file))
      return kept
    },
    onSuccess: (kept) => onChange([...files, ...kept].slice(0, FILES_MAX)),
  })
  return (
    <div className="stack-tight">
      <p className="field-label" id="report-files-label">
        {t('files')}
      </p>
      <p className="field-hint" id="report-files-hint">
        {t('filesHint')}
      </p>
      {files.map(({ sha256, sizeBytes }, i) => (
        <p key={sha256} className="row">
          {t('file', { n: i + 1 })}（{formatBytes(sizeBytes)}）
          <Button kind="plain" onClick={() => onChange(files.filter((one) => one.sha256 !== sha256))}>
            {t('remove')}
          </Button>
        </p>
      ))}
      <p role="status">{sending.isPending ? t('sending') : ''}</p>
      <RefusalNotice error={sending.error} />
      {files.length < FILES_MAX && (
        <label className="button button-secondary">
          {t('addFile')}
          <input
            className="visually-hidden"
            type="file"
            accept=".jpg,.jpeg,.png,.pdf"
            aria-describedby="report-files-hint"
            multiple
            onChange={(event) => {
              sending.mutate(Array.from(event.currentTarget.files ?? []))
              event.currentTarget.value = ''
            }}
          />
        </label>
      )}
    </div>
  )
}
