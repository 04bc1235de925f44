import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { oversight } from './client.ts'
import type { InspectorNote } from './client.ts'
import { evidenceTexts } from './evidence/texts.ts'
import { WrittenForm } from '#web/form/written-form.tsx'

interface NotesProps {
  /** Empty: all of them. */
  readonly about: { readonly caseId?: string }
}

/** 监督记录 about a case, or all of them. */
export function Notes({ about }: NotesProps) {
  const t = useTexts(evidenceTexts)
  const queries = useQueryClient()
  const [written, setWritten] = useState(0)
  const { caseId } = about
  const query = useQuery({
    queryKey: ['inspector-notes', caseId],
    queryFn: () => oversight.notes({ query: caseId === undefined ? {} : { case: caseId } }),
  })
  const onDone = () => {
    setWritten(written + 1)
    void queries.invalidateQueries({ queryKey: ['inspector-notes'] })
  }
  const command = useCommand(oversight.writeNote, onDone)
  return (
    <Panel title={t('notes')}>
      <p className="soft small">{t('notesLead')}</p>
      <DoneNotice sentence={written === 0 ? '' : t('written')} />
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft">{t('notesNone')}</p>}
            {items.map((note) => (
              <NotePaper key={`${note.id} ${String(note.version)}`} note={note} onDone={onDone} />
            ))}
          </>
        )}
      </Loaded>
      <Disclosure summary={t('newNote')}>
        <WrittenForm
          key={written}
          fields={[{ name: 'text', label: t('text') }]}
          action={t('doWrite')}
          busy={command.isPending}
          error={command.error}
          onSend={({ text = '' }) => command.mutate({ body: { caseId: caseId ?? null, officer: null, text } })}
        />
      </Disclosure>
    </Panel>
  )
}

function NotePaper({ note, onDone }: { readonly note: InspectorNote; readonly onDone: () => void }) {
  const t = useTexts(evidenceTexts)
  const command = useCommand(oversight.supplementNote, onDone)
  const { id, version, officer, parts } = note
  return (
    <article className="paper stack-tight">
      {officer !== null && <p className="soft small">{officer}</p>}
      {parts.map(({ at, by, text }) => (
        <div key={at}>
          <p className="soft small">
            {by} · {formatShortMoment(at)}
          </p>
          <p className="inspector-note">{text}</p>
        </div>
      ))}
      <Disclosure summary={t('supplement')}>
        <WrittenForm
          fields={[{ name: 'text', label: t('text') }]}
          action={t('doSupplement')}
          busy={command.isPending}
          error={command.error}
          onSend={({ text = '' }) => command.mutate({ params: { id }, body: { expectedVersion: version, text } })}
        />
      </Disclosure>
    </article>
  )
}
