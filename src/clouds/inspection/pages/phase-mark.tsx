import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { InspectionLine } from './client.ts'
import { wordTexts } from './word-texts.ts'

const TONES: Readonly<Record<InspectionLine['phase'], Tone>> = {
  OPEN: 'wait',
  RECORDED: 'wait',
  PROBLEM: 'warn',
  RECTIFYING: 'warn',
  CONCLUDED: 'good',
  CALLED_OFF: 'off',
}

export function PhaseMark({ row }: { readonly row: Pick<InspectionLine, 'phase' | 'overdue' | 'result'> }) {
  const word = useTexts(wordTexts)
  const said = row.result === null ? word(row.phase) : word(row.result)
  return (
    <Status tone={row.overdue ? 'bad' : TONES[row.phase]}>{row.overdue ? `${word('overdue')} · ${said}` : said}</Status>
  )
}
