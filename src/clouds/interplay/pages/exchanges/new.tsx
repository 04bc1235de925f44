import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { KINDS } from '../../domain/kinds.ts'
import type { ExchangeKind } from '../../domain/kinds.ts'
import { interplay } from '../client.ts'
import type { Opening } from '../client.ts'
import { PaperField } from '../paper-field.tsx'
import type { HandedPaper } from '../paper-field.tsx'
import { wordTexts } from '../word-texts.ts'
import { listTexts } from './texts.ts'
import '../interplay.css'

const WEIGHTS = ['BLOCKAGE', 'DIFFICULTY', 'PAIN'] as const
const FORWARDED = ['DOCUMENT', 'TRAINING', 'MEETING'] as const

/** 发起互动: only what one's own side may begin, and only the fields its kind asks for. */
export default function NewExchangePage() {
  const t = useTexts(listTexts)
  usePageTitle(t('newTitle'))
  const query = useQuery({ queryKey: ['exchange-opening'], queryFn: () => interplay.opening({}) })
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/exchanges">{t('back')}</Link>
      </p>
      <h1>{t('newTitle')}</h1>
      <Loaded query={query}>{(opening) => <Form opening={opening} />}</Loaded>
    </div>
  )
}

const one = <V extends string>(known: readonly V[], value: string): V | undefined =>
  known.find((each) => each === value)

function Form({ opening }: { readonly opening: Opening }) {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  const search = useSearch({ from: '/desk/exchanges/new' })
  const navigate = useNavigate()
  const [kind, setKind] = useState<ExchangeKind>(
    one(opening.kinds, search.kind ?? '') ?? opening.kinds[0] ?? 'QUESTION',
  )
  const [typed, setTyped] = useState({
    ...{ item: search.item ?? '', title: '', text: '', ground: '', weight: '', what: '', receivedOn: '' },
  })
  const [to, setTo] = useState<readonly string[]>([])
  const [papers, setPapers] = useState<readonly HandedPaper[]>([])
  const put = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes })
  const command = useCommand(interplay.openExchange, ({ id }) => {
    void navigate({ to: '/desk/exchanges/$id', params: { id } })
  })
  const rules = KINDS[kind]
  const needsCase = rules.about === 'CASE' && search.case === undefined
  const [ground, weight, what] = [
    one(rules.grounds, typed.ground),
    one(WEIGHTS, typed.weight),
    one(FORWARDED, typed.what),
  ]
  const send = () =>
    command.mutate({
      body: {
        ...{ kind, title: typed.title.trim(), text: typed.text.trim() },
        ...(search.case === undefined ? {} : { case: search.case }),
        ...(search.case === undefined && typed.item !== '' ? { item: typed.item } : {}),
        ...(to.length === 0 ? {} : { to: [...to] }),
        ...(ground === undefined ? {} : { ground }),
        ...(kind === 'PROBLEM' && weight !== undefined ? { weight } : {}),
        ...(kind === 'FORWARDING' && what !== undefined ? { forwarded: { what, receivedOn: typed.receivedOn } } : {}),
        ...(papers.length === 0 ? {} : { papers: [...papers] }),
      },
    })
  const choose = (
    label: string,
    name: 'ground' | 'weight' | 'what',
    values: readonly (keyof typeof wordTexts.zh)[],
  ) => (
    <ChoiceField
      label={label}
      value={typed[name]}
      options={values.map((value) => ({ value, label: word(value) }))}
      onChange={(value) => put({ [name]: value })}
    />
  )
  return (
    <div className="exchange-form">
      <ChoiceField
        label={t('kind')}
        empty={null}
        value={kind}
        options={opening.kinds.map((value) => ({ value, label: word(value) }))}
        onChange={(value) => setKind(one(opening.kinds, value) ?? kind)}
      />
      {needsCase ? (
        <Notice>
          {t('from', { kind: word(kind) })} <Link to="/desk/field-cases">{t('toCases')}</Link>
        </Notice>
      ) : (
        <>
          {search.case === undefined && (
            <ChoiceField
              label={t('item')}
              required={rules.about !== 'ANYTHING'}
              empty={t('noItem')}
              value={typed.item}
              options={opening.items.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(value) => put({ item: value })}
            />
          )}
          <LineField
            label={t('subject')}
            maxLength={200}
            value={typed.title}
            onChange={(value) => put({ title: value })}
          />
          {rules.grounds.length > 0 && choose(t('ground'), 'ground', rules.grounds)}
          {kind === 'PROBLEM' && choose(t('weight'), 'weight', WEIGHTS)}
          {kind === 'FORWARDING' && (
            <>
              {choose(t('what'), 'what', FORWARDED)}
              <DayField
                label={t('receivedOn')}
                value={typed.receivedOn}
                onChange={(value) => put({ receivedOn: value })}
              />
            </>
          )}
          <TextField
            label={t('text')}
            rows={5}
            maxLength={4000}
            value={typed.text}
            onChange={(value) => put({ text: value })}
          />
          {kind !== 'OBJECTION' && (
            <Disclosure summary={t('to')} open={search.case === undefined && typed.item === ''}>
              <CheckboxGroup
                name="to"
                legend={t('to')}
                hint={t('toHint')}
                values={to}
                options={opening.organs.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setTo}
              />
            </Disclosure>
          )}
          <PaperField
            label={t('papers')}
            required={rules.papers}
            papers={papers}
            onChange={setPapers}
            {...(rules.papers ? { hint: t('papersNeeded') } : {})}
          />
          <RefusalNotice error={command.error} />
          <p>
            <Button kind="primary" busy={command.isPending} onClick={send}>
              {t('send')}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}
