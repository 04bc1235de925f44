import type { AnnulmentAnnounced, GrantAnnulled } from '#clouds/approval/events'
import type {
  CertificateDeregistered,
  CertificateEnded,
  CertificateSuspended,
  MeasureAnnounced,
  MeasureDropped,
  MeasureHearingAsked,
  MeasureHearingHeld,
  NoticeSealed,
  PermitRevoked,
  PermitWithdrawn,
} from '#clouds/certificate/events'
import { eventReader, turns } from '#frame'
import type { LifeRow, Reaction, Services } from '#frame'
import { jsonObjectOf, localDate, unreachable } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { ActFollowed, ProcedureEvent } from './domain/events.ts'
import { TAKES_AWAY } from './domain/kinds.ts'
import type { EndingKind } from './domain/kinds.ts'
import type { ProcedureCommand } from './domain/procedure.ts'
import type { ProcedureState } from './domain/procedure-state.ts'
import { procedureLife, streams } from './lives.ts'
import { findingsSystem, opening, rulesInForce, workingDayAfter } from './open-procedure.ts'
import { actsResting, findPermit, permitOf } from './projections/permit.ts'
import { findProcedure, openProceduresOf } from './projections/tables.ts'

const TYPES = [
  'AnnulmentAnnounced',
  'GrantAnnulled',
  'CertificateSuspended',
  'MeasureAnnounced',
  'MeasureHearingAsked',
  'MeasureHearingHeld',
  'MeasureDropped',
  'PermitWithdrawn',
  'PermitRevoked',
  'CertificateDeregistered',
  'CertificateEnded',
] as const
type Followed =
  | AnnulmentAnnounced
  | GrantAnnulled
  | CertificateSuspended
  | MeasureAnnounced
  | MeasureHearingAsked
  | MeasureHearingHeld
  | MeasureDropped
  | PermitWithdrawn
  | PermitRevoked
  | CertificateDeregistered
  | CertificateEnded
const read = eventReader<Followed>(...TYPES)

interface Meaning {
  readonly act: ActFollowed['act']
  /** Kinds of procedure it belongs to; the first is the one it begins where none is open. */
  readonly kinds: readonly EndingKind[]
  readonly text: string
  readonly replyUntil: string | null
  readonly basis: string
}
const NO_DAY = { replyUntil: null, basis: '' }
const MEASURES: readonly EndingKind[] = ['WITHDRAW', 'REVOKE']

/** What an act on a certificate or in a case means for the procedure it belongs to. */
function meaningOf(event: Followed): Meaning | undefined {
  switch (event.type) {
    case 'AnnulmentAnnounced': {
      const { replyUntil, reason } = event
      return { act: 'ANNOUNCED', kinds: ['ANNUL'], text: reason, replyUntil, basis: '行政许可法第六十九条' }
    }
    case 'GrantAnnulled':
      return { act: 'DECIDED', kinds: ['ANNUL'], text: event.reason, ...NO_DAY }
    case 'MeasureAnnounced': {
      const { measure, reason: text, replyUntil, basis } = event
      return { act: 'ANNOUNCED', kinds: [measure === 'REVOCATION' ? 'REVOKE' : 'WITHDRAW'], text, replyUntil, basis }
    }
    case 'MeasureHearingAsked':
      return { act: 'HEARING_ASKED', kinds: MEASURES, text: event.statement, ...NO_DAY }
    case 'MeasureHearingHeld':
      return { act: 'HEARD', kinds: MEASURES, text: event.minutes, ...NO_DAY }
    case 'MeasureDropped':
      return { act: 'DROPPED', kinds: MEASURES, text: event.reason, ...NO_DAY }
    case 'PermitWithdrawn':
      return { act: 'DECIDED', kinds: ['WITHDRAW'], text: event.reason, ...NO_DAY }
    case 'PermitRevoked':
      return { act: 'DECIDED', kinds: ['REVOKE'], text: event.reason, ...NO_DAY }
    case 'CertificateSuspended': {
      const { reason, basis } = event
      return { act: 'DECIDED', kinds: ['SUSPEND'], text: reason, replyUntil: null, basis }
    }
    case 'CertificateDeregistered': {
      // The register of what was taken back is closed; any other deregistration is an ending of its own.
      const takenBack = event.ground === 'TAKEN_BACK'
      const basis = '行政许可法第七十条'
      return {
        ...{ act: takenBack ? 'DEREGISTERED' : 'DECIDED', kinds: takenBack ? TAKES_AWAY : ['DEREGISTER'] },
        ...{ text: event.reason, replyUntil: null, basis },
      }
    }
    case 'CertificateEnded':
      if (event.ground === 'ANNULLED') return undefined
      return {
        ...{ act: 'DECIDED', kinds: [event.ground === 'REPLACED' ? 'CHANGE' : 'DEREGISTER'] },
        ...{ text: '', ...NO_DAY },
      }
    default:
      return unreachable(event)
  }
}

/** The case an act names itself; undefined where only the certificate's own entry is at hand. */
function caseNamed(entry: StoredEntry, event: Followed): string | undefined {
  if (event.type === 'AnnulmentAnnounced' || event.type === 'GrantAnnulled') return entry.envelope.stream
  return 'case' in event ? event.case : undefined
}

const KNOWN_BEFORE: readonly string[] = [
  'PROCEDURE_ALREADY_OPEN',
  'PROCEDURE_OVER',
  'ACT_FOLLOWED_ALREADY',
  'LATER_ACTS_NAMED',
  'DECISION_SERVED_ALREADY',
]
async function run(services: Services, stream: string, command: ProcedureCommand): Promise<void> {
  const request = { life: procedureLife.kind, stream, command: jsonObjectOf(command), by: findingsSystem(services) }
  const result = await services.run(request)
  if (!result.ok && !KNOWN_BEFORE.includes(result.refusal.code))
    throw new Error(`The procedure ${stream} does not follow: ${result.refusal.code}`)
}

/** What begins by itself, without a finding: whoever acted on the certificate opened the procedure with it. */
const BEGINS: readonly Followed['type'][] = [
  'AnnulmentAnnounced',
  'MeasureAnnounced',
  'CertificateSuspended',
  'CertificateDeregistered',
]

async function begin(services: Services, entry: StoredEntry, event: Followed, meaning: Meaning, caseId: string) {
  const [kind] = meaning.kinds
  const row = await findPermit(services.db, caseId)
  if (row === undefined || kind === undefined) return undefined
  const stream = streams(services).procedure('MEASURE', entry.leafHash)
  const organ = 'organ' in event ? event.organ : row.bureau
  const rule = (await rulesInForce(services))[kind]
  const evidence = [{ kind: 'ENTRY', id: entry.leafHash, label: event.type }] as const
  const opened = opening(services, stream, {
    ...{ permit: permitOf(row), supervisors: row.supervisors, kind, organ, rule, evidence },
    ...{ origin: { type: 'MEASURE', id: entry.envelope.stream }, basis: meaning.basis, grounds: meaning.text },
  })
  await run(services, stream, opened)
  return stream
}

async function follow(services: Services, entry: StoredEntry, event: Followed, caseId: string): Promise<void> {
  const meaning = meaningOf(event)
  if (meaning === undefined) return
  const open = await openProceduresOf(services.db, caseId)
  const known = open.find(({ state: { kind } }) => meaning.kinds.includes(kind))
  const begins = known === undefined && BEGINS.includes(event.type) && meaning.act !== 'DEREGISTERED'
  const stream = known?.id ?? (begins ? await begin(services, entry, event, meaning, caseId) : undefined)
  if (stream === undefined) return
  const { act, text, replyUntil } = meaning
  const deregisterBy = act === 'DECIDED' ? await deregistrationDay(services, known, meaning) : null
  await run(services, stream, {
    ...{ type: 'FollowAct', at: services.now(), by: '$actor', act, text, replyUntil },
    ...{ cause: entry.leafHash, when: event.at, who: 'by' in event ? event.by : null, deregisterBy },
  })
}

/** 吊销后注销: once the permit is gone its register is closed within the days of the rule, by who keeps it. */
async function deregistrationDay(services: Services, row: LifeRow<ProcedureState> | undefined, { kinds }: Meaning) {
  const kind = row?.state.kind ?? kinds[0]
  if (kind === undefined || !TAKES_AWAY.includes(kind)) return null
  const { deregistrationDays } = (await rulesInForce(services))[kind]
  return workingDayAfter(services, row?.state.permit.bureau ?? '', deregistrationDays)
}

const readOwn = eventReader<ProcedureEvent>('ActFollowed')
/** 对后续行为的影响: what was granted or called in reliance on the permit is named, and has to be looked at. */
const nameLaterActs: Reaction = {
  name: 'findings.name-later-acts',
  types: ['ActFollowed'],
  react: async (entry, services) => {
    const event = readOwn(entry)
    const { stream } = entry.envelope
    if (event?.type !== 'ActFollowed' || event.act !== 'DECIDED') return
    const row = await findProcedure(services.db, stream)
    if (row === undefined || !TAKES_AWAY.includes(row.state.kind)) return
    const { identifier, case: own } = row.state.permit
    const acts = identifier === null ? [] : await actsResting(services.db, identifier, own)
    await run(services, stream, { type: 'NameLaterActs', at: services.now(), by: '$actor', acts })
  },
}

const DECISIONS: Readonly<Record<string, EndingKind>> = {
  ANNULMENT_DECISION: 'ANNUL',
  WITHDRAWAL_DECISION: 'WITHDRAW',
  REVOCATION_DECISION: 'REVOKE',
  SUSPENSION_DECISION: 'SUSPEND',
  DEREGISTRATION_DECISION: 'DEREGISTER',
}
const readLetter = eventReader<NoticeSealed>('NoticeSealed')
/** 电子送达: the bureau's own sealed decision lies in the holder's box; a department's is served by hand and recorded. */
async function serve(services: Services, letter: NoticeSealed): Promise<void> {
  const kind = DECISIONS[letter.kind]
  const open = kind === undefined ? [] : await openProceduresOf(services.db, letter.case)
  const row = open.find(({ state }) => state.kind === kind && state.phase === 'DECIDED' && state.served === null)
  if (row === undefined) return
  await run(services, row.id, {
    ...{ type: 'ServeDecision', at: services.now(), by: '$actor', means: 'ELECTRONIC' },
    ...{ on: localDate(letter.at), receipt: letter.number },
  })
}

const inTurn = turns()
/**
 * 程序跟随证照: every act that ends a permit is found again in the procedure it belongs to, whoever did it and where. Acts
 * about one case follow in their own order: the letter that serves a decision comes after the decision.
 */
const followActs: Reaction = {
  name: 'findings.follow-acts',
  types: [...TYPES, 'NoticeSealed'],
  react: async (entry, services) => {
    const letter = readLetter(entry)
    if (letter !== undefined) return inTurn(letter.case, () => serve(services, letter))
    const event = read(entry)
    if (event === undefined) return undefined
    const caseId = caseNamed(entry, event) ?? (await findPermit(services.db, entry.envelope.stream))?.case
    if (caseId === undefined) return undefined
    return inTurn(caseId, () => follow(services, entry, event, caseId))
  },
}

export const followReactions: readonly Reaction[] = [followActs, nameLaterActs]
