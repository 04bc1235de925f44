import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { INCIDENT_KINDS } from '../../domain/incident-events.ts'
import type { IncidentKind } from '../../domain/incident-events.ts'
import { organisation } from '../client.ts'
import { IncidentPaper } from './incident-paper.tsx'
import { safetyTexts } from './texts.ts'

/** 安全事件 (SE-04): everybody who serves reports here; whoever answers for safety sees the register. */
export default function SafetyPage() {
  const t = useTexts(safetyTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['incidents'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      {sessionMay(session, 'security.read') ? (
        <>
          <Disclosure summary={t('report')}>
            <IncidentForm onDone={done} />
          </Disclosure>
          <Register onDone={done} />
        </>
      ) : (
        <Panel title={t('report')}>
          <IncidentForm onDone={done} />
        </Panel>
      )}
    </div>
  )
}

interface DoneProps {
  readonly onDone: (sentence: string) => void
}

function Register({ onDone }: DoneProps) {
  const t = useTexts(safetyTexts)
  const query = useQuery({ queryKey: ['incidents'], queryFn: () => organisation.incidents({}) })
  return (
    <Panel title={t('list')}>
      <Loaded query={query} lines={6}>
        {({ items }) => (
          <div className="stack">
            {items.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
            {items.map((one) => (
              <IncidentPaper key={`${one.id} ${JSON.stringify(one)}`} incident={one} onDone={onDone} />
            ))}
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

const CHINA_MS = 8 * 3_600_000
/** The bureau's own time, to the minute, as the field writes it. */
const chinaNow = (): string => new Date(Date.now() + CHINA_MS).toISOString().slice(0, 16)

function IncidentForm({ onDone }: DoneProps) {
  const t = useTexts(safetyTexts)
  const [kind, setKind] = useState<IncidentKind>('LEAK')
  const [foundAt, setFoundAt] = useState(chinaNow)
  const [account, setAccount] = useState('')
  const report = useCommand(organisation.reportIncident, ({ number }) => {
    setAccount('')
    onDone(t('reported', { number }))
  })
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const instant = new Date(`${foundAt}:00+08:00`)
        if (!Number.isNaN(instant.getTime()))
          report.mutate({ body: { kind, foundAt: instant.toISOString(), account: account.trim() } })
      }}
    >
      <OneOfField
        label={t('kind')}
        value={kind}
        options={INCIDENT_KINDS.map((value) => ({ value, label: t(value) }))}
        onChange={setKind}
      />
      <LineField label={t('foundAt')} type="datetime-local" required value={foundAt} onChange={setFoundAt} />
      <TextField
        label={t('account')}
        hint={t('accountHint')}
        required
        minLength={4}
        maxLength={2000}
        rows={4}
        value={account}
        onChange={setAccount}
      />
      <RefusalNotice error={report.error} />
      <p>
        <Button kind="primary" type="submit" busy={report.isPending}>
          {t('doReport')}
        </Button>
      </p>
    </form>
  )
}
