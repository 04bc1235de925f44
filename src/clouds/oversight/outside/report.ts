import { isSignedBy } from '#adapters'
import { schemaParser } from '#catalogue'
import type { RefusalAnswer, RequestContext, Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { ReportedCaseCommand, ReportingSystemCommand } from '../domain/reporting-system.ts'
import { reportedCaseLife, reportingSystemLife } from '../inquiry-lives.ts'
import { ReportBody } from '../outside-api.ts'
import { findSystem } from '../projections/outside.ts'

/** Made from the installation's own whenever it is needed: no table and no backup holds it. */
export const reportSecretOf = ({ idFrom }: Pick<Services, 'idFrom'>, system: string): string =>
  ['one', 'two', 'three'].map((part) => idFrom('reporting system', system, part).replaceAll('-', '')).join('')

export const systemOf = ({ idFrom }: Pick<Services, 'idFrom'>) =>
  ({ kind: 'system', id: idFrom('system', 'oversight') }) as const

const parseReport = schemaParser(ReportBody)
const refuse = (code: string, facts?: Readonly<Record<string, string>>): RefusalAnswer => ({
  refusal: { code, ...(facts === undefined ? {} : { facts }) },
})
/** A clock over there may run a little before ours. */
const AHEAD_MS = 120_000

interface Taken {
  readonly taken: number
  readonly known: number
}

/**
 * 报送: what a department's own system did, signed over every byte. Each act becomes an entry with the time it was done
 * and the time we heard of it, so that the very rules that watch our own cases watch these.
 */
export async function report(context: RequestContext): Promise<Taken | RefusalAnswer> {
  const { machine, bytes = new Uint8Array(), now } = context
  const body = readReport(bytes)
  if (body === undefined) return refuse('REPORT_MALFORMED')
  const secret = Buffer.from(reportSecretOf(context, body.system))
  const call = machine && { method: machine.method, path: machine.path, body: bytes }
  const signed =
    machine !== undefined && call !== undefined && isSignedBy(secret, call, machine.signature, Date.parse(now()))
  const row = signed ? await findSystem(context.db, body.system) : undefined
  // A wrong key and an unknown system are answered alike.
  if (row === undefined) return refuse('REPORT_UNSIGNED')
  if (row.state.released !== null) return refuse('SYSTEM_RELEASED')
  const foreign = body.acts.find(({ item }) => !row.state.items.includes(item))
  if (foreign !== undefined) return refuse('REPORT_OF_ANOTHER_ITEM', { item: foreign.item })
  const at = now()
  if (body.acts.some(({ doneAt }) => !(Date.parse(doneAt) <= Date.parse(at) + AHEAD_MS)))
    return refuse('REPORT_MALFORMED')
  const { organ } = row.state
  let taken = 0
  const isSlow = slowItems(context)
  for (const { item, number, step, doneAt } of body.acts) {
    const command: ReportedCaseCommand = {
      ...{ type: 'ReportAct', at, system: row.id, organ, item, number, step, doneAt, slow: isSlow(item) },
    }
    const result = await context.run({
      ...{ life: reportedCaseLife.kind, stream: context.idFrom('reported case', row.id, number) },
      ...{ command: jsonObjectOf(command), by: systemOf(context), occurredAt: doneAt > at ? at : doneAt },
    })
    if (result.ok) taken += 1
    else if (result.refusal.code !== 'ACT_ALREADY_REPORTED') return { refusal: result.refusal }
  }
  const heard: ReportingSystemCommand = { type: 'NoteReport', at, acts: taken }
  const noted = await context.run({
    ...{ life: reportingSystemLife.kind, stream: row.id, command: jsonObjectOf(heard), by: systemOf(context) },
  })
  return noted.ok ? { taken, known: body.acts.length - taken } : { refusal: noted.refusal }
}

const slowItems = ({ office: { catalogue } }: Pick<Services, 'office'>) => {
  const atOnce = catalogue.inForce().filter(({ standard }) => standard.timeClass === 'IMMEDIATE')
  return (item: string): boolean => !atOnce.some(({ code }) => code === item)
}

function readReport(bytes: Uint8Array) {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const parsed = parseReport(value)
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}
