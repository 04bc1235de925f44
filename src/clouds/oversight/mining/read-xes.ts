import { SaxesParser } from 'saxes'
import { EVENTS_PER_CASE_MAX, instantOf, LogUnreadable, named } from './log.ts'
import type { LogCase, LogEvent } from './log.ts'

/** IEEE 1849-2016 nests attributes a few levels deep; whoever nests more wants to see a program fall. */
const DEPTH_MAX = 64
const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id'])

type Attributes = Map<string, string>

const eventOf = (own: Attributes): LogEvent => ({
  step: named(own.get('concept:name')) ?? '',
  person: named(own.get('org:resource')),
  group: named(own.get('org:group')),
  at: instantOf(own.get('time:timestamp')),
  transition: (own.get('lifecycle:transition') ?? 'complete').toLowerCase(),
})

const caseOf = (own: Attributes, events: readonly LogEvent[], nth: number): LogCase => ({
  id: named(own.get('concept:name')) ?? `trace ${String(nth)}`,
  begun: instantOf(own.get('startdate')),
  ended: instantOf(own.get('enddate')),
  deadline: instantOf(own.get('deadline')),
  events,
})

/** What is open between `<trace>` and `</trace>`. */
class Trace {
  readonly own: Attributes = new Map()
  readonly events: LogEvent[] = []
  event: Attributes | null = null
}

/**
 * The traces of an XES log (IEEE 1849-2016), one after the other as the text comes in. No entity is ever resolved and
 * no document type is let in, so nothing in a log can grow or reach for another file.
 */
export async function* readXes(text: AsyncIterable<string>): AsyncGenerator<LogCase> {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const path: string[] = []
  const done: LogCase[] = []
  let trace: Trace | null = null
  let count = 0
  const stop = (why: string): never => {
    throw new LogUnreadable(`Line ${String(parser.line)}: ${why}`)
  }

  parser.on('error', ({ message }) => stop(`this is not well-formed XML (${message.replace(/^[\d:]+ */, '')})`))
  parser.on('doctype', () => stop('a log has no document type of its own'))
  parser.on('opentag', ({ name, attributes: { key, value } }) => {
    if (path.length === 0 && name !== 'log') stop(`an XES log begins with <log>, this one with <${name.slice(0, 40)}>`)
    path.push(name)
    if (path.length > DEPTH_MAX) stop('the elements are nested too deeply')
    const parent = path.at(-2)
    if (name === 'trace' && parent === 'log') trace = new Trace()
    else if (name === 'event' && parent === 'trace' && trace !== null) trace.event = new Map()
    else if (trace !== null && ATTRIBUTES.has(name) && key !== undefined && value !== undefined) {
      // Only what is said of the case or the event itself: attributes of attributes explain, they do not name.
      if (parent === 'event') trace.event?.set(key, value)
      else if (parent === 'trace') trace.own.set(key, value)
    }
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (trace === null) return
    if (name === 'event' && trace.event !== null) {
      trace.events.push(eventOf(trace.event))
      trace.event = null
      if (trace.events.length > EVENTS_PER_CASE_MAX) stop('one case has more events than any case of an office')
    } else if (name === 'trace' && path.length === 1) {
      count += 1
      done.push(caseOf(trace.own, trace.events, count))
      trace = null
    }
  })
  for await (const piece of text) {
    parser.write(piece)
    yield* done.splice(0)
  }
  parser.close()
  yield* done.splice(0)
}
