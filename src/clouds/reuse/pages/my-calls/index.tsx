import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { localDate } from '#kernel'
import { reuse } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { callColumns } from '../call-columns.tsx'
import { callTexts } from '../call-texts.ts'
import { myCallsTexts } from './texts.ts'

/** 谁看过我的证照: the holder sees every call, and decides whether he is asked each time. */
export default function MyCallsPage() {
  const t = useTexts(myCallsTexts)
  usePageTitle(t('title'))
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Calls />
      <Consent />
      <p>
        <Link to="/my/certificates">{t('back')}</Link>
      </p>
    </div>
  )
}

function Calls() {
  const t = useTexts(myCallsTexts)
  const c = useTexts(callTexts)
  const { language } = useLanguage()
  const list = usePages(['own-calls'], (from) => reuse.ownCalls({ query: from }))
  const none = (
    <EmptyState icon="certificate" title={t('none')}>
      <p>{t('noneText')}</p>
    </EmptyState>
  )
  return (
    <Pages list={list} none={none}>
      {(rows) => (
        <Table
          caption={t('title')}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={callColumns(c, language)}
        />
      )}
    </Pages>
  )
}

function Consent() {
  const t = useTexts(myCallsTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const consent = useQuery({ queryKey: ['fetch-consent'], queryFn: () => reuse.consent({}) })
  const finish = (sentence: string) => (after: unknown) => {
    setDone(sentence)
    queries.setQueryData(['fetch-consent'], after)
  }
  const give = useCommand(reuse.giveConsent, finish(t('doneGiven')))
  const withdraw = useCommand(reuse.withdrawConsent, finish(t('doneWithdrawn')))
  if (consent.data === undefined) return null
  const { holder, given, givenAt } = consent.data
  const error = give.error ?? withdraw.error
  return (
    <Panel title={t('consentTitle')}>
      <div className="stack">
        <p className="reading">{t('consentLead')}</p>
        <DoneNotice sentence={done} />
        {error !== null && <RefusalNotice error={error} />}
        {holder === null ? (
          <p className="soft">{t('noHolder')}</p>
        ) : (
          <div className="row">
            <Status tone={given ? 'good' : 'off'}>
              {given && givenAt !== null
                ? t('given', { date: formatDate(localDate(givenAt), language) })
                : t('notGiven')}
            </Status>
            {given ? (
              <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ body: {} })}>
                {t('withdraw')}
              </Button>
            ) : (
              <Button busy={give.isPending} onClick={() => give.mutate({ body: { agreed: true } })}>
                {t('give')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Panel>
  )
}
