import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { library } from '../client.ts'
import type { BatchView, StagedRow } from '../client.ts'
import { stockTexts } from '../stock-texts.ts'

interface SampleFormProps {
  readonly batch: BatchView
  readonly sample: readonly StagedRow[]
  readonly onDone: (sentence: string) => void
}
interface Judged {
  readonly right: string
  readonly note: string
}

/** Every line drawn, one under the other; the signature waits until each was looked at. */
export function SampleForm({ batch, sample, onDone }: SampleFormProps) {
  const t = useTexts(stockTexts)
  const queries = useQueryClient()
  const [judged, setJudged] = useState<Readonly<Record<number, Judged>>>({})
  const of = (row: number): Judged => judged[row] ?? { right: '', note: '' }
  const someWrong = sample.some(({ row }) => of(row).right === 'no')
  const command = useCommand(library.judgeBatch, () => {
    onDone(t(someWrong ? 'gaveBack' : 'signed'))
    void queries.invalidateQueries({ queryKey: ['library-batch', batch.id] })
  })
  const complete = sample.every(({ row }) => of(row).right !== '')
  const set = (row: number, change: Partial<Judged>) =>
    setJudged((before) => ({ ...before, [row]: { ...(before[row] ?? { right: '', note: '' }), ...change } }))
  return (
    <Panel title={t('sample')}>
      <p className="soft reading">{t('sampleLead')}</p>
      <ol className="plain stack">
        {sample.map(({ row, cells, scan }) => (
          <li key={row} className="stack-tight">
            <p>
              <strong>
                {t('line')} {row}
              </strong>{' '}
              {batch.columns.map((column, at) => `${column} ${cells[at] ?? ''}`).join('；')}{' '}
              {scan && (
                <a
                  href={`/api/v1/library/batches/${batch.id}/rows/${String(row)}/scan`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('scan')}
                </a>
              )}
            </p>
            <RadioGroup
              name={`row-${String(row)}`}
              legend={`${t('line')} ${String(row)}`}
              inline
              options={[
                { value: 'yes', label: t('right') },
                { value: 'no', label: t('wrong') },
              ]}
              value={of(row).right}
              onChange={(right) => set(row, { right })}
            />
            {of(row).right === 'no' && (
              <LineField
                label={t('note')}
                maxLength={300}
                value={of(row).note}
                onChange={(value) => set(row, { note: value })}
              />
            )}
          </li>
        ))}
      </ol>
      <RefusalNotice error={command.error} />
      {!complete && <p className="soft">{t('looked')}</p>}
      <p>
        <Button
          kind={someWrong ? 'danger' : 'primary'}
          busy={command.isPending}
          disabled={!complete}
          onClick={() => {
            const looked = sample.map(({ row }) => ({ row, right: of(row).right === 'yes', note: of(row).note.trim() }))
            command.mutate({ params: { id: batch.id }, body: { expectedVersion: batch.version, looked } })
          }}
        >
          {t(someWrong ? 'giveBack' : 'sign')}
        </Button>
      </p>
    </Panel>
  )
}
