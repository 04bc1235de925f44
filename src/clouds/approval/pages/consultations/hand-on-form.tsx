import { useState } from 'react'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { OpinionRow } from './opinion-card.tsx'
import { consultationTexts } from './texts.ts'

const OURSELVES = 'ourselves'

interface HandOnFormProps {
  readonly row: Pick<OpinionRow, 'id' | 'consultation' | 'caseNumber' | 'unit' | 'units' | 'mine'>
  readonly onDone: (sentence: string) => void
}

/** 退回: a section or body that cannot answer says so to the department. */
export function GiveBackForm({ row, onDone }: HandOnFormProps) {
  const t = useTexts(consultationTexts)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.giveOpinionBack, () => onDone(t('gaveBack', { number: row.caseNumber })))
  const unwritten = reason.trim().length < 2
  return (
    <Disclosure summary={t('giveBack')}>
      <form
        className="counter-form stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (unwritten) return
          const body = { consultation: row.consultation, reason: reason.trim() }
          command.mutate({ params: { id: row.id }, body })
        }}
      >
        <TextField
          label={t('giveBackReason')}
          error={tried && unwritten ? t('needReason') : undefined}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('doGiveBack')}
        </Button>
      </form>
    </Disclosure>
  )
}

/** 转办 (OR-22): the section or the body under the department that answers in its stead. */
export function HandOnForm({ row, onDone }: HandOnFormProps) {
  const t = useTexts(consultationTexts)
  const { language } = useLanguage()
  const [chosen, setChosen] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(approval.handOpinionOn, () => onDone(t('handedOn', { number: row.caseNumber })))
  const elsewhere = row.units.filter(({ kind, id }) => kind !== row.unit?.kind || id !== row.unit.id)
  const options = elsewhere.map(({ kind, id, name }) => ({
    value: `${kind} ${id}`,
    label: t(kind, { unit: inLanguage(name, language) }),
  }))
  return (
    <Disclosure summary={t('handOn')}>
      <form
        className="counter-form stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          const to = elsewhere.find(({ kind, id }) => `${kind} ${id}` === chosen)
          if (chosen === '') return
          const unit = to === undefined ? null : { kind: to.kind, id: to.id }
          command.mutate({ params: { id: row.id }, body: { consultation: row.consultation, unit } })
        }}
      >
        <ChoiceField
          label={t('handOnTo')}
          value={chosen}
          error={tried && chosen === '' ? t('needUnit') : undefined}
          options={row.unit === null || row.mine ? options : [{ value: OURSELVES, label: t('ourselves') }, ...options]}
          onChange={setChosen}
        />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('doHandOn')}
        </Button>
      </form>
    </Disclosure>
  )
}
