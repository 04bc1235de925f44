import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { organisation } from '../client.ts'
import { Impact } from './impact.tsx'
import { ImportNotice } from './import-notice.tsx'
import type { Published } from './import-notice.tsx'
import { calendarTexts } from './texts.ts'
import { YearCalendar } from './year-calendar.tsx'

type Calendar = Output<typeof api.calendar>

const LOOK_AGAIN_MS = 500

const knows = (calendar: Calendar | undefined, { documentNumber }: Published): boolean =>
  calendar?.notices.some((notice) => notice.documentNumber === documentNumber) ?? false

export default function CalendarPage() {
  const t = useTexts(calendarTexts)
  usePageTitle(t('title'))
  const [published, setPublished] = useState<Published | undefined>(undefined)
  const query = useQuery({
    queryKey: ['calendar'],
    queryFn: () => organisation.calendar({}),
    // What was published a moment ago holds once it has its place in the ledger: until then the page looks again.
    refetchInterval: ({ state }) => (published === undefined || knows(state.data, published) ? false : LOOK_AGAIN_MS),
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      {published !== undefined && (
        <Notice
          tone="good"
          announced
          title={t('published', { number: published.documentNumber, year: published.year })}
        >
          <Impact touched={published.touched} done />
        </Notice>
      )}
      <Loaded query={query} lines={8}>
        {({ years }) => (
          <Panel title={t('years')}>
            <Years years={years} />
          </Panel>
        )}
      </Loaded>
      <ImportNotice onPublished={setPublished} />
      <Loaded query={query} lines={3}>
        {({ notices }) => (
          <Panel title={t('notices')}>
            {notices.length === 0 && <p className="soft">{t('noticesNone')}</p>}
            {notices.map((notice) => (
              <PublishedNotice key={`${notice.documentNumber} ${notice.publishedAt}`} notice={notice} />
            ))}
          </Panel>
        )}
      </Loaded>
    </div>
  )
}

function Years({ years }: Pick<Calendar, 'years'>) {
  const t = useTexts(calendarTexts)
  return (
    <Table
      caption={t('years')}
      captionHidden
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={[
        { key: 'year', label: t('year'), heading: true, cell: ({ year }) => year },
        { key: 'days', label: t('workingDays'), cell: ({ workingDays }) => t('days', { count: workingDays }) },
        {
          key: 'basis',
          label: t('basis'),
          cell: ({ source, builtIn }) => (builtIn ? t('builtIn') : (source ?? t('none'))),
        },
        {
          key: 'state',
          label: t('state'),
          cell: ({ source }) => (
            <Status tone={source === null ? 'warn' : 'good'}>{t(source === null ? 'provisional' : 'settled')}</Status>
          ),
        },
      ]}
    />
  )
}

function PublishedNotice({ notice }: { readonly notice: Calendar['notices'][number] }) {
  const t = useTexts(calendarTexts)
  const { language } = useLanguage()
  const { year, region, title, documentNumber, publishedAt, inForce, holidays, workdays } = notice
  const where = region === null ? t('country') : t('regionCode', { code: region })
  return (
    <Disclosure summary={`${documentNumber} · ${String(year)} · ${where}`}>
      <div className="stack-tight">
        <p>
          <Status tone={inForce ? 'good' : 'off'}>{t(inForce ? 'inForce' : 'replaced')}</Status> {title}{' '}
          <span className="soft small">
            {t('publishedAt')} {formatMoment(publishedAt, language)}
          </span>
        </p>
        <YearCalendar year={year} holidays={holidays} workdays={workdays} />
      </div>
    </Disclosure>
  )
}
