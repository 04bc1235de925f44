import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { localDate } from '#kernel'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Numbers } from '#web/ui/numbers.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { inspection } from '../client.ts'
import type { Plan } from '../client.ts'
import { Figures } from './figures.tsx'
import { PlanForm } from './plan-form.tsx'
import { planTexts } from './texts.ts'
import '../inspection.css'

/** The bureau's year, wherever the browser stands. */
const now = Number(localDate(new Date().toISOString()).slice(0, 4))
const YEARS = [now - 1, now, now + 1]
type Line = Plan['lines'][number]

/** 年度监管计划 (SV-28): what is owed, drawn and done, line by line. */
export default function PlanPage() {
  const t = useTexts(planTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [year, setYear] = useState(now)
  const [said, setSaid] = useState('')
  const query = useQuery({ queryKey: ['plan', year], queryFn: () => inspection.plan({ params: { year } }) })
  const done = (sentence: string) => {
    setSaid(sentence)
    void queries.invalidateQueries({ queryKey: ['plan', year] })
  }
  return (
    <div className="stack inspection-page">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={said} />
      <ChoiceField
        label={t('year')}
        empty={null}
        value={String(year)}
        options={YEARS.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(value) => setYear(Number(value))}
      />
      <Loaded query={query}>
        {(plan) => (
          <>
            <PlanNumbers plan={plan} />
            <Panel title={t('lines')}>
              {plan.lines.length === 0 && <EmptyState title={t('noLines')} />}
              {plan.lines.map((line) => (
                <PlanLine key={line.id} year={year} line={line} onDone={() => done(t('drawn'))} />
              ))}
            </Panel>
            <Disclosure summary={t('edit')}>
              <PlanForm key={`${String(year)} ${String(plan.number)}`} plan={plan} onDone={() => done(t('saved'))} />
            </Disclosure>
            <Figures plan={plan} />
          </>
        )}
      </Loaded>
      <p>
        <Link to="/inspections">{t('openDraw')}</Link>
      </p>
    </div>
  )
}

function PlanNumbers({ plan }: { readonly plan: Plan }) {
  const t = useTexts(planTexts)
  const { language } = useLanguage()
  const numbers = [
    [t('rate'), `${String(plan.rate)}%`],
    [t('overdue'), plan.overdue],
    [t('inspections'), plan.figures.inspections],
    [t('failed'), plan.figures.failed],
  ] as const
  return (
    <>
      <Numbers numbers={numbers} />
      {plan.adoptedAt !== null && (
        <p className="soft small">
          {t('adopted', {
            number: plan.number,
            name: plan.adoptedBy ?? '',
            at: formatMoment(plan.adoptedAt, language),
          })}
        </p>
      )}
    </>
  )
}

const TONES: Readonly<Record<Line['standing'], Tone>> = {
  NOT_BEGUN: 'off',
  RUNNING: 'wait',
  OVERDUE: 'bad',
  FULFILLED: 'good',
}

interface PlanLineProps {
  readonly year: number
  readonly line: Line
  readonly onDone: () => void
}
function PlanLine({ year, line, onDone }: PlanLineProps) {
  const t = useTexts(planTexts)
  const { objects, owed, drawn, done, rate, standing } = line
  const [open, setOpen] = useState(false)
  const left = owed - drawn
  return (
    <article className="inspection-card stack-tight">
      <h3>
        {line.itemName} · {line.classes.join('、')}
      </h3>
      <p>
        <Status tone={TONES[standing]}>
          {t(standing)} {rate}%
        </Status>
      </p>
      <p>{t('progress', { objects, owed, drawn, done })}</p>
      <p className="soft small">
        {t('months', { from: line.fromMonth, to: line.toMonth })} · {line.share}%
      </p>
      {left > 0 && (
        <p>
          <Button aria-pressed={open} onClick={() => setOpen(!open)}>
            {t('draw')}
          </Button>
        </p>
      )}
      {open && (
        <DrawForm
          year={year}
          line={line}
          onDone={() => {
            setOpen(false)
            onDone()
          }}
        />
      )}
    </article>
  )
}

function DrawForm({ year, line, onDone }: PlanLineProps) {
  const t = useTexts(planTexts)
  const [take, setTake] = useState(String(line.owed - line.drawn))
  const [perObject, setPerObject] = useState('2')
  const command = useCommand(inspection.commitDraw, onDone)
  const wanted = Number(take)
  return (
    <form
      className="inspection-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { line: line.id, take: wanted, perObject: Number(perObject) }
        command.mutate({ params: { year }, body })
      }}
    >
      <p className="soft">{t('drawHint')}</p>
      <LineField label={t('take')} inputMode="numeric" maxLength={4} value={take} onChange={setTake} />
      <ChoiceField
        label={t('perObject')}
        empty={null}
        value={perObject}
        options={['2', '3', '4'].map((value) => ({ value, label: value }))}
        onChange={setPerObject}
      />
      <RefusalNotice error={command.error} />
      <p>
        <Button
          kind="primary"
          type="submit"
          busy={command.isPending}
          disabled={!(Number.isInteger(wanted) && wanted > 0)}
        >
          {t('drawNow')}
        </Button>
      </p>
    </form>
  )
}
