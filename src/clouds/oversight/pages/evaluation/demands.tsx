import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDay, formatShortMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/inputs.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { oversight } from '../client.ts'
import type { Evaluation } from '../client.ts'
import { evaluationTexts } from '../evaluations/texts.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import type { EvaluationProps } from './index.tsx'
import '../paper.css'

type Demand = Evaluation['demands'][number]
type FigureKey = Evaluation['figures'][number]['key']
const TONES: Readonly<Record<Demand['phase'], Tone>> = {
  DEMANDED: 'wait',
  ANSWERED: 'wait',
  RETURNED: 'warn',
  SETTLED: 'good',
}

/** 督促改进: what is demanded, what is answered, and whether it became better. */
export function Demands({ evaluation, onDone }: EvaluationProps) {
  const t = useTexts(evaluationTexts)
  const { demands, may, grade } = evaluation
  return (
    <Panel title={t('demands')}>
      {demands.length === 0 && <p className="soft">{t('noDemands')}</p>}
      {demands.map((demand) => (
        <DemandPaper key={demand.number} demand={demand} evaluation={evaluation} onDone={onDone} />
      ))}
      {may.work && grade !== null && (
        <Disclosure summary={t('newDemand')}>
          <NewDemand evaluation={evaluation} onDone={onDone} />
        </Disclosure>
      )}
    </Panel>
  )
}

function NewDemand({ evaluation: { id, version, figures }, onDone }: EvaluationProps) {
  const t = useTexts(evaluationTexts)
  const [figure, setFigure] = useState<FigureKey | null>(null)
  const command = useCommand(oversight.demandImprovement, onDone)
  return (
    <WrittenForm
      fields={[
        { name: 'demand', label: t('demand') },
        { name: 'due', label: t('due'), kind: 'date' },
      ]}
      action={t('doDemand')}
      busy={command.isPending}
      error={command.error}
      onSend={({ demand = '', due = '' }) =>
        command.mutate({ params: { id }, body: { expectedVersion: version, demand, figure, due } })
      }
    >
      <Field label={t('demandFigure')}>
        {(control) => (
          <Select
            {...control}
            empty={t('anyFigure')}
            value={figure ?? ''}
            options={figures.map(({ key }) => ({ value: key, label: t(key) }))}
            onChange={(event) => setFigure(figures.find(({ key }) => key === event.currentTarget.value)?.key ?? null)}
          />
        )}
      </Field>
    </WrittenForm>
  )
}

interface DemandProps extends EvaluationProps {
  readonly demand: Demand
}

function DemandPaper({ demand, evaluation, onDone }: DemandProps) {
  const t = useTexts(evaluationTexts)
  const { language } = useLanguage()
  const { phase, overdue, figure, due, answers } = demand
  const waits = phase === 'DEMANDED' || phase === 'RETURNED'
  return (
    <article className="paper stack-tight">
      <p className="row">
        <Status tone={TONES[phase]}>{t(phase)}</Status>
        {overdue && <Status tone="bad">{t('overdue')}</Status>}
      </p>
      <p>{demand.demand}</p>
      <p className="soft small">
        {[t('dueBy', { day: formatDay(due, language) }), ...(figure === null ? [] : [t(figure)])].join(' · ')}
      </p>
      {answers.map(({ at, by, measure, doneBy, verdict }) => (
        <div key={at}>
          <p>{measure}</p>
          <p className="soft small">
            {t('answered', { by, when: formatShortMoment(at), day: formatDay(doneBy, language) })}
            {verdict !== null && ` · ${t(verdict.settled ? 'settled' : 'returned')}：${verdict.reason}`}
          </p>
        </div>
      ))}
      {waits && evaluation.may.answer && <Answer demand={demand} evaluation={evaluation} onDone={onDone} />}
      {phase === 'ANSWERED' && evaluation.may.work && <Judge demand={demand} evaluation={evaluation} onDone={onDone} />}
    </article>
  )
}

function Answer({ demand: { number }, evaluation: { id, version }, onDone }: DemandProps) {
  const t = useTexts(evaluationTexts)
  const command = useCommand(oversight.answerImprovement, onDone)
  return (
    <Disclosure summary={t('answer')}>
      <WrittenForm
        fields={[
          { name: 'measure', label: t('measure') },
          { name: 'doneBy', label: t('doneBy'), kind: 'date' },
        ]}
        action={t('doAnswer')}
        busy={command.isPending}
        error={command.error}
        onSend={({ measure = '', doneBy = '' }) =>
          command.mutate({ params: { id }, body: { expectedVersion: version, number, measure, doneBy } })
        }
      />
    </Disclosure>
  )
}

const VERDICTS = ['settled', 'returned'] as const

function Judge({ demand: { number }, evaluation: { id, version }, onDone }: DemandProps) {
  const t = useTexts(evaluationTexts)
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]>('settled')
  const command = useCommand(oversight.judgeImprovement, onDone)
  return (
    <Disclosure summary={t('settle')}>
      <WrittenForm
        fields={[{ name: 'reason', label: t('verdictReason') }]}
        action={t('doSettle')}
        busy={command.isPending}
        error={command.error}
        onSend={({ reason = '' }) =>
          command.mutate({
            params: { id },
            body: { expectedVersion: version, number, settled: verdict === 'settled', reason },
          })
        }
      >
        <RadioGroup
          name={`verdict-${String(number)}`}
          legend={t('verdict')}
          inline
          options={VERDICTS.map((value) => ({ value, label: t(value) }))}
          value={verdict}
          onChange={setVerdict}
        />
      </WrittenForm>
    </Disclosure>
  )
}
