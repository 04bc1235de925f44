import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/certificate/api'
import { certificate } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { myCertificatesTexts } from './texts.ts'

type Intended = NonNullable<Output<typeof api.myCertificates>['items'][number]['measure']>

/** What is intended with the certificate, and the right to be heard before it is done. */
export function Measure({ id, measure }: { readonly id: string; readonly measure: Intended }) {
  const t = useTexts(myCertificatesTexts)
  const { language } = useLanguage()
  const { kind, replyUntil, hearing } = measure
  return (
    <div className="stack-tight">
      <Status tone="warn">{t(kind)}</Status>
      {hearing === 'NONE' ? (
        <>
          <p className="small">{t('hearUntil', { day: formatDate(replyUntil, language) })}</p>
          <AskForHearing id={id} />
        </>
      ) : (
        <p className="small">{t(hearing === 'ASKED' ? 'hearAsked' : 'hearHeld')}</p>
      )}
    </div>
  )
}

function AskForHearing({ id }: { readonly id: string }) {
  const t = useTexts(myCertificatesTexts)
  const queries = useQueryClient()
  const [statement, setStatement] = useState('')
  const command = useCommand(certificate.askForMeasureHearing, () => {
    void queries.invalidateQueries({ queryKey: ['my-certificates'] })
  })
  return (
    <Disclosure summary={t('ask')}>
      <form
        className="stack-tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ params: { id }, body: { statement } })
        }}
      >
        <TextField label={t('statement')} rows={3} value={statement} onChange={setStatement} />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending} disabled={statement.trim().length < 2}>
          {t('askSend')}
        </Button>
      </form>
    </Disclosure>
  )
}
