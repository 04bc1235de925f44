import { useRef, useState } from 'react'
import type { Output } from '#contract'
import { addDays, localDate } from '#kernel'
import type { Json } from '#kernel'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { readPreparedAct } from '#web/signing/prepared-act.ts'
import { signAct } from '#web/signing/signatures.ts'
import { useSigningKeys } from '#web/signing/use-signing-key.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { smartTexts } from '../texts.ts'
import type { ItemTable, TableWork } from './index.tsx'

type Prepared = Output<typeof api.prepareAuthorisation>
type Given = ItemTable['authorisations'][number]

const HALF_YEAR_DAYS = 180

/** In whose name the table grants, until when; signed on the officer's own device. */
export function Authorisations({ table, done }: TableWork) {
  const t = useTexts(smartTexts)
  const session = useSession()
  const decides = sessionMay(session, 'case.decide')
  const today = localDate(new Date().toISOString())
  return (
    <Panel title={t('authorisations')}>
      <div className="stack">
        <p className="soft">{t('authorisationLead')}</p>
        {table.authorisations.length === 0 && <p>{t('noAuthority')}</p>}
        <ul className="plain stack-tight">
          {table.authorisations.map((given) => (
            <li key={given.id}>
              <GivenLine given={given} />
              {decides && !given.revoked && given.until >= today && <Revoke given={given} done={done} />}
            </li>
          ))}
        </ul>
        {decides && (
          <Disclosure key={table.authorisations.length} summary={t('give')}>
            <GiveForm table={table} done={done} />
          </Disclosure>
        )}
      </div>
    </Panel>
  )
}

function GivenLine({ given }: { readonly given: Given }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const { officer, until, dailyMax, basis, revoked } = given
  return (
    <span className={revoked ? 'soft' : undefined}>
      {officer} {t('inForceUntil', { date: formatDate(until, language), max: dailyMax })}（{basis}）
      {revoked && ` ${t('revoked')}`}
    </span>
  )
}

function Revoke({ given, done }: { readonly given: Given; readonly done: TableWork['done'] }) {
  const t = useTexts(smartTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(smart.revokeAuthorisation, () => done(t('doneRevoked')))
  return (
    <Disclosure summary={t('revoke')}>
      <div className="stack reading">
        <LineField label={t('reason')} maxLength={500} value={reason} onChange={setReason} />
        <RefusalNotice error={command.error} />
        <p>
          <Button
            kind="danger"
            busy={command.isPending}
            disabled={reason.trim().length < 2}
            onClick={() => command.mutate({ params: { id: given.id }, body: { reason: reason.trim() } })}
          >
            {t('revoke')}
          </Button>
        </p>
      </div>
    </Disclosure>
  )
}

function GiveForm({ table, done }: TableWork) {
  const t = useTexts(smartTexts)
  const [until, setUntil] = useState(addDays(localDate(new Date().toISOString()), HALF_YEAR_DAYS))
  const [dailyMax, setDailyMax] = useState('200')
  const [basis, setBasis] = useState('')
  const [prepared, setPrepared] = useState<Prepared>()
  const command = useCommand(smart.prepareAuthorisation, setPrepared)
  if (prepared !== undefined)
    return <SignForm prepared={prepared} until={until} dailyMax={dailyMax} basis={basis} done={done} />
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ body: { items: [table.itemCode], until, dailyMax: Number(dailyMax), basis: basis.trim() } })
      }}
    >
      <DayField label={t('untilDay')} value={until} onChange={setUntil} />
      <LineField label={t('dailyMax')} inputMode="numeric" value={dailyMax} onChange={setDailyMax} />
      <LineField label={t('basis')} maxLength={200} value={basis} onChange={setBasis} />
      <RefusalNotice error={command.error} />
      <p>
        <Button type="submit" kind="primary" busy={command.isPending} disabled={basis.trim().length < 2}>
          {t('prepare')}
        </Button>
      </p>
    </form>
  )
}

interface SignFormProps {
  readonly prepared: Prepared
  readonly until: string
  readonly dailyMax: string
  readonly basis: string
  readonly done: TableWork['done']
}

const worded = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** What is shown is read from the bytes that are signed, not from the form that was filled in. */
function SignForm({ prepared, done }: SignFormProps) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const here = useSigningKeys().data?.here
  const signature = useRef<Promise<string> | undefined>(undefined)
  const command = useCommand(smart.giveAuthorisation, () => done(t('signed')))
  const body = typeof prepared.body === 'object' && prepared.body !== null ? { ...prepared.body } : {}
  const act = readPreparedAct({ envelope: prepared.envelope, salt: prepared.salt, body }, prepared.id)
  const sign = async () => {
    if (here?.state !== 'ready' || act === undefined) return
    signature.current ??= signAct(here.kept, prepared.envelope)
    command.mutate({
      params: { id: prepared.id },
      body: { prepared: prepared.prepared, certSha256: here.certSha256, signature: await signature.current },
    })
  }
  if (act === undefined) return <Notice tone="bad">{t('noKey')}</Notice>
  const date = formatDate(worded(act.body['until']), language)
  return (
    <div className="stack reading">
      <p>{t('signWill', { date, max: worded(act.body['dailyMax']), basis: worded(act.body['basis']) })}</p>
      {here !== undefined && here.state !== 'ready' && <Notice tone="warn">{t('noKey')}</Notice>}
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" busy={command.isPending} disabled={here?.state !== 'ready'} onClick={() => void sign()}>
          {t('sign')}
        </Button>
      </p>
    </div>
  )
}
