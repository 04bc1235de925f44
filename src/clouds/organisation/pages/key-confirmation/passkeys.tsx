import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { office } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { FINGERPRINT_READ } from '../fingerprint.tsx'
import { confirmationTexts } from './texts.ts'

type OfficerPasskey = Awaited<ReturnType<typeof office.waitingPasskeys>>['items'][number]

const PASSKEYS = ['officer-passkeys']
const LOOK_AGAIN_MS = 5_000

/** Officers' passkeys: the same reading aloud as with signing keys, before one opens a desk. */
export function OfficerPasskeys() {
  const t = useTexts(confirmationTexts)
  const query = useQuery({
    queryKey: PASSKEYS,
    queryFn: () => office.waitingPasskeys({}),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return (
    <section className="stack" aria-labelledby="officer-passkeys">
      <h2 id="officer-passkeys">{t('passkeys')}</h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('noPasskeys')}</p>
          ) : (
            items.map((passkey) => <OnePasskey key={passkey.fingerprint} passkey={passkey} />)
          )
        }
      </Loaded>
    </section>
  )
}

function OnePasskey({ passkey }: { readonly passkey: OfficerPasskey }) {
  const t = useTexts(confirmationTexts)
  const { language } = useLanguage()
  const own = useSession()?.id === passkey.officer
  const queries = useQueryClient()
  const reload = () => void queries.invalidateQueries({ queryKey: PASSKEYS })
  const [spoken, setSpoken] = useState('')
  const { officerName: name, organName, label, fingerprint, state, addedAt } = passkey
  const confirmation = useCommand(office.confirmPasskey, reload)
  const revocation = useCommand(office.revokePasskey, reload)
  const agrees = spoken.replaceAll(' ', '').toLowerCase() === fingerprint.slice(0, FINGERPRINT_READ)
  const waits = state === 'waiting'
  return (
    <Panel
      level={3}
      title={`${name}　${organName}`}
      aside={<Status tone={waits ? 'wait' : 'good'}>{waits ? t('passkeyWaits') : t('passkeyUsable')}</Status>}
    >
      <div className="stack reading">
        <Facts
          facts={[
            { label: t('device'), value: label },
            { label: t('enrolledAt'), value: formatMoment(addedAt, language) },
          ]}
        />
        {waits && own && <p className="soft">{t('passkeyOwn')}</p>}
        {waits && !own && (
          <LineField
            label={t('spoken', { name })}
            hint={t('spokenHint')}
            value={spoken}
            maxLength={12}
            spellCheck={false}
            autoCapitalize="none"
            onChange={setSpoken}
          />
        )}
        <RefusalNotice error={confirmation.error ?? revocation.error} />
        <div className="row">
          {waits && !own && (
            <Button
              kind="primary"
              disabled={!agrees}
              busy={confirmation.isPending}
              onClick={() => confirmation.mutate({ params: { fingerprint } })}
            >
              {t('confirmPasskey', { name })}
            </Button>
          )}
          <Button
            kind="danger"
            busy={revocation.isPending}
            onClick={() => revocation.mutate({ params: { fingerprint } })}
          >
            {t('revokePasskey')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
