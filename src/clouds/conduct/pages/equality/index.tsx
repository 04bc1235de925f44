import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Numbers } from '#web/ui/numbers.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { conduct } from '../client.ts'
import type { Mark } from '../client.ts'
import { AuditForm, GiveForm } from './forms.tsx'
import { equalityTexts } from './texts.ts'
import '../conduct.css'

type Equal = Output<typeof api.equalTreatment>
type Row = Equal['items'][number]

/** 先到先办: the order of handling held against the order of arrival, and every priority with its reason. */
export default function EqualityPage() {
  const t = useTexts(equalityTexts)
  usePageTitle(t('title'))
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['equal-treatment'], queryFn: () => conduct.equalTreatment({}) })
  const done = () => {
    setSaid(t('given'))
    void queries.invalidateQueries({ queryKey: ['equal-treatment'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <Loaded query={query}>
        {(found) => (
          <>
            <p>{t('from', { from: formatDate(found.from, language) })}</p>
            <Numbers numbers={(['handled', 'overtook', 'unexplained'] as const).map((key) => [t(key), found[key]])} />
            {found.may.give && (
              <Disclosure summary={t('give')}>
                <GiveForm onDone={done} />
              </Disclosure>
            )}
            <Overtakings rows={found.items} />
            <Marks marks={found.marks} audits={found.may.audit} onDone={done} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Overtakings({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(equalityTexts)
  const { language } = useLanguage()
  const passed = ({ passed: shown, passedCount: count }: Row) => {
    const list = shown.map(({ caseNumber, readyOn }) => `${caseNumber}（${formatDate(readyOn, language)}）`).join('、')
    return count > shown.length ? t('passedMore', { list, count }) : list
  }
  return (
    <Panel title={t('list')}>
      {rows.length === 0 && <p className="soft">{t('none')}</p>}
      {rows.length > 0 && (
        <Table
          caption={t('list')}
          captionHidden
          columns={[
            { key: 'number', label: t('caseNumber'), heading: true, cell: ({ caseNumber }) => caseNumber },
            {
              key: 'step',
              label: t('step'),
              cell: ({ step, item }) => `${t(step)} · ${inLanguage(item.name, language)}`,
            },
            { key: 'on', label: t('handledOn'), cell: ({ handledOn }) => formatDate(handledOn, language) },
            { key: 'by', label: t('handledBy'), cell: ({ handledBy }) => handledBy },
            { key: 'passed', label: t('passed'), cell: passed },
            {
              key: 'reason',
              label: t('reason'),
              cell: ({ mark }) =>
                mark === null ? (
                  <Status tone="bad">{t('noReason')}</Status>
                ) : (
                  <Status tone={mark.audit?.upheld === false ? 'bad' : 'good'}>{t(mark.ground)}</Status>
                ),
            },
          ]}
          rows={rows}
          rowKey={({ caseNumber, step }) => `${caseNumber} ${step}`}
        />
      )}
    </Panel>
  )
}

interface MarksProps {
  readonly marks: readonly Mark[]
  readonly audits: boolean
  readonly onDone: () => void
}
function Marks({ marks, audits, onDone }: MarksProps) {
  const t = useTexts(equalityTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('marks')}>
      {marks.length === 0 && <p className="soft">{t('noMarks')}</p>}
      {marks.map((mark) => (
        <article key={mark.id} className="conduct-card stack-tight">
          <p>
            <strong>{mark.caseNumber}</strong> {inLanguage(mark.item.name, language)}
          </p>
          <p>
            {t(mark.ground)}：{mark.reason}
          </p>
          <p className="soft small">
            {mark.givenBy} · {formatMoment(mark.givenAt, language)}
          </p>
          {mark.audit === null ? (
            <Status tone="wait">{t('unaudited')}</Status>
          ) : (
            <p>
              <Status tone={mark.audit.upheld ? 'good' : 'bad'}>{t(mark.audit.upheld ? 'upheld' : 'notUpheld')}</Status>{' '}
              {mark.audit.note}（{mark.audit.by}）
            </p>
          )}
          {mark.audit === null && audits && (
            <Disclosure summary={t('audit')}>
              <AuditForm mark={mark} onDone={onDone} />
            </Disclosure>
          )}
        </article>
      ))}
    </Panel>
  )
}
