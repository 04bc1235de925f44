import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { TABLE_BYTES_MAX } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { sendFile } from '#web/api/send-file.ts'
import { api } from '../../api.ts'
import { library } from '../client.ts'
import type { BatchView, StagedRow } from '../client.ts'
import { PhaseStatus } from '../phase-status.tsx'
import { stockTexts } from '../stock-texts.ts'
import { SampleForm } from './sample-form.tsx'

const FILE_BYTES_MAX = 20 * 1024 * 1024
const LOOK_AGAIN_MS = 5_000

/** One batch: hand in, see what is wrong, look at the sample, sign. */
export default function BatchPage() {
  const t = useTexts(stockTexts)
  usePageTitle(t('batch'))
  const { id } = useParams({ from: '/desk/old-stock/$id' })
  const [said, setSaid] = useState('')
  const query = useQuery({
    queryKey: ['library-batch', id],
    queryFn: () => library.batch({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <div className="stack">
      <p>
        <Link to="/desk/old-stock">{t('back')}</Link>
      </p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>
        {({ batch, sample, faulty }) => (
          <>
            <Head batch={batch} />
            {batch.maySignOff && <SampleForm key={batch.version} batch={batch} sample={sample} onDone={setSaid} />}
            {batch.mayReceive && <HandIn batch={batch} onDone={setSaid} />}
            {faulty.length > 0 && <Faults batch={batch} faulty={faulty} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Head({ batch }: { readonly batch: BatchView }) {
  const t = useTexts(stockTexts)
  const { language } = useLanguage()
  const { rows, faulty, taken, known, phase, staged, going, wrong, plannedBy: planned, signedBy: signed } = batch
  return (
    <>
      <h1>{batch.name}</h1>
      <p>
        <PhaseStatus phase={phase} /> {inLanguage(batch.typeName, language)} {batch.organName}{' '}
        <span className="soft">
          {t('people', { planned })}
          {signed === null ? '' : `，${t('signer', { signed })}`}
        </span>
      </p>
      {rows > 0 && <p>{t('counts', { rows, sound: rows - faulty, faulty })}</p>}
      {taken + known > 0 && <p>{t('takenCounts', { taken, known })}</p>}
      {(phase === 'received' || phase === 'signedOff') && (
        <Notice tone="info">{t('working', { done: phase === 'received' ? staged : going })}</Notice>
      )}
      {wrong.length > 0 && (
        <Notice tone="bad" title={t('wrongRows')}>
          <ul className="plain">
            {wrong.map(({ row, note }) => (
              <li key={row}>
                {t('line')} {row}：{note}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function HandIn({ batch, onDone }: { readonly batch: BatchView; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(stockTexts)
  const queries = useQueryClient()
  const again = () => void queries.invalidateQueries({ queryKey: ['library-batch', batch.id] })
  const scans = useMutation({
    mutationFn: (file: File) => sendFile(api.receiveScans, file, { params: { id: batch.id } }),
    onSuccess: ({ kept, refused }) => {
      const more = refused.length === 0 ? '' : t('scansRefused', { names: refused.slice(0, 5).join('、') })
      onDone(`${t('scansDone', { kept })}${more}`)
    },
  })
  const table = useMutation({
    mutationFn: (file: File) => sendFile(api.receiveBatch, file, { params: { id: batch.id } }),
    onSuccess: again,
  })
  const give = (one: { readonly mutate: (file: File) => void }) => (files: readonly File[]) => {
    const [file] = files
    if (file !== undefined) one.mutate(file)
  }
  return (
    <Panel title={t('table')}>
      <div className="stack reading">
        <p>
          {t('columns')}：{batch.columns.join('、')}
        </p>
        <p className="soft">{t('columnsNote')}</p>
        <FileDrop
          label={t('scans')}
          accepted={{ accept: '.zip', types: t('scansTypes'), bytesMax: FILE_BYTES_MAX }}
          onFiles={give(scans)}
        />
        <FileDrop
          label={t('table')}
          accepted={{ accept: '.xlsx,.csv', types: t('tableTypes'), bytesMax: TABLE_BYTES_MAX }}
          onFiles={give(table)}
        />
        <RefusalNotice error={scans.error ?? table.error} />
      </div>
    </Panel>
  )
}

function Faults({ batch, faulty }: { readonly batch: BatchView; readonly faulty: readonly StagedRow[] }) {
  const t = useTexts(stockTexts)
  const { language } = useLanguage()
  return (
    <Panel
      title={t('faults')}
      aside={
        <a href={`/api/v1/library/batches/${batch.id}/faults`} download>
          {t('faultsDownload')}
        </a>
      }
    >
      <Table
        caption={t('faults')}
        captionHidden
        rows={faulty}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', label: t('line'), heading: true, cell: ({ row }) => row },
          {
            key: 'fault',
            label: t('fault'),
            cell: ({ faults }) => faults.map((fault) => inLanguage(fault, language)).join('；'),
          },
          { key: 'content', label: t('content'), cell: ({ cells }) => cells.filter((cell) => cell !== '').join(' · ') },
        ]}
      />
    </Panel>
  )
}
