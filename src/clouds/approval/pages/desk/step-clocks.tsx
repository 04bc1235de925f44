import { texts } from '#contract'
import { formatDay, formatDays } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { useCaseWork } from './case-work.ts'
import type { DeskCase } from './case-work.ts'

type StepClock = DeskCase['steps'][number]

const words = texts(
  {
    caption: '环节时限',
    step: '环节',
    from: '开始',
    due: '应于',
    state: '情况',
    left: '还剩{days}',
    lastDay: '今天到期',
    over: '已超{days}',
    correction: '补正（等申请人）',
    waiting: '等申请人，已{days}',
    answered: '{date}交来，用时{days}',
    sameDay: '当日完成',
    doneOn: '{date}完成，用时{days}',
    doneLate: '{date}完成，用时{days}，超期',
  },
  {
    caption: 'Limits of the steps',
    step: 'Step',
    from: 'Begun',
    due: 'Due by',
    state: 'State',
    left: '{days} left',
    lastDay: 'due today',
    over: '{days} over',
    correction: 'Correction (the applicant’s time)',
    waiting: 'waiting for the applicant, {days} so far',
    answered: 'came in on {date} after {days}',
    sameDay: 'done on the same day',
    doneOn: 'done on {date} after {days}',
    doneLate: 'done on {date} after {days}, late',
  },
)
const TONES: Readonly<Record<StepClock['colour'], Tone>> = { green: 'good', amber: 'warn', red: 'bad' }

const CORRECTION = 'correction'

/** The clock of each step that has a limit of its own; the cards are raised by the same count. */
export function StepClocks() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { steps, standard } = useCaseWork().file
  if (steps.length === 0) return null
  const nameOf = (id: string) => {
    if (id === CORRECTION) return t('correction')
    const name = standard.steps.find((step) => step.id === id)?.name
    return name === undefined ? id : inLanguage(name, language)
  }
  const said = ({ step, to, remaining, used, unit, colour }: StepClock) => {
    const took = formatDays(used, unit, language)
    const mine = step !== CORRECTION
    if (to !== null) {
      const late = colour === 'red' ? 'doneLate' : used === 0 ? 'sameDay' : 'doneOn'
      return t(mine ? late : 'answered', { date: formatDay(to, language), days: took })
    }
    if (!mine) return t('waiting', { days: took })
    if (colour === 'red') return t('over', { days: formatDays(Math.max(1, -remaining), unit, language) })
    return remaining === 0 ? t('lastDay') : t('left', { days: formatDays(remaining, unit, language) })
  }
  return (
    <Table
      caption={t('caption')}
      rows={steps}
      rowKey={({ step, from }) => `${step} ${from}`}
      columns={[
        { key: 'step', label: t('step'), heading: true, cell: ({ step }) => nameOf(step) },
        { key: 'from', label: t('from'), cell: ({ from }) => formatDay(from, language) },
        { key: 'due', label: t('due'), cell: ({ due }) => (due === null ? '—' : formatDay(due, language)) },
        {
          key: 'state',
          label: t('state'),
          // A long sentence in a badge never breaks, and squeezes its neighbours: badges only where somebody must hurry.
          cell: (row) =>
            row.step === CORRECTION || (row.to !== null && row.colour !== 'red') ? (
              said(row)
            ) : (
              <Status tone={TONES[row.colour]}>{said(row)}</Status>
            ),
        },
      ]}
    />
  )
}
