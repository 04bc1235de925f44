import type { TradingNotice } from '#adapters'
import { eventReader } from '#frame'
import type { Handlers, Reaction, RequestContext } from '#frame'
import type { CaseCommand } from '../domain/case-command.ts'
import { isHandled, runningOf } from '../domain/case-state.ts'
import type { ProcedureStarted } from '../domain/events.ts'
import { resultFor } from '../domain/trading.ts'
import { caseLife } from '../lives.ts'
import { findApplication, findCase } from '../projections/case-row.ts'
import { findCaseByNumber } from '../projections/handover.ts'
import { commandJson, loadCase } from '../run-case.ts'
import type { CaseNow } from '../run-case.ts'
import { lastDayOf } from './offered.ts'
import type { tradingApi } from './trading-api.ts'

const readStarted = eventReader<ProcedureStarted>('ProcedureStarted')
const source = 'TRADING_CENTRE' as const

async function commandFor(
  context: RequestContext,
  notice: TradingNotice,
  id: string,
  { state }: CaseNow,
): Promise<CaseCommand | undefined> {
  if (!isHandled(state)) return undefined
  const done = { at: context.now(), by: '$actor', source }
  const { act, kind, project, text } = notice
  const running = runningOf(state).find((held) => held.kind === kind)
  if (act === 'SUSPEND') {
    if (running !== undefined) return undefined
    const endsBy = lastDayOf(context, state, kind)
    const reason = `公共资源交易项目 ${project}：${text}`
    const procedure = context.idFrom('trading', project)
    return {
      type: 'StartProcedure',
      ...done,
      id: procedure,
      procedure: kind,
      reason,
      parties: [],
      endsBy,
      reference: project,
    }
  }
  const application = running === undefined ? undefined : await findApplication(context.db, id)
  if (running === undefined || application === undefined) return undefined
  const result = resultFor(notice, application.applicant.idNumber)
  return { type: 'EndProcedure', ...done, id: running.id, papers: [], ...result }
}

/** What the rules of the case refuse is not noted; the centre is told so, and a person there has to look. */
async function note(context: RequestContext, notice: TradingNotice): Promise<boolean> {
  const id = await findCaseByNumber(context.db, notice.caseNumber)
  const now = id === undefined ? undefined : await loadCase(context, id)
  if (id === undefined || now === undefined) return false
  const command = await commandFor(context, notice, id, now)
  if (command === undefined) return false
  const by = { kind: 'system', id: context.idFrom('actor', 'system') } as const
  const result = await context.run({ life: caseLife.kind, stream: id, command: commandJson(command), by })
  return result.ok
}

export const tradingHandlers: Pick<Handlers<typeof tradingApi>, keyof typeof tradingApi> = {
  tradingNotice: async (_, context) => {
    const { machine, bytes = new Uint8Array(), office, now } = context
    const wrong = { refusal: { code: 'MACHINE_SIGNATURE_WRONG' } } as const
    if (machine === undefined) return wrong
    const { method, path, signature } = machine
    const notice = office.peers.trading.readNotice({ method, path, body: bytes }, signature, Date.parse(now()))
    return notice === undefined ? wrong : { noted: await note(context, notice) }
  },
}

const TRADED = ['TENDER', 'AUCTION'] as const

/** A tender or an auction that an examiner set going is handed to the centre; one the centre began it knows already. */
export const announceTrading: Reaction = {
  name: 'approval.announce-trading',
  types: ['ProcedureStarted'],
  react: async (entry, services) => {
    const started = readStarted(entry)
    const kind = TRADED.find((known) => known === started?.procedure)
    if (started === undefined || kind === undefined || started.source === source) return
    const row = await findCase(services.db, entry.envelope.stream)
    if (row === undefined) return
    const { caseNumber, itemName } = row
    const { peers, publicAddress } = services.office
    const callbackUrl = `${publicAddress}/api/v1/peers/trading`
    const project = { id: started.id, caseNumber, itemName, kind, until: started.endsBy, callbackUrl }
    const outcome = await peers.trading.announce(project)
    // Not connected: the officer tells the centre and writes its result down, as before there was a line.
    if (outcome.kind === 'failed' && outcome.fault !== 'NOT_CONNECTED')
      throw new Error(`The trading centre did not take ${started.id}: ${outcome.fault}`)
  },
}
