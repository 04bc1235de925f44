import { useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { KINDS } from '../../domain/kinds.ts'
import type { ExchangeKind } from '../../domain/kinds.ts'
import type { Opening } from '../client.ts'
import { PaperField } from '../paper-field.tsx'
import type { HandedPaper } from '../paper-field.tsx'
import { wordTexts } from '../word-texts.ts'
import { listTexts } from './texts.ts'

export const WEIGHTS = ['BLOCKAGE', 'DIFFICULTY', 'PAIN'] as const
export const FORWARDED = ['DOCUMENT', 'TRAINING', 'MEETING'] as const

/** What has been filled in; it stays when another kind is chosen. */
export interface Written {
  readonly item: string
  readonly title: string
  readonly text: string
  readonly ground: string
  readonly weight: string
  readonly what: string
  readonly receivedOn: string
  readonly to: readonly string[]
  readonly papers: readonly HandedPaper[]
}

interface Props {
  readonly kind: ExchangeKind
  readonly written: Written
  readonly put: (changes: Partial<Written>) => void
}
interface OpeningProps extends Props {
  readonly opening: Opening
  /** It is about a case already: no item is chosen. */
  readonly aboutCase: boolean
}

export function OpeningFields(props: OpeningProps) {
  const { opening, aboutCase, kind, written, put } = props
  const t = useTexts(listTexts)
  const rules = KINDS[kind]
  return (
    <>
      {!aboutCase && (
        <ChoiceField
          label={t('item')}
          required={rules.about !== 'ANYTHING'}
          empty={t('noItem')}
          value={written.item}
          options={opening.items.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(item) => put({ item })}
        />
      )}
      <LineField label={t('subject')} maxLength={200} value={written.title} onChange={(title) => put({ title })} />
      <KindFields kind={kind} written={written} put={put} />
      <TextField label={t('text')} rows={5} maxLength={4000} value={written.text} onChange={(text) => put({ text })} />
      {kind !== 'OBJECTION' && <RecipientFields {...props} />}
      <PaperField
        label={t('papers')}
        required={rules.papers}
        papers={written.papers}
        onChange={(papers) => put({ papers })}
        {...(rules.papers ? { hint: t('papersNeeded') } : {})}
      />
    </>
  )
}

/** What only some kinds ask for. */
function KindFields({ kind, written, put }: Props) {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  const { grounds } = KINDS[kind]
  const choose = (
    label: string,
    name: 'ground' | 'weight' | 'what',
    values: readonly (keyof typeof wordTexts.zh)[],
  ) => (
    <ChoiceField
      label={label}
      value={written[name]}
      options={values.map((value) => ({ value, label: word(value) }))}
      onChange={(value) => put({ [name]: value })}
    />
  )
  return (
    <>
      {grounds.length > 0 && choose(t('ground'), 'ground', grounds)}
      {kind === 'PROBLEM' && choose(t('weight'), 'weight', WEIGHTS)}
      {kind === 'FORWARDING' && (
        <>
          {choose(t('what'), 'what', FORWARDED)}
          <DayField label={t('receivedOn')} value={written.receivedOn} onChange={(receivedOn) => put({ receivedOn })} />
        </>
      )}
    </>
  )
}

function RecipientFields({ opening, aboutCase, written, put }: OpeningProps) {
  const t = useTexts(listTexts)
  return (
    <Disclosure summary={t('to')} open={!aboutCase && written.item === ''}>
      <CheckboxGroup
        name="to"
        legend={t('to')}
        hint={t('toHint')}
        values={written.to}
        options={opening.organs.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(to) => put({ to })}
      />
    </Disclosure>
  )
}
