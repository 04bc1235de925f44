import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { DeskFaq } from '../client.ts'
import { FaqActs } from './faq-acts.tsx'
import { FaqForm } from './faq-form.tsx'
import { deskFaqTexts } from './texts.ts'
import '../parts/desk.css'

const TONES: Readonly<Record<DeskFaq['stage'], Tone>> = { draft: 'wait', published: 'good', withdrawn: 'off' }

export default function DeskFaqPage() {
  const t = useTexts(deskFaqTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const list = usePages(['desk-faq'], (from) => service.deskFaq({ query: from }))
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['desk-faq'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <p>
        <a className={buttonClass('secondary')} href="/api/v1/faq/booklet.pdf" target="_blank" rel="noreferrer">
          {t('booklet')}
        </a>
      </p>
      <DoneNotice sentence={sentence} />
      <Drafting onDone={() => done(t('savedDone'))} />
      <Panel title={t('list')}>
        <Pages list={list} none={<p className="soft">{t('none')}</p>} lines={6}>
          {(faqs) => faqs.map((faq) => <FaqCard key={faq.id} faq={faq} onDone={done} />)}
        </Pages>
      </Panel>
    </div>
  )
}

/** A new question, or one made of a request whose answer was good. */
function Drafting({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(deskFaqTexts)
  const { from } = useSearch({ from: '/desk/faq' })
  const navigate = useNavigate({ from: '/desk/faq' })
  const [count, setCount] = useState(0)
  const request = useQuery({
    queryKey: ['desk-request', from],
    queryFn: () => service.request({ params: { id: from ?? '' } }),
    enabled: from !== undefined,
  })
  const finish = () => {
    setCount(count + 1)
    if (from !== undefined) void navigate({ search: {}, replace: true })
    onDone()
  }
  return (
    <Disclosure key={`${from ?? ''} ${String(count)}`} summary={t('write')} open={from !== undefined}>
      {from === undefined ? (
        <FaqForm faq={undefined} request={undefined} onDone={finish} />
      ) : (
        <Loaded query={request}>
          {(loaded) => <FaqForm key={loaded.id} faq={undefined} request={loaded} onDone={finish} />}
        </Loaded>
      )}
    </Disclosure>
  )
}

function FaqCard({ faq, onDone }: { readonly faq: DeskFaq; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(deskFaqTexts)
  const { language } = useLanguage()
  return (
    <article className="desk-card stack-tight">
      <h3>{inLanguage(faq.question, language)}</h3>
      <p className="row">
        <Status tone={TONES[faq.stage]}>{t(faq.stage)}</Status>
        {faq.edition > 0 && <span className="soft small">{t('edition', { edition: faq.edition })}</span>}
        {faq.expired && <Status tone="bad">{t('expired')}</Status>}
        {faq.itemsChanged && <Status tone="warn">{t('itemsChanged')}</Status>}
        {faq.revised && faq.stage === 'published' && <Status tone="warn">{t('revised')}</Status>}
        {faq.fromRequest && <span className="soft small">{t('fromRequest')}</span>}
      </p>
      <p className="answer-text">{inLanguage(faq.answer, language)}</p>
      <p className="soft small">
        {faq.items
          .map(({ name, checked, current }) => `${inLanguage(name, language)}（${t('version', { checked, current })}）`)
          .join('；')}
        {faq.basis !== '' && ` · ${faq.basis}`}
        {faq.reviewBy !== null && ` · ${t('reviewBy')} ${faq.reviewBy}`}
        {faq.withdrawnFor !== '' && ` · ${faq.withdrawnFor}`}
      </p>
      <FaqActs faq={faq} onDone={onDone} />
      {faq.editions.length > 0 && (
        <Disclosure summary={t('history')}>
          <ol className="small">
            {faq.editions.map(({ edition, at, by }) => (
              <li key={edition}>
                {formatMoment(at, language)} {t('edition', { edition })} {by}
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </article>
  )
}
