import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { TABLE_BYTES_MAX } from '#contract'
import { sendFile } from '#web/api/send-file.ts'
import { formatBytes, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { FileField } from '#web/ui/file-field.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { api } from '../../api.ts'
import { inspection } from '../client.ts'
import type { ImportView } from '../client.ts'
import { objectTexts } from './texts.ts'

const LOOK_AGAIN_MS = 3000

/** Long work shows how far it is, and may be left and found again. */
export function Imports({ onEnd }: { readonly onEnd: () => void }) {
  const t = useTexts(objectTexts)
  const query = useQuery({
    queryKey: ['inspection-imports'],
    queryFn: () => inspection.imports({}),
    refetchInterval: ({ state }) => (state.data?.items.some(({ endedAt }) => endedAt === null) ? LOOK_AGAIN_MS : false),
  })
  const ended = query.data?.items.filter(({ endedAt }) => endedAt !== null).length ?? 0
  useEffect(() => {
    if (ended > 0) onEnd()
    // What ends while somebody looks on changes the list above it; a new callback does not.
  }, [ended])
  return (
    <Disclosure summary={t('imports')}>
      <div className="stack">
        <p className="soft">{t('importLead')}</p>
        <ImportForm kind="licences" onDone={() => void query.refetch()} />
        <ImportForm kind="inspections" onDone={() => void query.refetch()} />
        {query.data?.items.map((one) => (
          <ImportCard key={one.id} one={one} />
        ))}
      </div>
    </Disclosure>
  )
}

function ImportForm({ kind, onDone }: { readonly kind: 'licences' | 'inspections'; readonly onDone: () => void }) {
  const t = useTexts(objectTexts)
  const [file, setFile] = useState<File | null>(null)
  const send = useMutation({
    mutationFn: (table: File) => sendFile(api.import, table, { params: { kind } }),
    onSuccess: onDone,
  })
  return (
    <div className="stack-tight">
      <FileField
        label={t(kind)}
        accept=".csv,.xlsx"
        hint={t('fits', { size: formatBytes(TABLE_BYTES_MAX) })}
        onFiles={([first]) => setFile(first ?? null)}
      />
      <RefusalNotice error={send.error} />
      <p>
        <Button
          busy={send.isPending}
          disabled={file === null}
          onClick={() => {
            if (file !== null) send.mutate(file)
          }}
        >
          {t('send')}
        </Button>{' '}
        {send.isSuccess && <span role="status">{t('received')}</span>}
      </p>
    </div>
  )
}

function ImportCard({ one }: { readonly one: ImportView }) {
  const t = useTexts(objectTexts)
  const { language } = useLanguage()
  const { line, taken, known, faulty, faults, endedAt } = one
  return (
    <Panel level={3} title={`${t(one.kind)} · ${formatMoment(one.receivedAt, language)}`}>
      <p role="status">
        <Status tone={endedAt === null ? 'wait' : faulty > 0 ? 'warn' : 'good'}>
          {endedAt === null ? t('going', { line }) : t('ended')}
        </Status>
      </p>
      <p>{t('result', { taken, known, faulty })}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ row, text }) => (
            <li key={row}>{t('faultLine', { row, text: inLanguage(text, language) })}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
