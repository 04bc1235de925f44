import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Notice, StatusLine } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { sealTexts } from './texts.ts'

/** A clock on the wall, read in China’s time, as ISO; undefined while it is not one. */
function instantOf(local: string): string | undefined {
  const instant = new Date(`${local}:00+08:00`)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

/** For the bad day: sealing stops at once, and every verifier knows since when the key is not to be believed. */
export function Compromise() {
  const t = useTexts(sealTexts)
  const queries = useQueryClient()
  const [since, setSince] = useState('')
  const [account, setAccount] = useState('')
  const [done, setDone] = useState('')
  const command = useCommand(certificate.declareCompromise, () => {
    setDone(t('compromiseDone'))
    void queries.invalidateQueries({ queryKey: ['seal'] })
  })
  const instant = instantOf(since)
  const fits = instant !== undefined && Date.parse(instant) <= Date.now()
  return (
    <Disclosure summary={t('compromise')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (fits) command.mutate({ body: { since: instant, account } })
        }}
      >
        <Notice tone="warn">{t('compromiseLead')}</Notice>
        <LineField
          label={t('since')}
          error={since === '' || fits ? undefined : t('sinceWrong')}
          type="datetime-local"
          value={since}
          onChange={setSince}
        />
        <TextField label={t('account')} rows={3} value={account} onChange={setAccount} />
        <RefusalNotice error={command.error} />
        <StatusLine>{done}</StatusLine>
        <Button type="submit" busy={command.isPending} disabled={!fits || account.trim().length < 2}>
          {t('doCompromise')}
        </Button>
      </form>
    </Disclosure>
  )
}
