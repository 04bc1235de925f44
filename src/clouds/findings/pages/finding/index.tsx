import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { findings } from '../client.ts'
import type { Finding } from '../client.ts'
import { EvidenceList } from '../evidence-list.tsx'
import { FindingStage } from '../permit-cell.tsx'
import { wordTexts } from '../word-texts.ts'
import { findingTexts } from './texts.ts'

/** One finding: what supervision asks for, by when it is answered, and what came of it. */
export default function FindingPage() {
  const t = useTexts(findingTexts)
  const { id } = useParams({ from: '/desk/findings/$id' })
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['finding', id], queryFn: () => findings.finding({ params: { id } }) })
  const done = (sentence: string) => (next: Finding) => {
    queries.setQueryData(['finding', id], next)
    void queries.invalidateQueries({ queryKey: ['findings'] })
    setSaid(sentence)
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/findings">{t('back')}</Link>
      </p>
      <Loaded query={query}>
        {(one) => (
          <>
            <What one={one} />
            <DoneNotice sentence={said} />
            <Answered one={one} />
            <Acts one={one} done={done} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function What({ one }: { readonly one: Finding }) {
  const t = useTexts(findingTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const { line, sentBy, basis, grounds, evidence } = one
  const title = t('title', { kind: word(line.kind), number: line.number })
  usePageTitle(title)
  const moment = formatMoment(line.sentAt, language)
  return (
    <>
      <h1>{title}</h1>
      <p>
        <FindingStage line={line} />
      </p>
      <Facts
        facts={[
          { label: word('permit'), value: `${line.permit.itemName} · ${line.permit.caseNumber}` },
          { label: word('holder'), value: line.permit.holder },
          { label: t('sent'), value: t('sentBy', { organ: line.organ, name: sentBy, moment }) },
          { label: word('bureau'), value: line.bureau },
          { label: t('answerDue'), value: formatDate(line.answerDue, language) },
          { label: word('basis'), value: basis },
          { label: word('grounds'), value: grounds },
          { label: word('evidence'), value: <EvidenceList evidence={evidence} /> },
        ]}
      />
      {line.permit.certificate !== null && (
        <p>
          <Link to="/desk/certificate-states/$id" params={{ id: line.permit.certificate }}>
            {t('toCertificate')}
          </Link>
        </p>
      )}
    </>
  )
}

function Answered({ one: { answer, recalled } }: { readonly one: Finding }) {
  const t = useTexts(findingTexts)
  const { language } = useLanguage()
  if (recalled !== null) return <p>{t('recalled', { reason: recalled })}</p>
  if (answer === null) return null
  return (
    <Panel title={t('answer')}>
      <p>
        {t(`answered${answer.answer}`, { reason: answer.reason })}
        <br />
        <span className="soft small">
          {answer.by} · {formatMoment(answer.at, language)}
        </span>
      </p>
      {answer.procedure !== null && (
        <p>
          <Link to="/desk/ending-procedures/$id" params={{ id: answer.procedure }}>
            {t('toProcedure')}
          </Link>
        </p>
      )}
    </Panel>
  )
}

interface ActProps {
  readonly one: Finding
  readonly done: (sentence: string) => (next: Finding) => void
}
function Acts({ one, done }: ActProps) {
  const t = useTexts(findingTexts)
  return (
    <>
      {one.acts.includes('OPEN_PROCEDURE') && <AnswerForm one={one} done={done} />}
      {one.acts.includes('RECALL') && (
        <Disclosure summary={t('recall')}>
          <RecallForm one={one} done={done} />
        </Disclosure>
      )}
    </>
  )
}

function AnswerForm({ one: { line }, done }: ActProps) {
  const t = useTexts(findingTexts)
  const open = useCommand(findings.answerFinding, done(t('openDone')))
  const decline = useCommand(findings.answerFinding, done(t('declineDone')))
  const { id, version: expectedVersion } = line
  return (
    <Panel title={t('answer')}>
      <p className="soft">{t('openLead')}</p>
      <RefusalNotice error={open.error} />
      <p>
        <Button
          kind="primary"
          busy={open.isPending}
          onClick={() => open.mutate({ params: { id }, body: { answer: 'PROCEDURE', expectedVersion } })}
        >
          {t('openProcedure')}
        </Button>
      </p>
      <Disclosure summary={t('decline')}>
        <WrittenForm
          fields={[{ name: 'reason', label: t('declineReason') }]}
          action={t('decline')}
          kind="danger"
          busy={decline.isPending}
          error={decline.error}
          onSend={({ reason = '' }) =>
            decline.mutate({ params: { id }, body: { answer: 'DECLINED', expectedVersion, reason } })
          }
        />
      </Disclosure>
    </Panel>
  )
}

function RecallForm({ one: { line }, done }: ActProps) {
  const t = useTexts(findingTexts)
  const command = useCommand(findings.recallFinding, done(t('recallDone')))
  return (
    <WrittenForm
      fields={[{ name: 'reason', label: t('recallReason') }]}
      action={t('recall')}
      kind="danger"
      busy={command.isPending}
      error={command.error}
      onSend={({ reason = '' }) =>
        command.mutate({ params: { id: line.id }, body: { expectedVersion: line.version, reason } })
      }
    />
  )
}
