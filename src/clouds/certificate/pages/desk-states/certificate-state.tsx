import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { localDate } from '#kernel'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { readPreparedAct } from '#web/signing/prepared-act.ts'
import { signAct } from '#web/signing/signatures.ts'
import { useSigningKeys } from '#web/signing/use-signing-key.ts'
import { Button } from '#web/ui/button.tsx'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import type { Fact } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { ActForm } from './act-form.tsx'
import { StateNow } from './index.tsx'
import { deskStatesTexts } from './texts.ts'

type Standing = Output<typeof api.standing>
type Prepared = Output<typeof api.prepareStanding>

export default function CertificateStatePage() {
  const t = useTexts(deskStatesTexts)
  usePageTitle(t('title'))
  const { id } = useParams({ from: '/desk/certificate-states/$id' })
  const query = useQuery({
    queryKey: ['certificate-state', id],
    queryFn: () => certificate.standing({ params: { id } }),
  })
  if (query.error !== null) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Skeleton lines={8} />
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/certificate-states">{t('back')}</Link>
      </p>
      <h1>{query.data.certificate.certificateName}</h1>
      <WhatItIs standing={query.data} />
      <Panel title={t('acts')}>
        <Acts id={id} standing={query.data} />
      </Panel>
      <Panel title={t('history')}>
        <History history={query.data.history} />
      </Panel>
    </div>
  )
}

function WhatItIs({ standing: { certificate: row, revocation } }: { readonly standing: Standing }) {
  const t = useTexts(deskStatesTexts)
  const { language } = useLanguage()
  const { validFrom, validUntil, stateSince, stateAct } = row
  const from = formatDate(validFrom, language)
  const since: Fact[] =
    stateSince === undefined || stateAct === undefined
      ? []
      : [
          {
            label: t('changed'),
            value: t('since', {
              day: formatDate(localDate(stateSince), language),
              act: inLanguage(stateAct, language),
            }),
          },
        ]
  return (
    <Facts
      facts={[
        { label: t('state'), value: <StateNow row={row} /> },
        ...since,
        { label: t('holder'), value: row.holderName },
        { label: t('identifier'), value: <code>{row.identifier}</code> },
        {
          label: t('validity'),
          value:
            validUntil === null ? t('from', { from }) : t('range', { from, until: formatDate(validUntil, language) }),
        },
        { label: t('revoker'), value: t(revocation.decidedBy, { basis: revocation.basis }) },
      ]}
    />
  )
}

function Acts({ id, standing }: { readonly id: string; readonly standing: Standing }) {
  const t = useTexts(deskStatesTexts)
  const [prepared, setPrepared] = useState<Prepared | undefined>(undefined)
  const prepare = useCommand(certificate.prepareStanding, setPrepared)
  if (prepared !== undefined) return <Sign id={id} prepared={prepared} onDone={() => setPrepared(undefined)} />
  if (standing.acts.length === 0) return <p className="soft">{t('actsNone')}</p>
  return (
    <ActForm
      key={standing.acts.join()}
      acts={standing.acts}
      state={standing.certificate.state}
      busy={prepare.isPending}
      error={prepare.error}
      onPrepare={(body) => prepare.mutate({ params: { id }, body })}
    />
  )
}

const SHOWN = ['basis', 'reason', 'until', 'minutes', 'compensation', 'documentNumber'] as const

/** What is signed, read from the bytes themselves; nobody signs what does not fit what is shown. */
function Sign({
  id,
  prepared,
  onDone,
}: {
  readonly id: string
  readonly prepared: Prepared
  readonly onDone: () => void
}) {
  const t = useTexts(deskStatesTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const here = useSigningKeys().data?.here
  const command = useCommand(certificate.signStanding, () => {
    void queries.invalidateQueries({ queryKey: ['certificate-states'] })
    void queries.invalidateQueries({ queryKey: ['certificate-state', id] }).then(onDone)
  })
  const act = readPreparedAct(prepared, prepared.stream)
  if (act === undefined) return <Notice tone="bad">{t('mismatch')}</Notice>
  const measure = act.body['measure'] === 'WITHDRAWAL' ? 'WITHDRAWAL' : 'REVOCATION'
  const name = nameOf(act.type === 'MeasureAnnounced' ? `${act.type}.${measure}` : act.type)
  const words = SHOWN.flatMap((label) => {
    const value = act.body[label]
    return typeof value === 'string' && value !== '' ? [{ label: t(label), value }] : []
  })
  const sign = async () => {
    if (here?.state !== 'ready') return
    const signature = await signAct(here.kept, prepared.envelope)
    command.mutate({
      params: { id },
      body: { prepared: prepared.prepared, certSha256: here.certSha256, signature },
    })
  }
  return (
    <div className="stack">
      <h3>{t('signWhat')}</h3>
      <Facts
        facts={[
          { label: t('act'), value: name === undefined ? act.type : t(name) },
          ...words,
          { label: t('at'), value: formatMoment(act.occurredAt, language) },
        ]}
      />
      {here?.state !== 'ready' && <Notice tone="warn">{t('keyless')}</Notice>}
      <RefusalNotice error={command.error} />
      <div className="row">
        <Button kind="primary" busy={command.isPending} disabled={here?.state !== 'ready'} onClick={() => void sign()}>
          {t('sign')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </div>
  )
}

type Word = keyof typeof deskStatesTexts.zh
const isWord = (text: string): text is Word => text in deskStatesTexts.zh
const nameOf = (type: string): Word | undefined => (isWord(type) ? type : undefined)

function History({ history }: { readonly history: Standing['history'] }) {
  const t = useTexts(deskStatesTexts)
  const { language } = useLanguage()
  if (history.length === 0) return <p className="soft">{t('historyNone')}</p>
  return (
    <ol className="plain stack">
      {history.map(({ type, at, by, organ, words }) => {
        const name = nameOf(type)
        return (
          <li key={`${at} ${type}`} className="stack-tight">
            <strong>{name === undefined ? type : t(name)}</strong>
            <span className="soft small">
              {formatMoment(at, language)} · {organ === null ? t('byHolder') : `${organ} ${by ?? ''}`}
            </span>
            {words.map(({ kind, text }) => {
              const ground = kind === 'ground' ? nameOf(text) : undefined
              return (
                <span key={kind}>
                  {t(kind)}：{ground === undefined ? text : t(ground)}
                </span>
              )
            })}
          </li>
        )
      })}
    </ol>
  )
}
