import { useEffect, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { supervision } from '../client.ts'
import type { Duty } from '../client.ts'
import { InspectionForm, RecordForm, ReturnForm } from './duty-forms.tsx'
import { DutyFacts, DutyTrail } from './duty-facts.tsx'
import { OUTCOME_TONES, STAGE_TONES } from './stages.ts'
import { dutyTexts } from './texts.ts'

const LOOK_AGAIN_MS = 5_000

export function DutyPaper({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['duty', id],
    queryFn: () => supervision.duty({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  useReceipt(query.data)
  return <Loaded query={query}>{(duty) => <Paper duty={duty} />}</Loaded>
}

/** 签收: whoever opens a duty has received it. Claiming stays an act of its own. */
function useReceipt(duty: Duty | undefined) {
  const queries = useQueryClient()
  const id = duty?.acknowledgedAt === null ? duty.id : undefined
  useEffect(() => {
    if (id === undefined) return
    void supervision.acknowledge({ params: { id }, body: {} }).then(
      (next) => queries.setQueryData(['duty', id], next),
      // Not received: it stays marked so, and the next look tries again.
      () => undefined,
    )
  }, [id, queries])
}

function Paper({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts)
  const { language } = useLanguage()
  const [sentence, setSentence] = useState('')
  return (
    <article className="stack">
      <header className="stack-tight">
        <h2>{duty.itemName}</h2>
        <p className="row">
          <Status tone={STAGE_TONES[duty.stage]}>{t(duty.stage)}</Status>
          <Status tone={OUTCOME_TONES[duty.outcome]}>{t(duty.kind ?? duty.outcome)}</Status>
          {duty.overdue && <Status tone="bad">{t('overdue')}</Status>}
        </p>
        {duty.returned !== null && (
          <p className="soft">
            {t('returnedBecause')}
            {language === 'zh' ? '：' : ': '}
            {duty.returned.reason}
            {duty.returned.proposes !== null && `（${t('proposes', { organ: duty.returned.proposes.name })}）`}
          </p>
        )}
      </header>
      <DoneNotice sentence={sentence} />
      <DutyFacts duty={duty} />
      <Aim duty={duty} />
      <Acts duty={duty} onDone={setSentence} />
      <Records records={duty.records} />
      <Disclosure summary={t('trail')}>
        <DutyTrail id={duty.id} version={duty.version} />
      </Disclosure>
    </article>
  )
}

/** What an inspection is aimed at: the points of the item, and what this object stated, met and promised. */
function Aim({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts)
  const { language } = useLanguage()
  return (
    <section aria-labelledby="duty-points" className="stack-tight">
      <h3 id="duty-points">{t('points')}</h3>
      {duty.firstCheckDue !== null && (
        <p>
          {t('firstCheckDue')} {formatDate(duty.firstCheckDue, language)}
        </p>
      )}
      {duty.points.length === 0 ? (
        <p className="soft">{t('noPoints')}</p>
      ) : (
        <ol>
          {duty.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      )}
      {duty.commitment !== null && (
        <Disclosure summary={t('commitment')} open>
          <p className="reading">{duty.commitment}</p>
        </Disclosure>
      )}
      {duty.facts.length > 0 && (
        <Disclosure summary={t('facts')}>
          <dl className="facts">
            {duty.facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
      {duty.conditions.length > 0 && (
        <Disclosure summary={t('conditions')}>
          <ul>
            {duty.conditions.map((condition) => (
              <li key={condition}>{condition}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

interface ActsProps {
  readonly duty: Duty
  readonly onDone: (sentence: string) => void
}

/** The door names acts by their commands; people by these words. */
const NAMES = {
  ClaimDuty: 'claim',
  RecordSupervision: 'record',
  NoteInspection: 'inspect',
  ReturnDuty: 'return',
} as const
const KNOWN = ['ClaimDuty', 'RecordSupervision', 'NoteInspection', 'ReturnDuty'] as const
type Known = (typeof KNOWN)[number]

function Acts({ duty, onDone }: ActsProps) {
  const t = useTexts(dutyTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Known | undefined>(undefined)
  const keep = (sentence: string) => (next: Duty) => {
    queries.setQueryData(['duty', duty.id], next)
    void queries.invalidateQueries({ queryKey: ['duties'] })
    setChosen(undefined)
    onDone(sentence)
  }
  const claim = useCommand(supervision.claim, keep(t('claimedDone')))
  const acts = KNOWN.flatMap((name) => {
    const found = duty.acts.find(({ act }) => act === name)
    return found === undefined ? [] : [{ ...found, name }]
  })
  const mayRecord = acts.some(({ name, allowed }) => name === 'RecordSupervision' && allowed)
  const form = chosen ?? (mayRecord && duty.stage === 'claimed' ? 'RecordSupervision' : undefined)
  const press = (name: Known) => {
    if (name === 'ClaimDuty') claim.mutate({ params: { id: duty.id }, body: { expectedVersion: duty.version } })
    else setChosen(name)
  }
  return (
    <div className="stack">
      <div className="row">
        {acts.map(({ name, allowed }) => (
          <Button
            key={name}
            kind={name === 'ClaimDuty' && allowed ? 'primary' : 'secondary'}
            disabled={!allowed}
            busy={name === 'ClaimDuty' && claim.isPending}
            aria-pressed={name === 'ClaimDuty' ? undefined : form === name}
            onClick={() => press(name)}
          >
            {t(NAMES[name])}
          </Button>
        ))}
      </div>
      <ul className="plain soft small">
        {acts.map(({ name, allowed, reason }) =>
          allowed || reason === undefined ? null : (
            <li key={name}>
              {t(NAMES[name])}
              {language === 'zh' ? '：' : ': '}
              {inLanguage(reason, language)}
            </li>
          ),
        )}
      </ul>
      <RefusalNotice error={claim.error} />
      {form === 'RecordSupervision' && mayRecord && <RecordForm duty={duty} onDone={keep(t('recordedDone'))} />}
      {form === 'NoteInspection' && <InspectionForm duty={duty} onDone={keep(t('inspectDone'))} />}
      {form === 'ReturnDuty' && <ReturnForm duty={duty} onDone={keep(t('returnedDone'))} />}
    </div>
  )
}

const METHODS = ['ON_SITE', 'PAPERS', 'REMOTE'] as const

function Records({ records }: { readonly records: Duty['records'] }) {
  const t = useTexts(dutyTexts)
  const { language } = useLanguage()
  return (
    <section aria-labelledby="duty-records" className="stack-tight">
      <h3 id="duty-records">{t('records')}</h3>
      {records.length === 0 && <p className="soft">{t('noRecords')}</p>}
      {records.map(({ at, by, method, found, result, measure, answer }) => {
        const how = METHODS.find((known) => known === method)
        const problem = result === 'PROBLEM'
        return (
          <div key={`${at} ${by}`} className="duty-record">
            <p className="row">
              <Status tone={problem ? 'bad' : 'good'}>{t(problem ? 'PROBLEM' : 'NORMAL')}</Status>
              <span className="soft">
                {formatMoment(at, language)} · {by} · {how === undefined ? method : t(how)}
              </span>
            </p>
            <p>{found}</p>
            {measure !== '' && (
              <p>
                <strong>{t('measure')}</strong> {measure}
              </p>
            )}
            <p className="soft small">
              {answer === null
                ? t('notAnswered')
                : `${t('answerOf')} ${t(answer.answer)} · ${formatMoment(answer.at, language)} · ${answer.by} ${answer.text}`}
            </p>
          </div>
        )
      })}
    </section>
  )
}
