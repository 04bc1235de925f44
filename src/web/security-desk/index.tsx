import { useQuery } from '@tanstack/react-query'
import { api as organisationApi } from '#clouds/organisation/api'
import { createClient } from '#contract'
import { office } from '../api/clients.ts'
import { transport } from '../api/transport.ts'
import { formatMoment } from '../i18n/format.ts'
import { useLanguage, useTexts } from '../i18n/index.ts'
import { usePageTitle } from '../layout/page-title.ts'
import { Loaded } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { Disclosure, Facts, Panel } from '../ui/panel.tsx'
import { Status } from '../ui/status.tsx'
import type { Tone } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { securityDeskTexts } from './texts.ts'

type Posture = Awaited<ReturnType<typeof office.posture>>

const LOOK_AGAIN_MS = 60_000

/** 安全台: clocks, what ends soon, classes of data, and how people sign in. */
export default function SecurityDeskPage() {
  const t = useTexts(securityDeskTexts)
  usePageTitle(t('title'))
  const query = useQuery({
    queryKey: ['posture'],
    queryFn: () => office.posture({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ clock, expiring, signIn }) => (
          <>
            <Panel title={t('clock')}>
              <Clock clock={clock} />
            </Panel>
            <Panel title={t('expiring')}>
              <ExpiringKeys expiring={expiring} />
            </Panel>
            <DataClasses />
            <Panel title={t('signIn')}>
              <Facts
                facts={[
                  { label: t('waiting'), value: signIn.waiting },
                  { label: t('officers'), value: signIn.officers },
                  { label: t('signingKeys'), value: signIn.signingKeys },
                  { label: t('passkeys'), value: signIn.passkeys },
                  { label: t('signed'), value: signIn.signedActsRequired ? t('required') : t('optional') },
                ]}
              />
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

const organisation = createClient(organisationApi, transport)

/** 数据分级: which data are of which class, and what that means for whoever wants to see them. */
function DataClasses() {
  const t = useTexts(securityDeskTexts)
  const query = useQuery({ queryKey: ['data-classes'], queryFn: () => organisation.dataClasses({}) })
  return (
    <Panel title={t('dataClasses')}>
      <Loaded query={query}>
        {({ classes }) => (
          <>
            <Table
              caption={t('dataClasses')}
              captionHidden
              rows={classes}
              rowKey={({ dataClass }) => dataClass}
              columns={[
                { key: 'class', label: t('dataClass'), heading: true, cell: ({ dataClass }) => t(dataClass) },
                { key: 'rule', label: t('shownTo'), cell: ({ dataClass }) => t(`${dataClass}_RULE`) },
                { key: 'tables', label: t('tables'), numeric: true, cell: ({ tables }) => tables.length },
                { key: 'fields', label: t('formFields'), numeric: true, cell: ({ formFields }) => formFields },
              ]}
            />
            <Disclosure summary={t('whichTables')}>
              {classes.map(({ dataClass, tables }) => (
                <p key={dataClass} className="small">
                  <strong>{t(dataClass)}</strong> <code className="wrap">{tables.join(' ')}</code>
                </p>
              ))}
            </Disclosure>
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Clock({ clock }: { readonly clock: Posture['clock'] }) {
  const t = useTexts(securityDeskTexts)
  const { language } = useLanguage()
  const { verdict, server, databaseAheadMs, authority, authorityAheadMs } = clock
  return (
    <div className="stack reading">
      {verdict === 'GOOD' && <Notice tone="good" title={t('clockGood')} />}
      {verdict === 'WRONG' && <Notice tone="bad" title={t('clockWrong')} announced />}
      {verdict === 'UNKNOWN' && (
        <Notice tone="warn" title={t('clockUnknown')}>
          {t('clockUnknownText')}
        </Notice>
      )}
      <Facts
        facts={[
          { label: t('serverTime'), value: formatMoment(server, language) },
          { label: t('database'), value: t('ms', { count: databaseAheadMs }) },
          { label: t('authority'), value: authority ?? t('noAuthority') },
          ...(authority === null
            ? []
            : [
                {
                  label: t('authorityAhead'),
                  value: authorityAheadMs === null ? t('noAnswer') : t('ms', { count: authorityAheadMs }),
                },
              ]),
        ]}
      />
      <p className="soft small">{t('rule')}</p>
    </div>
  )
}

const TONES: Readonly<Record<Posture['expiring'][number]['level'], Tone>> = {
  GOOD: 'good',
  WITHIN_90: 'wait',
  WITHIN_30: 'wait',
  WITHIN_7: 'bad',
  EXPIRED: 'bad',
}

function ExpiringKeys({ expiring }: { readonly expiring: Posture['expiring'] }) {
  const t = useTexts(securityDeskTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('expiring')}
      captionHidden
      rows={expiring}
      rowKey={({ kind, holder, validUntil }) => `${kind} ${holder} ${validUntil}`}
      columns={[
        { key: 'kind', label: t('kind'), heading: true, cell: ({ kind }) => t(kind) },
        { key: 'holder', label: t('holder'), cell: ({ holder }) => holder },
        { key: 'until', label: t('until'), cell: ({ validUntil }) => formatMoment(validUntil, language) },
        { key: 'left', label: t('left'), cell: ({ daysLeft }) => daysLeft },
        { key: 'state', label: t('state'), cell: ({ level }) => <Status tone={TONES[level]}>{t(level)}</Status> },
      ]}
    />
  )
}
