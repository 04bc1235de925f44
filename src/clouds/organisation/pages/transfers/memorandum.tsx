import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import type { Transfer } from '../client.ts'
import { ReasonForm } from '../reason-form.tsx'
import { transferTexts } from './texts.ts'
import type { TransferProps } from './transfer-card.tsx'

type Chapter = Transfer['chapters'][number]
type Written = NonNullable<Chapter['written']>

/** 划转备忘录: five chapters with counts, lists and what is still open. */
export function Memorandum({ transfer, onDone }: TransferProps) {
  const t = useTexts(transferTexts)
  const [writing, setWriting] = useState<Chapter['chapter'] | null>(null)
  const canWrite = transfer.mine && transfer.stage === 'DRAFT' && transfer.signatures.length === 0
  const edited = transfer.chapters.find(({ chapter }) => chapter === writing)
  const done = (sentence: string) => {
    setWriting(null)
    onDone(sentence)
  }
  return (
    <section className="stack-tight" aria-label={t('memorandum')}>
      <h3>{t('memorandum')}</h3>
      <Table
        caption={t('memorandum')}
        captionHidden
        rows={transfer.chapters}
        rowKey={({ chapter }) => chapter}
        columns={[
          { key: 'chapter', label: t('chapter'), heading: true, cell: ({ chapter }) => t(chapter) },
          {
            key: 'count',
            label: t('count'),
            numeric: true,
            cell: ({ written }) => (written === null ? <Status tone="wait">{t('notWritten')}</Status> : written.count),
          },
          { key: 'list', label: t('list'), cell: ({ written }) => <Lines lines={written?.list ?? []} /> },
          {
            key: 'points',
            label: t('points'),
            cell: (row) => <Points transfer={transfer} row={row} onDone={onDone} />,
          },
          ...(canWrite
            ? [
                {
                  key: 'write',
                  label: t('write'),
                  cell: ({ chapter, written }: Chapter) => (
                    <Button onClick={() => setWriting(chapter)}>{t(written === null ? 'write' : 'rewrite')}</Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {edited !== undefined && canWrite && (
        <ChapterForm
          key={edited.chapter}
          transfer={transfer}
          row={edited}
          onCancel={() => setWriting(null)}
          onDone={() => done(t('written', { chapter: t(edited.chapter) }))}
        />
      )}
    </section>
  )
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul className="transfer-list">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

function Points({ transfer, row, onDone }: TransferProps & { readonly row: Chapter }) {
  const t = useTexts(transferTexts)
  const [settling, setSettling] = useState<number | null>(null)
  const settle = useCommand(organisation.settlePoint, () => {
    setSettling(null)
    onDone(t('pointSettled'))
  })
  const { chapter, written } = row
  if (written === null) return null
  if (written.points.length === 0) return <span className="soft">{t('noPoints')}</span>
  const open = transfer.mine && (transfer.stage === 'DRAFT' || transfer.stage === 'AGREED')
  return (
    <ul className="transfer-list">
      {written.points.map(({ text, settlement }, i) => (
        <li key={text}>
          {text}{' '}
          {settlement === null ? (
            <Status tone="warn">{t('notSettled')}</Status>
          ) : (
            <span className="soft">{t('settledAs', { how: settlement })}</span>
          )}
          {settlement === null && open && settling !== i && (
            <p>
              <Button onClick={() => setSettling(i)}>{t('settle')}</Button>
            </p>
          )}
          {settlement === null && open && settling === i && (
            <ReasonForm
              label={t('settlement')}
              act={t('settle')}
              busy={settle.isPending}
              error={settle.error}
              onSubmit={(said) =>
                settle.mutate({ params: { id: transfer.id }, body: { chapter, point: i, settlement: said } })
              }
            />
          )}
        </li>
      ))}
    </ul>
  )
}

interface ChapterFormProps {
  readonly transfer: Transfer
  readonly row: Chapter
  readonly onCancel: () => void
  readonly onDone: () => void
}
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const textOf = (lines: readonly string[]): string => lines.join('\n')
const typedOf = (written: Written | null) => ({
  count: written === null ? '' : String(written.count),
  list: textOf(written?.list ?? []),
  points: textOf((written?.points ?? []).map(({ text }) => text)),
})

function ChapterForm({ transfer, row, onCancel, onDone }: ChapterFormProps) {
  const t = useTexts(transferTexts)
  const [typed, setTyped] = useState(typedOf(row.written))
  const save = useCommand(organisation.writeChapter, onDone)
  const type = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const count = Number(typed.count)
  const area = (name: 'list' | 'points', hint: string) => (
    <TextField
      label={t(name)}
      hint={hint}
      required={false}
      rows={4}
      value={typed[name]}
      onChange={(value) => type({ [name]: value })}
    />
  )
  return (
    <form
      className="stack-tight reading"
      aria-label={t(row.chapter)}
      onSubmit={(event) => {
        event.preventDefault()
        const { chapter } = row
        const body = { chapter, count, list: linesOf(typed.list), points: linesOf(typed.points) }
        save.mutate({ params: { id: transfer.id }, body })
      }}
    >
      <h4>{t(row.chapter)}</h4>
      <LineField
        label={t('count')}
        hint={t('countHint')}
        required
        inputMode="numeric"
        pattern="[0-9]{1,6}"
        value={typed.count}
        onChange={(value) => type({ count: value })}
      />
      {area('list', t('listHint'))}
      {area('points', t('pointsHint'))}
      <RefusalNotice error={save.error} />
      <p className="row">
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t('save')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </p>
    </form>
  )
}
