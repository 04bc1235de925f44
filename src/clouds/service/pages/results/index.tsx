import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { formatCount } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { service } from '../client.ts'
import { ResultCard } from './result-card.tsx'
import { RunningCases } from './running-cases.tsx'
import { resultTexts } from './texts.ts'
import './results.css'

const OUTCOMES = ['GRANTED', 'REFUSED'] as const
const VIEWS = ['decided', 'running'] as const

export default function ResultsPage() {
  const t = useTexts(resultTexts)
  usePageTitle(t('title'))
  const { view } = useSearch({ from: '/hall/results' })
  const navigate = useNavigate({ from: '/results' })
  const current = VIEWS.find((known) => known === view) ?? 'decided'
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="reading">{t('lead')}</p>
      <Tabs
        label={t('tab')}
        tabs={VIEWS.map((key) => ({ key, label: t(key) }))}
        current={current}
        onChange={(key) => void navigate({ to: '/results', search: key === 'decided' ? {} : { view: key } })}
      >
        {current === 'decided' ? <Decided /> : <RunningCases />}
      </Tabs>
    </div>
  )
}

function Decided() {
  const t = useTexts(resultTexts)
  const { language } = useLanguage()
  const { q, outcome } = useSearch({ from: '/hall/results' })
  const known = OUTCOMES.find((one) => one === outcome)
  const list = usePages(['results', q ?? '', known ?? ''], (from) =>
    service.results({
      query: {
        ...(q === undefined ? {} : { q: q.slice(0, 100) }),
        ...(known === undefined ? {} : { outcome: known }),
        ...from,
      },
    }),
  )
  return (
    <div className="stack">
      <Filter key={q} initial={q ?? ''} outcome={known} />
      <Pages list={list} none={<EmptyState icon="search" title={t('none')} />} lines={6}>
        {(results, { total }) => (
          <>
            <p className="soft" role="status">
              {t('total', { count: formatCount(total, language) })}
            </p>
            <ul className="plain">
              {results.map((result) => (
                <li key={result.id}>
                  <ResultCard result={result} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Pages>
    </div>
  )
}

interface FilterProps {
  readonly initial: string
  readonly outcome: (typeof OUTCOMES)[number] | undefined
}

/** Filters live in the address, so that a list can be sent to somebody. */
function Filter({ initial, outcome }: FilterProps) {
  const t = useTexts(resultTexts)
  const navigate = useNavigate({ from: '/results' })
  const [typed, setTyped] = useState(initial)
  const search = (q: string, result: string) => ({
    ...(q === '' ? {} : { q }),
    ...(result === '' ? {} : { outcome: result }),
  })
  return (
    <form
      role="search"
      className="result-filter"
      onSubmit={(event) => {
        event.preventDefault()
        void navigate({ to: '/results', search: search(typed.trim(), outcome ?? '') })
      }}
    >
      <LineField label={t('search')} value={typed} maxLength={100} onChange={setTyped} />
      <Field label={t('outcome')}>
        {(control) => (
          <Select
            {...control}
            empty={t('all')}
            value={outcome ?? ''}
            options={OUTCOMES.map((value) => ({ value, label: t(value) }))}
            onChange={(event) => {
              void navigate({ to: '/results', search: search(typed.trim(), event.currentTarget.value) })
            }}
          />
        )}
      </Field>
      <Button kind="primary" type="submit">
        {t('go')}
      </Button>
    </form>
  )
}
