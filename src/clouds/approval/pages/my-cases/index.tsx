import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { AccountDoors } from '#web/layout/account-doors.tsx'
import { usePageTitle } from '#web/layout/page-title.ts'
import { SessionMenu } from '#web/layout/session-menu.tsx'
import { useSession } from '#web/session/session.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { ClockChip } from '#web/ui/clock-chip.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { isConcluded, StageStatus } from '../case-progress/stage.tsx'
import { DraftList } from './draft-list.tsx'
import { myCasesTexts } from './texts.ts'

type Row = Output<typeof api.myCases>['items'][number]

export default function MyCasesPage() {
  const t = useTexts(myCasesTexts)
  usePageTitle(t('title'))
  const session = useSession()
  if (session?.kind === 'officer') {
    return (
      <div className="stack">
        <h1>{t('title')}</h1>
        <Notice>
          {t('officer')} <Link to="/desk">{t('toDesk')}</Link>
        </Notice>
      </div>
    )
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <AccountDoors />
      <p className="row">
        <span className="soft">{t('signedIn', { name: session?.name ?? '' })}</span>
        <span className="phone-only">
          <SessionMenu />
        </span>
      </p>
      <DraftList />
      <CaseList />
    </div>
  )
}

function CaseList() {
  const t = useTexts(myCasesTexts)
  const list = usePages(['my-cases'], (from) => approval.myCases({ query: from }))
  const waiting = list.rows?.filter(({ progress }) => progress.stage === 'awaitingCorrection') ?? []
  const none = (
    <EmptyState title={t('none')}>
      <p>{t('noneText')}</p>
      <Link to="/items" className={buttonClass('primary')}>
        {t('find')}
      </Link>
    </EmptyState>
  )
  return (
    <>
      {waiting.length > 0 && (
        <Notice tone="warn" title={t('toDo')}>
          <ul>
            {waiting.map(({ id, progress }) => (
              <li key={id}>
                <Link to="/my/cases/$id" params={{ id }}>
                  {progress.itemName} {progress.caseNumber}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Panel title={t('cases')}>
        <Pages list={list} none={none}>
          {(rows) => <CaseTable rows={rows} />}
        </Pages>
      </Panel>
    </>
  )
}

function CaseTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(myCasesTexts)
  return (
    <Table
      caption={t('cases')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'item',
          label: t('item'),
          heading: true,
          cell: ({ id, progress }) => (
            <Link to="/my/cases/$id" params={{ id }}>
              {progress.itemName}
            </Link>
          ),
        },
        { key: 'number', label: t('number'), cell: ({ progress }) => <code>{progress.caseNumber}</code> },
        { key: 'stage', label: t('stage'), cell: ({ progress }) => <StageStatus stage={progress.stage} /> },
        {
          key: 'clock',
          label: t('clock'),
          cell: ({ progress }) => (isConcluded(progress.stage) ? '—' : <ClockChip clock={progress.clock} />),
        },
      ]}
    />
  )
}
