import type { Job, Services } from '#frame'
import { addKey, certSha256, certifyKey, foundRoot, renewOfdSealing, toPem } from '#seal'
import type { CertifiedKey, KeptInDevice, KeyRole, Signer } from '#seal'
import { StartRefused } from './config.ts'
import { keysFolder, ofdKeysFolder, ofdSealText, readPassphrase, rewriteTrust } from './installation.ts'
import type { Installation } from './installation.ts'

export const ROTATION_GROUNDS = ['ROUTINE', 'EXPIRY', 'COMPROMISE', 'LOSS'] as const
export type RotationGround = (typeof ROTATION_GROUNDS)[number]

export interface KeyPlace {
  readonly installation: Installation
  readonly dataFolder: string
}
interface MadeKey extends CertifiedKey {
  readonly role: KeyRole
}

/**
 * Makes the next generation of a key and keeps it beside the old ones. A new authority certifies a new seal and a new
 * time stamp key too, and a new root all of them; then the trust file names every root. Nothing is in force yet.
 */
export async function makeKeys(
  { installation, dataFolder }: KeyPlace,
  role: KeyRole,
  now: Date,
  device?: { readonly kept: KeptInDevice; readonly signer: Signer },
): Promise<readonly MadeKey[]> {
  const pki = await installation.readKeys()
  const request = { organName: installation.organName, now }
  const passphrase = readPassphrase(dataFolder)
  const made: MadeKey[] = []
  const keep = async (each: KeyRole, key: CertifiedKey): Promise<CertifiedKey> => {
    const kept = each === 'seal' && device !== undefined ? { device: device.kept } : {}
    await addKey(keysFolder(dataFolder, installation.id), each, key, { passphrase, ...kept })
    made.push({ ...key, role: each })
    return key
  }
  const root = role === 'root' ? await keep('root', await foundRoot(request)) : pki.root
  const above = role === 'root' || role === 'issuingCa'
  const ca = above ? await keep('issuingCa', await certifyKey('issuingCa', root, request)) : pki.issuingCa
  if (above || role === 'seal') {
    const signers = device === undefined ? {} : { signers: { seal: device.signer } }
    await keep('seal', await certifyKey('seal', ca, { ...request, ...signers }))
  }
  if (above || role === 'timestamp') await keep('timestamp', await certifyKey('timestamp', ca, request))
  if (role === 'root') rewriteTrust(dataFolder, await installation.readKeys())
  return made
}

/** The next SM2 key for the seal on OFDs; a server that runs takes it up when it starts again. Answers its digest. */
export async function renewOfdKey({ installation, dataFolder }: KeyPlace, now: Date): Promise<string> {
  const { id, organName } = installation
  const request = { text: ofdSealText(organName), now }
  return certSha256(await renewOfdSealing(ofdKeysFolder(dataFolder, id), readPassphrase(dataFolder), request))
}

export const REVOCATION_GROUNDS = ['KEY_COMPROMISE', 'SUPERSEDED', 'CESSATION'] as const
type RevocationGround = (typeof REVOCATION_GROUNDS)[number]

export type RevocableRole = 'timestamp' | 'ofd'

function revocable({ installation }: KeyPlace, services: Services, role: RevocableRole) {
  if (role === 'timestamp') return services.office.seal.certificates().filter((each) => each.role === role)
  const sealings = [installation.ofd, ...installation.organOfds.held()]
  return sealings
    .flatMap(({ certificates }) => certificates)
    .map((der) => ({ certSha256: certSha256(der), pem: toPem(der) }))
}

/**
 * Puts a time stamp key, or a key of the seal on OFDs, on its issuer's revocation list and publishes the list at once:
 * what it signed from `since` on proves nothing, and of a stolen key nothing does whose time is not proven otherwise, for
 * a thief writes any time he likes. The seal's key for PDFs is taken back at the seal desk, by its keeper.
 */
export async function revokeKey(
  place: KeyPlace,
  { services, jobs }: { readonly services: Services; readonly jobs: readonly Job[] },
  order: {
    readonly role: RevocableRole
    readonly sha256: string
    readonly reason: RevocationGround
    readonly since: string
  },
): Promise<string> {
  const { role, sha256, reason, since } = order
  const [key, ...others] = revocable(place, services, role).filter((each) => each.certSha256.startsWith(sha256))
  const issuer = key === undefined ? undefined : services.office.seal.issuerOf(key.pem)
  if (key === undefined || issuer === undefined || others.length > 0)
    throw new StartRefused(`There is no one ${WORDS[role]} whose digest begins with ${sha256}.`)
  const { authority, serial, certSha256: digest } = issuer
  const at = services.now()
  const result = await services.run({
    life: 'revocationList',
    stream: authority.stream,
    command: { type: 'RevokeCertificate', at, by: '$actor', serial, certSha256: digest, reason, since },
    by: { kind: 'system', id: place.installation.systemActor },
  })
  if (!result.ok) throw new StartRefused(`The key was not revoked: ${result.refusal.code}.`)
  await jobs.find(({ name }) => name === 'certificate.publish-revocation-lists')?.run(services)
  return digest
}
const WORDS: Readonly<Record<RevocableRole, string>> = { timestamp: 'time stamp key', ofd: 'OFD seal key' }

/** The ledger says which key of the seal is in force; until it does, the old one goes on sealing. */
export async function putSealInForce(
  { installation }: KeyPlace,
  services: Services,
  ground: RotationGround,
): Promise<string> {
  const digest = certSha256((await installation.readKeys()).seal.certificate)
  const result = await services.run({
    life: 'seal',
    stream: installation.sealStream,
    command: { type: 'RotateSealKey', at: services.now(), by: '$actor', certSha256: digest, ground },
    by: { kind: 'system', id: installation.systemActor },
  })
  if (!result.ok) throw new StartRefused(`The new key was made but not put in force: ${result.refusal.code}.`)
  return digest
}
