import type { LogCase, LogEvent } from './log.ts'

/** What cannot have happened as the log says it. It is shown beside the findings, never mended and never left out. */
export type Impossibility =
  | 'ENDS_BEFORE_IT_STARTS'
  | 'EVENT_BEFORE_START'
  | 'EVENT_AFTER_END'
  | 'ORDER_AGAINST_TIME'
  | 'DEADLINE_BEFORE_START'
  | 'EVENT_WITHOUT_TIME'
  | 'EVENT_WITHOUT_PERSON'
  | 'EVENT_WITHOUT_NAME'
  | 'CASE_WITHOUT_EVENTS'
  | 'CASE_TWICE'

export interface Oddity {
  readonly code: Impossibility
  readonly case: string
  /** How many places of the case are so. */
  readonly count: number
  /** The first of them, in words of the log. */
  readonly example: string
}

const earlier = (a: string | null, b: string | null): boolean => a !== null && b !== null && a < b
const when = (said: boolean, text: string): readonly string[] => (said ? [text] : [])

export function impossibleIn({ id, begun, ended, deadline, events }: LogCase): readonly Oddity[] {
  const places = (wanted: (event: LogEvent, before: LogEvent | undefined) => boolean): readonly string[] =>
    events.filter((event, i) => wanted(event, events[i - 1])).map(({ step, at }) => `${step} ${at ?? ''}`.trim())
  const found: readonly (readonly [Impossibility, readonly string[]])[] = [
    ['ENDS_BEFORE_IT_STARTS', when(earlier(ended, begun), `${ended ?? ''} < ${begun ?? ''}`)],
    ['DEADLINE_BEFORE_START', when(earlier(deadline, begun), `${deadline ?? ''} < ${begun ?? ''}`)],
    ['EVENT_BEFORE_START', places(({ at }) => earlier(at, begun))],
    ['EVENT_AFTER_END', places(({ at }) => earlier(ended, at))],
    ['ORDER_AGAINST_TIME', places(({ at }, before) => earlier(at, before?.at ?? null))],
    ['EVENT_WITHOUT_TIME', places(({ at }) => at === null)],
    ['EVENT_WITHOUT_PERSON', places(({ person }) => person === null)],
    ['EVENT_WITHOUT_NAME', places(({ step }) => step === '')],
    ['CASE_WITHOUT_EVENTS', when(events.length === 0, id)],
  ]
  return found.flatMap(([code, all]) =>
    all.length === 0 ? [] : [{ code, case: id, count: all.length, example: all[0] ?? '' }],
  )
}
