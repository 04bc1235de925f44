import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { PRIORITY_GROUNDS } from '../../domain/events.ts'
import { conduct } from '../client.ts'
import type { Mark } from '../client.ts'
import { equalityTexts } from './texts.ts'

export function GiveForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(equalityTexts)
  const [caseNumber, setCaseNumber] = useState('')
  const [ground, setGround] = useState<(typeof PRIORITY_GROUNDS)[number]>('ELDERLY_OR_DISABLED')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.givePriority, () => {
    setCaseNumber('')
    setReason('')
    setTried(false)
    onDone()
  })
  const complete = caseNumber.trim().length >= 4 && reason.trim().length >= 2
  return (
    <form
      className="stack reading"
      aria-label={t('give')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (complete) command.mutate({ body: { caseNumber: caseNumber.trim(), ground, reason: reason.trim() } })
      }}
    >
      <p className="soft">{t('giveLead')}</p>
      <LineField label={t('caseNumber')} value={caseNumber} maxLength={40} onChange={setCaseNumber} />
      <OneOfField
        label={t('ground')}
        value={ground}
        options={PRIORITY_GROUNDS.map((value) => ({ value, label: t(value) }))}
        onChange={setGround}
      />
      <TextField label={t('why')} value={reason} maxLength={500} rows={2} onChange={setReason} />
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doGive')}
      </Button>
    </form>
  )
}

export function AuditForm({ mark, onDone }: { readonly mark: Mark; readonly onDone: () => void }) {
  const t = useTexts(equalityTexts)
  const [verdict, setVerdict] = useState<'yes' | 'no' | undefined>(undefined)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.auditPriority, onDone)
  const complete = verdict !== undefined && note.trim().length >= 2
  return (
    <form
      className="stack"
      aria-label={t('audit')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!complete) return
        const body = { expectedVersion: mark.version, upheld: verdict === 'yes', note: note.trim() }
        command.mutate({ params: { id: mark.id }, body })
      }}
    >
      <RadioGroup
        name={`audit-${mark.id}`}
        legend={t('audit')}
        inline
        options={[
          { value: 'yes', label: t('upheld') },
          { value: 'no', label: t('notUpheld') },
        ]}
        value={verdict}
        onChange={setVerdict}
      />
      <TextField label={t('verdict')} value={note} maxLength={500} rows={2} onChange={setNote} />
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button type="submit" busy={command.isPending}>
        {t('doAudit')}
      </Button>
    </form>
  )
}
