import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { figuresOf } from '../../domain/claim-figures.ts'
import { interplay } from '../client.ts'
import type { Figures } from '../client.ts'
import { bulletinTexts } from './texts.ts'
import '../interplay.css'

const percent = (permille: number | null): string => (permille === null ? '—' : `${(permille / 10).toFixed(1)}%`)

/** 认领定期通报: the same page for the hall and the desk; only who may publish sees the button. */
export default function BulletinsPage() {
  const t = useTexts(bulletinTexts)
  usePageTitle(t('title'))
  const query = useQuery({ queryKey: ['bulletins'], queryFn: () => interplay.bulletins({}) })
  return (
    <div className="stack reading exchange-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <Disclosure summary={t('rules')}>
        <ul>
          <li>{t('ruleAccuracy')}</li>
          <li>{t('ruleTimeliness')}</li>
          <li>{t('ruleConvenience')}</li>
        </ul>
      </Disclosure>
      <Loaded query={query}>
        {({ items, owed }) => (
          <>
            <Publish owed={owed} />
            {items.length === 0 && <EmptyState title={t('none')} />}
            {items.map((one) => (
              <Quarter key={one.quarter} {...one} />
            ))}
            {[...new Set(items.map(({ quarter }) => Number(quarter.slice(0, 4))))].map((year) => (
              <Year key={year} year={year} />
            ))}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Publish({ owed }: { readonly owed: readonly string[] }) {
  const t = useTexts(bulletinTexts)
  const session = useSession()
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const command = useCommand(interplay.publishBulletin, () => {
    setSaid(t('done'))
    void queries.invalidateQueries({ queryKey: ['bulletins'] })
    void queries.invalidateQueries({ queryKey: ['assessment'] })
  })
  if (!sessionMay(session, 'bulletin.publish')) return null
  return (
    <>
      <DoneNotice sentence={said} />
      <p className="row">
        {owed.map((quarter) => (
          <Button key={quarter} busy={command.isPending} onClick={() => command.mutate({ params: { quarter } })}>
            {t('publish', { quarter })}
          </Button>
        ))}
      </p>
      <RefusalNotice error={command.error} />
    </>
  )
}

interface QuarterProps {
  readonly quarter: string
  readonly publishedAt: string
  readonly figures: readonly Figures[]
}
function Quarter({ quarter, publishedAt, figures }: QuarterProps) {
  const t = useTexts(bulletinTexts)
  const { language } = useLanguage()
  return (
    <Panel
      title={quarter}
      aside={<span className="soft">{t('published', { day: formatDate(publishedAt, language) })}</span>}
    >
      {figures.length === 0 ? (
        <p className="soft">{t('nothing')}</p>
      ) : (
        <Table
          caption={quarter}
          captionHidden
          rows={figures}
          rowKey={({ organ }) => organ}
          columns={[
            { key: 'organ', label: t('organ'), heading: true, cell: ({ name }) => name },
            { key: 'duties', label: t('duties'), numeric: true, cell: ({ duties }) => duties },
            { key: 'accuracy', label: t('accuracy'), numeric: true, cell: ({ accuracy }) => percent(accuracy) },
            { key: 'timeliness', label: t('timeliness'), numeric: true, cell: ({ timeliness }) => percent(timeliness) },
            {
              ...{ key: 'convenience', label: t('convenience'), numeric: true },
              cell: ({ convenience }) => percent(convenience),
            },
          ]}
        />
      )}
      <Recount quarter={quarter} />
    </Panel>
  )
}

/** The browser counts again what the ledger's tables hold today, and compares it with what was frozen. */
function Recount({ quarter }: { readonly quarter: string }) {
  const t = useTexts(bulletinTexts)
  const [asked, setAsked] = useState(false)
  const query = useQuery({
    queryKey: ['bulletin-recount', quarter],
    enabled: asked,
    queryFn: async () => {
      const [frozen, again] = await Promise.all([
        interplay.bulletin({ params: { quarter } }),
        interplay.recountBulletin({ params: { quarter } }),
      ])
      const told = frozen.figures.map(({ name: _, ...one }) => one)
      const same = again.same && JSON.stringify(sorted(figuresOf(again.rows))) === JSON.stringify(sorted(told))
      return { same, rows: again.rows.length }
    },
  })
  return (
    <>
      <p>
        <Button kind="plain" busy={query.isFetching} onClick={() => setAsked(true)}>
          {t('recount')}
        </Button>
      </p>
      {query.data !== undefined && (
        <StatusLine>{query.data.same ? t('same', { rows: query.data.rows }) : t('different')}</StatusLine>
      )}
      <RefusalNotice error={query.error} />
    </>
  )
}
const sorted = (figures: readonly Omit<Figures, 'name'>[]) =>
  figures.map((one) => Object.entries(one).sort(([a], [b]) => a.localeCompare(b)))

function Year({ year }: { readonly year: number }) {
  const t = useTexts(bulletinTexts)
  const query = useQuery({
    queryKey: ['assessment', year],
    queryFn: () => interplay.assessment({ params: { year } }),
  })
  return (
    <Panel title={t('year', { year })}>
      <p className="soft">{t('yearLead')}</p>
      <Loaded query={query}>
        {({ lines, quarters }) => (
          <Table
            caption={t('year', { year })}
            captionHidden
            rows={lines}
            rowKey={({ organ }) => organ}
            columns={[
              { key: 'organ', label: t('organ'), heading: true, cell: ({ name }) => name },
              ...quarters.map(({ quarter }, index) => ({
                key: quarter,
                label: quarter.slice(5),
                numeric: true,
                cell: (line: (typeof lines)[number]) => percent(line.quarters[index] ?? null),
              })),
              { key: 'score', label: t('score'), numeric: true, cell: ({ score }) => percent(score) },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  )
}
