import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCommand } from '#web/api/use-command.ts'
import { formatShortMoment } from '#web/i18n/format.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { oversight } from '../client.ts'
import type { Evaluation } from '../client.ts'
import { evaluationTexts } from '../evaluations/texts.ts'
import { WrittenForm } from '#web/form/written-form.tsx'
import { Demands } from './demands.tsx'

const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const

export interface EvaluationProps {
  readonly evaluation: Evaluation
  readonly onDone: (evaluation: Evaluation) => void
}

export default function EvaluationPage() {
  const t = useTexts(evaluationTexts)
  usePageTitle(t('title'))
  const { evaluation: id } = useParams({ from: '/desk/evaluations/$evaluation' })
  const queries = useQueryClient()
  const [done, setDone] = useState('')
  const query = useQuery({
    queryKey: ['evaluation', id],
    queryFn: () => oversight.evaluation({ params: { id } }),
  })
  const onDone = (evaluation: Evaluation) => {
    setDone(t('done'))
    queries.setQueryData(['evaluation', id], evaluation)
  }
  return (
    <div className="stack reading">
      <p>
        <Link to="/desk/evaluations">{t('back')}</Link>
      </p>
      <DoneNotice sentence={done} />
      <Loaded query={query} lines={10}>
        {(evaluation) => <Paper key={evaluation.version} evaluation={evaluation} onDone={onDone} />}
      </Loaded>
    </div>
  )
}

/** 跟踪、分析、评估、督促改进: one below the other, as they happen. */
function Paper({ evaluation, onDone }: EvaluationProps) {
  const t = useTexts(evaluationTexts)
  const { organ, from, to, phase, may } = evaluation
  return (
    <>
      <h1>{organ}</h1>
      <p className="row">
        <Status tone={phase === 'CLOSED' ? 'good' : 'wait'}>{t(phase)}</Status> {t('period', { from, to })}
      </p>
      <Figures evaluation={evaluation} />
      <Analysis evaluation={evaluation} onDone={onDone} />
      <GradePart evaluation={evaluation} onDone={onDone} />
      <Demands evaluation={evaluation} onDone={onDone} />
      {may.work && <Close evaluation={evaluation} onDone={onDone} />}
    </>
  )
}

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : String(value)

function Figures({ evaluation }: Pick<EvaluationProps, 'evaluation'>) {
  const t = useTexts(evaluationTexts)
  const { figures, after, evaluator, by, at, asOfLeaf: leaf } = evaluation
  const afterOf = (key: string) => after?.figures.find((figure) => figure.key === key)?.value
  return (
    <Panel title={t('figures')}>
      <p className="soft small">{t('frozen', { evaluator, by, leaf, when: formatShortMoment(at) })}</p>
      {after !== null && <p className="soft small">{t('nowPeriod', { since: after.since, until: after.until })}</p>}
      <Table
        caption={t('figures')}
        captionHidden
        rows={figures}
        rowKey={({ key }) => key}
        columns={[
          { key: 'figure', label: t('figure'), heading: true, cell: ({ key }) => t(key) },
          { key: 'then', label: t('then'), numeric: true, cell: ({ value }) => shown(value) },
          ...(after === null
            ? []
            : [
                {
                  ...{ key: 'now', label: t('now'), numeric: true },
                  cell: ({ key }: { readonly key: string }) => shown(afterOf(key)),
                },
              ]),
        ]}
      />
    </Panel>
  )
}

function Analysis({ evaluation: { id, version, analysis, may }, onDone }: EvaluationProps) {
  const t = useTexts(evaluationTexts)
  const command = useCommand(oversight.analyseEvaluation, onDone)
  return (
    <Panel title={t('analysis')}>
      <p className={analysis === null ? 'soft' : ''}>{analysis ?? t('noAnalysis')}</p>
      {may.work && (
        <Disclosure summary={t('analyse')}>
          <WrittenForm
            fields={[{ name: 'analysis', label: t('analysis') }]}
            action={t('doAnalyse')}
            busy={command.isPending}
            error={command.error}
            onSend={({ analysis: said = '' }) =>
              command.mutate({ params: { id }, body: { expectedVersion: version, analysis: said } })
            }
          />
        </Disclosure>
      )}
    </Panel>
  )
}

function GradePart({ evaluation: { id, version, grade, may }, onDone }: EvaluationProps) {
  const t = useTexts(evaluationTexts)
  const [chosen, setChosen] = useState<(typeof GRADES)[number]>(grade?.grade ?? 'GOOD')
  const command = useCommand(oversight.gradeEvaluation, onDone)
  return (
    <Panel title={t('grade')}>
      {grade === null ? (
        <p className="soft">{t('noGrade')}</p>
      ) : (
        <p>
          <strong>{t(grade.grade)}</strong> {grade.reason}
        </p>
      )}
      {may.work && (
        <Disclosure summary={t('doGrade')}>
          <WrittenForm
            fields={[{ name: 'reason', label: t('gradeReason') }]}
            action={t('doGrade')}
            busy={command.isPending}
            error={command.error}
            onSend={({ reason = '' }) =>
              command.mutate({ params: { id }, body: { expectedVersion: version, grade: chosen, reason } })
            }
          >
            <RadioGroup
              name="grade"
              legend={t('grade')}
              inline
              options={GRADES.map((value) => ({ value, label: t(value) }))}
              value={chosen}
              onChange={setChosen}
            />
          </WrittenForm>
        </Disclosure>
      )}
    </Panel>
  )
}

function Close({ evaluation: { id, version }, onDone }: EvaluationProps) {
  const t = useTexts(evaluationTexts)
  const command = useCommand(oversight.closeEvaluation, onDone)
  return (
    <Panel title={t('close')}>
      <p className="soft">{t('closeLead')}</p>
      <RefusalNotice error={command.error} />
      <Button
        busy={command.isPending}
        onClick={() => command.mutate({ params: { id }, body: { expectedVersion: version } })}
      >
        {t('doClose')}
      </Button>
    </Panel>
  )
}
