import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, DayField, LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { service } from '../client.ts'
import type { Visit } from '../client.ts'
import { HALVES, visitWords } from '../parts/visit-words.ts'
import { guidanceTexts } from './texts.ts'
import type { Span } from './visits-view.tsx'

interface FormProps {
  readonly visit: Visit
  readonly onDone: () => void
}

export function AssignForm({ visit, span, onDone }: FormProps & { readonly span: Span }) {
  const t = useTexts(guidanceTexts)
  const v = useTexts(visitWords)
  const session = useSession()
  const staff = useQuery({ queryKey: ['service-staff'], queryFn: () => service.staff({}) })
  const [person, setPerson] = useState('')
  const [day, setDay] = useState(visit.day)
  const [half, setHalf] = useState(visit.half)
  const command = useCommand(service.assignVisit, onDone)
  const people = (staff.data?.people ?? []).filter(({ organ }) => organ === session?.organ?.id)
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (person === '' || day === '') return
        command.mutate({ params: { id: visit.id }, body: { expectedVersion: visit.version, staff: person, day, half } })
      }}
    >
      <ChoiceField
        label={t('staff')}
        value={person}
        options={people.map(({ id, name, post }) => ({ value: id, label: `${name}（${post}）` }))}
        onChange={setPerson}
      />
      <div className="side-by-side">
        <DayField label={t('day')} min={span.earliest} max={span.latest} value={day} onChange={setDay} />
        <OneOfField
          label={t('half')}
          value={half}
          options={HALVES.map((value) => ({ value, label: v(value) }))}
          onChange={setHalf}
        />
      </div>
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doAssign')}
      </Button>
    </form>
  )
}

const MEANS = ['CITIZEN_ID_CARD', 'BUSINESS_LICENCE', 'MANDATE_AND_CARD'] as const

export function CheckForm({ visit, onDone }: FormProps) {
  const t = useTexts(guidanceTexts)
  const v = useTexts(visitWords)
  const [means, setMeans] = useState<(typeof MEANS)[number]>('CITIZEN_ID_CARD')
  const [matches, setMatches] = useState<string | undefined>(undefined)
  const [note, setNote] = useState('')
  const command = useCommand(service.checkVisitIdentity, onDone)
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (matches === undefined) return
        const body = { expectedVersion: visit.version, means, matches: matches === 'yes', note: note.trim() }
        command.mutate({ params: { id: visit.id }, body })
      }}
    >
      <RadioGroup
        name={`means-${visit.id}`}
        legend={t('identityMeans')}
        inline
        options={MEANS.map((value) => ({ value, label: v(value) }))}
        value={means}
        onChange={setMeans}
      />
      <RadioGroup
        name={`matches-${visit.id}`}
        legend={t('matches')}
        inline
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
        value={matches}
        onChange={setMatches}
      />
      <LineField label={t('note')} required={false} value={note} maxLength={300} onChange={setNote} />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doCheck')}
      </Button>
    </form>
  )
}

export function CompleteForm({ visit, onDone }: FormProps) {
  const t = useTexts(guidanceTexts)
  const [record, setRecord] = useState('')
  const [received, setReceived] = useState('')
  const [caseNumber, setCaseNumber] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(service.completeVisit, onDone)
  const send = () => {
    setTried(true)
    if (!isWritten(record)) return
    const papers = received.split('\n').filter((line) => isWritten(line))
    const number = caseNumber.trim() === '' ? null : caseNumber.trim()
    const body = { expectedVersion: visit.version, record: record.trim(), received: papers, caseNumber: number }
    command.mutate({ params: { id: visit.id }, body })
  }
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField label={t('doneRecord')} value={record} maxLength={2000} onChange={setRecord} />
      <TextField
        label={t('received')}
        required={false}
        value={received}
        maxLength={2000}
        rows={3}
        onChange={setReceived}
      />
      <LineField label={t('caseNumber')} required={false} value={caseNumber} maxLength={40} onChange={setCaseNumber} />
      {tried && !isWritten(record) && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doComplete')}
      </Button>
    </form>
  )
}

export function CancelForm({ visit, onDone }: FormProps) {
  const t = useTexts(guidanceTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(service.cancelVisit, onDone)
  return (
    <form
      className="stack-tight desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWritten(reason)) return
        command.mutate({ params: { id: visit.id }, body: { expectedVersion: visit.version, reason: reason.trim() } })
      }}
    >
      <LineField label={t('reason')} value={reason} maxLength={300} onChange={setReason} />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doCancel')}
      </Button>
    </form>
  )
}
