import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { ItemResponsibility } from '#web/responsibility.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { standards } from '../client.ts'
import type { Item } from '../client.ts'
import { StandingMarks } from '../standing.tsx'
import { Compare } from './compare.tsx'
import { CheckUp } from './check-up.tsx'
import { History } from './history.tsx'
import { NextSteps } from './next-steps.tsx'
import { itemTexts } from './texts.ts'
import { Versions } from './versions.tsx'
import './standard.css'

const VIEWS = ['versions', 'compare', 'health', 'history', 'responsibility'] as const
type View = (typeof VIEWS)[number]

export default function StandardPage() {
  const t = useTexts(itemTexts)
  const { code } = useParams({ from: '/desk/standards/$code' })
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['standard', code], queryFn: () => standards.item({ params: { code } }) })
  return (
    <Loaded query={query} lines={10}>
      {(item) => <Standard item={item} />}
    </Loaded>
  )
}

function Standard({ item }: { readonly item: Item }) {
  const t = useTexts(itemTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const search = useSearch({ from: '/desk/standards/$code' })
  const navigate = useNavigate({ from: '/desk/standards/$code' })
  const [done, setDone] = useState('')
  const name = inLanguage(item.name, language)
  usePageTitle(name)
  const view: View = VIEWS.find((known) => known === search.view) ?? 'versions'
  const onDone = (after: Item, sentence: string) => {
    queries.setQueryData(['standard', item.code], after)
    void queries.invalidateQueries({ queryKey: ['standards'] })
    setDone(sentence)
  }
  return (
    <div className="stack">
      <p>
        <Link to="/desk/standards">{t('back')}</Link>
      </p>
      <div className="standard-head">
        <h1>{name}</h1>
        <StandingMarks
          item={{ ...item, draft: item.draft?.phase ?? null, retirement: item.retirement?.phase ?? null }}
        />
      </div>
      <p className="soft">
        <span className="mono">{item.code}</span>　{inLanguage(item.organ, language)}
        {item.standing === 'IN_FORCE' && (
          <>
            {'　'}
            <Link to="/items/$code" params={{ code: item.code }}>
              {t('guide')}
            </Link>
            {'　'}
            <Link to="/items/$code/graph" params={{ code: item.code }}>
              {t('graph')}
            </Link>
          </>
        )}
      </p>
      <DoneNotice sentence={done} />
      <NextSteps item={item} onDone={onDone} />
      <Tabs
        label={name}
        tabs={VIEWS.map((key) => ({ key, label: t(key) }))}
        current={view}
        onChange={(key) => void navigate({ search: (before) => ({ ...before, view: key }), replace: true })}
      >
        {view === 'versions' && <Versions item={item} onDone={onDone} />}
        {view === 'compare' && <Compare item={item} />}
        {view === 'health' && <CheckUp item={item} />}
        {view === 'history' && <History item={item} />}
        {view === 'responsibility' && <ItemResponsibility code={item.code} />}
      </Tabs>
    </div>
  )
}
