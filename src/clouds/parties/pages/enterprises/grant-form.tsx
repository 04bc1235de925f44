import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { addDays, localDate } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DayField, LineField, TextField } from '#web/ui/fields.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { parties } from '../client.ts'
import { enterprisesTexts } from './texts.ts'

const NUMBER_CHARACTERS = 18
/** A year is what most mandates say. */
const DEFAULT_DAYS = 365

interface Typed {
  readonly handlerName: string
  readonly handlerNumber: string
  readonly from: string
  readonly until: string
  readonly scope: 'all' | 'some'
  readonly codes: string
}
const empty = (): Typed => {
  const from = localDate(new Date().toISOString())
  return { handlerName: '', handlerNumber: '', from, until: addDays(from, DEFAULT_DAYS), scope: 'all', codes: '' }
}
const codesOf = (text: string): string[] => [...new Set(text.split(/\s+/).filter((code) => code !== ''))]

interface GrantFormProps {
  readonly creditCode: string
  readonly onDone: (sentence: string) => void
}

export function GrantForm({ creditCode, onDone }: GrantFormProps) {
  const t = useTexts(enterprisesTexts)
  const queries = useQueryClient()
  const [typed, setTyped] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const type = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const command = useCommand(parties.grantMandate, () => {
    onDone(t('doneGranted', { name: typed.handlerName }))
    setTyped(empty())
    setAttempt(0)
    void queries.invalidateQueries({ queryKey: ['parties'] })
  })
  const { scope, codes, ...facts } = typed
  const items = scope === 'all' ? null : codesOf(codes)
  const wrong = {
    'handler-name': typed.handlerName.trim().length < 2 ? t('needHandler') : undefined,
    'handler-number': typed.handlerNumber.length === NUMBER_CHARACTERS ? undefined : t('needNumber'),
    'mandate-until': typed.from === '' || typed.until === '' ? t('needPeriod') : undefined,
    'mandate-codes': items?.length === 0 ? t('needItems') : undefined,
  }
  const errors = Object.entries(wrong).flatMap(([target, text]) => (text === undefined ? [] : [{ target, text }]))
  const shown = (name: keyof typeof wrong) => (attempt > 0 ? wrong[name] : undefined)
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (errors.length === 0) command.mutate({ params: { creditCode }, body: { ...facts, items } })
      }}
    >
      <ErrorSummary errors={attempt > 0 ? errors : []} attempt={attempt} />
      <Handler typed={typed} type={type} nameError={shown('handler-name')} numberError={shown('handler-number')} />
      <Period typed={typed} type={type} error={shown('mandate-until')} />
      <RadioGroup
        inline
        name="mandate-scope"
        legend={t('items')}
        value={scope}
        options={[
          { value: 'all', label: t('allItems') },
          { value: 'some', label: t('someItems') },
        ]}
        onChange={(value) => type({ scope: value === 'all' ? 'all' : 'some' })}
      />
      {scope === 'some' && (
        <TextField
          id="mandate-codes"
          label={t('itemCodes')}
          hint={t('itemCodesHint')}
          error={shown('mandate-codes')}
          rows={3}
          maxLength={4000}
          value={codes}
          onChange={(value) => type({ codes: value })}
        />
      )}
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('doGrant')}
        </Button>
      </p>
    </form>
  )
}

interface PartProps {
  readonly typed: Typed
  readonly type: (change: Partial<Typed>) => void
}

function Handler({
  typed,
  type,
  nameError,
  numberError,
}: PartProps & { readonly nameError: string | undefined; readonly numberError: string | undefined }) {
  const t = useTexts(enterprisesTexts)
  return (
    <>
      <LineField
        id="handler-name"
        label={t('handlerName')}
        hint={t('handlerHint')}
        error={nameError}
        maxLength={50}
        value={typed.handlerName}
        onChange={(value) => type({ handlerName: value })}
      />
      <LineField
        id="handler-number"
        label={t('handlerNumber')}
        error={numberError}
        className="mono"
        maxLength={NUMBER_CHARACTERS}
        spellCheck={false}
        value={typed.handlerNumber}
        onChange={(value) => type({ handlerNumber: value.trim().toUpperCase() })}
      />
    </>
  )
}

function Period({ typed, type, error }: PartProps & { readonly error: string | undefined }) {
  const t = useTexts(enterprisesTexts)
  return (
    <>
      <DayField label={t('from')} value={typed.from} onChange={(value) => type({ from: value })} />
      <DayField
        id="mandate-until"
        label={t('until')}
        hint={t('untilHint')}
        error={error}
        value={typed.until}
        onChange={(value) => type({ until: value })}
      />
    </>
  )
}
