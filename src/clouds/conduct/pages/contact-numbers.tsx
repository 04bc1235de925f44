import { texts } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { Numbers } from '#web/ui/numbers.tsx'
import type { ContactFigures } from './client.ts'

const words = texts(
  {
    taken: '首问登记',
    inTime: '按时答复',
    late: '超时答复',
    overdue: '超时未答',
    open: '在办',
    moved: '移交成功',
    declined: '退回移交',
  },
  {
    taken: 'Taken',
    inTime: 'Answered in time',
    late: 'Answered late',
    overdue: 'Overdue',
    open: 'Open',
    moved: 'Handed over',
    declined: 'Declined',
  },
)
const ORDER = ['taken', 'open', 'overdue', 'inTime', 'late', 'moved', 'declined'] as const

export function ContactNumbers({ figures }: { readonly figures: ContactFigures }) {
  const t = useTexts(words)
  return <Numbers numbers={ORDER.map((key) => [t(key), figures[key]] as const)} />
}
