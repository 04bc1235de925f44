import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { supervision } from '../client.ts'
import type { Duty } from '../client.ts'
import { useLag } from './lag.ts'
import { RecordForm, ReturnForm } from './duty-forms.tsx'
import { STAGE_TONES } from './stages.ts'
import { dutyTexts } from './texts.ts'

const LOOK_AGAIN_MS = 5_000

export function DutyPaper({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['duty', id],
    queryFn: () => supervision.duty({ params: { id } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  return <Loaded query={query}>{(duty) => <Paper duty={duty} />}</Loaded>
}

function Paper({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts)
  const [sentence, setSentence] = useState('')
  return (
    <article className="stack">
      <header className="stack-tight">
        <h2>{duty.itemName}</h2>
        <p className="row">
          <Status tone={STAGE_TONES[duty.stage]}>{t(duty.stage)}</Status>
          <Status tone={duty.outcome === 'GRANTED' ? 'good' : 'off'}>{t(duty.outcome)}</Status>
        </p>
      </header>
      <DoneNotice sentence={sentence} />
      <DutyFacts duty={duty} />
      <section aria-labelledby="duty-points">
        <h3 id="duty-points">{t('points')}</h3>
        {duty.points.length === 0 ? (
          <p className="soft">{t('noPoints')}</p>
        ) : (
          <ol>
            {duty.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ol>
        )}
      </section>
      <Acts duty={duty} onDone={setSentence} />
      <Records records={duty.records} />
    </article>
  )
}

function DutyFacts({ duty }: { readonly duty: Duty }) {
  const t = useTexts(dutyTexts)
  const lag = useLag()
  const { language } = useLanguage()
  const { object } = duty
  return (
    <Facts
      facts={[
        { label: t('object'), value: object.name },
        { label: t('idNumber'), value: <code>{object.idNumber}</code> },
        ...(object.address === '' ? [] : [{ label: t('address'), value: object.address }]),
        { label: t('caseNumber'), value: <code>{duty.caseNumber}</code> },
        ...(duty.certificateIdentifier === null
          ? []
          : [{ label: t('certificate'), value: <code>{duty.certificateIdentifier}</code> }]),
        { label: t('decidedBy'), value: duty.decidedBy },
        { label: t('decidedAt'), value: formatMoment(duty.decidedAt, language) },
        {
          label: t('openedAt'),
          value: `${formatMoment(duty.openedAt, language)}（${t('lag', { lag: lag(duty.lagMs) })}）`,
        },
        { label: t('claimedBy'), value: duty.claimedBy ?? <span className="soft">{t('nobody')}</span> },
      ]}
    />
  )
}

interface ActsProps {
  readonly duty: Duty
  readonly onDone: (sentence: string) => void
}

/** The door names acts by their commands; people by these words. */
const NAMES = { ClaimDuty: 'claim', RecordSupervision: 'record', ReturnDuty: 'return' } as const
const KNOWN = ['ClaimDuty', 'RecordSupervision', 'ReturnDuty'] as const
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
      {records.map(({ at, by, method, found, result, measure }) => {
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
          </div>
        )
      })}
    </section>
  )
}
