import { eventReader } from '#frame'
import { ENDING_ACTS, groundOf } from '#clouds/certificate/events'
import type {
  CertificateDeregistered,
  CertificateEnded,
  CertificatePrepared,
  CertificateResumed,
  CertificateSealed,
  CertificateSuspended,
  PermitRevoked,
  PermitWithdrawn,
} from '#clouds/certificate/events'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { ENTERED_TYPES, HOLDER_TYPES } from '../domain/events.ts'
import type { EnteredContent, EnteredEvent, HolderEvent } from '../domain/events.ts'

const PRODUCED = [
  'CertificatePrepared',
  'CertificateSealed',
  'CertificateEnded',
  'CertificateSuspended',
  'CertificateResumed',
  ...ENDING_ACTS,
] as const
type TakenBack = PermitWithdrawn | PermitRevoked | CertificateDeregistered
type Rest = CertificateSuspended | CertificateResumed
type Produced = CertificatePrepared | CertificateSealed | CertificateEnded | Rest | TakenBack
const readProduced = eventReader<Produced>(...PRODUCED)
const readEntered = eventReader<EnteredEvent>(...ENTERED_TYPES)
const readHolder = eventReader<HolderEvent>(...HOLDER_TYPES)

/**
 * 证照库: every certificate by holder, however it came in. Written in the transaction of the act itself, so that a
 * certificate that was sealed and is not in the library cannot be (CE-05).
 */
export const certificateProjection: Projection = {
  name: 'library.certificate',
  schema: 'library',
  tables: ['_private_certificate', '_private_holder_change', '_private_holder_link', '_private_holder_share'],
  mode: 'inline',
  types: [...PRODUCED, ...ENTERED_TYPES, ...HOLDER_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    let begun: CertificateRecord[] = []
    for (const entry of entries) {
      const begins = begunBy(entry)
      if (begins !== undefined) {
        begun.push(recordOf(entry, begins))
        continue
      }
      await insert(tx, begun)
      begun = []
      await goOn(tx, entry)
    }
    await insert(tx, begun)
  },
}

interface Row extends EnteredContent {
  readonly way: 'PRODUCED' | 'SUPPLIED' | 'INGESTED' | 'HISTORIC'
  readonly standing: 'SEALING' | 'UNVERIFIED' | 'VERIFIED'
  readonly identifier: string | null
  readonly supplier?: string
  readonly batch?: string
  readonly row?: number
  readonly system?: string
  readonly case?: string
  readonly at: string
}

const COLUMNS = `id, version, way, standing, certificate_type, type_version, name, organ, organ_name, number, identifier,
  holder_code, holder_name, rows, valid_from, valid_until, file, supplier, batch, batch_row, system, case_id, entered_at`
const RECORD = `id uuid, version int, way text, standing text, certificate_type text, type_version int, name text,
  organ uuid, organ_name text, number text, identifier text, holder_code text, holder_name text, rows jsonb,
  valid_from date, valid_until date, file text, supplier text, batch uuid, batch_row int, system text, case_id uuid,
  entered_at timestamptz`

/** A certificate as its row begins. */
const recordOf = ({ envelope: { stream, version } }: StoredEntry, row: Row) => ({
  ...{ id: stream, version, way: row.way, standing: row.standing, certificate_type: row.certificateType },
  ...{ type_version: row.typeVersion, name: row.certificateName, organ: row.organ, organ_name: row.organName },
  ...{ number: row.number, identifier: row.identifier, holder_code: row.holder.idNumber },
  ...{ holder_name: row.holder.name, rows: row.rows, valid_from: row.validFrom, valid_until: row.validUntil },
  ...{ file: row.file, supplier: row.supplier, batch: row.batch, batch_row: row.row, system: row.system },
  ...{ case_id: row.case, entered_at: row.at },
})
type CertificateRecord = ReturnType<typeof recordOf>

/** One statement for all that begin together: old stock comes in by the hundred thousand. */
async function insert(tx: ProjectionTx, records: readonly CertificateRecord[]): Promise<void> {
  if (records.length === 0) return
  await tx.query(
    `insert into ${tx.schema}._private_certificate (${COLUMNS}, changed_at)
     select ${COLUMNS}, entered_at from jsonb_to_recordset($1::jsonb) as r (${RECORD}) on conflict (id) do nothing`,
    [JSON.stringify(records)],
  )
}

const change = (tx: ProjectionTx, entry: StoredEntry, at: string, set: string, ...values: readonly unknown[]) =>
  tx.query(`update ${tx.schema}._private_certificate set version = $2, changed_at = $3, ${set} where id = $1`, [
    entry.envelope.stream,
    entry.envelope.version,
    at,
    ...values,
  ])

/** What a certificate begins with, when this entry begins one. */
function begunBy(entry: StoredEntry): Row | undefined {
  const produced = readProduced(entry)
  if (produced?.type === 'CertificatePrepared') {
    const { identifier, typeVersion = 0 } = produced
    return { ...produced, typeVersion, number: identifier, file: null, way: 'PRODUCED', standing: 'SEALING' }
  }
  const event = readEntered(entry)
  switch (event?.type) {
    case 'CertificateSupplied':
      return { ...event, way: 'SUPPLIED', standing: 'UNVERIFIED', identifier: null, supplier: event.by }
    case 'CertificateIngested':
      return { ...event, way: 'INGESTED', standing: 'VERIFIED' }
    case 'HistoricCertificateEntered':
      return { ...event, way: 'HISTORIC', standing: 'VERIFIED' }
    default:
      return undefined
  }
}

async function goOn(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const { stream, type } = entry.envelope
  if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_certificate where id = $1`, [stream])
  const produced = readProduced(entry)
  if (produced !== undefined) await followProduced(tx, entry, produced)
  const entered = readEntered(entry)
  if (entered !== undefined) await followEntered(tx, entry, entered)
  const holder = readHolder(entry)
  if (holder !== undefined) await linkCodes(tx, stream, holder)
}

async function followProduced(tx: ProjectionTx, entry: StoredEntry, event: Produced): Promise<void> {
  switch (event.type) {
    case 'CertificatePrepared':
      return
    case 'CertificateSealed':
      await change(tx, entry, event.at, `standing = 'VERIFIED', file = $4`, event.file)
      return
    case 'CertificateEnded':
      await change(tx, entry, event.at, `standing = 'ENDED', ended = $4`, event.ground)
      return
    // While it is suspended it stands for nothing, whoever asks.
    case 'CertificateSuspended':
      await change(tx, entry, event.at, `standing = 'ENDED', ended = $4`, 'SUSPENDED')
      return
    case 'CertificateResumed':
      await change(tx, entry, event.at, `standing = 'VERIFIED', ended = null`)
      return
    // What was taken back stays so when its register is closed afterwards.
    case 'PermitWithdrawn':
    case 'PermitRevoked':
    case 'CertificateDeregistered':
      await change(
        tx,
        entry,
        event.at,
        `standing = 'ENDED', ended = coalesce(nullif(ended, 'SUSPENDED'), $4)`,
        groundOf(event),
      )
      return
    default:
      return unreachable(event)
  }
}

async function followEntered(tx: ProjectionTx, entry: StoredEntry, event: EnteredEvent): Promise<void> {
  switch (event.type) {
    case 'CertificateSupplied':
    case 'CertificateIngested':
    case 'HistoricCertificateEntered':
      return
    case 'SuppliedConfirmed':
      await change(tx, entry, event.at, `standing = 'VERIFIED', identifier = $4`, event.identifier)
      return
    case 'SuppliedRejected':
      await change(tx, entry, event.at, `standing = 'REJECTED', reason = $4`, event.reason)
      return
    case 'EnteredCertificateEnded':
      await change(tx, entry, event.at, `standing = 'ENDED', ended = $4, reason = $5`, event.ground, event.reason)
      return
    default:
      return unreachable(event)
  }
}

async function linkCodes(tx: ProjectionTx, id: string, event: HolderEvent): Promise<void> {
  const split = event.type === 'HolderSplit'
  await tx.query(
    `insert into ${tx.schema}._private_holder_change (id, kind, from_codes, to_codes, basis, at, by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      id,
      split ? 'SPLIT' : event.kind,
      split ? [event.from] : event.from,
      split ? event.shares.map(({ to }) => to) : [event.to],
      event.basis,
      event.at,
      event.by,
    ],
  )
  if (!split) {
    await tx.query(
      `insert into ${tx.schema}._private_holder_link (change, from_code, to_code)
       select $1, code, $3 from unnest($2::text[]) code on conflict do nothing`,
      [id, event.from, event.to],
    )
    return
  }
  for (const { to, certificates } of event.shares)
    await tx.query(
      `insert into ${tx.schema}._private_holder_share (certificate, change, to_code, at)
       select certificate, $1, $3, $4 from unnest($2::uuid[]) certificate on conflict do nothing`,
      [id, certificates, to, event.at],
    )
}

const SEALED = ['CertificateSealed'] as const
const readSealed = eventReader<CertificateSealed>(...SEALED)
/** What was sealed, read from the leaves and not from the library: the two are held against each other. */
export const sealedProjection: Projection = {
  name: 'library.sealed',
  schema: 'library',
  tables: ['sealed'],
  mode: 'following',
  types: [...SEALED, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.sealed where id = $1`, [stream])
      const event = readSealed(entry)
      if (event !== undefined)
        await tx.query(`insert into ${tx.schema}.sealed (id, sealed_at) values ($1, $2) on conflict do nothing`, [
          stream,
          event.at,
        ])
    }
  },
}
