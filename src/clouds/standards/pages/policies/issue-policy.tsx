import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { standards } from '../client.ts'
import { clausesIn } from './clauses-in.ts'
import { policyTexts } from './texts.ts'

const TOPICS = ['DIVISION_OF_POWERS', 'LINKAGE', 'SUPERVISION', 'WORKFLOW', 'OTHER'] as const
const EMPTY = { number: '', title: '', issuer: '', effectiveFrom: '', clauses: '' } as const
type Typed = Readonly<Record<keyof typeof EMPTY, string>>

export function IssuePolicy({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(policyTexts)
  const [typed, setTyped] = useState<Typed>(EMPTY)
  const [topic, setTopic] = useState<(typeof TOPICS)[number]>('LINKAGE')
  const [tried, setTried] = useState(false)
  const command = useCommand(standards.issuePolicy, () => {
    setTyped(EMPTY)
    setTried(false)
    onDone()
  })
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const wrong = (name: keyof Typed) => (tried && typed[name].trim().length < 2 ? t('wrong') : undefined)
  const line = (name: 'number' | 'title' | 'issuer', label: string) => (
    <LineField
      label={label}
      error={wrong(name)}
      value={typed[name]}
      maxLength={200}
      onChange={(value) => set({ [name]: value })}
    />
  )
  const issue = () => {
    setTried(true)
    if (Object.values(typed).some((value) => value.trim().length < 2)) return
    const { number, title, issuer, effectiveFrom } = typed
    command.mutate({ body: { number, title, issuer, topic, effectiveFrom, clauses: clausesIn(typed.clauses) } })
  }
  return (
    <form
      className="stack reading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        issue()
      }}
    >
      {line('number', t('number'))}
      {line('title', t('name'))}
      {line('issuer', t('issuer'))}
      <OneOfField
        label={t('topic')}
        value={topic}
        options={TOPICS.map((value) => ({ value, label: t(value) }))}
        onChange={setTopic}
      />
      <DayField
        label={t('effectiveFrom')}
        error={wrong('effectiveFrom')}
        value={typed.effectiveFrom}
        onChange={(value) => set({ effectiveFrom: value })}
      />
      <TextField
        label={t('clauseText')}
        hint={t('clauseHint')}
        error={wrong('clauses')}
        rows={6}
        value={typed.clauses}
        onChange={(value) => set({ clauses: value })}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doIssue')}
      </Button>
    </form>
  )
}
