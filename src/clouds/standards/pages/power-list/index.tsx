import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { Adjustment } from './adjustment.tsx'
import { powerTexts } from './texts.ts'

export type PowerReport = Output<typeof api.powerReport>
const KINDS = ['ADDED', 'CHANGED', 'REMOVED'] as const
const TRIGGERS = ['LAW', 'REFORM', 'FUNCTIONS'] as const
const MISMATCHES = ['itemsWithoutPower', 'powersWithoutItem', 'powersWithoutFunction', 'functionsWithoutPower'] as const

export default function PowerListPage() {
  const t = useTexts(powerTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['power-list'], queryFn: () => standards.powerReport({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query} lines={10}>
        {(report) => <Report report={report} />}
      </Loaded>
    </div>
  )
}

function Report({ report }: { readonly report: PowerReport }) {
  const t = useTexts(powerTexts)
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const said = (sentence: string) => {
    setDone(sentence)
    void queries.invalidateQueries({ queryKey: ['power-list'] })
  }
  const publication = useCommand(standards.publishPowers, () => said(t('published', { version: report.version + 1 })))
  return (
    <div className="stack">
      <DoneNotice sentence={done} />
      <p className="row">
        <strong>{t('version', { version: report.version })}</strong>
        {report.waiting > 0 ? (
          <Status tone="warn">{t('waiting', { count: report.waiting })}</Status>
        ) : (
          <Status tone="good">{t('allPublished')}</Status>
        )}
        <Link to="/lists/powers">{t('public')}</Link>
        {report.mayPublish && report.waiting > 0 && (
          <Button
            kind="primary"
            busy={publication.isPending}
            onClick={() => publication.mutate({ body: { expectedVersion: report.lifeVersion } })}
          >
            {t('publish')}
          </Button>
        )}
      </p>
      <RefusalNotice error={publication.error} />
      {report.mayAdjust && (
        <Disclosure summary={t('adjust')}>
          <Adjustment report={report} onDone={() => said(t('adjusted'))} />
        </Disclosure>
      )}
      <Mismatches report={report} />
      <Changes report={report} />
      <Entries report={report} />
    </div>
  )
}

function Mismatches({ report }: { readonly report: PowerReport }) {
  const t = useTexts(powerTexts)
  const { language } = useLanguage()
  const { differentOrgan } = report.mismatches
  return (
    <Panel title={t('mismatches')}>
      {MISMATCHES.map((key) => {
        const rows = report.mismatches[key]
        return (
          <Disclosure key={key} summary={`${t(key)}（${String(rows.length)}）`}>
            {rows.length === 0 ? (
              <p className="soft">{t('none')}</p>
            ) : (
              <ul>
                {rows.map(({ code, name }) => (
                  <li key={code}>
                    {inLanguage(name, language)}　<span className="soft mono">{code}</span>
                  </li>
                ))}
              </ul>
            )}
          </Disclosure>
        )
      })}
      {differentOrgan.length > 0 && (
        <Disclosure summary={`${t('differentOrgan')}（${String(differentOrgan.length)}）`}>
          <ul>
            {differentOrgan.map(({ item, organ, powerOrgan }) => (
              <li key={item.code}>
                {inLanguage(item.name, language)}：{inLanguage(organ, language)} / {inLanguage(powerOrgan, language)}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Panel>
  )
}

function Changes({ report }: { readonly report: PowerReport }) {
  const t = useTexts(powerTexts)
  const { language } = useLanguage()
  const word = <K extends string>(known: readonly K[], value: string) => known.find((each) => each === value)
  return (
    <Panel title={t('changes')}>
      <Table
        caption={t('changes')}
        captionHidden
        rows={report.changes.slice(0, SHOWN)}
        rowKey={({ power, at }) => `${power} ${at}`}
        columns={[
          { key: 'entry', label: t('entry'), heading: true, cell: ({ name }) => inLanguage(name, language) },
          {
            key: 'kind',
            label: t('kind'),
            cell: ({ kind }) => {
              const known = word(KINDS, kind)
              return known === undefined ? kind : t(known)
            },
          },
          {
            key: 'trigger',
            label: t('trigger'),
            cell: ({ trigger, reason }) => {
              const known = word(TRIGGERS, trigger)
              return `${known === undefined ? trigger : t(known)}：${reason}`
            },
          },
          { key: 'on', label: t('triggeredOn'), cell: ({ triggeredOn }) => triggeredOn },
          { key: 'lag', label: t('lag'), numeric: true, cell: ({ lagDays }) => t('days', { days: lagDays }) },
          {
            key: 'state',
            label: t('state'),
            cell: ({ listVersion }) =>
              listVersion === null ? (
                <Status tone="warn">{t('notYet')}</Status>
              ) : (
                <Status tone="good">{t('inVersion', { version: listVersion })}</Status>
              ),
          },
        ]}
      />
    </Panel>
  )
}
/** The newest say how quickly the list follows; older ones stand in the ledger. */
const SHOWN = 20

function Entries({ report }: { readonly report: PowerReport }) {
  const t = useTexts(powerTexts)
  const { language } = useLanguage()
  return (
    <Disclosure summary={t('entries', { count: report.entries.length })}>
      <Table
        caption={t('entries', { count: report.entries.length })}
        captionHidden
        rows={report.entries}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'entry',
            label: t('entry'),
            heading: true,
            cell: ({ id, name, changed }) => (
              <>
                {inLanguage(name, language)} <span className="soft mono">{id}</span>{' '}
                {changed && <Status tone="warn">{t('changedMark')}</Status>}
              </>
            ),
          },
          { key: 'organ', label: t('organ'), cell: ({ organ }) => inLanguage(organ, language) },
        ]}
      />
    </Disclosure>
  )
}
