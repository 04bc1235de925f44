import { LOG_RULES, LogUnreadable, overseeLog, readLog } from '#clouds/oversight'
import type { FourEyes, LogReport, LogRules } from '#clouds/oversight'
import { parseArguments, UsageError } from './arguments.ts'
import { print } from './data-folder.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('mine')
/** On a screen the first few tell what is meant; `--json` holds all. */
const SHOWN = 3

const RULES = {
  TIME_LIMIT: 'past the deadline',
  FOUR_EYES: 'done and checked by one person',
  REWORK: 'a step done again',
  SINGLE_PERSON: 'the whole case in one hand',
  HANDOVER: 'passed from hand to hand',
} as const satisfies Readonly<Record<LogReport['rules'][number]['code'], string>>

const IMPOSSIBLE = {
  ENDS_BEFORE_IT_STARTS: 'ends before it starts',
  DEADLINE_BEFORE_START: 'due before it starts',
  EVENT_BEFORE_START: 'event before the start',
  EVENT_AFTER_END: 'event after the end',
  ORDER_AGAINST_TIME: 'written in another order than it happened',
  EVENT_WITHOUT_TIME: 'event without a time',
  EVENT_WITHOUT_PERSON: 'event without a person',
  EVENT_WITHOUT_NAME: 'event without a name',
  CASE_WITHOUT_EVENTS: 'case without events',
  CASE_TWICE: 'the same case number twice',
} as const satisfies Readonly<Record<LogReport['impossible'][number]['code'], string>>

function count(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(`${name} is a whole number from 1 to 99999.`)
  return Number(text)
}

function pairOf(text: string): FourEyes {
  const [first = '', second = '', ...more] = text.split('>').map((step) => step.trim())
  if (first === '' || second === '' || more.length > 0)
    throw new UsageError(`--four-eyes wants "FIRST STEP>SECOND STEP", not "${text}".`)
  return { first, second }
}

function inWords(report: LogReport): readonly string[] {
  const { cases, events, persons, from, to, fourEyes, rules, impossible } = report
  const share = (part: number) => `${((part * 100) / Math.max(cases, 1)).toFixed(1)} %`
  return [
    `${String(cases)} cases, ${String(events)} events, ${String(persons)} people, ${from ?? '—'} to ${to ?? '—'}`,
    ...fourEyes.map(({ first, second }) => `  held against one another: ${first} > ${second}`),
    'Rules',
    ...rules.flatMap(({ code, cases: found, hits }) => [
      `  ${code}: ${String(found)} cases (${share(found)}) — ${RULES[code]}`,
      ...hits.slice(0, SHOWN).map(({ number, person, figures }) => {
        const told = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`)
        return `    ${number}${person === null ? '' : ` ${person}`}: ${told.join(', ')}`
      }),
    ]),
    'Impossible as it is written (counted above all the same)',
    ...impossible
      .filter(({ count: places }) => places > 0)
      .flatMap(({ code, cases: found, count: places, found: oddities }) => [
        `  ${code}: ${String(places)} in ${String(found)} cases — ${IMPOSSIBLE[code]}`,
        ...oddities.slice(0, SHOWN).map((oddity) => `    ${oddity.case}: ${oddity.example}`),
      ]),
  ]
}

/** `oneseal mine FILE --oversight`: the rules of oversight asked of the log of another system (XES or CSV, also .gz). */
export async function mine(words: readonly string[]): Promise<number> {
  const { positional, flags, values, lists } = parseArguments(words, {
    flags: ['--oversight', '--json'],
    values: ['--limit-days', '--rework', '--single-person', '--handovers'],
    lists: ['--four-eyes'],
  })
  const [path, ...more] = positional
  if (path === undefined || more.length > 0 || !flags.has('--oversight')) throw new UsageError(USAGE)
  const limit = values.get('--limit-days')
  const rules: LogRules = {
    limitDays: limit === undefined ? null : count(limit, '--limit-days', 1),
    fourEyes: (lists.get('--four-eyes') ?? []).map(pairOf),
    rework: count(values.get('--rework'), '--rework', LOG_RULES.rework),
    singlePerson: count(values.get('--single-person'), '--single-person', LOG_RULES.singlePerson),
    handovers: count(values.get('--handovers'), '--handovers', LOG_RULES.handovers),
  }
  try {
    const { format, cases } = await readLog(path)
    const report = overseeLog(cases, rules)
    if (flags.has('--json')) print(JSON.stringify({ file: path, format, ...report }))
    else process.stdout.write(`${[`${path} (${format})`, ...inWords(report)].join('\n')}\n`)
    return 0
  } catch (error) {
    if (error instanceof LogUnreadable) throw new UsageError(`${path}: ${error.message}`)
    throw error
  }
}
