import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { DateInput } from '#web/ui/inputs.tsx'
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
            if (fits) command.mutate({ body: { until } })
          }}
        >
          <p>{t('renewWill')}</p>
          <Field label={t('until')} hint={t('untilHint')} error={fits ? undefined : t('untilWrong')}>
            {(control) => (
              <DateInput {...control} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
            )}
          </Field>
          <RefusalNotice error={command.error} />
          <Button kind="primary" type="submit" busy={command.isPending}>
            {t('doRenew')}
          </Button>
        </form>
      </Disclosure>
    </>
  )
}
