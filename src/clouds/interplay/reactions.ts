import { approversOf, CASE_EVENT_TYPES } from '#clouds/approval/events'
import type { CaseEvent, CaseGranted } from '#clouds/approval/events'
import type { StandardRetirementProposed, StandardSubmittedForReview } from '#clouds/standards/events'
import type { ProcedureDropped, ProcedureOpened } from '#clouds/findings/events'
import type { InteractionAnswered, InteractionOpened } from '#clouds/supervision/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import { isJsonObject, jsonObjectOf } from '#kernel'
import type { Json } from '#kernel'
import { retirementDigest, toBeTold } from './domain/change-notice.ts'
import type { ExchangeConcluded } from './domain/events.ts'
import type { OpenExchange } from './domain/exchange.ts'
import { ISSUE_DAYS, KINDS } from './domain/kinds.ts'
import { concernedBy, confirming, inWorkingDays } from './interplay-office.ts'
import { exchangeLife, streams } from './lives.ts'
import { findExchange } from './projections/tables.ts'

/** Under whose name the system speaks. */
export const interplaySystem = ({ idFrom }: Pick<Services, 'idFrom'>) =>
  ({ kind: 'system', id: idFrom('system', 'interplay') }) as const
/** 审管〔2026〕1A2B3C4D: told apart by the life it names. */
export const numberOf = (stream: string, at: string): string =>
  `审管〔${at.slice(0, 4)}〕${stream.slice(0, 8).toUpperCase()}`

/** Opened once, however often its cause is read. */
async function openBySystem(
  services: Services,
  stream: string,
  order: Omit<OpenExchange, 'type' | 'by' | 'organ' | 'number'>,
): Promise<void> {
  const command: OpenExchange = {
    ...order,
    ...{ type: 'OpenExchange', by: '$actor', organ: null, number: numberOf(stream, order.at) },
  }
  const result = await services.run({
    ...{ life: exchangeLife.kind, stream, command: jsonObjectOf(command), by: interplaySystem(services) },
  })
  if (!result.ok && result.refusal.code !== 'EXCHANGE_OPEN_ALREADY')
    throw new Error(`The exchange ${stream} is refused: ${result.refusal.code}`)
}

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
export async function caseSubject(services: Services, id: string) {
  const events = (await services.history(id)).map(readCase).filter((event) => event !== undefined)
  const begun = events.find((event) => event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver')
  if (begun === undefined) return undefined
  const { standard, caseNumber } = begun
  const { itemCode, name: itemName, organ: approvingOrgan } = standard
  const approvers = approversOf(events)
  return { standard, subject: { case: id, caseNumber, itemCode, itemName, approvingOrgan, approvers } }
}

const readGranted = eventReader<CaseGranted>('CaseGranted')
/** 闭环确认 (SV-18): where the item's standard has it, departments are asked before the certificate goes out. */
const askBeforeIssue: Reaction = {
  name: 'interplay.ask-before-issue',
  types: ['CaseGranted'],
  react: async (entry, services) => {
    const granted = readGranted(entry)
    const known = granted === undefined ? undefined : await caseSubject(services, entry.envelope.stream)
    const to = known === undefined ? [] : confirming(known.standard)
    if (granted === undefined || known?.standard.noObjection === undefined || to.length === 0) return
    const { standard, subject } = known
    const { days, silence } = known.standard.noObjection
    const { calendar } = services.office
    const dueIn = (count: number) => inWorkingDays(calendar, standard.organ, granted.at, count)
    const last = dueIn(ISSUE_DAYS)
    const again = silence === 'ASKED_AGAIN' ? dueIn(Math.min(days * 2, ISSUE_DAYS)) : null
    await openBySystem(services, streams(services).noObjection(entry.leafHash), {
      ...{ at: services.now(), kind: 'NO_OBJECTION', from: standard.organ, to, ground: null, papers: [], subject },
      title: `${standard.name}：审批结果确认`,
      text: `${subject.caseNumber} 已作出准予决定，请在期限内确认有无异议。`,
      due: dueIn(Math.min(days, ISSUE_DAYS)),
      hold: { cause: entry.leafHash, last, askedAgainUntil: again },
    })
  },
}

const readChange = eventReader<StandardSubmittedForReview | StandardRetirementProposed>(
  'StandardSubmittedForReview',
  'StandardRetirementProposed',
)
/** 提前函告 (SV-27): whoever changes an item tells the departments that supervise it, before anything is adopted. */
const giveNotice: Reaction = {
  name: 'interplay.give-notice-of-changes',
  types: ['StandardSubmittedForReview', 'StandardRetirementProposed'],
  react: async (entry, services) => {
    const event = readChange(entry)
    if (event === undefined) return
    const { catalogue, calendar } = services.office
    const { code, organ: drafter } = event
    const current = (await catalogue.findItem(code))?.standard ?? null
    const removal = event.type === 'StandardRetirementProposed'
    const told = toBeTold({ current, next: removal ? null : concernedBy(event.standard) }, drafter)
    if (told === undefined) return
    const digest = removal ? retirementDigest(event.effectiveFrom) : event.digest
    const name = current?.name.zh ?? (removal ? undefined : nameOf(event.standard)) ?? code
    const what = removal ? 'REMOVAL' : current === null ? 'ADDITION' : 'CHANGE'
    const at = services.now()
    await openBySystem(services, streams(services).changeNotice(code, digest), {
      ...{ at, kind: 'CHANGE_NOTICE', ...told, ground: null, papers: [], change: { digest, what } },
      title: `关于拟${WORDS[what]}“${name}”事项的函`,
      text: removal ? event.reason : event.note.trim() || `拟${WORDS[what]}该事项，详见事项标准审核稿。`,
      subject: {
        ...{ case: null, caseNumber: null, itemCode: code, itemName: name, approvingOrgan: told.from },
        approvers: [],
      },
      due: inWorkingDays(calendar, told.from, at, KINDS.CHANGE_NOTICE.days),
    })
  },
}
const WORDS = { ADDITION: '增设', CHANGE: '调整', REMOVAL: '取消' } as const
function nameOf(standard: Json): string | undefined {
  const name = isJsonObject(standard) ? standard['name'] : undefined
  const zh = isJsonObject(name) ? name['zh'] : undefined
  return typeof zh === 'string' ? zh : undefined
}

const readAnswered = eventReader<InteractionAnswered>('InteractionAnswered')
const readInteraction = eventReader<InteractionOpened>('InteractionOpened')
/** 边界清单互动中提出异议: an objection made to a result has grounds, an answer and an outcome like any other. */
const followInteraction: Reaction = {
  name: 'interplay.follow-objections-in-running-cases',
  types: ['InteractionAnswered'],
  react: async (entry, services) => {
    const answered = readAnswered(entry)
    if (answered?.answer !== 'OBJECTS') return
    const { stream } = entry.envelope
    const opened = (await services.history(stream)).map(readInteraction).find((event) => event !== undefined)
    const known = opened?.step === 'RESULT' ? await caseSubject(services, opened.case) : undefined
    if (opened === undefined || known === undefined || opened.organ === known.standard.organ) return
    const at = services.now()
    await openBySystem(services, streams(services).fromInteraction(stream), {
      ...{ at, kind: 'OBJECTION', from: opened.organ, to: [known.standard.organ], ground: 'FACTS' },
      ...{ title: `对“${opened.itemName}”审批结果的异议`, text: answered.text, subject: known.subject },
      ...{ papers: [], interaction: stream },
      due: inWorkingDays(services.office.calendar, known.standard.organ, at, KINDS.OBJECTION.days),
    })
  },
}

const readConcluded = eventReader<ExchangeConcluded>('ExchangeConcluded')
/** 异议成立 (SV-19): the grant is annulled by its own procedure, with notice and whatever hearing the law wants. */
const annulWhatWasObjected: Reaction = {
  name: 'interplay.annul-what-was-objected-to',
  types: ['ExchangeConcluded'],
  react: async (entry, services) => {
    const concluded = readConcluded(entry)
    if (concluded?.outcome !== 'ANNULLED' || concluded.case === null) return
    const { stream } = entry.envelope
    const label = (await findExchange(services.db, stream))?.state.opened.number ?? ''
    const result = await services.office.findings.openProcedure(
      services,
      {
        ...{ kind: 'ANNUL', case: concluded.case, origin: { type: 'OBJECTION', id: stream } },
        ...{ basis: '行政许可法第六十九条', grounds: concluded.text, label },
      },
      interplaySystem(services),
    )
    // What was refused was never granted: there is nothing to annul, and the case itself is taken up again.
    if (!result.ok && result.refusal.code !== 'PERMIT_UNKNOWN')
      throw new Error(`The procedure after the objection ${stream} is refused: ${result.refusal.code}`)
  },
}

const readProcedure = eventReader<ProcedureOpened>('ProcedureOpened')
const readDropped = eventReader<ProcedureDropped>('ProcedureDropped')
/** It was found out that the permit stands: nothing keeps its certificate back any more. */
const liftHold: Reaction = {
  name: 'interplay.lift-hold',
  types: ['ProcedureDropped'],
  react: async (entry, services) => {
    const dropped = readDropped(entry)
    const history = await services.history(entry.envelope.stream)
    const origin = history.map(readProcedure).find((event) => event !== undefined)?.origin
    if (dropped === undefined || origin?.type !== 'OBJECTION' || origin.id === null) return
    const command = { type: 'LiftHold', at: services.now(), by: '$actor', reason: dropped.reason }
    // An ordinary objection holds nothing back: then there is nothing to lift.
    await services.run({ life: exchangeLife.kind, stream: origin.id, command, by: interplaySystem(services) })
  },
}

export const reactions: readonly Reaction[] = [
  askBeforeIssue,
  giveNotice,
  followInteraction,
  annulWhatWasObjected,
  liftHold,
]
