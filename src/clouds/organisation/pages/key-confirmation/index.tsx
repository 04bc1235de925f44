import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { organisation } from '../client.ts'
import { FINGERPRINT_READ } from '../fingerprint.tsx'
import { OfficerPasskeys } from './passkeys.tsx'
import { confirmationTexts } from './texts.ts'

type WaitingKey = Output<typeof api.pendingKeys>['items'][number]

const LOOK_AGAIN_MS = 5_000

export default function KeyConfirmationPage() {
  const t = useTexts(confirmationTexts)
  usePageTitle(t('title'))
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: ['waiting-keys'],
    queryFn: () => organisation.pendingKeys({ query: {} }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <StatusLine>{done}</StatusLine>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="shield" title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            items.map((key) => <Confirmation key={key.key} waiting={key} onDone={setDone} />)
          )
        }
      </Loaded>
      <KeysInUse onDone={setDone} />
      <OfficerPasskeys />
    </div>
  )
}

/** A lost laptop, a transfer: a key in use is taken back at once, and decisions signed before stay valid. */
function KeysInUse({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(confirmationTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['keys-in-use'],
    queryFn: () => organisation.pendingKeys({ query: { state: 'confirmed' } }),
  })
  return (
    <section className="stack" aria-labelledby="keys-in-use">
      <h2 id="keys-in-use">{t('inUse')}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('noneInUse')}</p>
          ) : (
            items.map((key) => (
              <Panel key={key.key} title={`${key.officerName}　${key.organName}`}>
                <div className="stack reading">
                  <Facts
                    facts={[
                      { label: t('device'), value: key.device },
                      { label: t('enrolledAt'), value: formatMoment(key.enrolledAt, language) },
                    ]}
                  />
                  <Disclosure summary={t('revoke')}>
                    <Revocation waiting={key} onDone={onDone} />
                  </Disclosure>
                </div>
              </Panel>
            ))
          )
        }
      </Loaded>
    </section>
  )
}

interface WaitingProps {
  readonly waiting: WaitingKey
  readonly onDone: (sentence: string) => void
}

/** The characters are typed, not just looked at: whoever only presses the button has compared nothing. */
function Confirmation({ waiting, onDone }: WaitingProps) {
  const t = useTexts(confirmationTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [spoken, setSpoken] = useState('')
  const { key, officerName: name, organName, device, fingerprint, enrolledAt } = waiting
  const typed = spoken.replaceAll(' ', '').toLowerCase()
  const agrees = typed === fingerprint.slice(0, FINGERPRINT_READ)
  const confirmation = useCommand(organisation.confirmKey, () => {
    onDone(t('confirmed', { name, device }))
    void queries.invalidateQueries({ queryKey: ['waiting-keys'] })
    void queries.invalidateQueries({ queryKey: ['keys-in-use'] })
  })
  return (
    <Panel title={`${name}　${organName}`}>
      <div className="stack reading">
        <Facts
          facts={[
            { label: t('device'), value: device },
            { label: t('enrolledAt'), value: formatMoment(enrolledAt, language) },
          ]}
        />
        <LineField
          label={t('spoken', { name })}
          hint={t('spokenHint')}
          error={typed.length >= FINGERPRINT_READ && !agrees ? t('differs') : undefined}
          value={spoken}
          maxLength={12}
          spellCheck={false}
          autoCapitalize="none"
          onChange={setSpoken}
        />
        <RefusalNotice error={confirmation.error} />
        <Button
          kind="primary"
          disabled={!agrees}
          busy={confirmation.isPending}
          onClick={() => confirmation.mutate({ params: { key }, body: { fingerprint } })}
        >
          {t('confirm', { name })}
        </Button>
        <Disclosure summary={t('revoke')}>
          <Revocation waiting={waiting} onDone={onDone} />
        </Disclosure>
      </div>
    </Panel>
  )
}

function Revocation({ waiting, onDone }: WaitingProps) {
  const t = useTexts(confirmationTexts)
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const { key, officerName: name, device } = waiting
  const revocation = useCommand(organisation.revokeKey, () => {
    onDone(t('revoked', { name, device }))
    void queries.invalidateQueries({ queryKey: ['waiting-keys'] })
    void queries.invalidateQueries({ queryKey: ['keys-in-use'] })
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        revocation.mutate({ params: { key }, body: { reason } })
      }}
    >
      <LineField label={t('revokeReason')} required value={reason} minLength={2} maxLength={500} onChange={setReason} />
      <RefusalNotice error={revocation.error} />
      <Button kind="danger" type="submit" busy={revocation.isPending}>
        {t('revokeDo')}
      </Button>
    </form>
  )
}
