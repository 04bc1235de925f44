import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { organisation } from '../client.ts'
import { useRoleNames } from '../officers/role-names.ts'
import { ReportForm } from './report-form.tsx'
import { Reviews } from './reviews.tsx'
import { accountTexts } from './texts.ts'

type Accounts = Output<typeof api.accounts>

/** 账号与权限一览 (OR-18). */
export default function AccountsPage() {
  const t = useTexts(accountTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const query = useQuery({ queryKey: ['accounts', 'all'], queryFn: () => organisation.accounts({}) })
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['accounts'] })
  }
  const manages = sessionMay(session, 'organisation.manage')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      {manages && (
        <Disclosure summary={t('report')}>
          <ReportForm onDone={done} />
        </Disclosure>
      )}
      <Loaded query={query} lines={10}>
        {(accounts) => (
          <>
            <Systems accounts={accounts} />
            <Reviews manages={manages} onDone={done} />
            <Panel title={t('accounts', { count: accounts.items.length })}>
              <AccountTable items={accounts.items} />
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Systems({ accounts: { systems } }: { readonly accounts: Accounts }) {
  const t = useTexts(accountTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('systems')}
      rows={systems}
      rowKey={({ system }) => system}
      columns={[
        { key: 'system', label: t('system'), heading: true, cell: ({ system }) => system },
        { key: 'owner', label: t('owner'), cell: ({ owner }) => inLanguage(owner.name, language) },
        { key: 'count', label: t('count'), numeric: true, cell: ({ accounts }) => accounts },
        { key: 'withoutOwner', label: t('withoutOwner'), numeric: true, cell: ({ withoutOwner }) => withoutOwner },
        { key: 'unused', label: t('unused'), numeric: true, cell: ({ unused }) => unused },
        {
          key: 'reportedAt',
          label: t('reportedAt'),
          cell: ({ reportedAt }) => (reportedAt === null ? t('live') : formatMoment(reportedAt, language)),
        },
      ]}
    />
  )
}

function AccountTable({ items }: Pick<Accounts, 'items'>) {
  const t = useTexts(accountTexts)
  const { language } = useLanguage()
  const namesOf = useRoleNames()
  return (
    <Table
      caption={t('accounts', { count: items.length })}
      captionHidden
      rows={items}
      rowKey={({ system, account }) => `${system} ${account}`}
      columns={[
        { key: 'account', label: t('account'), heading: true, cell: ({ account }) => account },
        { key: 'system', label: t('system'), cell: ({ system }) => system },
        { key: 'holder', label: t('holder'), cell: ({ holder }) => (holder === '' ? t('noOwner') : holder) },
        { key: 'organ', label: t('organ'), cell: ({ organ }) => organ },
        { key: 'rights', label: t('rights'), cell: ({ rights }) => namesOf(rights) },
        {
          key: 'lastUsedOn',
          label: t('lastUsedOn'),
          cell: ({ lastUsedOn }) => (lastUsedOn === null ? t('never') : formatDate(lastUsedOn, language)),
        },
        {
          key: 'finding',
          label: t('finding'),
          cell: ({ finding }) =>
            finding === null ? '' : <Status tone={finding === 'NO_OWNER' ? 'bad' : 'warn'}>{t(finding)}</Status>,
        },
      ]}
    />
  )
}
