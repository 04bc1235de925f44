import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { INCIDENT_GRADES } from '../../domain/incident-events.ts'
import type { IncidentGrade } from '../../domain/incident-events.ts'
import { organisation } from '../client.ts'
import type { Incident } from '../client.ts'
import { safetyTexts } from './texts.ts'

interface ActsProps {
  readonly incident: Incident
  readonly onDone: () => void
}

/** What may be entered now, each behind its own name: most of the time only one of them is next. */
export function IncidentActs({ incident, onDone }: ActsProps) {
  const t = useTexts(safetyTexts)
  const session = useSession()
  const { id, assessed, authorityTold, personsTold } = incident
  const params = { id }
  const contain = useCommand(organisation.containIncident, onDone)
  const notify = useCommand(organisation.notifyIncident, onDone)
  const close = useCommand(organisation.closeIncident, onDone)
  const handles = sessionMay(session, 'incident.handle')
  return (
    <div className="stack-tight">
      {handles && (
        <Disclosure summary={t('assess')}>
          <AssessForm incident={incident} onDone={onDone} />
        </Disclosure>
      )}
      {handles && assessed !== null && (
        <Disclosure summary={t('contain')}>
          <Words
            labels={[t('measures')]}
            command={contain}
            onSubmit={([measures = '']) => contain.mutate({ params, body: { measures } })}
          />
        </Disclosure>
      )}
      {handles && assessed !== null && authorityTold === null && (
        <Disclosure summary={t('authority')}>
          <Words
            labels={[t('authorityText')]}
            hint={t('notifyHint')}
            command={notify}
            onSubmit={([text = '']) => notify.mutate({ params, body: { whom: 'AUTHORITY', text, spared: null } })}
          />
        </Disclosure>
      )}
      {handles && assessed?.personalData === true && personsTold === null && (
        <>
          <Disclosure summary={t('people')}>
            <Words
              labels={[t('peopleText')]}
              hint={t('notifyHint')}
              command={notify}
              onSubmit={([text = '']) => notify.mutate({ params, body: { whom: 'PERSONS', text, spared: null } })}
            />
          </Disclosure>
          <Disclosure summary={t('spare')}>
            <Words
              labels={[t('spareText')]}
              command={notify}
              onSubmit={([text = '']) => notify.mutate({ params, body: { whom: 'PERSONS', text, spared: text } })}
            />
          </Disclosure>
        </>
      )}
      {sessionMay(session, 'incident.close') && (
        <Disclosure summary={t('close')}>
          <Words
            labels={[t('cause'), t('lessons')]}
            command={close}
            onSubmit={([cause = '', lessons = '']) => close.mutate({ params, body: { cause, lessons } })}
          />
        </Disclosure>
      )}
    </div>
  )
}

interface WordsProps {
  readonly labels: readonly string[]
  readonly hint?: string
  readonly command: { readonly error: unknown; readonly isPending: boolean }
  readonly onSubmit: (written: readonly string[]) => void
}

/** One passage for each label. */
function Words({ labels, hint, command, onSubmit }: WordsProps) {
  const t = useTexts(safetyTexts)
  const [written, setWritten] = useState<readonly string[]>(labels.map(() => ''))
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(written.map((text) => text.trim()))
      }}
    >
      {labels.map((label, i) => (
        <TextField
          key={label}
          label={label}
          hint={hint}
          required
          minLength={4}
          maxLength={2000}
          rows={4}
          value={written[i] ?? ''}
          onChange={(text) => setWritten(written.map((one, at) => (at === i ? text : one)))}
        />
      ))}
      <RefusalNotice error={command.error} />
      <p>
        <Button type="submit" busy={command.isPending}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}

function AssessForm({ incident: { id, assessed }, onDone }: ActsProps) {
  const t = useTexts(safetyTexts)
  const [grade, setGrade] = useState<IncidentGrade>(assessed?.grade ?? 'ORDINARY')
  const [personalData, setPersonalData] = useState(assessed?.personalData ?? false)
  const [critical, setCritical] = useState(assessed?.critical ?? false)
  const [persons, setPersons] = useState(String(assessed?.persons ?? 0))
  const [harm, setHarm] = useState(assessed?.harm ?? '')
  const assess = useCommand(organisation.assessIncident, onDone)
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const count = personalData ? Number(persons) : 0
        const body = { grade, personalData, critical, persons: count, harm: harm.trim() }
        assess.mutate({ params: { id }, body })
      }}
    >
      <OneOfField
        label={t('grade')}
        value={grade}
        options={INCIDENT_GRADES.map((value) => ({ value, label: t(value) }))}
        onChange={setGrade}
      />
      <Choice
        type="checkbox"
        name={`critical-${id}`}
        option={{ value: 'yes', label: t('critical') }}
        checked={critical}
        onToggle={setCritical}
      />
      <Choice
        type="checkbox"
        name={`personal-${id}`}
        option={{ value: 'yes', label: t('personalData') }}
        checked={personalData}
        onToggle={setPersonalData}
      />
      {personalData && (
        <LineField label={t('persons')} type="number" min={0} required value={persons} onChange={setPersons} />
      )}
      <TextField label={t('harm')} required minLength={4} maxLength={2000} rows={3} value={harm} onChange={setHarm} />
      <RefusalNotice error={assess.error} />
      <p>
        <Button type="submit" busy={assess.isPending}>
          {t('save')}
        </Button>
      </p>
    </form>
  )
}
