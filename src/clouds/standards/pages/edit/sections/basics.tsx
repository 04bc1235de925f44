import type { LegalBasis } from '#catalogue/standard'
import { DOMAINS, isDomain, valueWords } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { OneOfField } from '#web/ui/fields.tsx'
import { withPart } from '../draft-content.ts'
import { BasisField, BilingualField, LinesField } from '../parts.tsx'
import { Rows } from '../rows.tsx'
import type { SectionProps } from '../section.ts'
import { editTexts } from '../texts.ts'
import { Belonging } from './relations.tsx'

const DOMAIN_CODES = Object.keys(DOMAINS).filter(isDomain)
const KINDS = [
  'PERMIT',
  'PUBLIC_SERVICE',
  'CONFIRMATION',
  'PAYMENT',
  'REWARD',
  'ADJUDICATION',
  'FILING',
  'OTHER_POWER',
] as const
const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const
const POWERS = ['STATUTORY', 'DELEGATED', 'TRANSFERRED', 'ENTRUSTED'] as const
const AUDIENCES = ['PERSON', 'ENTERPRISE', 'OTHER'] as const
const CHANNELS = ['ONLINE', 'MOBILE', 'WINDOW', 'SERVICE_POINT', 'VISIT'] as const

export function useWords() {
  const { language } = useLanguage()
  return <const V extends string>(values: readonly V[]) =>
    values.map((value) => ({ value, label: inLanguage(valueWords(value), language) }))
}

export function Basics(props: SectionProps) {
  const { standard, onChange, onReplace } = props
  const t = useTexts(editTexts)
  const options = useWords()
  const chosen = <V extends string>(values: readonly V[], picked: readonly string[]): V[] =>
    values.filter((value) => picked.includes(value))
  return (
    <div className="stack">
      <BilingualField label={t('itemName')} value={standard.name} onChange={(name) => onChange({ name })} />
      <BilingualField
        label={t('parentName')}
        value={standard.parentName}
        onChange={(parentName) => onChange({ parentName })}
      />
      <div className="edit-three">
        <OneOfField
          label={t('kind')}
          value={standard.kind}
          options={options(KINDS)}
          onChange={(kind) => onChange({ kind })}
        />
        <OneOfField
          label={t('level')}
          value={standard.exerciseLevel}
          options={options(LEVELS)}
          onChange={(exerciseLevel) => onChange({ exerciseLevel })}
        />
        <OneOfField
          label={t('powerSource')}
          value={standard.powerSource}
          options={options(POWERS)}
          onChange={(powerSource) => onChange({ powerSource })}
        />
        <OneOfField
          label={t('domain')}
          value={isDomain(standard.domain) ? standard.domain : 'UNCLASSIFIED'}
          options={options(DOMAIN_CODES)}
          onChange={(domain) => onChange({ domain })}
        />
      </div>
      <Belonging {...props} />
      <CheckboxGroup
        name="audience"
        legend={t('audience')}
        inline
        options={options(AUDIENCES)}
        values={standard.audience}
        onChange={(picked) => onChange({ audience: chosen(AUDIENCES, picked) })}
      />
      <CheckboxGroup
        name="channels"
        legend={t('channels')}
        inline
        options={options(CHANNELS)}
        values={standard.channels ?? []}
        onChange={(picked) => {
          const channels = chosen(CHANNELS, picked)
          onReplace(withPart(standard, 'channels', channels.length === 0 ? undefined : channels))
        }}
      />
      <LinesField
        label={t('keywords')}
        hint={t('keywordsHint')}
        value={standard.keywords}
        onChange={(keywords) => onChange({ keywords: [...keywords] })}
      />
    </div>
  )
}

export function Bases({ standard, onChange }: SectionProps) {
  const t = useTexts(editTexts)
  return (
    <Rows
      rows={standard.legalBases}
      rowKey={(_, index) => String(index)}
      title={({ law, article }) => `《${law}》${article ?? ''}`}
      add={t('addBasis')}
      make={(): LegalBasis => ({ law: '' })}
      onChange={(legalBases) => onChange({ legalBases })}
    >
      {(basis, change) => (
        <BasisField label={t('basis')} value={basis} onChange={(next) => change(next ?? { law: '' })} />
      )}
    </Rows>
  )
}
