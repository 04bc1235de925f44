import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { OneOfField } from '#web/ui/fields.tsx'
import { Numbers } from '#web/ui/numbers.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { inspection } from '../client.ts'
import type { InspectionLine } from '../client.ts'
import { PhaseMark } from '../phase-mark.tsx'
import { wordTexts } from '../word-texts.ts'
import { listTexts } from './texts.ts'
import '../inspection.css'

const STAGES = ['open', 'overdue', 'over'] as const
const WHOSE = ['organ', 'mine'] as const

/** 监管检查: what waits for a visit, what is overdue, and whether every promise was looked at in time (SV-33). */
export default function InspectionsPage() {
  const t = useTexts(listTexts)
  usePageTitle(t('title'))
  const [stage, setStage] = useState<(typeof STAGES)[number]>('open')
  const [whose, setWhose] = useState<(typeof WHOSE)[number]>('organ')
  const list = usePages(['inspections', stage, whose], (from) =>
    inspection.inspections({ query: { stage, whose, ...from } }),
  )
  const first = list.first?.firstChecks
  return (
    <div className="stack reading inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      {first !== undefined && first.owed > 0 && (
        <Panel title={t('firstChecks')}>
          <Numbers
            numbers={[
              [t('owed'), first.owed],
              [t('done'), first.done],
              [t('running'), first.running],
              [t('late'), first.overdue],
            ]}
          />
        </Panel>
      )}
      <div className="inspection-search">
        <OneOfField
          label={t('stage')}
          value={stage}
          options={STAGES.map((value) => ({ value, label: t(value === 'overdue' ? 'overdueStage' : value) }))}
          onChange={setStage}
        />
        <OneOfField
          label={t('whose')}
          value={whose}
          options={WHOSE.map((value) => ({ value, label: t(value) }))}
          onChange={setWhose}
        />
      </div>
      <Pages list={list} none={t('none')}>
        {(rows) => (
          <div>
            {rows.map((row) => (
              <Card key={row.id} row={row} />
            ))}
          </div>
        )}
      </Pages>
    </div>
  )
}

function Card({ row }: { readonly row: InspectionLine }) {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const names = row.inspectors.map(({ name }) => name).join('、')
  return (
    <article className="inspection-card stack-tight">
      <h2 className="h3">
        <Link to="/desk/inspections/$id" params={{ id: row.id }}>
          {row.holder}
        </Link>
      </h2>
      <p>
        <PhaseMark row={row} />
      </p>
      <p>
        {row.itemName} · {row.address}
      </p>
      <p className="soft small">
        {word(row.source)} · {word('due', { date: formatDate(row.lastDay ?? row.due, language) })} ·{' '}
        {names === '' ? t('nobody') : names} · {row.number}
      </p>
    </article>
  )
}
