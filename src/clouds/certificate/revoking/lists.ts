import type { KeyConfirmed, KeyRevoked } from '#clouds/organisation/events'
import { eventReader, stateOf } from '#frame'
import type { Authority, Job, KnownOfSeals, Reaction, Services } from '#frame'
import type { SealCompromised, SealKeyRotated } from '../domain/events.ts'
import type { RevocationCommand, RevocationState } from '../domain/revocation.ts'
import { revocationLife } from '../lives.ts'
import { sealingSystem } from '../issuing/seal-paper.ts'

/** Whoever has a list asks for the next within a week; a day before that it is published anew. */
const LIST_DAYS = 7
const RENEW_BEFORE_MS = 6 * 86_400_000
const DAY_MS = 86_400_000

const stateOfList = async (services: Services, stream: string): Promise<RevocationState> =>
  stateOf(revocationLife, await services.load(stream))

/** The newest list of every authority of ours, DER: what a verifier holds a seal against. */
export async function newestLists(services: Services): Promise<KnownOfSeals['lists']> {
  const states = await Promise.all(
    services.office.seal.authorities().map(({ stream }) => stateOfList(services, stream)),
  )
  return states.flatMap(({ published }) => (published === null ? [] : [Buffer.from(published.list, 'base64')]))
}

export async function findList(services: Services, certSha256: string | undefined): Promise<Buffer | undefined> {
  const authorities = services.office.seal.authorities()
  const authority =
    certSha256 === undefined ? authorities.at(-1) : authorities.find((one) => one.certSha256 === certSha256)
  if (authority === undefined) return undefined
  const { published } = await stateOfList(services, authority.stream)
  return published === null ? undefined : Buffer.from(published.list, 'base64')
}

/** Publishes when something was revoked that is not on the newest list, or when the newest grows old. */
async function publishIfDue(services: Services, { stream, issueList }: Authority): Promise<void> {
  const { revoked, published } = await stateOfList(services, stream)
  const at = services.now()
  const fresh =
    published !== null && Date.parse(published.nextUpdate) - Date.parse(at) > LIST_DAYS * DAY_MS - RENEW_BEFORE_MS
  if (fresh && published.entries === revoked.length) return
  const number = (published?.number ?? 0) + 1
  const nextUpdate = new Date(Date.parse(at) + LIST_DAYS * DAY_MS).toISOString()
  const list = await issueList({ number, thisUpdate: at, nextUpdate, revoked })
  const command = {
    type: 'PublishRevocationList',
    at,
    number,
    nextUpdate,
    list,
    entries: revoked.length,
  } satisfies RevocationCommand
  // Another node was faster: its list has this number, and what is missing on it is published next.
  await services.run({ life: revocationLife.kind, stream, command, by: sealingSystem(services) })
}

const publishAll = async (services: Services): Promise<void> => {
  for (const authority of services.office.seal.authorities()) await publishIfDue(services, authority)
}

type Reason = Extract<RevocationCommand, { type: 'RevokeCertificate' }>['reason']
/** Puts a certificate of ours (PEM) on its issuer's list and publishes it at once. Twice is harmless. */
async function revoke(services: Services, pem: string, reason: Reason, since: string): Promise<void> {
  const found = services.office.seal.issuerOf(pem)
  if (found === undefined) return
  const { authority, serial, certSha256 } = found
  const at = services.now()
  const command = { type: 'RevokeCertificate', at, by: '$actor', serial, certSha256, reason, since } as const
  await services.run({ life: revocationLife.kind, stream: authority.stream, command, by: sealingSystem(services) })
  await publishIfDue(services, authority)
}

const readSeal = eventReader<SealCompromised | SealKeyRotated>('SealCompromised', 'SealKeyRotated')
/**
 * The theft of the seal's key is on the list before anybody asks again, and so is a key that is gone. A key replaced in
 * the ordinary way is not: nothing is wrong with what it sealed, and it seals no more because the ledger says so.
 */
const listSealKeys: Reaction = {
  name: 'certificate.list-seal-keys',
  types: ['SealCompromised', 'SealKeyRotated'],
  react: async (entry, services) => {
    const event = readSeal(entry)
    if (event === undefined) return
    const gone = event.type === 'SealCompromised' ? event.certSha256 : event.replaces
    const own = services.office.seal.certificates().find(({ certSha256 }) => certSha256 === gone)
    if (own === undefined) return
    if (event.type === 'SealCompromised') await revoke(services, own.pem, 'KEY_COMPROMISE', event.since)
    else if (event.ground === 'LOSS') await revoke(services, own.pem, 'CESSATION', event.at)
  },
}

const readKey = eventReader<KeyConfirmed | KeyRevoked>('KeyConfirmed', 'KeyRevoked')
/** An officer's key that was revoked: what he signed before stays his, what is signed after is nobody's. */
const listOfficerKeys: Reaction = {
  name: 'certificate.list-officer-keys',
  types: ['KeyRevoked'],
  react: async (entry, services) => {
    const revoked = readKey(entry)
    if (revoked?.type !== 'KeyRevoked') return
    for (const past of await services.history(entry.envelope.stream)) {
      const confirmed = readKey(past)
      if (confirmed?.type === 'KeyConfirmed' && confirmed.key === revoked.key)
        await revoke(services, confirmed.certificate, 'CESSATION', revoked.at)
    }
  },
}

export const revokingReactions: readonly Reaction[] = [listSealKeys, listOfficerKeys]
export const publishRevocationLists: Job = {
  name: 'certificate.publish-revocation-lists',
  cron: '17 * * * *',
  run: publishAll,
}
