import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { readPreparedAct } from '#web/signing/prepared-act.ts'
import { signAct } from '#web/signing/signatures.ts'
import { useSigningKeys } from '#web/signing/use-signing-key.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, TextField } from '#web/ui/fields.tsx'
import { Notice, StatusLine } from '#web/ui/notice.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { sealTexts } from './texts.ts'

type Seal = NonNullable<Output<typeof api.sealRegister>['seal']>
type Prepared = Output<typeof api.prepareCustody>

/** 印章移交: he who keeps it offers it, the other takes it, and each signs with his own key. */
export function Custody({ seal }: { readonly seal: Seal }) {
  const t = useTexts(sealTexts)
  const [prepared, setPrepared] = useState<Prepared | undefined>(undefined)
  const prepare = useCommand(certificate.prepareCustody, setPrepared)
  if (prepared !== undefined) return <SignCustody prepared={prepared} onDone={() => setPrepared(undefined)} />
  if (seal.offeredToMe)
    return (
      <div className="stack">
        <Notice tone="info">{t('acceptLead')}</Notice>
        <RefusalNotice error={prepare.error} />
        <Button kind="primary" busy={prepare.isPending} onClick={() => prepare.mutate({ body: { act: 'ACCEPT' } })}>
          {t('prepareAccept')}
        </Button>
      </div>
    )
  if (!seal.mine) return null
  return (
    <Disclosure summary={t('custody')}>
      <div className="stack">
        <p>{t('custodyLead')}</p>
        {seal.keepers.length === 0 ? (
          <p className="soft">{t('custodyNobody')}</p>
        ) : (
          <Offer
            keepers={seal.keepers}
            busy={prepare.isPending}
            error={prepare.error}
            onOffer={(to, reason) => prepare.mutate({ body: { act: 'OFFER', to, reason } })}
          />
        )}
      </div>
    </Disclosure>
  )
}

interface OfferProps {
  readonly keepers: Seal['keepers']
  readonly busy: boolean
  readonly error: Error | null
  readonly onOffer: (to: string, reason: string) => void
}
function Offer({ keepers, busy, error, onOffer }: OfferProps) {
  const t = useTexts(sealTexts)
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onOffer(to, reason)
      }}
    >
      <ChoiceField
        label={t('custodyTo')}
        value={to}
        options={keepers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTo}
      />
      <TextField label={t('reason')} rows={2} value={reason} onChange={setReason} />
      <RefusalNotice error={error} />
      <Button type="submit" busy={busy} disabled={to === '' || reason.trim().length < 2}>
        {t('prepareOffer')}
      </Button>
    </form>
  )
}

/** What is signed, read from the bytes themselves; nobody signs what does not fit what is shown. */
function SignCustody({ prepared, onDone }: { readonly prepared: Prepared; readonly onDone: () => void }) {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const here = useSigningKeys().data?.here
  const [done, setDone] = useState('')
  const command = useCommand(certificate.signCustody, () => {
    setDone(t('custodyDone'))
    void queries.invalidateQueries({ queryKey: ['seal'] }).then(onDone)
  })
  const act = readPreparedAct(prepared, prepared.stream)
  if (act === undefined) return <Notice tone="bad">{t('custodyMismatch')}</Notice>
  const reason = act.body['reason']
  const name = act.type === 'SealCustodyAccepted' ? 'SealCustodyAccepted' : 'SealCustodyOffered'
  const sign = async () => {
    if (here?.state !== 'ready') return
    const signature = await signAct(here.kept, prepared.envelope)
    command.mutate({ body: { prepared: prepared.prepared, certSha256: here.certSha256, signature } })
  }
  return (
    <div className="stack">
      <h3>{t('signWhat')}</h3>
      <Facts
        facts={[
          { label: t('act'), value: t(name) },
          ...(typeof reason === 'string' ? [{ label: t('reason'), value: reason }] : []),
          { label: t('at'), value: formatMoment(act.occurredAt, language) },
        ]}
      />
      {here?.state !== 'ready' && <Notice tone="warn">{t('custodyKeyless')}</Notice>}
      <RefusalNotice error={command.error} />
      <StatusLine>{done}</StatusLine>
      <Button kind="primary" busy={command.isPending} disabled={here?.state !== 'ready'} onClick={() => void sign()}>
        {t('signCustody')}
      </Button>
    </div>
  )
}
