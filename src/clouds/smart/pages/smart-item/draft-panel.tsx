import { useState } from 'react'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { Rule, RuleBook } from '../../domain/rule-book.ts'
import { bookFaults } from '../../domain/soundness.ts'
import { smartTexts } from '../texts.ts'
import { Approval } from './approval.tsx'
import type { TableWork } from './index.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleTable } from './rule-table.tsx'
import { StoredTrial } from './stored-trial.tsx'
import { TryOne } from './try-one.tsx'

type WholeBook = NonNullable<TableWork['table']['draft']>['book']

/** The draft of a table: written by an editor, tried by both, approved by somebody else. */
export function DraftPanel({ table, done }: TableWork) {
  const t = useTexts(smartTexts)
  const session = useSession()
  const drafts = sessionMay(session, 'standard.draft')
  const { draft, inForce } = table
  const stored = draft?.book ?? inForce?.book
  const [begun, setBegun] = useState(draft !== null)
  const [book, setBook] = useState<WholeBook | undefined>(stored)
  if (book === undefined) return null
  if (!begun)
    return (
      <p>
        <Button onClick={() => setBegun(true)}>{t('startDraft')}</Button>
      </p>
    )
  const unsaved = book !== draft?.book
  return (
    <Panel
      title={t('draftOf', { number: draft?.number ?? (inForce?.number ?? 0) + 1 })}
      aside={draft === null ? undefined : <span className="small soft">{t('draftedBy', { by: draft.by })}</span>}
    >
      <div className="stack">
        {draft !== null && <p className="soft">{draft.note}</p>}
        <Rules book={book} {...(drafts ? { onChange: setBook } : {})} />
        <Faults book={book} />
        {drafts && unsaved && <SaveDraft table={table} book={book} done={done} />}
        <TryOne book={book} />
        {draft !== null &&
          (unsaved ? <p className="soft">{t('unsaved')}</p> : <StoredTrial table={table} done={done} />)}
        {draft !== null && sessionMay(session, 'standard.review') && <Approval table={table} done={done} />}
      </div>
    </Panel>
  )
}

function Faults({ book }: { readonly book: RuleBook }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const faults = bookFaults(book)
  if (faults.length === 0) return <Notice tone="good">{t('sound')}</Notice>
  return (
    <Notice tone="bad" title={t('faults')}>
      <ul className="plain">
        {faults.map(({ code, text }) => (
          <li key={`${code} ${text.zh}`}>{inLanguage(text, language)}</li>
        ))}
      </ul>
    </Notice>
  )
}

interface RulesProps {
  readonly book: WholeBook
  readonly onChange?: (book: WholeBook) => void
}

function Rules({ book, onChange }: RulesProps) {
  const t = useTexts(smartTexts)
  const [open, setOpen] = useState<number>()
  const wrong = bookFaults(book).flatMap(({ rows }) => rows)
  if (onChange === undefined) return <RuleTable book={book} wrong={wrong} />
  const change = (rules: WholeBook['rules']) => onChange({ ...book, rules })
  const add = () => {
    const cells = book.columns.map(() => ({ is: 'ANY' as const }))
    const reason = { zh: '须人工核实', en: 'An officer looks at it' }
    change([...book.rules, { cells, outcome: 'TO_OFFICER', reason }])
    setOpen(book.rules.length)
  }
  const current = open === undefined ? undefined : book.rules[open]
  return (
    <>
      <RuleTable
        book={book}
        wrong={wrong}
        actions={(row) => (
          <Button kind="plain" aria-label={t('editRow', { row: row + 1 })} onClick={() => setOpen(row)}>
            {t('edit')}
          </Button>
        )}
      />
      <p>
        <Button onClick={add}>{t('addRow')}</Button>
      </p>
      {open !== undefined && current !== undefined && (
        <RuleForm
          key={open}
          book={book}
          row={open}
          onChange={(rule: Rule) => change(book.rules.map((one, row) => (row === open ? mutable(rule) : one)))}
          onRemove={() => {
            change(book.rules.filter((_, row) => row !== open))
            setOpen(undefined)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

/** What the rules keep readonly, copied for the wire. */
const mutable = ({ cells, outcome, reason }: Rule): WholeBook['rules'][number] => ({
  outcome,
  reason: { ...reason },
  cells: cells.map((cell) => (cell.is === 'ONE_OF' ? { is: cell.is, values: [...cell.values] } : { ...cell })),
})

function SaveDraft({ table, book, done }: TableWork & { readonly book: WholeBook }) {
  const t = useTexts(smartTexts)
  const [note, setNote] = useState('')
  const command = useCommand(smart.draftTable, () => done(t('saved')))
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { expectedVersion: table.version, book, note: note.trim() }
        command.mutate({ params: { code: table.itemCode }, body })
      }}
    >
      <TextField label={t('note')} rows={2} maxLength={500} value={note} onChange={setNote} />
      <RefusalNotice error={command.error} />
      <p>
        <Button kind="primary" type="submit" busy={command.isPending} disabled={note.trim().length < 2}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}
