import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { TextInput } from '#web/ui/inputs.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { parties } from '../client.ts'
import type { Channel } from '../client.ts'
import { useKeepMine } from '../use-mine.ts'
import type { PartProps } from './real-name.tsx'
import { profileTexts } from './texts.ts'
import './profile.css'

export function Contacts({ mine, onDone }: PartProps) {
  const t = useTexts(profileTexts)
  const { person, consent, letterBox } = mine
  const known: Readonly<Record<Channel, string | null>> = { SMS: person.mobile, EMAIL: person.email }
  return (
    <Panel title={t('contacts')}>
      <p className="soft reading">{t('contactsLead')}</p>
      {consent.connected.map((channel) => (
        <Contact key={channel} channel={channel} address={known[channel]} onDone={onDone} />
      ))}
      {letterBox !== null && (
        <p>
          <a href={letterBox} target="_blank" rel="noreferrer">
            {t('demoLetters')}
          </a>
        </p>
      )}
    </Panel>
  )
}

interface ContactProps {
  readonly channel: Channel
  readonly address: string | null
  readonly onDone: (sentence: string) => void
}

function Contact({ channel, address, onDone }: ContactProps) {
  const t = useTexts(profileTexts)
  const keep = useKeepMine()
  const [open, setOpen] = useState(false)
  const removal = useCommand(parties.removeContact, (mine) => {
    keep(mine)
    onDone(t('doneRemoved', { channel: t(channel) }))
  })
  return (
    <div className="contact">
      <div className="row">
        <span className="contact-name">{t(channel)}</span>
        <span className={address === null ? 'soft' : 'mono'}>{address ?? t('none')}</span>
        <Button
          aria-expanded={open}
          aria-label={`${t(address === null ? 'add' : 'change')} ${t(channel)}`}
          onClick={() => setOpen(!open)}
        >
          {t(address === null ? 'add' : 'change')}
        </Button>
        {address !== null && (
          <Button
            kind="plain"
            aria-label={t('removeNamed', { channel: t(channel) })}
            busy={removal.isPending}
            onClick={() => removal.mutate({ body: { channel } })}
          >
            {t('remove')}
          </Button>
        )}
      </div>
      <RefusalNotice error={removal.error} />
      {open && (
        <Confirmation
          channel={channel}
          onDone={() => {
            setOpen(false)
            onDone(t('doneContact', { channel: t(channel) }))
          }}
        />
      )}
    </div>
  )
}

const CODE = /^\d{6}$/

/** First where to, then the code that arrived there. */
function Confirmation({ channel, onDone }: { readonly channel: Channel; readonly onDone: () => void }) {
  const t = useTexts(profileTexts)
  const keep = useKeepMine()
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [sentTo, setSentTo] = useState<string | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const sending = useCommand(parties.sendCode, (sent) => {
    setSentTo(sent.sentTo)
    setTried(false)
  })
  const confirmation = useCommand(parties.confirmContact, (mine) => {
    keep(mine)
    onDone()
  })
  return (
    <form
      className="stack reading contact-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (sentTo === undefined) sending.mutate({ body: { channel, address } })
        else {
          setTried(true)
          // A code that cannot be the right one costs none of the few guesses.
          if (CODE.test(code)) confirmation.mutate({ body: { channel, code } })
        }
      }}
    >
      <Field label={t('newAddress', { channel: t(channel) })}>
        {(control) => (
          <TextInput
            {...control}
            type={channel === 'SMS' ? 'tel' : 'email'}
            autoComplete={channel === 'SMS' ? 'tel' : 'email'}
            maxLength={200}
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value)
              setSentTo(undefined)
            }}
          />
        )}
      </Field>
      {sentTo !== undefined && (
        <CodeField sentTo={sentTo} code={code} wrong={tried && !CODE.test(code)} onChange={setCode} />
      )}
      <RefusalNotice error={sentTo === undefined ? sending.error : confirmation.error} />
      <p>
        <Button kind="primary" type="submit" busy={sending.isPending || confirmation.isPending}>
          {t(sentTo === undefined ? 'send' : 'confirm')}
        </Button>
      </p>
    </form>
  )
}

interface CodeFieldProps {
  readonly sentTo: string
  readonly code: string
  readonly wrong: boolean
  readonly onChange: (code: string) => void
}

function CodeField({ sentTo, code, wrong, onChange }: CodeFieldProps) {
  const t = useTexts(profileTexts)
  return (
    <LineField
      label={t('code')}
      hint={t('codeHint', { address: sentTo })}
      error={wrong ? t('needCode') : undefined}
      className="mono"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      value={code}
      onChange={(value) => onChange(value.trim())}
    />
  )
}
