import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { dayAfter, today } from './days.ts'
import { sealTexts } from './texts.ts'

/** The keeper looks at the authorisation again within the year. */
const YEAR_DAYS = 365

export function Authorisation() {
  const t = useTexts(sealTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [until, setUntil] = useState(dayAfter(YEAR_DAYS))
  const [item, setItem] = useState('')
  const [done, setDone] = useState('')
  const command = useCommand(certificate.authoriseSeal, (answer) => {
    setDone(t('renewed', { date: formatDate(answer.until, language) }))
    void queries.invalidateQueries({ queryKey: ['seal'] })
  })
  const fits = until > today() && until <= dayAfter(YEAR_DAYS)
  return (
    <>
      <StatusLine>{done}</StatusLine>
      <Disclosure summary={t('renew')}>
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const one = item.trim()
            if (fits) command.mutate({ body: { until, ...(one === '' ? {} : { item: one }) } })
          }}
        >
          <p>{t('renewWill')}</p>
          <DayField
            label={t('until')}
            hint={t('untilHint')}
            error={fits ? undefined : t('untilWrong')}
            value={until}
            onChange={setUntil}
          />
          <LineField label={t('itemCode')} hint={t('itemCodeHint')} required={false} value={item} onChange={setItem} />
          <RefusalNotice error={command.error} />
          <Button kind="primary" type="submit" busy={command.isPending}>
            {t('doRenew')}
          </Button>
        </form>
      </Disclosure>
      <StopItem />
    </>
  )
}

/** The seal rests for one item; what is granted there waits and is sealed once it is authorised again. */
function StopItem() {
  const t = useTexts(sealTexts)
  const queries = useQueryClient()
  const [item, setItem] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState('')
  const command = useCommand(certificate.forbidSeal, () => {
    setDone(t('stopped'))
    void queries.invalidateQueries({ queryKey: ['seal'] })
  })
  return (
    <Disclosure summary={t('stop')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ body: { item: item.trim(), reason } })
        }}
      >
        <LineField label={t('itemCode')} value={item} onChange={setItem} />
        <TextField label={t('reason')} rows={2} value={reason} onChange={setReason} />
        <RefusalNotice error={command.error} />
        <StatusLine>{done}</StatusLine>
        <Button type="submit" busy={command.isPending} disabled={item.trim().length < 2 || reason.trim().length < 2}>
          {t('doStop')}
        </Button>
      </form>
    </Disclosure>
  )
}
