import type { Static } from 'typebox'
import { explain } from '#kernel'
import type { Clock } from '#kernel'
import type { ClockView } from './vocabulary.ts'

type View = Static<typeof ClockView>

const limitView = (limit: Clock['promised']): View['promised'] => {
  if (limit === null) return null
  const { due, remaining, total, unit, usedShare, provisional } = limit
  return { due, remaining, total, unit, usedShare, provisional }
}

/** The legal clock in the words that applicant, officer and inspector all read. */
export const clockView = (time: Clock): View => ({
  phase: time.phase,
  colour: time.colour,
  acceptance: limitView(time.acceptance),
  promised: limitView(time.promised),
  statutory: limitView(time.statutory),
  explanation: time.explanation.map((line) => ({ zh: explain(line, 'zh'), en: explain(line, 'en') })),
})
