import { eventReader, stateOf } from '#frame'
import type { Job, Reaction, Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { PreservedDigest } from '#seal'
import type { ErasureConfirmed } from '#clouds/approval/events'
import { renewBefore } from './domain/evidence.ts'
import type { EvidenceCommand } from './domain/evidence.ts'
import type { DestructionDecided, ListReceived } from './domain/events.ts'
import { archiveFileLife, archiveListLife, evidenceLife } from './lives.ts'
import { archiveStream, archivist, packCase, runFile } from './packing.ts'
import { listCasesToPack } from './projections/case-to-pack.ts'
import { listEvidence } from './projections/tables.ts'

/** Printing and hashing a case takes a second: what one minute has room for; the rest waits in the queue. */
const CASES_PER_ROUND = 20

/** Packs what is over and at rest. What fails is said and tried again in the next round; the others go on. */
export const packCases: Job = {
  name: 'archive.pack-cases',
  cron: '* * * * *',
  run: async (services) => {
    const failures: unknown[] = []
    for (const row of await listCasesToPack(services.db, services.now(), CASES_PER_ROUND))
      await packCase(services, row).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw new AggregateError(failures, `${String(failures.length)} cases could not be packed`)
  },
}

/** SHA-256 of every package that still lies in the archive. */
async function heldPackages({ db }: Services): Promise<readonly string[]> {
  const { rows } = await db.query<{ file: string }>(
    `select p ->> 'file' as file from archive.file f, jsonb_array_elements(f.state -> 'packages') p
     where f.stage <> 'REMOVED' order by f.id, (p ->> 'number')::int`,
  )
  return rows.map(({ file }) => file)
}

/**
 * 证据续期 (AR-03): when the newest record comes near the end of its stamp, or packages have come that no record holds
 * for this long, all packages are hashed anew and stamped under the record before.
 */
const NEW_PACKAGES_WAIT_DAYS = 30
const DAY_MS = 86_400_000

async function renewEvidence(services: Services): Promise<void> {
  const { db, files, now, office } = services
  const records = await listEvidence(db)
  const newest = records.at(-1)
  const held = await heldPackages(services)
  const known = new Set(newest?.packages ?? [])
  const aged = newest !== undefined && now() >= newest.renewBefore.toISOString()
  const rested = newest === undefined || Date.parse(now()) - newest.at.getTime() >= NEW_PACKAGES_WAIT_DAYS * DAY_MS
  if (held.length === 0 || !(aged || (rested && held.some((file) => !known.has(file))))) return
  const packages: PreservedDigest[] = []
  const named: string[] = []
  // One after the other: an archive of decades does not fit into memory.
  for (const file of held) {
    const bytes = await files.find(file)
    // A package that was lost is named by the test of completeness; the others are not to wait for it.
    if (bytes === undefined) continue
    packages.push(office.archiving.digest(bytes))
    named.push(file)
  }
  const before = newest === undefined ? null : ((await files.find(newest.file)) ?? null)
  if (newest !== undefined && before === null) throw new Error(`Evidence record ${String(newest.number)} is lost`)
  const number = (newest?.number ?? 0) + 1
  const at = now()
  const { bytes, record, stampedUntil } = await office.archiving.renew({ number, at, previous: before, packages })
  const file = await files.put(bytes)
  const command: EvidenceCommand = {
    type: 'RenewEvidence',
    ...{ at, by: '$actor', number, file, root: record.root, packages: named },
    renewBefore: renewBefore(at, stampedUntil),
  }
  const stream = services.idFrom('archive evidence')
  await services.run({ life: evidenceLife.kind, stream, command: jsonObjectOf(command), by: archivist(services) })
}
const renewDaily: Job = { name: 'archive.renew-evidence', cron: '40 2 * * *', run: renewEvidence }

const readReceived = eventReader<ListReceived>('ListReceived')
const readDestroyed = eventReader<DestructionDecided | ErasureConfirmed>('DestructionDecided', 'ErasureConfirmed')

/** What was received is handed over, file by file; what was missing stays where it was. */
const handOverReceived: Reaction = {
  name: 'archive.hand-over-received',
  types: ['ListReceived'],
  react: async (entry, services) => {
    const received = readReceived(entry)
    const state = stateOf(archiveListLife, await services.load(entry.envelope.stream))
    if (received === undefined || state === null) return
    for (const { file, number } of state.signed.records)
      if (file !== undefined && !received.missing.includes(number))
        await runFile(services, file, {
          type: 'HandOverFile',
          at: services.now(),
          by: '$actor',
          list: state.signed.number,
        })
  },
}

/** 鉴定销毁, here or at the desk of the case: the packages go, their digests and every proof stay. Twice is harmless. */
const removePackages: Reaction = {
  name: 'archive.remove-packages',
  types: ['DestructionDecided', 'ErasureConfirmed'],
  react: async (entry, services) => {
    const destroyed = readDestroyed(entry)
    if (destroyed === undefined) return
    const stream = archiveStream(services, destroyed.case)
    const state = stateOf(archiveFileLife, await services.load(stream))
    if (state === null || state.stage === 'REMOVED') return
    for (const { file } of state.packages) await services.files.remove(file)
    await runFile(services, stream, { type: 'RemovePackages', at: services.now(), by: '$actor' })
  },
}

export const jobs: readonly Job[] = [packCases, renewDaily]
export const reactions: readonly Reaction[] = [handOverReceived, removePackages]
