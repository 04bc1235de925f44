import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { office } from '../../api/clients.ts'
import { useCommand } from '../../api/use-command.ts'
import { formatMoment } from '../../i18n/format.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { usePageTitle } from '../../layout/page-title.ts'
import { addPasskey, canUsePasskeys, wasCalledOff } from '../../session/passkeys.ts'
import { useSession } from '../../session/session.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/fields.tsx'
import { Loaded } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Facts, Panel } from '../../ui/panel.tsx'
import { RefusalNotice } from '../../ui/refusal-notice.tsx'
import { Status } from '../../ui/status.tsx'
import { securityTexts } from './texts.ts'

type Passkey = Awaited<ReturnType<typeof office.myPasskeys>>['items'][number]

const MINE = ['my-passkeys']
/** While an officer's second person is being asked, the page looks again by itself. */
const WAITING_MS = 3_000

/** 登录与安全: one's own passkeys, of an applicant in the hall and of an officer at his desk. */
export default function SecurityPage() {
  const t = useTexts(securityTexts)
  usePageTitle(t('title'))
  const officer = useSession()?.kind === 'officer'
  const query = useQuery({
    queryKey: MINE,
    queryFn: () => office.myPasskeys({}),
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => each.state === 'waiting') === true ? WAITING_MS : false,
  })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{officer ? t('leadOfficer') : t('lead')}</p>
      <Panel title={t('add')}>{canUsePasskeys() ? <Adding /> : <Notice>{t('impossible')}</Notice>}</Panel>
      <Panel title={t('mine')}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{t('none')}</p>
            ) : (
              <div className="stack">
                {items.map((each) => (
                  <OnePasskey key={each.id} passkey={each} />
                ))}
              </div>
            )
          }
        </Loaded>
      </Panel>
    </div>
  )
}

function Adding() {
  const t = useTexts(securityTexts)
  const queries = useQueryClient()
  const [label, setLabel] = useState(t('labelDefault'))
  const adding = useMutation({
    mutationFn: () => addPasskey(label.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: MINE }),
  })
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        adding.mutate()
      }}
    >
      <LineField label={t('label')} hint={t('labelHint')} required value={label} maxLength={60} onChange={setLabel} />
      <RefusalNotice error={wasCalledOff(adding.error) ? null : adding.error} />
      <div>
        <Button kind="primary" type="submit" busy={adding.isPending}>
          {t('addDo')}
        </Button>
      </div>
    </form>
  )
}

function OnePasskey({ passkey }: { readonly passkey: Passkey }) {
  const t = useTexts(securityTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const { label, fingerprint, state, addedAt, usedAt } = passkey
  const removal = useCommand(office.removePasskey, () => {
    void queries.invalidateQueries({ queryKey: MINE })
  })
  return (
    <Panel level={3} title={label} aside={<Status tone={state === 'usable' ? 'good' : 'wait'}>{t(state)}</Status>}>
      <div className="stack reading">
        {state === 'waiting' && <Notice>{t('waitingText', { start: fingerprint.slice(0, 8) })}</Notice>}
        <Facts
          facts={[
            { label: t('addedAt'), value: formatMoment(addedAt, language) },
            { label: t('usedAt'), value: usedAt === null ? t('never') : formatMoment(usedAt, language) },
            { label: t('fingerprint'), value: <code>{fingerprint.slice(0, 8)}</code> },
          ]}
        />
        <RefusalNotice error={removal.error} />
        <div>
          <Button kind="danger" busy={removal.isPending} onClick={() => removal.mutate({ params: { fingerprint } })}>
            {t('remove')}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
