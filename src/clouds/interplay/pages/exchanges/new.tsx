import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { KINDS } from '../../domain/kinds.ts'
import type { ExchangeKind } from '../../domain/kinds.ts'
import { interplay } from '../client.ts'
import type { Opening } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { FORWARDED, OpeningFields, WEIGHTS } from './opening-fields.tsx'
import type { Written } from './opening-fields.tsx'
import { listTexts } from './texts.ts'
import '../interplay.css'

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

/** What is sent: nothing that its kind does not ask for. */
function bodyOf(kind: ExchangeKind, aboutCase: string | undefined, written: Written) {
  const { item, to, papers, receivedOn } = written
  const [ground, weight, what] = [
    one(KINDS[kind].grounds, written.ground),
    one(WEIGHTS, written.weight),
    one(FORWARDED, written.what),
  ]
  return {
    ...{ kind, title: written.title.trim(), text: written.text.trim() },
    ...(aboutCase === undefined ? {} : { case: aboutCase }),
    ...(aboutCase === undefined && item !== '' ? { item } : {}),
    ...(to.length === 0 ? {} : { to: [...to] }),
    ...(ground === undefined ? {} : { ground }),
    ...(kind === 'PROBLEM' && weight !== undefined ? { weight } : {}),
    ...(kind === 'FORWARDING' && what !== undefined ? { forwarded: { what, receivedOn } } : {}),
    ...(papers.length === 0 ? {} : { papers: [...papers] }),
  }
}

function Form({ opening }: { readonly opening: Opening }) {
  const t = useTexts(listTexts)
  const word = useTexts(wordTexts)
  const search = useSearch({ from: '/desk/exchanges/new' })
  const navigate = useNavigate()
  const [kind, setKind] = useState<ExchangeKind>(
    one(opening.kinds, search.kind ?? '') ?? opening.kinds[0] ?? 'QUESTION',
  )
  const [written, setWritten] = useState<Written>({
    ...{ item: search.item ?? '', title: '', text: '', ground: '', weight: '', what: '', receivedOn: '' },
    ...{ to: [], papers: [] },
  })
  // A paper arrives while its sender goes on writing.
  const put = (changes: Partial<Written>) => setWritten((now) => ({ ...now, ...changes }))
  const command = useCommand(interplay.openExchange, ({ id }) => {
    void navigate({ to: '/desk/exchanges/$id', params: { id } })
  })
  const aboutCase = search.case !== undefined
  return (
    <div className="exchange-form">
      <ChoiceField
        label={t('kind')}
        empty={null}
        value={kind}
        options={opening.kinds.map((value) => ({ value, label: word(value) }))}
        onChange={(value) => setKind(one(opening.kinds, value) ?? kind)}
      />
      {KINDS[kind].about === 'CASE' && !aboutCase ? (
        <Notice>
          {t('from', { kind: word(kind) })} <Link to="/desk/field-cases">{t('toCases')}</Link>
        </Notice>
      ) : (
        <>
          <OpeningFields opening={opening} aboutCase={aboutCase} kind={kind} written={written} put={put} />
          <RefusalNotice error={command.error} />
          <p>
            <Button
              kind="primary"
              busy={command.isPending}
              onClick={() => command.mutate({ body: bodyOf(kind, search.case, written) })}
            >
              {t('send')}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}
