import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#contract'
import { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { sendFile } from '#web/api/send-file.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { TAKE_OVER_COLUMNS } from '../../take-over-rows.ts'
import { takeOverTexts } from './texts.ts'

const ROWS_MAX = 500
const ACCEPTED = { accept: '.csv,.xlsx,.json,.txt', types: 'CSV、XLSX、JSON', bytesMax: 8 * 1024 * 1024 }
type Result = Output<typeof api.takeOverCases>
type TakeOverFile = Output<typeof api.readTakeOver>

/** 在办件迁移: nothing is sent before it has been looked at. */
export default function TakeOverPage() {
  const t = useTexts(takeOverTexts)
  usePageTitle(t('title'))
  const [file, setFile] = useState<TakeOverFile | undefined>(undefined)
  const [result, setResult] = useState<Result | undefined>(undefined)
  const command = useCommand(approval.takeOverCases, setResult)
  const reading = useMutation({
    mutationFn: (chosen: File) => sendFile(api.readTakeOver, chosen),
    onSuccess: setFile,
  })
  const read = ([first]: readonly File[]) => {
    setResult(undefined)
    setFile(undefined)
    if (first !== undefined) reading.mutate(first)
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Disclosure summary={t('layout')}>
        <p className="reading">{t('layoutText')}</p>
        <p className="small mono">{t('columns', { columns: TAKE_OVER_COLUMNS.join(' · ') })}</p>
      </Disclosure>
      <div className="reading">
        <FileDrop label={t('file')} accepted={ACCEPTED} onFiles={read} />
      </div>
      <RefusalNotice error={reading.error} />
      {file !== undefined && result === undefined && (
        <Preview
          file={file}
          busy={command.isPending}
          onImport={() => command.mutate({ body: { rows: [...file.rows] } })}
        />
      )}
      <RefusalNotice error={command.error} />
      {result !== undefined && <ResultTable result={result} />}
    </div>
  )
}

interface PreviewProps {
  readonly file: TakeOverFile
  readonly busy: boolean
  readonly onImport: () => void
}

function Preview({ file: { rows, faults }, busy, onImport }: PreviewProps) {
  const t = useTexts(takeOverTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('preview')}>
      <p>{t('count', { count: rows.length })}</p>
      {faults.length > 0 && (
        <Notice tone="warn" title={t('faults')}>
          <ul className="plain">
            {faults.map(({ line, message, messageEn }) => (
              <li key={`${String(line)} ${message}`}>
                {t('line', { line, message: language === 'en' ? messageEn : message })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {rows.length > ROWS_MAX && <Notice tone="bad">{t('tooMany')}</Notice>}
      {rows.length > 0 && (
        <>
          <Table
            caption={t('preview')}
            captionHidden
            rows={rows.slice(0, ROWS_MAX)}
            rowKey={({ system, foreignNumber }) => `${system} ${foreignNumber}`}
            columns={[
              { key: 'number', label: t('number'), heading: true, cell: ({ foreignNumber }) => foreignNumber },
              { key: 'item', label: t('item'), cell: ({ itemCode }) => <code>{itemCode}</code> },
              { key: 'applicant', label: t('applicant'), cell: ({ applicant }) => applicant.name },
              { key: 'received', label: t('received'), cell: ({ receivedAt }) => formatMoment(receivedAt, language) },
              {
                key: 'accepted',
                label: t('accepted'),
                cell: ({ acceptedAt }) => (acceptedAt === null ? t('notAccepted') : formatMoment(acceptedAt, language)),
              },
            ]}
          />
          <Button kind="primary" busy={busy} disabled={rows.length > ROWS_MAX} onClick={onImport}>
            {t('import', { count: rows.length })}
          </Button>
        </>
      )}
    </Panel>
  )
}

const TONES = { TAKEN: 'good', KNOWN: 'off', REFUSED: 'bad' } as const

function ResultTable({ result }: { readonly result: Result }) {
  const t = useTexts(takeOverTexts)
  const { language } = useLanguage()
  const { taken, known, refused, rows } = result
  return (
    <Panel title={t('result')}>
      <p role="status">{t('summary', { taken, known, refused })}</p>
      <Table
        caption={t('result')}
        captionHidden
        rows={rows}
        rowKey={({ foreignNumber }) => foreignNumber}
        columns={[
          { key: 'number', label: t('number'), heading: true, cell: ({ foreignNumber }) => foreignNumber },
          {
            key: 'outcome',
            label: t('outcome'),
            cell: ({ outcome }) => <Status tone={TONES[outcome]}>{t(outcome)}</Status>,
          },
          { key: 'case', label: t('caseNumber'), cell: ({ caseNumber }) => <code>{caseNumber ?? '—'}</code> },
          {
            key: 'reasons',
            label: t('reasons'),
            cell: ({ reasons }) =>
              reasons.map(({ message, messageEn }) => (language === 'en' ? messageEn : message)).join('；'),
          },
        ]}
      />
    </Panel>
  )
}
