import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { localDate } from '#kernel'
import { certificate } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { OfdPages } from './ofd-pages.tsx'
import { SealVerdict } from './seal-verdict.tsx'
import type { Format } from './seal-verdict.tsx'
import { stateTexts } from '../state-texts.ts'
import { certificateViewTexts } from './texts.ts'
import './certificate-view.css'

type Document = Output<typeof api.documentFacts>

/** The second file follows the first within seconds: whoever waits here sees it come. */
const LOOK_AGAIN_MS = 3_000

export default function CertificateViewPage() {
  const t = useTexts(certificateViewTexts)
  const { id = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['document', id],
    queryFn: () => certificate.documentFacts({ params: { id } }),
    refetchInterval: ({ state }) => (state.data?.ofd === true ? false : LOOK_AGAIN_MS),
  })
  const name = query.data?.certificateName ?? t('title')
  usePageTitle(name)
  return (
    <div className="stack">
      <h1>{name}</h1>
      {query.error !== null && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton />}
      {query.data !== undefined && (
        <>
          <WhatItIs document={query.data} />
          <Files document={query.data} />
        </>
      )}
      <p>
        <Link to="/my/certificates">{t('back')}</Link>
      </p>
    </div>
  )
}

function WhatItIs({ document }: { readonly document: Document }) {
  const t = useTexts(certificateViewTexts)
  const { language } = useLanguage()
  const s = useTexts(stateTexts)
  const { identifier, holderName, organName, validFrom, validUntil, state, stateSince, stateAct } = document
  const from = formatDate(validFrom, language)
  const isInForce = state === 'IN_FORCE'
  return (
    <>
      <Facts
        facts={[
          { label: t('state'), value: <Status tone={isInForce ? 'good' : 'off'}>{s(state)}</Status> },
          { label: t('identifier'), value: <code>{identifier}</code> },
          { label: t('holder'), value: holderName },
          { label: t('organ'), value: organName },
          {
            label: t('validity'),
            value:
              validUntil === null ? t('from', { from }) : t('range', { from, until: formatDate(validUntil, language) }),
          },
        ]}
      />
      {!isInForce && state !== 'NOT_YET_IN_FORCE' && (
        <Notice tone="warn">
          {stateSince !== undefined && stateAct !== undefined && (
            <p>
              {t('since', { day: formatDate(localDate(stateSince), language), act: inLanguage(stateAct, language) })}
            </p>
          )}
          <p>{t('notStanding')}</p>
        </Notice>
      )}
    </>
  )
}

const PATHS: Readonly<Record<Format, string>> = { PDF: 'file', OFD: 'ofd' }

function Files({ document }: { readonly document: Document }) {
  const t = useTexts(certificateViewTexts)
  const { id, certificateName, pdf, ofd } = document
  const [chosen, setChosen] = useState<Format>()
  const [asked, setAsked] = useState<Format | null>(null)
  const format = chosen ?? (ofd ? 'OFD' : 'PDF')
  const isThere = format === 'OFD' ? ofd : pdf
  const address = `/api/v1/documents/${id}/${PATHS[format]}`
  return (
    <Tabs
      label={t('formats')}
      tabs={[
        { key: 'OFD', label: t('OFD') },
        { key: 'PDF', label: t('PDF') },
      ]}
      current={format}
      onChange={(key) => setChosen(key === 'OFD' ? 'OFD' : 'PDF')}
    >
      <div className="stack">
        {!isThere && <Notice>{t(format === 'OFD' ? 'ofdWaiting' : 'waiting')}</Notice>}
        {isThere && (
          <p className="row">
            <a className={buttonClass('primary')} href={address} download>
              <Icon name="download" />
              {t('download', { format })}
            </a>
            <Button onClick={() => setAsked(format)}>{t('checkSeal')}</Button>
            {format === 'PDF' && (
              <a href={address} target="_blank" rel="noreferrer">
                {t('openPdf')}
              </a>
            )}
          </p>
        )}
        {isThere && format === 'OFD' && (
          <>
            <p className="soft small">{t('sealHint')}</p>
            <OfdPages id={id} name={certificateName} onSeal={() => setAsked('OFD')} />
          </>
        )}
        {isThere && format === 'PDF' && <iframe className="paper-frame" src={address} title={certificateName} />}
        <SealVerdict id={id} format={asked} onClose={() => setAsked(null)} />
      </div>
    </Tabs>
  )
}
