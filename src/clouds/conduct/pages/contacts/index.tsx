import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { conduct } from '../client.ts'
import type { Contact } from '../client.ts'
import { ContactNumbers } from '../contact-numbers.tsx'
import { ContactActs } from './contact-acts.tsx'
import { DistrictFigures } from './district-figures.tsx'
import { contactTexts } from './texts.ts'
import '../conduct.css'

const CHANNELS = ['WINDOW', 'PHONE', 'ONLINE', 'ON_SITE'] as const

/** 首问负责: mine until somebody else has accepted it. Leaders and inspectors read the figures. */
export default function ContactsPage() {
  const t = useTexts(contactTexts)
  usePageTitle(t('title'))
  const session = useSession()
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      {sessionMay(session, 'request.answer') && <OwnContacts />}
      {sessionMay(session, 'analytics.read') && <DistrictFigures />}
    </div>
  )
}

function OwnContacts() {
  const t = useTexts(contactTexts)
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['contacts'], queryFn: () => conduct.contacts({}) })
  const done = (sentence: string) => {
    setSaid(sentence)
    void queries.invalidateQueries({ queryKey: ['contacts'] })
  }
  return (
    <>
      <DoneNotice sentence={said} />
      <Disclosure summary={t('take')}>
        <TakeForm onDone={() => done(t('taken'))} />
      </Disclosure>
      <Loaded query={query}>
        {({ items, figures }) => (
          <>
            {(['asked', 'mine'] as const).map((list) => (
              <ContactList
                key={list}
                title={t(list)}
                items={items.filter(({ mine }) => mine === (list === 'mine'))}
                onDone={() => done(t('done'))}
              />
            ))}
            <Panel title={t('figures')}>
              <ContactNumbers figures={figures} />
            </Panel>
          </>
        )}
      </Loaded>
    </>
  )
}

function TakeForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(contactTexts)
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('WINDOW')
  const [written, setWritten] = useState({ name: '', phone: '', item: '', asked: '' })
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.takeContact, onDone)
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const complete = written.asked.trim().length >= 2
  return (
    <form
      className="stack"
      aria-label={t('take')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!complete) return
        const { name, phone, item, asked } = written
        const itemCode = item.trim() === '' ? null : item.trim()
        command.mutate({ body: { channel, name: name.trim(), phone: phone.trim(), itemCode, asked: asked.trim() } })
      }}
    >
      <TextField
        label={t('what')}
        error={tried && !complete ? t('missing') : undefined}
        value={written.asked}
        maxLength={1000}
        rows={3}
        onChange={write('asked')}
      />
      <OneOfField
        label={t('channel')}
        value={channel}
        options={CHANNELS.map((value) => ({ value, label: t(value) }))}
        onChange={setChannel}
      />
      <LineField label={t('name')} required={false} value={written.name} maxLength={50} onChange={write('name')} />
      <LineField
        label={t('phone')}
        required={false}
        value={written.phone}
        maxLength={20}
        inputMode="tel"
        onChange={write('phone')}
      />
      <LineField label={t('item')} required={false} value={written.item} maxLength={80} onChange={write('item')} />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doTake')}
      </Button>
    </form>
  )
}

interface ContactListProps {
  readonly title: string
  readonly items: readonly Contact[]
  readonly onDone: () => void
}
function ContactList({ title, items, onDone }: ContactListProps) {
  const t = useTexts(contactTexts)
  return (
    <Panel title={title}>
      {items.length === 0 && <p className="soft">{t('none')}</p>}
      {items.map((contact) => (
        <ContactCard key={`${contact.id} ${String(contact.version)}`} contact={contact} onDone={onDone} />
      ))}
    </Panel>
  )
}

function ContactCard({ contact, onDone }: { readonly contact: Contact; readonly onDone: () => void }) {
  const t = useTexts(contactTexts)
  const { language } = useLanguage()
  const { offer, answered, moves, person, item, first, owner } = contact
  const day = formatDate(contact.due, language)
  const who = `${person.name} ${person.phone}`.trim()
  const facts = [t(contact.channel), formatMoment(contact.takenAt, language), t('first', { name: first.name })]
  return (
    <article className="conduct-card stack-tight">
      <p>
        <strong>{contact.asked}</strong>
      </p>
      <p className="row">
        {answered !== null ? (
          <Status tone="good">{t('answered')}</Status>
        ) : (
          <Status tone={contact.overdue ? 'bad' : 'wait'}>{t(contact.overdue ? 'overdue' : 'dueOn', { day })}</Status>
        )}
      </p>
      <p className="soft small">
        {[...facts, who, item === null ? '' : inLanguage(item.name, language)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {moves.map(({ from, to, at, reason, accepted, note }) => (
        <p key={at} className="small">
          {t(accepted ? 'moved' : 'declined', { from: from.name, to: to.name, reason, note })}
        </p>
      ))}
      {offer !== null && (
        <Notice tone={offer.toMe ? 'warn' : 'info'}>
          {offer.toMe
            ? t('offeredToMe', { name: owner.name, reason: offer.reason })
            : t('offered', { name: offer.to.name, reason: offer.reason })}
        </Notice>
      )}
      {answered === null ? <ContactActs contact={contact} onDone={onDone} /> : <p>{answered.answer}</p>}
    </article>
  )
}
