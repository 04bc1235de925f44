import pg from 'pg'
import { certSha256, generateDeviceKey, openDeviceSigner, parseCertificate, readPin } from '#seal'
import type { KeptInDevice, KeyRole, Signer } from '#seal'
import { StartRefused } from '../app/config.ts'
import { reachDatabase } from '../app/database/reach.ts'
import { openLogKey, replaceLogKey } from '../app/installation.ts'
import type { Installation } from '../app/installation.ts'
import {
  makeKeys,
  putSealInForce,
  renewOfdKey,
  REVOCATION_GROUNDS,
  revokeKey,
  ROTATION_GROUNDS,
} from '../app/key-rotation.ts'
import type { RevocableRole, RotationGround } from '../app/key-rotation.ts'
import { PLACES } from '../app/place.ts'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { sealOf } from './organ-seal.ts'
import { withOffice } from './standing-office.ts'
import { callsOf } from './usage.ts'

const USAGE = callsOf('keys')
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
  if (verb === 'seal-of' && subject !== undefined && rest.length === 0) return sealOf(given, subject, groundIn(given))
  if (verb === 'rotate' && rest.length === 0) {
    if (subject === 'ofd') return rotateOfd(given)
    if (subject === 'log') return rotateLog(given)
    const role = ROLES[subject ?? '']
    if (role !== undefined) return rotate(given, role)
  }
  const [digest, ...more] = rest
  if (verb === 'revoke' && (subject === 'timestamp' || subject === 'ofd') && digest !== undefined && more.length === 0)
    return revoke(given, subject, digest)
  throw new UsageError(USAGE)
}

/** A digest too short to be read aloud with certainty names nobody's key. */
const DIGEST_LEAST = 16

async function revoke(given: Arguments, role: RevocableRole, digest: string): Promise<number> {
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
    const order = { role, sha256: digest, reason, since: since.toISOString() }
    const revoked = await revokeKey(place, await open(), order)
    if (given.flags.has('--json')) print(JSON.stringify({ ...order, certificate: revoked }))
    else print(`Revoked ${revoked.slice(0, 16)}…: what it signed since then proves nothing any more. The list is out.`)
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

const certificatesOf = ({ pki: { generations }, ofd, organSeals, organOfds }: Installation) => [
  ...(['root', 'issuingCa', 'seal', 'timestamp'] as const).map((role) => ({
    role,
    certificates: generations[role].map(({ certificate }) => certificate),
  })),
  { role: 'ofd', certificates: ofd.certificates },
  { role: 'seal-of', certificates: organSeals.held().map(({ certificate }) => certificate) },
  { role: 'ofd-of', certificates: organOfds.held().flatMap(({ certificates }) => certificates) },
]

async function list(given: Arguments): Promise<number> {
  return withOffice(dataFolderOf(given), ({ installation }) => {
    const rows = certificatesOf(installation).flatMap(({ role, certificates }) =>
      certificates.map((certificate, i) => {
        const { notBefore, notAfter, subject } = parseCertificate(certificate)
        const daysLeft = Math.floor((notAfter.getTime() - Date.now()) / DAY_MS)
        const newest = i === certificates.length - 1
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

function groundIn(given: Arguments): RotationGround {
  const ground = ROTATION_GROUNDS.find((known) => known === (given.values.get('--ground') ?? 'ROUTINE'))
  if (ground === undefined) throw new UsageError(`--ground is one of ${ROTATION_GROUNDS.join(', ')}.`)
  return ground
}

/** The SM2 key for OFDs; one that was stolen is revoked beside it (`keys revoke ofd`). */
async function rotateOfd(given: Arguments): Promise<number> {
  const ground = groundIn(given)
  return withOffice(dataFolderOf(given), async ({ installation, database }) => {
    const digest = await renewOfdKey({ installation, dataFolder: database.dataFolder }, new Date())
    if (given.flags.has('--json')) print(JSON.stringify({ role: 'ofd', ground, certificates: [digest] }))
    else print('New ofd key. A running server takes it up when it starts again. Old OFDs stay verifiable.')
    return 0
  })
}

/** The key of the checkpoints. Nobody may sign meanwhile: the sequencer holds the old key until it stops. */
async function rotateLog(given: Arguments): Promise<number> {
  const ground = groundIn(given)
  const database = await reachDatabase(dataFolderOf(given), PLACES.sql, process.env)
  const owner = new pg.Pool({ connectionString: database.urls.owner, max: 1 })
  try {
    if (database.served) throw new StartRefused('Stop the server first: it signs checkpoints with the old key.')
    const { origin } = openLogKey(database.dataFolder)
    const { rows } = await owner.query<{ size: string }>(
      'select coalesce(max(size), 0)::text as size from ledger.checkpoint',
    )
    const size = Number(rows[0]?.size ?? 0)
    const vkey = replaceLogKey(database.dataFolder, size, ground === 'COMPROMISE')
    if (given.flags.has('--json')) print(JSON.stringify({ role: 'log', ground, origin, size, vkey }))
    else {
      print(vkey)
      print(`Signs every checkpoint of ${origin} after ${String(size)} entries. Give trust.json out again.`)
    }
    return 0
  } finally {
    await owner.end()
    await database.stop()
  }
}

async function rotate(given: Arguments, role: KeyRole): Promise<number> {
  const ground = groundIn(given)
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
