import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { parseTrackingCode } from '#kernel'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { useSession } from '#web/session/session.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { CopyText } from '#web/ui/copy-text.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Verdict } from '#web/ui/verdict.tsx'
import { service } from '../client.ts'
import { requestWords, STAGE_TONES } from '../parts/request-words.ts'
import { AskForm } from './ask-form.tsx'
import type { Filed } from './ask-form.tsx'
import { askTexts } from './texts.ts'
import './ask.css'

export default function AskPage() {
  const t = useTexts(askTexts)
  usePageTitle(t('title'))
  const { item, case: caseNumber, kind } = useSearch({ from: '/hall/ask' })
  const [filed, setFiled] = useState<Filed | undefined>(undefined)
  if (filed !== undefined) return <Received filed={filed} onAnother={() => setFiled(undefined)} />
  return (
    <div className="ask-columns">
      <div className="stack reading">
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <p>
          <Link to="/report">{t('report')}</Link>
        </p>
        <AskForm item={item} caseNumber={caseNumber} kind={kind} onFiled={setFiled} />
      </div>
      <aside className="stack">
        <Follow />
        <Mine />
        <Counts />
      </aside>
    </div>
  )
}

function Received({ filed, onAnother }: { readonly filed: Filed; readonly onAnother: () => void }) {
  const t = useTexts(askTexts)
  const { language } = useLanguage()
  const day = formatDate(filed.due.due, language)
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <Verdict tone="good" title={t('done')}>
        <p>
          {filed.organ === null
            ? t('doneDueDesk', { day })
            : t('doneDue', { day, organ: inLanguage(filed.organ.name, language) })}
        </p>
      </Verdict>
      <p>
        {t('doneCode')}
        <br />
        <CopyText text={filed.code} label={t('doneCode')} />
      </p>
      <p className="row">
        <Link to="/ask/$code" params={{ code: filed.code }} className={buttonClass('primary')}>
          {t('open')}
        </Link>
        <Button onClick={onAnother}>{t('another')}</Button>
      </p>
    </div>
  )
}

function Follow() {
  const t = useTexts(askTexts)
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <Panel title={t('follow')}>
      <form
        className="stack-tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const known = parseTrackingCode(code)
          setWrong(known === undefined)
          if (known !== undefined) void navigate({ to: '/ask/$code', params: { code: known } })
        }}
      >
        <LineField
          id="follow-code"
          label={t('followHint')}
          error={wrong ? t('badCode') : undefined}
          value={code}
          maxLength={40}
          onChange={setCode}
        />
        <Button type="submit">{t('followGo')}</Button>
      </form>
    </Panel>
  )
}

function Mine() {
  const t = useTexts(askTexts)
  const w = useTexts(requestWords)
  const session = useSession()
  const own = useQuery({
    queryKey: ['my-requests'],
    queryFn: () => service.myRequests({}),
    enabled: session?.kind === 'applicant',
  })
  if (session?.kind !== 'applicant' || own.data === undefined) return null
  return (
    <Panel title={t('mine')}>
      {own.data.items.length === 0 && <p className="soft">{t('none')}</p>}
      <ul className="plain stack-tight">
        {own.data.items.map(({ code, kind, stage, text }) => (
          <li key={code}>
            <Link to="/ask/$code" params={{ code }} className="ask-own">
              {w(kind)}：{text}
            </Link>{' '}
            <Status tone={STAGE_TONES[stage]}>{w(stage)}</Status>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Counts() {
  const t = useTexts(askTexts)
  const published = useQuery({
    queryKey: ['published-requests', 'counts'],
    queryFn: () => service.publishedRequests({ query: { limit: 1 } }),
  })
  return (
    <p className="soft small">
      {published.data !== undefined && t('publicLine', published.data.counts)}
      <br />
      <Link to="/pain-points">{t('painPoints')}</Link>
    </p>
  )
}
