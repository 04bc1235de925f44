import { createHash } from 'node:crypto'
import { stateOf } from '#frame'
import type { Job, Reaction, Services } from '#frame'
import { localDate } from '#kernel'
import { packStatuses } from '#seal'
import { STATUS_LIST_PLACES } from '../domain/status-list.ts'
import type { StatusListCommand } from '../domain/status-list.ts'
import { sealingSystem } from '../issuing/seal-paper.ts'
import { statusListLife } from '../lives.ts'
import { listStatusPlaces, newestList } from '../projections/standing.ts'
import { statusOf } from '../verifying/state-on.ts'

/** Whoever verifies off line may rely on a list for a day; half a day before its end it is published anew. */
const HOURS = 24
const RENEW_HOURS = 12
const HOUR_MS = 3_600_000

const streamOf = (services: Services, list: number) => services.idFrom('status list', String(list))
const publishedOf = async (services: Services, list: number) =>
  stateOf(statusListLife, await services.load(streamOf(services, list))).published

export async function findStatusList(services: Services, list: number): Promise<Uint8Array | undefined> {
  const published = await publishedOf(services, list)
  return published === null ? undefined : services.files.find(published.file)
}

/** Publishes when what the list says has changed, or when it grows old. */
async function publishIfDue(services: Services, list: number): Promise<void> {
  const at = services.now()
  const today = localDate(at)
  const entries = (await listStatusPlaces(services.db, list)).flatMap(({ index, ...standing }) => {
    const status = statusOf(today, standing)
    return status === 'IN_FORCE' ? [] : [{ index, status }]
  })
  const places = packStatuses(STATUS_LIST_PLACES, entries)
  const content = createHash('sha256').update(places).digest('hex')
  const published = await publishedOf(services, list)
  const left = published === null ? 0 : Date.parse(published.expiresAt) - Date.parse(at)
  if (published?.content === content && left > RENEW_HOURS * HOUR_MS) return
  const number = (published?.number ?? 0) + 1
  const expiresAt = new Date(Date.parse(at) + HOURS * HOUR_MS).toISOString()
  const signed = await services.office.seal.issueStatusList({ list, number, issuedAt: at, expiresAt, places })
  const file = await services.files.put(Buffer.from(signed))
  const command = { type: 'PublishStatusList', at, list, number, expiresAt, file, content } satisfies StatusListCommand
  // Another node was faster: its edition has this number, and says the same.
  const by = sealingSystem(services)
  await services.run({ life: statusListLife.kind, stream: streamOf(services, list), command, by })
}

async function publishAll(services: Services): Promise<void> {
  const newest = await newestList(services.db)
  if (newest === undefined) return
  for (let list = 0; list <= newest; list += 1) await publishIfDue(services, list)
}

/** A new certificate is in force, which is what a list says of every place: only a new list has to be published. */
async function publishNew(services: Services): Promise<void> {
  const newest = await newestList(services.db)
  if (newest !== undefined && (await publishedOf(services, newest)) === null) await publishAll(services)
}

/** What an act changed is in the next edition before anybody asks again. */
const listStates: Reaction = {
  name: 'certificate.list-states',
  types: [
    'CertificateSealed',
    'CertificateEnded',
    'CertificateSuspended',
    'CertificateResumed',
    'PermitWithdrawn',
    'PermitRevoked',
    'CertificateDeregistered',
  ],
  react: ({ envelope }, services) => (envelope.type === 'CertificateSealed' ? publishNew : publishAll)(services),
}
export const statusListReactions: readonly Reaction[] = [listStates]
export const publishStatusLists: Job = {
  name: 'certificate.publish-status-lists',
  cron: '*/10 * * * *',
  run: publishAll,
}
