import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Output } from '#contract'
import { smart } from '#web/api/clients.ts'
import { formatMoment, formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { VerificationView } from '#web/verification/verification-view.tsx'
import type { api } from '../../api.ts'
import { STAGE_TONES } from '../smart/index.tsx'
import { smartTexts } from '../texts.ts'
import { Authorisations } from './authorisations.tsx'
import { DraftPanel } from './draft-panel.tsx'
import { RuleTable } from './rule-table.tsx'
import { Sources } from './sources.tsx'
import { Switches } from './switches.tsx'
import './smart-item.css'

export type ItemTable = Output<typeof api.table>
export interface TableWork {
  readonly table: ItemTable
  readonly done: (sentence: string) => void
}

/** One item's table: how it stands and its switch first, then the rules, their trial, and what it has done. */
export default function SmartItemPage() {
  const { code } = useParams({ from: '/desk/smart/$code' })
  const query = useQuery({ queryKey: ['smart-table', code], queryFn: () => smart.table({ params: { code } }) })
  return (
    <Loaded query={query} lines={12}>
      {(table) => <ItemBody table={table} />}
    </Loaded>
  )
}

function ItemBody({ table }: { readonly table: ItemTable }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const session = useSession()
  const [said, setSaid] = useState('')
  const name = inLanguage(table.itemName, language)
  usePageTitle(`${t('title')} ${name}`)
  const done = (sentence: string) => {
    setSaid(sentence)
    void queries.invalidateQueries({ queryKey: ['smart-table', table.itemCode] })
    void queries.invalidateQueries({ queryKey: ['smart-tables'] })
  }
  const drafts = sessionMay(session, 'standard.draft')
  const { inForce, draft } = table
  return (
    <div className="stack smart-item">
      <p>
        <Link to="/desk/smart">{t('back')}</Link>
      </p>
      <h1>{name}</h1>
      <DoneNotice sentence={said} />
      <Standing table={table} />
      <Switches table={table} done={done} />
      {draft !== null || drafts ? <DraftPanel key={table.version} table={table} done={done} /> : null}
      <Panel
        title={inForce === null ? t('noTable') : t('tableInForce', { number: inForce.number })}
        aside={
          inForce === null ? undefined : (
            <span className="small soft">
              {t('approvedBy', { drafted: inForce.draftedBy, approved: inForce.approvedBy })}
            </span>
          )
        }
      >
        {inForce !== null && <RuleTable book={inForce.book} />}
      </Panel>
      {inForce !== null && <Sources book={inForce.book} />}
      <Authorisations table={table} done={done} />
      <Recent recent={table.recent} />
      <Panel title={t('history')}>
        <ul className="plain stack-tight">
          {table.history.toReversed().map(({ at, by, text }) => (
            <li key={`${at} ${text.zh}`}>
              <span className="soft small">
                {formatMoment(at, language)} {by}
              </span>
              <br />
              {inLanguage(text, language)}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

function Standing({ table }: { readonly table: ItemTable }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const { figures, authority } = table
  const { disagreed, refusedAgainst: refused, grantedAgainst: granted } = figures
  return (
    <>
      {table.stopped !== null && (
        <Notice tone="bad">
          {t('stopped', { by: table.stopped.by, reason: table.stopped.reason })}{' '}
          {formatMoment(table.stopped.at, language)}
        </Notice>
      )}
      {table.outdated && <Notice tone="warn">{t('outdated')}</Notice>}
      <Facts
        facts={[
          { label: t('stage'), value: <Status tone={STAGE_TONES[table.stage]}>{t(table.stage)}</Status> },
          { label: t('share'), value: `${String(table.share)}%` },
          { label: t('sample'), value: `${String(table.sample)}%` },
          {
            label: t('authority'),
            value:
              authority === null ? (
                <Status tone="warn">{t('noAuthority')}</Status>
              ) : (
                t('until', { officer: authority.officer, date: formatDate(authority.until, language) })
              ),
          },
          {
            label: t('figures'),
            value: [
              `${t('approvedAlone')} ${String(figures.approvedAlone)}`,
              `${t('toOfficer')} ${String(figures.toOfficer)}`,
              `${t('withheld')} ${String(figures.withheld)}`,
              `${t('sampled')} ${t('sampledOf', { judged: figures.judged, drawn: figures.drawn })}`,
            ].join('　'),
          },
          { label: t('overridden'), value: t('overriddenHint', { disagreed, refused, granted }) },
        ]}
      />
    </>
  )
}

function Recent({ recent }: { readonly recent: ItemTable['recent'] }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  return (
    <Panel title={t('recent')}>
      {recent.length === 0 && <p className="soft">{t('noRecent')}</p>}
      {recent.map((one) => (
        <Disclosure
          key={one.case}
          summary={`${one.caseNumber}　${t(one.outcome)}　${formatMoment(one.verifiedAt, language)}`}
        >
          <VerificationView of={one} />
        </Disclosure>
      ))}
    </Panel>
  )
}
