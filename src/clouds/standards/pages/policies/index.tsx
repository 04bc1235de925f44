import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { DayField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { ReasonedForm } from '../reasoned-form.tsx'
import { IssuePolicy } from './issue-policy.tsx'
import { policyTexts } from './texts.ts'
import './policies.css'

type Policy = Output<typeof api.policies>['items'][number]
const TONES: Readonly<Record<Policy['status'], Tone>> = { IN_FORCE: 'good', SCHEDULED: 'wait', REPEALED: 'off' }

export default function PoliciesPage() {
  const t = useTexts(policyTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: ['policies'], queryFn: () => standards.policies({ query: {} }) })
  const said = (sentence: string) => {
    setDone(sentence)
    void queries.invalidateQueries({ queryKey: ['policies'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={8}>
        {({ items, mayIssue }) => (
          <>
            {mayIssue && (
              <Disclosure summary={t('issue')}>
                <IssuePolicy onDone={() => said(t('issued'))} />
              </Disclosure>
            )}
            {items.length === 0 && <EmptyState icon="form" title={t('none')} />}
            <ul className="plain policies">
              {items.map((policy) => (
                <li key={policy.id}>
                  <PolicyPaper policy={policy} mayRepeal={mayIssue} onDone={said} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </div>
  )
}

interface PolicyProps {
  readonly policy: Policy
  readonly mayRepeal: boolean
  readonly onDone: (sentence: string) => void
}

function PolicyPaper({ policy, mayRepeal, onDone }: PolicyProps) {
  const t = useTexts(policyTexts)
  const { number, title, issuer, topic, status, effectiveFrom, replaces, clauses, readers, read } = policy
  const acknowledgement = useCommand(standards.acknowledgePolicy, () => onDone(''))
  return (
    <article className="stack-tight">
      <h2>{title}</h2>
      <p className="row">
        <Status tone={TONES[status]}>{t(status)}</Status>
        <span>{number}</span>
        <span className="soft">{issuer}</span>
        <span className="soft">{t(topic)}</span>
        <span className="soft">{t('effective', { day: effectiveFrom })}</span>
        {replaces !== null && <span className="soft">{t('replaces', { number: replaces })}</span>}
      </p>
      {policy.repealedFrom !== null && (
        <p className="soft">{t('repealed', { day: policy.repealedFrom, reason: policy.repealReason ?? '' })}</p>
      )}
      <Disclosure summary={t('clauses', { count: clauses.length })}>
        <Clauses clauses={clauses} />
      </Disclosure>
      <p className="row">
        <span className="soft">{t('readers', { count: readers })}</span>
        {read ? (
          <Status tone="good">{t('read')}</Status>
        ) : (
          status !== 'REPEALED' && (
            <Button
              busy={acknowledgement.isPending}
              onClick={() => acknowledgement.mutate({ params: { id: policy.id }, body: {} })}
            >
              {t('acknowledge')}
            </Button>
          )
        )}
      </p>
      <RefusalNotice error={acknowledgement.error} />
      {mayRepeal && status !== 'REPEALED' && policy.repealedFrom === null && <Repeal policy={policy} onDone={onDone} />}
    </article>
  )
}

function Clauses({ clauses }: { readonly clauses: Policy['clauses'] }) {
  const t = useTexts(policyTexts)
  const { language } = useLanguage()
  return (
    <ul className="plain stack-tight">
      {clauses.map(({ article, text, items }) => (
        <li key={article}>
          <strong>{article}</strong>　{text}
          <br />
          <span className="soft small">
            {t('items')}
            {items.length === 0
              ? t('allItems')
              : items.map(({ code, name }) => (
                  <Link key={code} to="/desk/standards/$code" params={{ code }} className="policy-item">
                    {inLanguage(name, language)}
                  </Link>
                ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Repeal({ policy, onDone }: Omit<PolicyProps, 'mayRepeal'>) {
  const t = useTexts(policyTexts)
  const [day, setDay] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.repealPolicy, () => onDone(t('repealDone')))
  return (
    <Disclosure summary={t('repeal')}>
      <ReasonedForm
        label={t('repealReason')}
        action={t('repeal')}
        kind="danger"
        busy={command.isPending}
        error={command.error}
        onSend={(reason) => {
          setTried(true)
          if (day === '') return
          command.mutate({ params: { id: policy.id }, body: { expectedVersion: policy.version, from: day, reason } })
        }}
      >
        <DayField
          label={t('repealFrom')}
          error={tried && day === '' ? t('wrong') : undefined}
          value={day}
          onChange={setDay}
        />
      </ReasonedForm>
    </Disclosure>
  )
}
