import { useNavigate, useSearch } from '@tanstack/react-router'
import { DOMAINS } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { DateInput } from '#web/ui/inputs.tsx'
import type { Summary } from '../client.ts'
import { isPlainDate, lastDays } from './period.ts'
import { analyticsTexts } from './texts.ts'

const PRESETS = [
  { days: 7, word: 'last7' },
  { days: 30, word: 'last30' },
  { days: 90, word: 'last90' },
] as const

interface Change {
  readonly from?: string
  readonly to?: string
  readonly organ?: string
  readonly item?: string
  readonly domain?: string
  readonly region?: string
}

export function Filters({ summary }: { readonly summary: Summary }) {
  const t = useTexts(analyticsTexts)
  const { language } = useLanguage()
  const search = useSearch({ from: '/desk/analytics' })
  const navigate = useNavigate({ from: '/desk/analytics' })
  const choose = (change: Change) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false })
  const isShown = (days: number) => {
    const { from, to } = lastDays(days, Date.now())
    return from === summary.from && to === summary.to
  }
  const date = (name: 'from' | 'to') => (
    <Field label={t(name)}>
      {(control) => (
        <DateInput
          {...control}
          value={summary[name]}
          onChange={(event) => {
            const value = event.currentTarget.value
            if (isPlainDate(value)) choose({ from: summary.from, to: summary.to, [name]: value })
          }}
        />
      )}
    </Field>
  )
  return (
    <section className="analytics-filters" aria-label={t('period')}>
      <div className="row analytics-presets">
        {PRESETS.map(({ days, word }) => (
          <Button
            key={days}
            aria-pressed={isShown(days)}
            kind={isShown(days) ? 'primary' : 'secondary'}
            onClick={() => choose(lastDays(days, Date.now()))}
          >
            {t(word)}
          </Button>
        ))}
      </div>
      {date('from')}
      {date('to')}
      <ChoiceField
        label={t('organ')}
        empty={t('allOrgans')}
        value={search.organ ?? ''}
        options={summary.organs.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => choose({ organ: value })}
      />
      <ChoiceField
        label={t('domain')}
        empty={t('allDomains')}
        value={search.domain ?? ''}
        options={Object.entries(DOMAINS).map(([value, name]) => ({ value, label: inLanguage(name, language) }))}
        onChange={(value) => choose({ domain: value })}
      />
      <ChoiceField
        label={t('region')}
        empty={t('allRegions')}
        value={search.region ?? ''}
        options={summary.regions.map(({ code, name }) => ({ value: code, label: inLanguage(name, language) }))}
        onChange={(value) => choose({ region: value })}
      />
      <ChoiceField
        label={t('item')}
        empty={t('allItems')}
        value={search.item ?? ''}
        options={summary.byItem.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(value) => choose({ item: value })}
      />
    </section>
  )
}
