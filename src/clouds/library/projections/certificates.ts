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
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_certificate where id = $1`, [stream])
      const produced = readProduced(entry)
      if (produced !== undefined) await writeProduced(tx, entry, produced)
      const entered = readEntered(entry)
      if (entered !== undefined) await writeEntered(tx, entry, entered)
      const holder = readHolder(entry)
      if (holder !== undefined) await linkCodes(tx, stream, holder)
    }
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

async function insert(tx: ProjectionTx, { envelope: { stream, version } }: StoredEntry, row: Row): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}._private_certificate (id, version, way, standing, certificate_type, type_version, name,
       organ, organ_name, number, identifier, holder_code, holder_name, rows, valid_from, valid_until,
       file, supplier, batch, batch_row, system, case_id, entered_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $23)
     on conflict (id) do nothing`,
    [
      stream,
      version,
      row.way,
      row.standing,
      row.certificateType,
      row.typeVersion,
      row.certificateName,
      row.organ,
      row.organName,
      row.number,
      row.identifier,
      row.holder.idNumber,
      row.holder.name,
      JSON.stringify(row.rows),
      row.validFrom,
      row.validUntil,
      row.file,
      row.supplier ?? null,
      row.batch ?? null,
      row.row ?? null,
      row.system ?? null,
      row.case ?? null,
      row.at,
    ],
  )
}

const change = (tx: ProjectionTx, entry: StoredEntry, at: string, set: string, ...values: readonly unknown[]) =>
  tx.query(`update ${tx.schema}._private_certificate set version = $2, changed_at = $3, ${set} where id = $1`, [
    entry.envelope.stream,
    entry.envelope.version,
    at,
    ...values,
  ])

async function writeProduced(tx: ProjectionTx, entry: StoredEntry, event: Produced): Promise<void> {
  switch (event.type) {
    case 'CertificatePrepared': {
      const { identifier, typeVersion = 0 } = event
      const kept = { typeVersion, number: identifier, file: null }
      return insert(tx, entry, { ...event, ...kept, way: 'PRODUCED', standing: 'SEALING' })
    }
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

async function writeEntered(tx: ProjectionTx, entry: StoredEntry, event: EnteredEvent): Promise<void> {
  switch (event.type) {
    case 'CertificateSupplied':
      return insert(tx, entry, {
        ...event,
        way: 'SUPPLIED',
        standing: 'UNVERIFIED',
        identifier: null,
        supplier: event.by,
      })
    case 'CertificateIngested':
      return insert(tx, entry, { ...event, way: 'INGESTED', standing: 'VERIFIED' })
    case 'HistoricCertificateEntered':
      return insert(tx, entry, { ...event, way: 'HISTORIC', standing: 'VERIFIED' })
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
