import type { CertificateEnded, CertificatePrepared, CertificateSealed } from '#clouds/certificate/events'
import { ENDING_ACTS, groundOf, paperStream } from '#clouds/certificate/events'
import type { CertificateDeregistered, PermitRevoked, PermitWithdrawn } from '#clouds/certificate/events'
import type { DutyOpened } from '#clouds/supervision/events'
import { eventReader, stateOf } from '#frame'
import type { Reaction, Services } from '#frame'
import { localDate, parseUnifiedSocialCreditCode } from '#kernel'
import { base64, parseCheckpoint } from '#ledger/proof'
import { actBySystem, digestOf, streams } from './doors.ts'
import { draw } from './domain/draw-algorithm.ts'
import type { DrawCommitted, DrawMade } from './domain/events.ts'
import { grantedFacts, modeOf } from './granted-facts.ts'
import { drawLife, inspectionLife, objectLife } from './lives.ts'
import { opening } from './open-inspection.ts'
import { findObject, objectsOfPermit } from './projections/tables.ts'

const readDuty = eventReader<DutyOpened>('DutyOpened')

/** Acts that leave the object as it is, or end it. */
const NOTHING_NEW: readonly string[] = ['ALTERATION', 'RENEWAL', 'REPLACEMENT', 'DEREGISTRATION']

/**
 * 检查对象入库: every permit a duty is opened for becomes an object of that department. What was granted on a promise
 * or merely filed is always looked at within set days (SV-33): its first check is opened at once.
 */
const enterObject: Reaction = {
  name: 'inspection.enter-object',
  types: ['DutyOpened'],
  react: async (entry, services) => {
    const duty = readDuty(entry)
    if (duty?.outcome !== 'GRANTED' || NOTHING_NEW.includes(duty.push?.kind ?? '')) return
    const item = await services.office.catalogue.findItem(duty.itemCode)
    if (item === undefined) return
    const mode = modeOf(duty)
    const { organ, itemCode, itemName, caseNumber, object, decidedAt, approvers } = duty
    const stream = streams(services).object(organ, itemCode, caseNumber)
    const enterprise = parseUnifiedSocialCreditCode(object.idNumber).ok
    await actBySystem(services, objectLife, stream, {
      type: 'EnterObject',
      ...{ organ, itemCode, itemName, licence: caseNumber, address: object.address, mode, approvers },
      holder: { kind: enterprise ? 'ENTERPRISE' : 'PERSON', name: object.name, id: object.idNumber },
      from: localDate(decidedAt),
      until: duty.push?.validUntil ?? null,
      source: 'DUTY',
      case: duty.case,
      duty: entry.envelope.stream,
      facts: grantedFacts(item.standard, duty),
    })
    // Where the certificate was faster than the duty, nobody else would name the object after it.
    const issued =
      duty.push === undefined ? undefined : await issuedAs(services, paperStream(services, duty.push.cause))
    if (issued !== undefined)
      await actBySystem(services, objectLife, stream, { type: 'NameLicence', licence: issued.identifier })
    const state = stateOf(objectLife, await services.load(stream))
    if (mode === 'ORDINARY' || state === null) return
    const first = services.idFrom('first check', stream)
    const promised = item.standard.commitment?.checkDays
    const opened = await opening(
      services,
      first,
      { id: stream, state },
      {
        ...{ source: 'FIRST_CHECK', plan: null, draw: null, inspectors: [], from: decidedAt },
        ...(mode === 'COMMITMENT' && promised !== undefined ? { days: promised } : {}),
      },
    )
    if (opened !== undefined) await actBySystem(services, inspectionLife, first, opened)
  },
}

const readPrepared = eventReader<CertificatePrepared>('CertificatePrepared')
const readSealed = eventReader<CertificateSealed>('CertificateSealed')
/** The certificate of this stream, once it bears its seal. */
async function issuedAs(services: Services, stream: string): Promise<CertificatePrepared | undefined> {
  const history = await services.history(stream)
  const isSealed = history.some((entry) => readSealed(entry) !== undefined)
  return isSealed ? history.map(readPrepared).find((event) => event !== undefined) : undefined
}

/** 许可编号更正: from its certificate's issue on an object goes by that, and by its next version after that. */
const nameLicence: Reaction = {
  name: 'inspection.name-licence',
  types: ['CertificateSealed'],
  react: async (entry, services) => {
    const issued = await issuedAs(services, entry.envelope.stream)
    if (issued === undefined) return
    const { identifier: licence } = issued
    for (const { id } of await objectsOfPermit(services.db, issued.case, licence))
      await actBySystem(services, objectLife, id, { type: 'NameLicence', licence })
  },
}

const readEnded = eventReader<CertificateEnded | PermitWithdrawn | PermitRevoked | CertificateDeregistered>(
  'CertificateEnded',
  ...ENDING_ACTS,
)

/**
 * 检查对象出库: a permit that stands no longer is drawn no more. One that was merely replaced goes on, and one whose
 * alteration was annulled is still a permit.
 */
const leaveObject: Reaction = {
  name: 'inspection.leave-object',
  types: ['CertificateEnded', ...ENDING_ACTS],
  react: async (entry, services) => {
    const ended = readEnded(entry)
    if (ended === undefined || (ended.type === 'CertificateEnded' && ended.ground === 'REPLACED')) return
    const history = await services.history(entry.envelope.stream)
    const prepared = history.map(readPrepared).find((event) => event !== undefined)
    if (prepared === undefined) return
    const ground = ended.type === 'CertificateEnded' ? ended.ground : groundOf(ended)
    const rows = await objectsOfPermit(services.db, prepared.case, ground === 'ANNULLED' ? null : prepared.identifier)
    for (const { id } of rows) await actBySystem(services, objectLife, id, { type: 'LeaveObject', ground })
  },
}

/** What binds the seed; unguessable outside this installation, and the same however often it is asked for. */
export const seedOf = ({ idFrom }: Pick<Services, 'idFrom'>, stream: string): string => idFrom('draw seed', stream)

/** The first signed checkpoint that holds the leaf: nobody could know its root when the pool was bound. */
async function beaconAfter({ db }: Services, leaf: number) {
  const { rows } = await db.query<{ note: string }>(
    'select note from ledger.checkpoint where size > $1 order by size limit 1',
    [leaf],
  )
  const note = rows[0]?.note
  const checkpoint = note === undefined ? undefined : parseCheckpoint(note)
  if (note === undefined || checkpoint === undefined) throw new Error(`No checkpoint holds the leaf ${String(leaf)}`)
  return { size: checkpoint.size, root: base64(checkpoint.root), note }
}

const readCommitted = eventReader<DrawCommitted>('DrawCommitted')
/** Nobody chooses the moment: the draw follows its commitment by itself. */
const makeDraw: Reaction = {
  name: 'inspection.make-draw',
  types: ['DrawCommitted'],
  react: async (entry, services) => {
    const committed = readCommitted(entry)
    if (committed === undefined || entry.leafIndex === null) return
    const { stream } = entry.envelope
    const seed = seedOf(services, stream)
    const beacon = await beaconAfter(services, entry.leafIndex)
    const drawn = draw(committed.pool, seed, beacon.root, digestOf)
    await actBySystem(services, drawLife, stream, { type: 'MakeDraw', seed, leaf: entry.leafIndex, beacon, drawn })
  },
}

const readMade = eventReader<DrawMade>('DrawMade')
/** 抽取后派发: an inspection for each object, with the two who were drawn. */
const openDrawn: Reaction = {
  name: 'inspection.open-drawn',
  types: ['DrawMade'],
  react: async (entry, services) => {
    const made = readMade(entry)
    const { stream } = entry.envelope
    const committed = stateOf(drawLife, await services.load(stream))?.committed
    if (made === undefined || committed === undefined) return
    for (const { object: id, inspectors } of made.drawn) {
      const object = await findObject(services.db, id)
      if (object?.state.left !== null) continue
      const inspection = services.idFrom('drawn inspection', stream, id)
      const opened = await opening(services, inspection, object, {
        ...{ source: 'DRAW', plan: committed.plan, draw: stream, inspectors },
      })
      if (opened !== undefined) await actBySystem(services, inspectionLife, inspection, opened)
    }
  },
}

export const reactions: readonly Reaction[] = [enterObject, nameLicence, leaveObject, makeDraw, openDrawn]
