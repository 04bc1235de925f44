import { useState } from 'react'
import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select, TextInput } from '#web/ui/inputs.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { library } from '../client.ts'
import type { BlankBook } from './index.tsx'
import { blankTexts } from './texts.ts'

interface OnBook {
  readonly book: BlankBook
}
function useBooks() {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['blank-books'] })
}

interface ActProps {
  readonly button: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onAct: () => void
  readonly children?: ReactNode
}
/** Fields, what was refused, and the one button. */
function ActForm({ button, busy, error, onAct, children }: ActProps) {
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        onAct()
      }}
    >
      {children}
      <RefusalNotice error={error} />
      <div>
        <Button kind="primary" type="submit" busy={busy}>
          {button}
        </Button>
      </div>
    </form>
  )
}

interface TextProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly digits?: boolean
  readonly optional?: boolean
}
function TextField({ label, hint, value, onValue, digits = false, optional = false }: TextProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <TextInput
          {...control}
          required={!optional}
          {...(digits ? { inputMode: 'numeric', pattern: '[0-9]+' } : {})}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  )
}

export function UseForm({ book }: OnBook) {
  const t = useTexts(blankTexts)
  const [number, setNumber] = useState('')
  const [identifier, setIdentifier] = useState('')
  const listed = useBooks()
  const use = useCommand(library.useBlank, () => {
    setNumber('')
    setIdentifier('')
    listed()
  })
  const body = { number: Number(number), identifier: identifier.trim() }
  return (
    <ActForm
      button={t('use')}
      busy={use.isPending}
      error={use.error}
      onAct={() => use.mutate({ params: { id: book.id }, body })}
    >
      <TextField
        label={t('next')}
        hint={t('nextHint', { next: book.nextPrinted ?? '' })}
        digits
        value={number}
        onValue={setNumber}
      />
      <TextField label={t('identifier')} value={identifier} onValue={setIdentifier} />
    </ActForm>
  )
}

const GROUNDS = ['MISPRINTED', 'DAMAGED', 'LOST', 'OBSOLETE'] as const

export function VoidForm({ book }: OnBook) {
  const t = useTexts(blankTexts)
  const [first, setFirst] = useState('')
  const [last, setLast] = useState('')
  const [ground, setGround] = useState<(typeof GROUNDS)[number]>('MISPRINTED')
  const [note, setNote] = useState('')
  const discard = useCommand(library.voidBlanks, useBooks())
  const body = { first: Number(first), last: Number(last === '' ? first : last), ground, note: note.trim() }
  return (
    <ActForm
      button={t('void')}
      busy={discard.isPending}
      error={discard.error}
      onAct={() => discard.mutate({ params: { id: book.id }, body })}
    >
      <TextField label={t('first')} digits value={first} onValue={setFirst} />
      <TextField label={t('last')} digits optional value={last} onValue={setLast} />
      <Field label={t('ground')}>
        {(control) => (
          <Select
            {...control}
            empty={null}
            value={ground}
            onChange={(event) => setGround(GROUNDS.find((one) => one === event.target.value) ?? 'MISPRINTED')}
            options={GROUNDS.map((value) => ({ value, label: t(value) }))}
          />
        )}
      </Field>
      <TextField label={t('note')} value={note} onValue={setNote} />
    </ActForm>
  )
}

export function Offer({ book }: OnBook) {
  const t = useTexts(blankTexts)
  const offer = useCommand(library.offerBlanks, useBooks())
  return (
    <div>
      <RefusalNotice error={offer.error} />
      <Button busy={offer.isPending} onClick={() => offer.mutate({ params: { id: book.id }, body: {} })}>
        {t('offer')}
      </Button>
    </div>
  )
}

/** The page does not say how many there ought to be next to the field: whoever takes over counts. */
export function Acceptance({ book }: OnBook) {
  const t = useTexts(blankTexts)
  const [counted, setCounted] = useState('')
  const accept = useCommand(library.acceptBlanks, useBooks())
  return (
    <ActForm
      button={t('accept')}
      busy={accept.isPending}
      error={accept.error}
      onAct={() => accept.mutate({ params: { id: book.id }, body: { counted: Number(counted) } })}
    >
      <TextField label={t('counted')} hint={t('countedHint')} digits value={counted} onValue={setCounted} />
    </ActForm>
  )
}

const EMPTY = { form: '', prefix: '', first: '', last: '', supplier: '' }
export function ReceiveForm() {
  const t = useTexts(blankTexts)
  const [book, setBook] = useState(EMPTY)
  const listed = useBooks()
  const receive = useCommand(library.receiveBlanks, () => {
    setBook(EMPTY)
    listed()
  })
  const field = (name: keyof typeof EMPTY) => ({
    label: t(name),
    value: book[name],
    onValue: (value: string) => setBook({ ...book, [name]: value }),
  })
  const { form, prefix, first, last, supplier } = book
  const body = {
    ...{ form: form.trim(), prefix: prefix.trim().toUpperCase(), supplier: supplier.trim() },
    ...{ first: Number(first), last: Number(last) },
  }
  return (
    <ActForm
      button={t('receive')}
      busy={receive.isPending}
      error={receive.error}
      onAct={() => receive.mutate({ body })}
    >
      <TextField {...field('form')} />
      <TextField {...field('prefix')} hint={t('prefixHint')} optional />
      <TextField {...field('first')} digits />
      <TextField {...field('last')} digits />
      <TextField {...field('supplier')} />
    </ActForm>
  )
}
