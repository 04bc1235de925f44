import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { supervision } from '../client.ts'
import type { Boundary } from '../client.ts'
import { boundaryTexts } from './texts.ts'

interface PublicationProps {
  readonly boundary: Boundary
  readonly onDone: (next: Boundary, sentence: string) => void
}

/** Another person than the one who drafted it publishes it from a day on, or gives it back. */
export function Publication({ boundary: { version }, onDone }: PublicationProps) {
  const t = useTexts(boundaryTexts)
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const publish = useCommand(supervision.publishBoundary, (next) => onDone(next, t('published')))
  const giveBack = useCommand(supervision.returnBoundary, (next) => onDone(next, t('returnedDone')))
  return (
    <div className="stack reading">
      <form
        className="stack-tight"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (day !== '') publish.mutate({ body: { expectedVersion: version, effectiveFrom: day } })
        }}
      >
        <DayField
          label={t('effectiveFrom')}
          error={tried && day === '' ? t('dayMissing') : undefined}
          value={day}
          onChange={setDay}
        />
        <RefusalNotice error={publish.error} />
        <Button kind="primary" type="submit" busy={publish.isPending}>
          {t('publish')}
        </Button>
      </form>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          giveBack.mutate({ body: { expectedVersion: version, reason: reason.trim() } })
        }}
      >
        <LineField
          label={t('returnReason')}
          required
          minLength={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <RefusalNotice error={giveBack.error} />
        <Button type="submit" busy={giveBack.isPending}>
          {t('returnDraft')}
        </Button>
      </form>
    </div>
  )
}
