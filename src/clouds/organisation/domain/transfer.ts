import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { MEMORANDUM_CHAPTERS } from './transfer-events.ts'
import type {
  ChapterHeld,
  MemorandumChapterWritten,
  MemorandumPointSettled,
  MemorandumReopened,
  MemorandumSignature,
  TransferAbandoned,
  TransferEvent,
  TransferPrepared,
  TransferRecorded,
  TransferTerms,
} from './transfer-events.ts'

interface Ordered {
  readonly at: string
  readonly by: string
}
type Said<Event extends { readonly type: string }> = Omit<Event, 'type'>
export type TransferCommand =
  | ({ readonly type: 'PrepareTransfer' } & Said<TransferPrepared>)
  | ({ readonly type: 'WriteChapter' } & Said<MemorandumChapterWritten>)
  | ({ readonly type: 'SettlePoint' } & Said<MemorandumPointSettled>)
  | ({ readonly type: 'SignMemorandum'; readonly organ: string; readonly digest: string } & Ordered)
  | ({ readonly type: 'ReopenMemorandum' } & Said<MemorandumReopened>)
  | ({ readonly type: 'AbandonTransfer' } & Said<TransferAbandoned>)
  | ({
      readonly type: 'CloseTransfer'
      /** Cases of these items that still lie with an organ that gave the power away. */
      readonly openLeft: number
      /** Names of items that no organ supervises. */
      readonly unsupervised: readonly string[]
    } & Ordered)
  /** By the founding alone: no door leads here. */
  | ({ readonly type: 'RecordTransfer' } & Said<TransferRecorded>)

export interface TransferState {
  readonly stage: 'DRAFT' | 'AGREED' | 'CLOSED' | 'ABANDONED'
  readonly terms: TransferTerms
  readonly chapters: readonly ChapterHeld[]
  readonly signatures: readonly MemorandumSignature[]
  readonly preparedAt: string
  readonly agreedAt: string | null
  readonly closedAt: string | null
}
export type TransferRefusalCode =
  | 'TRANSFER_EXISTS'
  | 'TRANSFER_UNKNOWN'
  | 'TRANSFER_WITHOUT_ITEMS'
  | 'TRANSFER_TO_ITSELF'
  | 'TRANSFER_DAY_WRONG'
  | 'TRANSFER_OVER'
  | 'TRANSFER_NOT_AGREED'
  | 'MEMORANDUM_SIGNED_ALREADY'
  | 'MEMORANDUM_INCOMPLETE'
  | 'MEMORANDUM_COUNT_WRONG'
  | 'MEMORANDUM_NOT_SIGNED'
  | 'POINT_UNKNOWN'
  | 'POINT_SETTLED'
  | 'NOT_A_PARTY_OF_THE_TRANSFER'
  | 'SIGNED_BY_ONE_HAND'
  | 'TRANSFER_NOT_IN_FORCE'
  | 'TRANSFER_POINTS_OPEN'
  | 'TRANSFER_CASES_LEFT'
  | 'TRANSFER_WITHOUT_SUPERVISION'

type Decided = Decision<TransferEvent, TransferRefusalCode>
type Held = TransferState

/** Every organ that gives something away, and the one that takes it. */
export const partiesOf = ({ to, items }: Pick<TransferTerms, 'to' | 'items'>): readonly string[] => [
  ...new Set([...items.map(({ from }) => from), to]),
]

function prepare(command: Extract<TransferCommand, { type: 'PrepareTransfer' }>): Decided {
  const { items, to, effectiveOn, at } = command
  if (items.length === 0) return refused('TRANSFER_WITHOUT_ITEMS')
  if (items.some(({ from }) => from === to)) return refused('TRANSFER_TO_ITSELF')
  // A power that moves on the day of the signature would take away today what was lawful this morning.
  if (effectiveOn <= localDate(at)) return refused('TRANSFER_DAY_WRONG', { day: effectiveOn })
  return happened({ ...command, type: 'TransferPrepared' })
}

function sign(command: Extract<TransferCommand, { type: 'SignMemorandum' }>, held: Held): Decided {
  const { organ, digest, at, by } = command
  const { terms, chapters, signatures } = held
  const parties = partiesOf(terms)
  if (!parties.includes(organ)) return refused('NOT_A_PARTY_OF_THE_TRANSFER')
  const missing = MEMORANDUM_CHAPTERS.filter((chapter) => !chapters.some((one) => one.chapter === chapter))
  if (missing.length > 0) return refused('MEMORANDUM_INCOMPLETE', { count: missing.length })
  if (signatures.some((one) => one.organ === organ)) return refused('MEMORANDUM_SIGNED_ALREADY')
  if (signatures.some((one) => one.by === by)) return refused('SIGNED_BY_ONE_HAND')
  if (terms.effectiveOn <= localDate(at)) return refused('TRANSFER_DAY_WRONG', { day: terms.effectiveOn })
  const signed = { type: 'MemorandumSigned', at, by, organ, digest } as const
  if (signatures.length + 1 < parties.length) return happened<TransferEvent>(signed)
  const { number, to, items, basis, effectiveOn, openCases } = terms
  const agreed = { type: 'TransferAgreed', at, by, number, to, items, basis, effectiveOn, openCases } as const
  return happened<TransferEvent>(signed, agreed)
}

function write(command: Extract<TransferCommand, { type: 'WriteChapter' }>, { signatures }: Held): Decided {
  if (signatures.length > 0) return refused('MEMORANDUM_SIGNED_ALREADY')
  if (command.count < command.list.length) return refused('MEMORANDUM_COUNT_WRONG', { listed: command.list.length })
  return happened({ ...command, type: 'MemorandumChapterWritten' })
}

function settle(command: Extract<TransferCommand, { type: 'SettlePoint' }>, { chapters }: Held): Decided {
  const found = chapters.find(({ chapter }) => chapter === command.chapter)?.points[command.point]
  if (found === undefined) return refused('POINT_UNKNOWN')
  if (found.settlement !== null) return refused('POINT_SETTLED')
  return happened({ ...command, type: 'MemorandumPointSettled' })
}

function close(command: Extract<TransferCommand, { type: 'CloseTransfer' }>, { terms, chapters }: Held): Decided {
  const { at, by, openLeft, unsupervised } = command
  if (localDate(at) < terms.effectiveOn) return refused('TRANSFER_NOT_IN_FORCE', { day: terms.effectiveOn })
  const open = chapters.flatMap(({ points }) => points).filter(({ settlement }) => settlement === null).length
  if (open > 0) return refused('TRANSFER_POINTS_OPEN', { count: open })
  if (openLeft > 0) return refused('TRANSFER_CASES_LEFT', { count: openLeft })
  if (unsupervised.length > 0) return refused('TRANSFER_WITHOUT_SUPERVISION', { items: unsupervised.join('、') })
  return happened({ type: 'TransferClosed', at, by })
}

function decideHeld(command: TransferCommand, held: Held): Decided {
  const isDraft = held.stage === 'DRAFT'
  const isOver = held.stage === 'CLOSED' || held.stage === 'ABANDONED'
  switch (command.type) {
    case 'PrepareTransfer':
    case 'RecordTransfer':
      return refused('TRANSFER_EXISTS')
    case 'WriteChapter':
      return isDraft ? write(command, held) : refused('MEMORANDUM_SIGNED_ALREADY')
    case 'SignMemorandum':
      return isDraft ? sign(command, held) : refused('MEMORANDUM_SIGNED_ALREADY')
    case 'ReopenMemorandum':
      if (!isDraft || held.signatures.length === 0) return refused('MEMORANDUM_NOT_SIGNED')
      return happened({ ...command, type: 'MemorandumReopened' })
    case 'AbandonTransfer':
      return isDraft ? happened({ ...command, type: 'TransferAbandoned' }) : refused('TRANSFER_OVER')
    case 'SettlePoint':
      return isOver ? refused('TRANSFER_OVER') : settle(command, held)
    case 'CloseTransfer':
      if (isOver) return refused('TRANSFER_OVER')
      return isDraft ? refused('TRANSFER_NOT_AGREED') : close(command, held)
    default:
      return unreachable(command)
  }
}

function begin(event: TransferPrepared | TransferRecorded): TransferState {
  const { number, title, way, to, items, basis, effectiveOn, openCases, at } = event
  const terms = { number, title, way, to, items, basis, effectiveOn, openCases }
  const begun = { terms, preparedAt: at, chapters: [], signatures: [], agreedAt: null, closedAt: null }
  if (event.type === 'TransferPrepared') return { ...begun, stage: 'DRAFT' }
  const { chapters, signatures } = event
  return { ...begun, stage: 'CLOSED', chapters, signatures, agreedAt: at, closedAt: at }
}

function settled(held: Held, { chapter, point, settlement }: MemorandumPointSettled): Held {
  const chapters = held.chapters.map((one) =>
    one.chapter === chapter
      ? { ...one, points: one.points.map((each, i) => (i === point ? { ...each, settlement } : each)) }
      : one,
  )
  return { ...held, chapters }
}

function written(held: Held, { chapter, count, list, points }: MemorandumChapterWritten): Held {
  const now = { chapter, count, list, points: points.map((text) => ({ text, settlement: null })) }
  const order = MEMORANDUM_CHAPTERS.indexOf.bind(MEMORANDUM_CHAPTERS)
  const chapters = [...held.chapters.filter((one) => one.chapter !== chapter), now]
  return { ...held, chapters: chapters.toSorted((a, b) => order(a.chapter) - order(b.chapter)) }
}

function evolve(state: TransferState | null, event: TransferEvent): TransferState | null {
  if (event.type === 'TransferPrepared' || event.type === 'TransferRecorded') return begin(event)
  if (state === null) return null
  switch (event.type) {
    case 'MemorandumChapterWritten':
      return written(state, event)
    case 'MemorandumPointSettled':
      return settled(state, event)
    case 'MemorandumSigned': {
      const { organ, by, at, digest } = event
      return { ...state, signatures: [...state.signatures, { organ, by, at, digest }] }
    }
    case 'MemorandumReopened':
      return { ...state, signatures: [] }
    case 'TransferAgreed':
      return { ...state, stage: 'AGREED', agreedAt: event.at }
    case 'TransferAbandoned':
      return { ...state, stage: 'ABANDONED', closedAt: event.at }
    case 'TransferClosed':
      return { ...state, stage: 'CLOSED', closedAt: event.at }
    default:
      return unreachable(event)
  }
}

/**
 * 事项划转 (相对集中行政许可权): items go from one organ, or from many, to another, on one day, with a memorandum that
 * every organ concerned signs. What is still open when the power moves keeps the batch open.
 */
export const transferDecider: Decider<TransferCommand, TransferState | null, TransferEvent, TransferRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideHeld(command, state)
    if (command.type === 'PrepareTransfer') return prepare(command)
    if (command.type === 'RecordTransfer') return happened({ ...command, type: 'TransferRecorded' })
    return refused('TRANSFER_UNKNOWN')
  },
  evolve,
}
