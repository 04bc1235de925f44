import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { enrolHere, useSigningKeys } from '#web/signing/use-signing-key.ts'
import type { KeyHere, SigningKey } from '#web/signing/use-signing-key.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { Fingerprint, FINGERPRINT_READ } from '../fingerprint.tsx'
import { myKeysTexts } from './texts.ts'

export default function MyKeysPage() {
  const t = useTexts(myKeysTexts)
  usePageTitle(t('title'))
  const query = useSigningKeys()
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Loaded query={query}>
        {({ here, keys }) => (
          <>
            <Panel title={t('here')}>
              <KeyInThisBrowser here={here} />
            </Panel>
            <Panel title={t('all')}>
              <EnrolledKeys keys={keys} here={here} />
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

function KeyInThisBrowser({ here }: { readonly here: KeyHere }) {
  const t = useTexts(myKeysTexts)
  const session = useSession()
  switch (here.state) {
    case 'impossible':
      return (
        <Notice tone="bad" title={t('impossible')}>
          {t('impossibleText')}
        </Notice>
      )
    case 'none':
      return (
        <div className="stack reading">
          <Notice tone="warn" title={t('none')}>
            {t('noneText')}
          </Notice>
          <Enrolment />
        </div>
      )
    case 'revoked':
      return (
        <div className="stack reading">
          <Notice tone="bad" title={t('revoked')}>
            {t('revokedText')}
          </Notice>
          <Enrolment />
        </div>
      )
    case 'waiting':
      return (
        <div className="stack reading">
          <Notice title={t('waiting')} announced>
            {t('waitingText')}
          </Notice>
          <Fingerprint value={here.enrolled.fingerprint} label={t('fingerprint')} />
        </div>
      )
    case 'ready':
      return (
        <div className="stack reading">
          <Notice tone="good" title={t('ready')} announced>
            {t('readyText')}
          </Notice>
          <Fingerprint value={here.enrolled.fingerprint} label={t('fingerprint')} />
          {sessionMay(session, 'case.list') && (
            <Link to="/desk/cases" className={buttonClass('secondary')}>
              {t('toCases')}
            </Link>
          )}
        </div>
      )
  }
}

function Enrolment() {
  const t = useTexts(myKeysTexts)
  const session = useSession()
  const queries = useQueryClient()
  const [device, setDevice] = useState(t('deviceDefault'))
  const enrolment = useMutation({
    mutationFn: () => enrolHere(session?.id ?? '', session?.name ?? '', device.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['signing-keys'] }),
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        enrolment.mutate()
      }}
    >
      <LineField
        label={t('device')}
        hint={t('deviceHint')}
        required
        value={device}
        maxLength={100}
        onChange={setDevice}
      />
      <RefusalNotice error={enrolment.error} />
      <Button kind="primary" type="submit" busy={enrolment.isPending}>
        {t('enrol')}
      </Button>
    </form>
  )
}

const TONES: Readonly<Record<SigningKey['state'], Tone>> = { enrolled: 'wait', confirmed: 'good', revoked: 'off' }

function EnrolledKeys({ keys, here }: { readonly keys: readonly SigningKey[]; readonly here: KeyHere }) {
  const t = useTexts(myKeysTexts)
  const { language } = useLanguage()
  if (keys.length === 0) return <p className="soft">{t('noKeys')}</p>
  const ours = 'enrolled' in here ? here.enrolled.key : undefined
  const words = { enrolled: t('enrolled'), confirmed: t('confirmed'), revoked: t('revoked') }
  return (
    <Table
      caption={t('all')}
      captionHidden
      rows={keys}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'device',
          label: t('deviceColumn'),
          heading: true,
          cell: ({ key, device }) => `${device}${key === ours ? t('thisOne') : ''}`,
        },
        {
          key: 'state',
          label: t('state'),
          cell: ({ state }) => <Status tone={TONES[state]}>{words[state]}</Status>,
        },
        {
          key: 'fingerprint',
          label: t('fingerprintShort'),
          cell: ({ fingerprint }) => <code>{fingerprint.slice(0, FINGERPRINT_READ)}</code>,
        },
        { key: 'enrolledAt', label: t('enrolledAt'), cell: ({ enrolledAt }) => formatMoment(enrolledAt, language) },
      ]}
    />
  )
}
