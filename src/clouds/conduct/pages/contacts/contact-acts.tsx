import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { createClient } from '#contract'
import type { Input } from '#contract'
import { api as serviceApi } from '#clouds/service/api'
import { transport } from '#web/api/transport.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ChoiceField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { conduct } from '../client.ts'
import type { Contact } from '../client.ts'
import { contactTexts } from './texts.ts'

const service = createClient(serviceApi, transport)
type Body = Input<typeof api.actOnContact>['body']
type Act = Body['act']

interface ActsProps {
  readonly contact: Contact
  readonly onDone: () => void
}

/** Whoever owns it answers or asks somebody; whoever is asked says yes or no. */
export function ContactActs({ contact, onDone }: ActsProps) {
  const t = useTexts(contactTexts)
  const [chosen, setChosen] = useState<Act | undefined>(undefined)
  const own: readonly Act[] = contact.offer === null ? ['ANSWER', 'OFFER'] : ['ANSWER']
  const acts: readonly Act[] = contact.offer?.toMe === true ? ['ACCEPT', 'DECLINE'] : contact.mine ? own : []
  return (
    <div className="stack-tight">
      <div className="row">
        {acts.map((act) => (
          <Button
            key={act}
            kind={act === 'ACCEPT' || act === 'ANSWER' ? 'primary' : 'secondary'}
            aria-pressed={chosen === act}
            onClick={() => setChosen(act)}
          >
            {t(act)}
          </Button>
        ))}
      </div>
      {chosen !== undefined && <ActForm key={chosen} act={chosen} contact={contact} onDone={onDone} />}
    </div>
  )
}

function bodyOf(act: Act, text: string, to: string, expectedVersion: number): Body | undefined {
  const said = text.trim()
  switch (act) {
    case 'ACCEPT':
      return { act, expectedVersion }
    case 'ANSWER':
      return said.length < 2 ? undefined : { act, expectedVersion, answer: said }
    case 'DECLINE':
      return said.length < 2 ? undefined : { act, expectedVersion, reason: said }
    case 'OFFER':
      return said.length < 2 || to === '' ? undefined : { act, expectedVersion, to, reason: said }
  }
}

function ActForm({ act, contact, onDone }: ActsProps & { readonly act: Act }) {
  const t = useTexts(contactTexts)
  const [text, setText] = useState('')
  const [to, setTo] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.actOnContact, onDone)
  const body = bodyOf(act, text, to, contact.version)
  return (
    <form
      className="stack conduct-form"
      aria-label={t(act)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (body !== undefined) command.mutate({ params: { id: contact.id }, body })
      }}
    >
      {act === 'OFFER' && <Staff to={to} not={contact.owner.id} onChange={setTo} />}
      {act !== 'ACCEPT' && (
        <TextField
          label={t(act === 'ANSWER' ? 'answer' : 'reason')}
          value={text}
          maxLength={act === 'ANSWER' ? 2000 : 500}
          rows={3}
          onChange={setText}
        />
      )}
      {tried && body === undefined && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t(act)}
      </Button>
    </form>
  )
}

interface StaffProps {
  readonly to: string
  readonly not: string
  readonly onChange: (officer: string) => void
}
function Staff({ to, not, onChange }: StaffProps) {
  const t = useTexts(contactTexts)
  const staff = useQuery({ queryKey: ['service-staff'], queryFn: () => service.staff({}) })
  const people = (staff.data?.people ?? []).filter(({ id }) => id !== not)
  return (
    <ChoiceField
      label={t('to')}
      value={to}
      options={people.map(({ id, name, post }) => ({ value: id, label: `${name}（${post}）` }))}
      onChange={onChange}
    />
  )
}
