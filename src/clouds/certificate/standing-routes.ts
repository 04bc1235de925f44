import type { Input } from '#contract'
import { mayPunish, STRUCTURE_EVENT_TYPES, typesIn } from '#clouds/organisation/events'
import type { StructureEvent } from '#clouds/organisation/events'
import { eventReader, stateOf } from '#frame'
import type { Handlers, RefusalAnswer, RequestContext, Services } from '#frame'
import { dueDate, localDate, unreachable } from '#kernel'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import type { StandingEvent } from './domain/events.ts'
import { powerFor } from './domain/revocation-power.ts'
import type { StandingCommand } from './domain/standing.ts'
import { certificateLife, revocationPowerLife } from './lives.ts'
import { findParty } from './projections/owed.ts'
import type { PartyRow } from './projections/owed.ts'
import { STANDING_TYPES } from './projections/read-events.ts'
import { findStanding, listStandings } from './projections/standing.ts'
import type { StandingRow } from './projections/standing.ts'
import type { standingApi } from './standing-api.ts'
import { sinceOf, stateOn } from './verifying/state-on.ts'

type ActBody = Input<typeof standingApi.prepareStanding>['body']
type ActName = ActBody['act']
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
const PAGE = 20
/** 行政许可法 47, 行政处罚法 64, 85: five days, and days of five are working days. */
const REPLY_DAYS = 5
const parseId = (after: string | undefined): string | null =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after ?? '') ? (after ?? null) : null

const readStanding = eventReader<StandingEvent>(...STANDING_TYPES)

const powerStream = (services: Services) => services.idFrom('revocation power')
const revocationOf = async (services: Services, item: string | null) =>
  powerFor(stateOf(revocationPowerLife, await services.load(powerStream(services))), item)

const readStructure = eventReader<StructureEvent>(...STRUCTURE_EVENT_TYPES)
/** 监管与执法分开: a penalty is for an organ that enforces. */
async function punishes(services: Services, organ: string): Promise<boolean> {
  const history = await services.history(services.idFrom('organ structure', organ))
  return mayPunish(typesIn(history.flatMap((entry) => readStructure(entry) ?? [])))
}

/** Which acts are whose: the bureau's, the competent department's, or of whoever acts in the measure under way. */
async function actsOf(
  { roles, organ }: OfficerActor,
  { organ: bureau, competentOrgans }: PartyRow,
  row: StandingRow,
  services: Services,
): Promise<readonly ActName[]> {
  const { decidedBy } = await revocationOf(services, row.itemCode)
  const state = stateOf(certificateLife, await services.load(row.id))
  if (state.phase === 'absent') return []
  const { ended, measure, suspended, deregistered } = state.standing
  const isBureau = organ === bureau && roles.includes('decider')
  const isDepartment = competentOrgans.includes(organ) && organ !== bureau && roles.includes('supervisor')
  const revokes = decidedBy === 'BUREAU' ? isBureau : isDepartment && (await punishes(services, organ))
  if (deregistered) return []
  if (ended !== null) return ended !== 'REPLACED' && ended !== 'DEREGISTERED' && isBureau ? ['DEREGISTER'] : []
  if (measure !== null && measure.organ === organ) {
    const decides = measure.kind === 'WITHDRAWAL' ? isBureau : revokes
    const hears = measure.hearing === 'ASKED' && (isBureau || isDepartment || roles.includes('examiner'))
    const act: ActName = measure.kind === 'WITHDRAWAL' ? 'WITHDRAW' : 'REVOKE'
    return [...(hears ? ['HEAR' as const] : []), ...(decides ? [act, 'DROP' as const] : []), ...pausing()]
  }
  return [
    ...pausing(),
    ...(measure === null && isBureau ? ['ANNOUNCE_WITHDRAWAL' as const] : []),
    ...(measure === null && revokes ? ['ANNOUNCE_REVOCATION' as const] : []),
    ...(isBureau ? ['DEREGISTER' as const] : []),
  ]
  function pausing(): readonly ActName[] {
    if (!isBureau && !revokes) return []
    const isSuspended = suspended !== null && (suspended.until === null || localDate(services.now()) <= suspended.until)
    return isSuspended ? ['RESUME'] : ['SUSPEND']
  }
}

function commandOf(body: ActBody, context: RequestContext, organ: string, letter: boolean): StandingCommand {
  const at = context.now()
  const done = { at, by: '$actor', organ }
  const told = { ...done, reason: body.reason, letter }
  const replyUntil = () =>
    dueDate({ accepted: localDate(at), days: REPLY_DAYS, unit: 'working' }, context.office.calendar.current(organ)).due
  switch (body.act) {
    case 'SUSPEND':
      return { ...told, type: 'SuspendCertificate', basis: body.basis, until: body.until ?? null }
    case 'RESUME':
      return { ...told, type: 'ResumeCertificate' }
    case 'ANNOUNCE_WITHDRAWAL':
      return { ...told, type: 'AnnounceMeasure', measure: 'WITHDRAWAL', basis: body.basis, replyUntil: replyUntil() }
    case 'ANNOUNCE_REVOCATION':
      return { ...told, type: 'AnnounceMeasure', measure: 'REVOCATION', basis: body.basis, replyUntil: replyUntil() }
    case 'HEAR':
      return { ...done, type: 'HoldMeasureHearing', minutes: body.reason }
    case 'DROP':
      return { ...done, type: 'DropMeasure', reason: body.reason }
    case 'WITHDRAW':
      return { ...told, type: 'WithdrawPermit', compensation: body.compensation }
    case 'REVOKE':
      return { ...told, type: 'RevokePermit', documentNumber: body.documentNumber ?? null }
    case 'DEREGISTER':
      return { ...told, type: 'DeregisterCertificate', ground: body.ground }
    default:
      return unreachable(body)
  }
}

interface Opened {
  readonly actor: OfficerActor
  readonly row: StandingRow
  readonly party: PartyRow
}
/** An organ sees the certificates it issued or watches over, and no others. */
async function open(context: RequestContext, id: string): Promise<Opened | undefined> {
  const { actor } = context
  const row = await findStanding(context.db, id)
  const party = row === undefined ? undefined : await findParty(context.db, row.caseId)
  if (actor.kind !== 'officer' || row === undefined || party === undefined) return undefined
  const concerned =
    actor.organ === party.organ || party.competentOrgans.includes(actor.organ) || actor.roles.includes('inspector')
  return concerned ? { actor, row, party } : undefined
}

function rowOf(row: StandingRow, context: RequestContext) {
  const { id, identifier, holderName, validFrom, validUntil, measure, measureUntil, hearing, ended, deregisteredAt } =
    row
  const today = localDate(context.now())
  const state = stateOn(today, row, row)
  const takenBack = ended === 'ANNULLED' || ended === 'WITHDRAWN' || ended === 'REVOKED'
  return {
    id,
    identifier,
    certificateName: context.office.catalogue.nameIn(context.language, row.name),
    holderName,
    validFrom,
    validUntil,
    state,
    ...sinceOf(state, row),
    measure:
      measure === null || measureUntil === null || hearing === null
        ? null
        : { kind: measure, replyUntil: measureUntil, hearing },
    deregistrationDue: deregisteredAt === null && (takenBack || state === 'EXPIRED'),
  }
}

const WORDS = ['basis', 'reason', 'until', 'statement', 'minutes', 'compensation', 'documentNumber', 'ground'] as const
function historyOf(event: StandingEvent, { catalogue }: RequestContext['office']) {
  const fields: Readonly<Record<string, unknown>> = { ...event }
  const holder = event.type === 'MeasureHearingAsked'
  return {
    type: event.type === 'MeasureAnnounced' ? `${event.type}.${event.measure}` : event.type,
    at: event.at,
    by: holder ? null : catalogue.officerName(event.by),
    organ: holder ? null : catalogue.organName(event.organ),
    words: WORDS.flatMap((kind) => {
      const text = fields[kind]
      return typeof text === 'string' && text !== '' ? [{ kind, text }] : []
    }),
  }
}

export const standingHandlers: Handlers<typeof standingApi> = {
  standings: async ({ query }, context) => {
    const { actor, db, now } = context
    if (actor.kind !== 'officer') return { items: [], after: null }
    const limit = query.limit ?? PAGE
    const rows = await listStandings(db, {
      organ: actor.organ,
      q: query.q?.trim() ?? '',
      list: query.list ?? 'ALL',
      today: localDate(now()),
      after: parseId(query.after),
      limit,
    })
    return {
      items: rows.map((row) => rowOf(row, context)),
      after: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
    }
  },

  standing: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if (opened === undefined) return NOT_FOUND
    const { actor, row, party } = opened
    const history = (await context.history(row.id)).map(readStanding).filter((event) => event !== undefined)
    return {
      certificate: rowOf(row, context),
      history: history.map((event) => historyOf(event, context.office)).reverse(),
      acts: [...(await actsOf(actor, party, row, context))],
      revocation: { ...(await revocationOf(context, row.itemCode)) },
    }
  },

  prepareStanding: async ({ params, body }, context) => {
    const opened = await open(context, params.id)
    if (opened === undefined) return NOT_FOUND
    const { actor, row, party } = opened
    const command = commandOf(body, context, actor.organ, actor.organ === party.organ)
    // What the state forbids the life itself says, in its own words; here it is only asked whose act it is.
    if (!(await actsOf(actor, party, row, context)).includes(body.act) && !(await isTheirs(opened, body.act, context)))
      return { refusal: { code: 'STANDING_ACT_NOT_YOURS' } }
    const waits = await obstacleTo(body.act, row.caseId, context)
    if (waits !== null) return { refusal: { code: waits } }
    const request = { life: certificateLife.kind, stream: row.id, command: { ...command }, by: actor }
    const prepared = await context.office.documents.prepareAct(request)
    if (!prepared.ok) return { refusal: prepared.refusal }
    const { prepared: id, envelope, salt, body: signed, expiresAt } = prepared
    return { stream: row.id, prepared: id, envelope, salt, body: { ...signed }, expiresAt }
  },

  signStanding: async ({ params, body: { prepared, certSha256, signature } }, context) => {
    const opened = await open(context, params.id)
    if (opened === undefined) return NOT_FOUND
    const act = { prepared, stream: opened.row.id, certSha256, value: signature }
    const result = await context.office.documents.commitAct(act, opened.actor, context.idempotency)
    return result.ok ? { done: true } : { refusal: result.refusal }
  },

  askForMeasureHearing: async ({ params, body }, context) => {
    const { actor, idempotency } = context
    const row = await findStanding(context.db, params.id)
    const party = row === undefined ? undefined : await findParty(context.db, row.caseId)
    if (actor.kind !== 'applicant' || row === undefined || party === undefined) return NOT_FOUND
    if (!(await context.office.accounts.aliases(actor.id)).includes(party.applicant)) return NOT_FOUND
    const command = {
      type: 'AskForMeasureHearing',
      at: context.now(),
      by: '$actor',
      statement: body.statement,
    } as const
    const result = await context.run({
      life: certificateLife.kind,
      stream: row.id,
      command,
      by: actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { done: true } : { refusal: result.refusal }
  },

  giveRevocationPower: async ({ body }, context) => {
    const { actor } = context
    const isBureau = context.office.catalogue
      .organs()
      .some(({ id, kind }) => kind === 'BUREAU' && may(actor, 'certificate.giveRevocationPower', { organs: [id] }))
    if (!isBureau) return NOT_FOUND
    const { item = null, decidedBy, basis } = body
    if (item !== null && (await context.office.catalogue.findItem(item)) === undefined) return NOT_FOUND
    const { idempotency } = context
    const command = { type: 'GiveRevocationPower', at: context.now(), by: '$actor', item, decidedBy, basis } as const
    const result = await context.run({
      life: revocationPowerLife.kind,
      stream: powerStream(context),
      command,
      by: context.actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { done: true } : { refusal: result.refusal }
  },
}

/** What was said in the procedure about this permit is considered before it is taken away. */
async function obstacleTo(act: ActName, caseId: string, { office }: Services) {
  if (act !== 'WITHDRAW' && act !== 'REVOKE') return null
  return office.findings.obstacle(caseId, act)
}

/** Theirs by office, though not by the state it is in: then the life tells why not. */
async function isTheirs({ actor, party, row }: Opened, act: ActName, services: Services): Promise<boolean> {
  const isBureau = actor.organ === party.organ && actor.roles.includes('decider')
  const isDepartment = actor.organ !== party.organ && actor.roles.includes('supervisor')
  const { decidedBy } = await revocationOf(services, row.itemCode)
  const revokes = decidedBy === 'BUREAU' ? isBureau : isDepartment && (await punishes(services, actor.organ))
  switch (act) {
    case 'ANNOUNCE_WITHDRAWAL':
    case 'WITHDRAW':
    case 'DEREGISTER':
      return isBureau
    case 'HEAR':
      return isBureau || isDepartment || (actor.organ === party.organ && actor.roles.includes('examiner'))
    default:
      return isBureau ? (act !== 'ANNOUNCE_REVOCATION' && act !== 'REVOKE' ? true : revokes) : revokes
  }
}
