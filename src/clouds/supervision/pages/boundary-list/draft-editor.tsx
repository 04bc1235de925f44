import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { supervision } from '../client.ts'
import type { Boundary, BoundaryLine } from '../client.ts'
import { LineForm } from './line-form.tsx'
import { LineCard } from './lines.tsx'
import { boundaryTexts } from './texts.ts'

type Content = NonNullable<Boundary['draft']>['content']

const freshLine = (number: number): BoundaryLine => ({
  id: `SP-${String(number).padStart(2, '0')}`,
  items: [],
  region: '',
  industry: '',
  kinds: [],
  part: 'LEAD',
  organs: [],
  upper: [],
  approvingSection: '',
  supervisingSection: '',
  content: '',
  method: 'PLATFORM',
  points: [],
  claimHours: 14,
  feedbackDays: 10,
  followUp: 'FIRST_CHECK',
})

interface EditorProps {
  readonly boundary: Boundary
  readonly content: Content
  readonly onDone: (next: Boundary) => void
  readonly onCancel: () => void
}

/** The draft line by line; nothing is sent before it is saved, and nothing routes before another person published it. */
export function DraftEditor({ boundary, content, onDone, onCancel }: EditorProps) {
  const t = useTexts(boundaryTexts)
  const [lines, setLines] = useState<readonly BoundaryLine[]>(content.lines)
  const [open, setOpen] = useState<number | undefined>(undefined)
  const [note, setNote] = useState('')
  const command = useCommand(supervision.draftBoundary, onDone)
  const put = (index: number, line: BoundaryLine) => {
    setLines((before) => (index < before.length ? before.with(index, line) : [...before, line]))
    setOpen(undefined)
  }
  const save = () =>
    command.mutate({
      body: { expectedVersion: boundary.version, note: note.trim(), content: { ...content, lines: [...lines] } },
    })
  return (
    <div className="stack">
      <ul className="plain">
        {lines.map((line, index) => (
          <li key={`${String(index)} ${line.id}`} className="boundary-line stack-tight">
            {open === index ? (
              <LineForm
                boundary={boundary}
                line={line}
                onKeep={(next) => put(index, next)}
                onCancel={() => setOpen(undefined)}
              />
            ) : (
              <>
                <LineCard line={line} boundary={boundary} />
                <p className="row">
                  <Button onClick={() => setOpen(index)}>{t('edit')}</Button>
                  <Button onClick={() => setLines((before) => before.filter((_, at) => at !== index))}>
                    {t('remove')}
                  </Button>
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
      {open === lines.length ? (
        <LineForm
          boundary={boundary}
          line={freshLine(lines.length + 1)}
          onKeep={(next) => put(lines.length, next)}
          onCancel={() => setOpen(undefined)}
        />
      ) : (
        <p>
          <Button onClick={() => setOpen(lines.length)}>{t('add')}</Button>
        </p>
      )}
      <LineField label={t('note')} required={false} maxLength={500} value={note} onChange={setNote} />
      {lines !== content.lines && <p className="soft">{t('changed')}</p>}
      <RefusalNotice error={command.error} />
      <p className="row">
        <Button kind="primary" busy={command.isPending} onClick={save}>
          {t('save')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </p>
    </div>
  )
}
