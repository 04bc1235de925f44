import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { service } from '../client.ts'
import type { Effect, Guidance } from '../client.ts'
import { DeskContact } from '../parts/desk-contact.tsx'
import { GuidanceForm } from './guidance-form.tsx'
import { guidanceTexts } from './texts.ts'

export function GuidanceView() {
  const t = useTexts(guidanceTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const [count, setCount] = useState(0)
  const list = usePages(['guidance'], (from) => service.guidances({ query: from }))
  const done = (said: string) => {
    setSentence(said)
    setCount(count + 1)
    void queries.invalidateQueries({ queryKey: ['guidance'] })
  }
  return (
    <div className="stack">
      <DoneNotice sentence={sentence} />
      <Disclosure key={count} summary={t('record')}>
        <GuidanceForm onDone={() => done(t('recorded'))} />
      </Disclosure>
      <Panel title={t('sessions')}>
        <Pages list={list} none={<p className="soft">{t('noSessions')}</p>} lines={6}>
          {(sessions) => sessions.map((session) => <SessionCard key={session.id} session={session} onDone={done} />)}
        </Pages>
      </Panel>
      {list.first !== undefined && (
        <Panel title={t('effect')}>
          <p className="soft">{t('effectText')}</p>
          <EffectTable caption={t('effect')} effect={list.first.effect} />
          {list.first.byItem.map(({ item, effect }) => (
            <EffectTable key={item.code} caption={inLanguage(item.name, language)} effect={effect} />
          ))}
        </Panel>
      )}
    </div>
  )
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${String(Math.round((part / whole) * 100))}%`

function EffectTable({ caption, effect }: { readonly caption: string; readonly effect: Effect }) {
  const t = useTexts(guidanceTexts)
  const rows = (['guided', 'unguided'] as const).map((group) => ({ group, ...effect[group] }))
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ group }) => group}
      columns={[
        { key: 'group', label: t('group'), heading: true, cell: ({ group }) => t(group) },
        { key: 'cases', label: t('cases'), numeric: true, cell: ({ cases }) => cases },
        { key: 'granted', label: t('granted'), numeric: true, cell: ({ granted }) => granted },
        { key: 'rate', label: t('passRate'), numeric: true, cell: ({ granted, cases }) => percent(granted, cases) },
        { key: 'once', label: t('atOnce'), numeric: true, cell: ({ atOnce, cases }) => percent(atOnce, cases) },
      ]}
    />
  )
}

function SessionCard({ session, onDone }: { readonly session: Guidance; readonly onDone: (sentence: string) => void }) {
  const t = useTexts(guidanceTexts)
  const { language } = useLanguage()
  return (
    <article className="desk-card stack-tight">
      <h3>{inLanguage(session.item.name, language)}</h3>
      <p className="soft small">
        {formatDate(session.heldOn, language)} · {t(session.means)} · {session.by}
      </p>
      <div>
        <DeskContact contact={session.visitor} id={session.id} asked={{ of: 'GUIDANCE' }} />
      </div>
      <p>{session.asked}</p>
      <ol>
        {session.advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      {session.caseNumber === null ? (
        <LinkForm session={session} onDone={() => onDone(t('linked'))} />
      ) : (
        <p>{t('linkedTo', { number: session.caseNumber })}</p>
      )}
    </article>
  )
}

function LinkForm({ session, onDone }: { readonly session: Guidance; readonly onDone: () => void }) {
  const t = useTexts(guidanceTexts)
  const [caseNumber, setCaseNumber] = useState('')
  const command = useCommand(service.linkGuidance, onDone)
  return (
    <Disclosure summary={t('link')}>
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWritten(caseNumber)) return
          const body = { expectedVersion: session.version, caseNumber: caseNumber.trim() }
          command.mutate({ params: { id: session.id }, body })
        }}
      >
        <LineField label={t('caseNumber')} value={caseNumber} maxLength={40} onChange={setCaseNumber} />
        <RefusalNotice error={command.error} />
        <Button type="submit" busy={command.isPending}>
          {t('doLink')}
        </Button>
      </form>
    </Disclosure>
  )
}
