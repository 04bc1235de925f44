import { texts } from '#contract'
import { formatDate, formatDays } from '#web/i18n/format.ts'
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
    doneOn: '{date}完成',
    doneLate: '{date}完成，超{days}',
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
    doneOn: 'done on {date}',
    doneLate: 'done on {date}, {days} late',
  },
)
const TONES: Readonly<Record<StepClock['colour'], Tone>> = { green: 'good', amber: 'warn', red: 'bad' }

/** The clock of each step that has a limit of its own; the cards are raised by the same count. */
export function StepClocks() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { steps, standard } = useCaseWork().file
  if (steps.length === 0) return null
  const nameOf = (id: string) => {
    const name = standard.steps.find((step) => step.id === id)?.name
    return name === undefined ? id : inLanguage(name, language)
  }
  const said = ({ to, remaining, unit, colour }: StepClock) => {
    const late = formatDays(Math.max(1, -remaining), unit, language)
    if (to !== null) return t(colour === 'red' ? 'doneLate' : 'doneOn', { date: formatDate(to, language), days: late })
    if (colour === 'red') return t('over', { days: late })
    return remaining === 0 ? t('lastDay') : t('left', { days: formatDays(remaining, unit, language) })
  }
  return (
    <Table
      caption={t('caption')}
      rows={steps}
      rowKey={({ step }) => step}
      columns={[
        { key: 'step', label: t('step'), heading: true, cell: ({ step }) => nameOf(step) },
        { key: 'from', label: t('from'), cell: ({ from }) => formatDate(from, language) },
        { key: 'due', label: t('due'), cell: ({ due }) => formatDate(due, language) },
        {
          key: 'state',
          label: t('state'),
          cell: (row) => (
            <Status tone={row.to === null || row.colour === 'red' ? TONES[row.colour] : 'off'}>{said(row)}</Status>
          ),
        },
      ]}
    />
  )
}
