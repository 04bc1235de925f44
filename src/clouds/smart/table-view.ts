import type { Output } from '#contract'
import type { PublishedItem, RequestContext } from '#frame'
import { localDate, addDays } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from './api.ts'
import { decisionTableDecider } from './domain/decision-table.ts'
import type { DecisionTableCommand, DecisionTableState } from './domain/decision-table.ts'
import type { DecisionTableEvent } from './domain/events.ts'
import type { RuleBook, Said } from './domain/rule-book.ts'
import { bookFaults } from './domain/soundness.ts'
import { verificationView } from './names.ts'
import { findAuthority, listAuthorisations } from './projections/authorisation.ts'
import type { AuthorisationRow } from './projections/authorisation.ts'
import type { TableRow } from './projections/decision-table.ts'
import { listVerified } from './projections/verification.ts'
import type { TableFigures } from './projections/verification.ts'
import { readTable } from './read-events.ts'
import { refusalTexts } from './refusals.ts'
import { tableStream } from './streams.ts'

export type TableView = Output<typeof api.table>
type LineView = Output<typeof api.tables>['items'][number]

/** Figures are counted over the last ninety days. */
const FIGURE_DAYS = 90
const RECENT = 12
export const figuresSince = (now: string): string => addDays(localDate(now), -FIGURE_DAYS)

const NO_FIGURES = {
  ...{ verified: 0, approvedAlone: 0, toOfficer: 0, withheld: 0, failed: 0 },
  ...{ drawn: 0, judged: 0, disagreed: 0, refusedAgainst: 0, grantedAgainst: 0, medianSeconds: null },
}
const EMPTY: DecisionTableState = decisionTableDecider.initial

export interface Lines {
  readonly row: TableRow | undefined
  readonly item: PublishedItem
  readonly figures: TableFigures | undefined
}

export async function lineView(context: RequestContext, { row, item, figures }: Lines): Promise<LineView> {
  const { office, db, now } = context
  const { inForce, draft, stopped } = row?.state ?? EMPTY
  const authority = await findAuthority(db, item.code, localDate(now()))
  const { itemCode: _, ...counted } = figures ?? { itemCode: item.code, ...NO_FIGURES }
  return {
    itemCode: item.code,
    itemName: item.standard.name,
    stage: inForce === null ? (draft === null ? 'NONE' : 'DRAFT') : stopped === null ? 'IN_FORCE' : 'STOPPED',
    number: inForce?.number ?? draft?.number ?? 0,
    share: inForce?.share ?? 0,
    sample: inForce?.sample ?? 0,
    draftWaits: draft !== null,
    outdated: inForce !== null && inForce.itemVersion !== item.version,
    authority:
      authority === undefined
        ? null
        : { officer: office.catalogue.officerName(authority.officer), until: authority.until },
    figures: counted,
  }
}

/** The replies are plain data; what the domain keeps readonly is copied once here. */
const plain = (book: RuleBook): NonNullable<TableView['inForce']>['book'] =>
  structuredClone(book) as NonNullable<TableView['inForce']>['book']

export async function tableView(context: RequestContext, lines: Lines, officer: OfficerActor): Promise<TableView> {
  const { office, db } = context
  const { row, item } = lines
  const state = row?.state ?? EMPTY
  const { inForce, draft, stopped } = state
  const name = (id: string) => office.catalogue.officerName(id)
  const [line, authorisations, verified, history] = await Promise.all([
    lineView(context, lines),
    listAuthorisations(db, item.code),
    listVerified(db, item.code, RECENT),
    context.history(tableStream(context, item.code)),
  ])
  return {
    ...line,
    version: row?.version ?? 0,
    itemVersion: item.version,
    inForce:
      inForce === null
        ? null
        : {
            ...inForce,
            draftedBy: name(inForce.draftedBy),
            approvedBy: name(inForce.approvedBy),
            book: plain(inForce.book),
          },
    draft:
      draft === null
        ? null
        : {
            ...{ number: draft.number, by: name(draft.by), itemVersion: draft.itemVersion, note: draft.note },
            ...{ tried: draft.tried, book: plain(draft.book) },
            faults: bookFaults(draft.book).map((fault) => ({ ...fault, rows: [...fault.rows] })),
          },
    stopped: stopped === null ? null : { ...stopped, by: name(stopped.by) },
    authorisations: authorisations.map((given) => authorityView(given, name)),
    history: history.flatMap((entry) => {
      const event = readTable(entry)
      return event === undefined ? [] : [{ at: event.at, by: name(event.by), text: eventWords(event) }]
    }),
    recent: await Promise.all(verified.map((one) => verificationView(context, one))),
    acts: actsFor(state, context.now(), officer.id),
  }
}

const authorityView = (given: AuthorisationRow, name: (id: string) => string) => ({
  ...{ id: given.id, until: given.until, dailyMax: given.dailyMax, basis: given.basis },
  officer: name(given.officer),
  givenAt: given.givenAt.toISOString(),
  revoked: given.revokedAt !== null,
})

/** Asks the decider itself: the button cannot know better than the guard. */
function actsFor(state: DecisionTableState, at: string, by: string): TableView['acts'] {
  const order = { at, by, reason: '—', share: state.inForce?.share ?? 0, sample: 100 }
  const asked: readonly DecisionTableCommand[] = [
    { type: 'TryDecisionTable', ...order, cases: 0, approve: 0, changed: 0 },
    { type: 'ApproveDecisionTable', ...order },
    { type: 'ReturnDecisionTable', ...order },
    { type: 'SetShare', ...order },
    { type: 'StopAutomation', ...order },
    { type: 'ResumeAutomation', ...order },
  ]
  return asked.map((command) => {
    const decision = decisionTableDecider.decide(command, state)
    if (decision.ok) return { act: command.type, allowed: true }
    const { code, facts = {} } = decision.refusal
    const { zh, en } = refusalTexts[code]
    const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => String(facts[key] ?? ''))
    return { act: command.type, allowed: false, code, reason: { zh: filled(zh), en: filled(en) } }
  })
}

function eventWords(event: DecisionTableEvent): Said {
  switch (event.type) {
    case 'DecisionTableDrafted':
      return {
        zh: `起草第 ${String(event.number)} 版：${event.note}`,
        en: `Drafted table ${String(event.number)}: ${event.note}`,
      }
    case 'DecisionTableTried':
      return {
        zh: `用 ${String(event.cases)} 件历史办件试算：自动批准 ${String(event.approve)} 件，结果有变化 ${String(event.changed)} 件`,
        en: `Tried on ${String(event.cases)} stored cases: ${String(event.approve)} approved, ${String(event.changed)} changed`,
      }
    case 'DecisionTableApproved':
      return {
        zh: `审批启用第 ${String(event.number)} 版，自动审批 ${String(event.share)}%，抽查 ${String(event.sample)}%`,
        en: `Approved table ${String(event.number)}: share ${String(event.share)}%, sample ${String(event.sample)}%`,
      }
    case 'DecisionTableReturned':
      return { zh: `退回草稿：${event.reason}`, en: `Returned: ${event.reason}` }
    case 'ShareSet':
      return {
        zh: `自动审批调整为 ${String(event.share)}%，抽查 ${String(event.sample)}%：${event.reason}`,
        en: `Share ${String(event.share)}%, sample ${String(event.sample)}%: ${event.reason}`,
      }
    case 'AutomationStopped':
      return { zh: `停用自动审批：${event.reason}`, en: `Stopped: ${event.reason}` }
    case 'AutomationResumed':
      return { zh: `恢复自动审批：${event.reason}`, en: `Resumed: ${event.reason}` }
  }
}
