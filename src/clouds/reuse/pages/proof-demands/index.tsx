import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { localDate } from '#kernel'
import { reuse } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import type { proofApi } from '../../proof-api.ts'
import { proofTexts } from '../proof-texts.ts'

type Finding = Output<typeof proofApi.proofFindings>['findings'][number]
const KEY = ['proof-findings']
const KINDS = ['REPORTED', 'CIRCULAR', 'ABSURD', 'REPEATED'] as const

/** 证明事项清理: what the system found in the standards and what people reported, each with its adjustment. */
export default function ProofDemandsPage() {
  const t = useTexts(proofTexts)
  usePageTitle(t('title'))
  const [done, setDone] = useState('')
  const [chosen, setChosen] = useState<(typeof KINDS)[number]>('REPORTED')
  const list = useQuery({ queryKey: KEY, queryFn: () => reuse.proofFindings({}) })
  if (list.error !== null) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Skeleton />
  const { demands, askedOfPeople, fetched, findings, mayAnswer } = list.data
  const shown = findings.filter(({ kind }) => kind === chosen)
  const open = (kind: string) => findings.filter((one) => one.kind === kind && one.state === 'OPEN').length
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <Facts
        facts={[
          { label: t('demands'), value: demands },
          { label: t('fetched'), value: fetched },
          { label: t('asked'), value: askedOfPeople },
        ]}
      />
      <DoneNotice sentence={done} />
      <Tabs
        label={t('title')}
        tabs={KINDS.map((key) => ({ key, label: `${t(key)} ${String(open(key))}` }))}
        current={chosen}
        onChange={setChosen}
      >
        {shown.length === 0 && (
          <EmptyState icon="check" title={t('none')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        )}
        {shown.map((finding) => (
          <FindingCard key={finding.id} finding={finding} mayAnswer={mayAnswer} onDone={() => setDone(t('done'))} />
        ))}
      </Tabs>
    </div>
  )
}

interface FindingProps {
  readonly finding: Finding
  readonly mayAnswer: boolean
  readonly onDone: () => void
}

function FindingCard({ finding, mayAnswer, onDone }: FindingProps) {
  const t = useTexts(proofTexts)
  const { language } = useLanguage()
  const { kind, reason, proof, organ, items, said, contact, state, answer, answeredBy, answeredAt } = finding
  return (
    <Panel title={proof} aside={<Status tone={state === 'OPEN' ? 'warn' : 'good'}>{t(state)}</Status>}>
      <div className="stack">
        <p>
          <strong>{t(kind)}</strong>
          {reason !== null && `：${t(reason)}`}
        </p>
        <Facts
          facts={[
            { label: t('organ'), value: organ },
            ...(items.length === 0 ? [] : [{ label: t('items'), value: <Items items={items} /> }]),
            ...(kind !== 'REPORTED' ? [] : [{ label: t('said'), value: said }]),
            ...(contact === '' ? [] : [{ label: t('contact'), value: contact }]),
          ]}
        />
        {answer !== null && (
          <p>
            {answer}{' '}
            {answeredAt !== null && (
              <span className="small soft">
                {t('by', { by: answeredBy ?? '', date: formatDate(localDate(answeredAt), language) })}
              </span>
            )}
          </p>
        )}
        {state === 'OPEN' && mayAnswer && (
          <Disclosure summary={t('outcome')}>
            <AnswerForm id={finding.id} onDone={onDone} />
          </Disclosure>
        )}
      </div>
    </Panel>
  )
}

function Items({ items }: Pick<Finding, 'items'>) {
  return (
    <ul className="plain">
      {items.map(({ code, name }, index) => (
        <li key={`${code} ${String(index)}`}>
          <Link to="/items/$code" params={{ code }}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function AnswerForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTexts(proofTexts)
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState<'ADJUSTED' | 'KEPT'>('ADJUSTED')
  const [answer, setAnswer] = useState('')
  const command = useCommand(reuse.answerProofFinding, (after) => {
    queries.setQueryData(KEY, after)
    onDone()
  })
  return (
    <form
      className="stack reading"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ params: { id }, body: { outcome, answer: answer.trim() } })
      }}
    >
      <RadioGroup
        legend={t('outcome')}
        name={`outcome-${id}`}
        value={outcome}
        onChange={setOutcome}
        options={[
          { value: 'ADJUSTED', label: t('toAdjust') },
          { value: 'KEPT', label: t('toKeep') },
        ]}
      />
      <TextField label={t('answer')} required minLength={4} rows={3} value={answer} onChange={setAnswer} />
      <RefusalNotice error={command.error} />
      <div className="row">
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}
