import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { localDate } from '#kernel'
import { approval, certificate } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Icon } from '#web/ui/icon.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { stateTexts } from '../state-texts.ts'
import { Measure } from './measure.tsx'
import { myCertificatesTexts } from './texts.ts'

type Row = Output<typeof api.myCertificates>['items'][number]

/** A certificate is sealed within the second and handed out after its checkpoint: whoever waits here sees it come. */
const LOOK_AGAIN_MS = 5_000

export default function MyCertificatesPage() {
  const t = useTexts(myCertificatesTexts)
  usePageTitle(t('title'))
  const query = usePages(['my-certificates'], (from) => certificate.myCertificates({ query: from }), {
    every: LOOK_AGAIN_MS,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <Pages
        list={query}
        none={
          <EmptyState icon="certificate" title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        }
      >
        {(rows) => <CertificateTable rows={rows} />}
      </Pages>
      <p>
        <Link to="/my/procedures">{t('toProcedures')}</Link> · <Link to="/my/supervision">{t('toSupervision')}</Link> ·{' '}
        <Link to="/my/certificate-calls">{t('toCalls')}</Link> · <Link to="/my">{t('toCases')}</Link>
      </p>
    </div>
  )
}

function CertificateTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(myCertificatesTexts)
  const { language } = useLanguage()
  const validity = ({ validFrom, validUntil }: Row) =>
    validUntil === null
      ? t('from', { from: formatDate(validFrom, language) })
      : t('range', { from: formatDate(validFrom, language), until: formatDate(validUntil, language) })
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'certificate',
          label: t('certificate'),
          heading: true,
          cell: (row) => (
            <>
              <Link to="/my/certificates/$id" params={{ id: row.id }}>
                {row.certificateName}
              </Link>{' '}
              <Link
                to="/my/cases/$id"
                params={{ id: row.case }}
                className="small"
                aria-label={`${t('toCase')} ${row.identifier}`}
              >
                {t('toCase')}
              </Link>
            </>
          ),
        },
        { key: 'identifier', label: t('identifier'), cell: ({ identifier }) => <code>{identifier}</code> },
        { key: 'holder', label: t('holder'), cell: ({ holderName }) => holderName },
        {
          key: 'validity',
          label: t('validity'),
          cell: (row) => (
            <>
              {row.state === 'IN_FORCE' ? validity(row) : <State row={row} />}
              {row.measure !== null && <Measure id={row.id} measure={row.measure} />}
            </>
          ),
        },
        {
          key: 'get',
          label: t('get'),
          cell: ({ id, released, certificateName }) =>
            released ? (
              <a
                className="row"
                href={`/api/v1/documents/${id}/file`}
                download
                aria-label={t('getNamed', { title: certificateName })}
              >
                <Icon name="download" />
                {t('get')}
              </a>
            ) : (
              <Status tone="wait">{t('notReleased')}</Status>
            ),
        },
        { key: 'more', label: t('more'), cell: ({ identifier }) => <Services identifier={identifier} /> },
      ]}
    />
  )
}

/** What it is called, and since when by which act. */
function State({ row: { state, stateSince, stateAct } }: { readonly row: Row }) {
  const t = useTexts(myCertificatesTexts)
  const s = useTexts(stateTexts)
  const { language } = useLanguage()
  return (
    <>
      <Status tone={state === 'SUSPENDED' || state === 'NOT_YET_IN_FORCE' ? 'warn' : 'off'}>{s(state)}</Status>
      {stateSince !== undefined && stateAct !== undefined && (
        <p className="soft small">
          {t('since', { day: formatDate(localDate(stateSince), language), act: inLanguage(stateAct, language) })}
        </p>
      )}
    </>
  )
}

/** 变更、延续、补发、注销: each begins from the certificate it is about. */
function Services({ identifier }: { readonly identifier: string }) {
  const t = useTexts(myCertificatesTexts)
  const { language } = useLanguage()
  const held = useQuery({ queryKey: ['held-certificates'], queryFn: () => approval.heldCertificates({}) })
  const services = held.data?.items.find((one) => one.identifier === identifier)?.services ?? []
  if (services.length === 0) return '—'
  return (
    <ul className="plain row">
      {services.map(({ code, name, changeKind }) => (
        <li key={code}>
          <Link
            to="/items/$code/apply"
            params={{ code }}
            search={{ certificate: identifier }}
            aria-label={`${t(changeKind)} ${inLanguage(name, language)}`}
          >
            {t(changeKind)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
