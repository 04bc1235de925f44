import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { certificate } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { stateTexts } from '../state-texts.ts'
import { deskStatesTexts } from './texts.ts'

export type StandingLine = Output<typeof api.standings>['items'][number]
const LISTS = ['ALL', 'DEREGISTER', 'MEASURE', 'SUSPENDED'] as const
type List = (typeof LISTS)[number]

export default function DeskStatesPage() {
  const t = useTexts(deskStatesTexts)
  usePageTitle(t('title'))
  const [list, setList] = useState<List>('ALL')
  const [words, setWords] = useState('')
  const [q, setQ] = useState('')
  const query = usePages(['certificate-states', list, q], (from) =>
    certificate.standings({
      query: { list, ...(q === '' ? {} : { q }), ...from },
    }),
  )
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <form
        className="stack-tight reading"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          setQ(words.trim())
        }}
      >
        <LineField label={t('search')} value={words} onChange={setWords} />
        <div className="row">
          <Button type="submit" kind="primary">
            {t('find')}
          </Button>
          {LISTS.map((one) => (
            <Button key={one} type="button" aria-pressed={one === list} onClick={() => setList(one)}>
              {t(one)}
            </Button>
          ))}
        </div>
      </form>
      <Pages
        list={query}
        none={
          <EmptyState icon="certificate" title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        }
      >
        {(rows) => <States rows={rows} />}
      </Pages>
    </div>
  )
}

function States({ rows }: { readonly rows: readonly StandingLine[] }) {
  const t = useTexts(deskStatesTexts)
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'certificate',
          label: t('certificate'),
          heading: true,
          cell: ({ id, certificateName, identifier }) => (
            <>
              <Link to="/desk/certificate-states/$id" params={{ id }}>
                {certificateName}
              </Link>
              <br />
              <code className="small">{identifier}</code>
            </>
          ),
        },
        { key: 'holder', label: t('holder'), cell: ({ holderName }) => holderName },
        { key: 'state', label: t('state'), cell: (row) => <StateNow row={row} /> },
      ]}
    />
  )
}

/** How it stands, what is intended with it, and what is still to be done. */
export function StateNow({ row }: { readonly row: StandingLine }) {
  const t = useTexts(deskStatesTexts)
  const s = useTexts(stateTexts)
  const { language } = useLanguage()
  const { state, measure, deregistrationDue } = row
  const tone = state === 'IN_FORCE' ? 'good' : state === 'SUSPENDED' || state === 'NOT_YET_IN_FORCE' ? 'warn' : 'off'
  return (
    <div className="stack-tight">
      <Status tone={tone}>{s(state)}</Status>
      {deregistrationDue && <Status tone="wait">{t('due')}</Status>}
      {measure !== null && (
        <span className="small">
          {measure.hearing === 'NONE'
            ? t(measure.kind, { day: formatDate(measure.replyUntil, language) })
            : t(measure.hearing)}
        </span>
      )}
    </div>
  )
}
