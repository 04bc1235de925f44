import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { service } from '../client.ts'
import type { PublicFaq } from '../client.ts'
import './faq.css'

const words = texts(
  {
    title: '行政审批100问',
    lead: '大家常问的问题，逐条写明适用事项、依据和复核日期；过了复核日期的不再显示。',
    search: '您想问什么',
    go: '查找',
    booklet: '打印整本（PDF）',
    edition: '版本 {edition}，共 {count} 问',
    items: '适用事项：',
    basis: '依据：{basis}',
    checked: '第 {edition} 版，{day}核对，{until}前再次复核',
    none: '没有找到相近的问题',
    noneText: '换个说法，或者直接问我们，2 个工作日内答复。',
    ask: '我要咨询',
    all: '查看全部',
    forItem: '只看与所选事项有关的问题',
    other: '没有您的问题？',
  },
  {
    title: '100 questions about approvals',
    lead: 'What people often ask, each with its services, basis and the day it is looked at again; after that day it is hidden.',
    search: 'What would you like to know',
    go: 'Find',
    booklet: 'Print the booklet (PDF, Chinese)',
    edition: 'Edition {edition}, {count} questions',
    items: 'Services: ',
    basis: 'Basis: {basis}',
    checked: 'Edition {edition}, checked on {day}, to be looked at again by {until}',
    none: 'No similar question',
    noneText: 'Use other words, or ask us: answered within 2 working days.',
    ask: 'Ask us',
    all: 'Show all',
    forItem: 'Only questions about the chosen service',
    other: 'Your question is not here?',
  },
)

export default function FaqPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  const { q, item } = useSearch({ from: '/hall/faq' })
  const faq = useQuery({
    queryKey: ['faq', q ?? '', item ?? ''],
    queryFn: () =>
      service.faq({ query: { ...(q === undefined ? {} : { q }), ...(item === undefined ? {} : { item }) } }),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="reading">{t('lead')}</p>
      <SearchForm key={q} initial={q ?? ''} />
      {item !== undefined && (
        <p>
          {t('forItem')} · <Link to="/faq">{t('all')}</Link>
        </p>
      )}
      <Loaded query={faq} lines={8}>
        {({ items, total, edition }) => (
          <>
            {total > 0 && (
              <p className="row">
                <span className="soft">{t('edition', { edition, count: total })}</span>
                <a className={buttonClass('secondary')} href="/api/v1/faq/booklet.pdf" target="_blank" rel="noreferrer">
                  <Icon name="print" /> {t('booklet')}
                </a>
              </p>
            )}
            {items.length === 0 ? <None /> : <Questions items={items} />}
          </>
        )}
      </Loaded>
      <p>
        {t('other')} <Link to="/ask">{t('ask')}</Link>
      </p>
    </div>
  )
}

function SearchForm({ initial }: { readonly initial: string }) {
  const t = useTexts(words)
  const navigate = useNavigate({ from: '/faq' })
  const [typed, setTyped] = useState(initial)
  return (
    <form
      role="search"
      className="faq-search"
      onSubmit={(event) => {
        event.preventDefault()
        const q = typed.trim()
        void navigate({ to: '/faq', search: (before) => (q === '' ? withoutWords(before) : { ...before, q }) })
      }}
    >
      <LineField label={t('search')} value={typed} maxLength={100} onChange={setTyped} />
      <Button kind="primary" type="submit">
        {t('go')}
      </Button>
    </form>
  )
}
const withoutWords = ({ q: _words, ...rest }: Readonly<Partial<Record<'q' | 'item', string>>>) => rest

function None() {
  const t = useTexts(words)
  return (
    <EmptyState icon="question" title={t('none')}>
      <p>{t('noneText')}</p>
    </EmptyState>
  )
}

function Questions({ items }: { readonly items: readonly PublicFaq[] }) {
  const t = useTexts(words)
  const { language } = useLanguage()
  return (
    <ol className="plain faq-list">
      {items.map((one) => (
        <li key={one.id}>
          <Disclosure summary={inLanguage(one.question, language)}>
            <p className="answer-text">{inLanguage(one.answer, language)}</p>
            <p className="small">
              {t('items')}
              {one.items.map(({ code, name }, i) => (
                <span key={code}>
                  {i > 0 && (language === 'zh' ? '、' : ', ')}
                  <Link to="/items/$code" params={{ code }}>
                    {inLanguage(name, language)}
                  </Link>
                </span>
              ))}
            </p>
            <p className="soft small">
              {one.basis !== '' && `${t('basis', { basis: one.basis })} · `}
              {t('checked', {
                edition: one.edition,
                day: formatDate(one.publishedAt, language),
                until: formatDate(one.reviewBy, language),
              })}
            </p>
          </Disclosure>
        </li>
      ))}
    </ol>
  )
}
