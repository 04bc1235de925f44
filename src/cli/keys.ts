import { certSha256, generateDeviceKey, openDeviceSigner, parseCertificate, readPin } from '#seal'
import type { KeptInDevice, KeyRole, Signer } from '#seal'
import { StartRefused } from '../app/config.ts'
import {
  makeKeys,
  putSealInForce,
  REVOCATION_GROUNDS,
  revokeTimestampKey,
  ROTATION_GROUNDS,
} from '../app/key-rotation.ts'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'

const USAGE =
  'oneseal keys list | oneseal keys rotate seal|timestamp|ca|root [--ground ROUTINE|EXPIRY|COMPROMISE|LOSS] ' +
  '[--pkcs11 MODULE --token LABEL --key LABEL [--pin-file FILE]] | ' +
  'oneseal keys revoke timestamp DIGEST --reason KEY_COMPROMISE|SUPERSEDED|CESSATION --since INSTANT'
const ROLES: Readonly<Record<string, KeyRole>> = { seal: 'seal', timestamp: 'timestamp', ca: 'issuingCa', root: 'root' }
const DAY_MS = 86_400_000

/** `oneseal keys list|rotate|revoke`: what keys there are and how long they hold, how one takes another's place or is taken back. */
export async function keys(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: ['--data', '--reason', '--since', '--ground', '--pkcs11', '--token', '--key', '--pin-file'],
  })
  const [verb, subject, ...rest] = given.positional
  if (verb === 'list' && subject === undefined) return list(given)
  const role = ROLES[subject ?? '']
  if (verb === 'rotate' && role !== undefined && rest.length === 0) return rotate(given, role)
  const [digest, ...more] = rest
  if (verb === 'revoke' && role === 'timestamp' && digest !== undefined && more.length === 0)
    return revoke(given, digest)
  throw new UsageError(USAGE)
}

/** A digest too short to be read aloud with certainty names nobody's key. */
const DIGEST_LEAST = 16

async function revoke(given: Arguments, digest: string): Promise<number> {
  const reason = REVOCATION_GROUNDS.find((known) => known === given.values.get('--reason'))
  const since = new Date(given.values.get('--since') ?? '')
  if (
    reason === undefined ||
    Number.isNaN(since.getTime()) ||
    !/^[0-9a-f]+$/.test(digest) ||
    digest.length < DIGEST_LEAST
  )
    throw new UsageError(USAGE)
  return withOffice(dataFolderOf(given), async ({ installation, database, open }) => {
    const place = { installation, dataFolder: database.dataFolder }
    const order = { sha256: digest, reason, since: since.toISOString() }
    const revoked = await revokeTimestampKey(place, await open(), order)
    if (given.flags.has('--json')) print(JSON.stringify({ role: 'timestamp', certificate: revoked, ...order }))
    else print(`Revoked ${revoked.slice(0, 16)}…: its stamps prove no time by themselves any more. The list is out.`)
    return 0
  })
}

/** Where a device keeps the key, from the words of the command; undefined when it is kept in a file. */
export function deviceOf(given: Arguments): KeptInDevice | undefined {
  const [module, token, key] = ['--pkcs11', '--token', '--key'].map((name) => given.values.get(name))
  if (module === undefined && token === undefined && key === undefined) return undefined
  if (module === undefined || token === undefined || key === undefined)
    throw new UsageError('A key in a device needs --pkcs11 MODULE, --token LABEL and --key LABEL.')
  const pinFile = given.values.get('--pin-file')
  return { module, token, key, ...(pinFile === undefined ? {} : { pinFile }) }
}

/** The key of that label on the token, made there when there is none yet. */
export async function signerInDevice(device: KeptInDevice): Promise<Signer> {
  try {
    return await openOrMake(device, await readPin(device))
  } catch (error) {
    // What a device says is for whoever stands before it: one sentence, no trace of our own.
    throw error instanceof Error ? new StartRefused(error.message) : error
  }
}

async function openOrMake(device: KeptInDevice, pin: string): Promise<Signer> {
  try {
    return await openDeviceSigner(device, pin)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('has no key called')) throw error
    await generateDeviceKey(device, pin)
    return openDeviceSigner(device, pin)
  }
}

async function list(given: Arguments): Promise<number> {
  return withOffice(dataFolderOf(given), ({ installation }) => {
    const { generations } = installation.pki
    const rows = (['root', 'issuingCa', 'seal', 'timestamp'] as const).flatMap((role) =>
      generations[role].map(({ certificate }, i) => {
        const { notBefore, notAfter, subject } = parseCertificate(certificate)
        const daysLeft = Math.floor((notAfter.getTime() - Date.now()) / DAY_MS)
        const newest = i === generations[role].length - 1
        const [from, until] = [notBefore.toISOString(), notAfter.toISOString()]
        return { role, subject, certSha256: certSha256(certificate), from, until, daysLeft, newest }
      }),
    )
    if (given.flags.has('--json')) print(JSON.stringify(rows))
    else
      for (const { role, subject, certSha256: digest, until, daysLeft, newest } of rows)
        print(
          `${newest ? '*' : ' '} ${role.padEnd(10)} ${digest.slice(0, 16)}…  until ${until.slice(0, 10)} (${String(daysLeft)} days)  ${subject}`,
        )
    return Promise.resolve(0)
  })
}

async function rotate(given: Arguments, role: KeyRole): Promise<number> {
  const ground = ROTATION_GROUNDS.find((known) => known === (given.values.get('--ground') ?? 'ROUTINE'))
  if (ground === undefined) throw new UsageError(`--ground is one of ${ROTATION_GROUNDS.join(', ')}.`)
  const device = deviceOf(given)
  if (device !== undefined && role !== 'seal')
    throw new UsageError('Only the seal’s key can be made in a device so far.')
  return withOffice(dataFolderOf(given), async (standing) => {
    if (role !== 'seal' && role !== 'timestamp' && standing.database.served)
      throw new StartRefused('Stop the server first: a new authority is taken in when it starts.')
    const { installation, database, open } = standing
    const kept = device === undefined ? {} : { device: { kept: device, signer: await signerInDevice(device) } }
    const place = { installation, dataFolder: database.dataFolder }
    const made = await makeKeys(place, role, new Date(), kept.device)
    const digests = made.map(({ certificate }) => certSha256(certificate))
    if (made.some(({ role: each }) => each === 'seal')) await putSealInForce(place, (await open()).services, ground)
    if (given.flags.has('--json')) print(JSON.stringify({ role, ground, certificates: digests }))
    else print(`New ${made.map(({ role: each }) => each).join(', ')} in force. Old papers stay verifiable.`)
    return 0
  })
}
