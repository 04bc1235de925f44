import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate, parseCitizenId } from '#kernel'
import type { api } from './api.ts'
import { countAttempt } from './attempts.ts'
import type { Channel } from './domain/events.ts'
import type { ConsentCommand } from './domain/consent.ts'
import { parseContactAddress } from './domain/person.ts'
import type { PersonCommand } from './domain/person.ts'
import { connectedChannels, mineOf } from './identities.ts'
import { consentLife, personLife } from './lives.ts'
import { maskAddress } from './mask.ts'
import { findPerson, isHeldByAnotherAccount } from './projections/person.ts'
import { applicantOf, NOT_FOUND, refuse, runAs } from './run-party.ts'

type PersonRoute =
  | 'mine'
  | 'verifyRealName'
  | 'sendCode'
  | 'confirmContact'
  | 'removeContact'
  | 'stateAddress'
  | 'giveConsent'
  | 'withdrawConsent'

const CODE_MINUTES = 10
/** Of a million codes; after these the code is dead. */
const GUESSES_MAX = 5

const digestOf = (account: string, code: string): Buffer => createHash('sha256').update(`${account} ${code}`).digest()

const runOnPerson = (context: RequestContext, account: string, command: PersonCommand) =>
  runAs(context, personLife.kind, context.idFrom('person', account), command)

/** Runs the command and answers how everything stands then. */
async function afterwards(
  context: RequestContext,
  account: string,
  result: Awaited<ReturnType<typeof runAs>>,
): Promise<Awaited<ReturnType<typeof mineOf>> | RefusalAnswer> {
  return result.ok ? mineOf(context, account) : { refusal: result.refusal }
}

/** What the identity service's no means to the person who asked. */
const IDENTITY_CODES: Readonly<Record<string, string>> = {
  MISMATCH: 'IDENTITY_MISMATCH',
  UNKNOWN_NUMBER: 'IDENTITY_UNKNOWN',
}

async function verifyRealName(context: RequestContext, account: string, given: { name: string; idNumber: string }) {
  const person = { name: given.name.trim(), idNumber: given.idNumber.trim().toUpperCase() }
  if (!parseCitizenId(person.idNumber, localDate(context.now())).ok) return refuse('CITIZEN_ID_WRONG')
  const tooMany = await countAttempt(context, account, 'IDENTITY')
  if (tooMany !== undefined) return tooMany
  const outcome = await context.office.peers.identity.check(person)
  if (outcome.kind === 'failed') return refuse('PEER_UNREACHABLE')
  if (outcome.kind === 'refused')
    return refuse(IDENTITY_CODES[outcome.code] ?? 'PEER_REFUSED', { reason: outcome.code })
  // Only whoever knows name and number that belong together learns that there is another account.
  if (await isHeldByAnotherAccount(context.db, person.idNumber, account))
    return refuse('IDENTITY_HELD_BY_ANOTHER_ACCOUNT')
  const assertion = outcome.value
  const command = { type: 'VerifyRealName', at: context.now(), by: '$actor', account, ...person, assertion } as const
  return afterwards(context, account, await runOnPerson(context, account, command))
}

async function sendCode(context: RequestContext, account: string, channel: Channel, given: string) {
  const address = parseContactAddress(channel, given)
  if (address === undefined) return refuse('CONTACT_ADDRESS_WRONG')
  if (!connectedChannels(context).includes(channel)) return refuse('CHANNEL_NOT_CONNECTED')
  const tooMany = await countAttempt(context, account, 'CODE')
  if (tooMany !== undefined) return tooMany
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const now = context.now()
  const expiresAt = new Date(Date.parse(now) + CODE_MINUTES * 60_000).toISOString()
  const { peers, seal } = context.office
  const subject = '验证码 Verification code'
  const text = `【${seal.organName}】验证码 ${code}，${String(CODE_MINUTES)} 分钟内有效，请勿告诉他人。`
  const message = { id: context.newId(), to: address, subject, text }
  const outcome = await (channel === 'SMS' ? peers.sms : peers.mail).send(message)
  if (outcome.kind === 'failed') return refuse('PEER_UNREACHABLE')
  if (outcome.kind === 'refused') return refuse('PEER_REFUSED', { reason: outcome.message })
  await context.db.query(
    `insert into parties._private_contact_code (account, channel, address, code_sha256, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (account, channel) do update set address = excluded.address, code_sha256 = excluded.code_sha256,
       attempts = 0, sent_at = excluded.sent_at, expires_at = excluded.expires_at`,
    [account, channel, address, digestOf(account, code), now, expiresAt],
  )
  return { sentTo: maskAddress(address), expiresAt }
}

/** The address the code was sent to, when this is the code; every look at it counts. */
async function takeCode({ db, now }: RequestContext, account: string, channel: Channel, code: string) {
  const { rows } = await db.query<{ address: string; digest: Buffer }>(
    `update parties._private_contact_code set attempts = attempts + 1
     where account = $1 and channel = $2 and expires_at > $3 and attempts < $4
     returning address, code_sha256 as digest`,
    [account, channel, now(), GUESSES_MAX],
  )
  const [row] = rows
  return row !== undefined && timingSafeEqual(row.digest, digestOf(account, code)) ? row.address : undefined
}

async function confirmContact(context: RequestContext, account: string, channel: Channel, code: string) {
  const address = await takeCode(context, account, channel, code)
  if (address === undefined) return refuse('CODE_WRONG')
  const command = { type: 'VerifyContact', at: context.now(), by: '$actor', account, channel, address } as const
  const result = await runOnPerson(context, account, command)
  if (result.ok)
    await context.db.query('delete from parties._private_contact_code where account = $1 and channel = $2', [
      account,
      channel,
    ])
  return afterwards(context, account, result)
}

async function giveConsent(
  context: RequestContext,
  account: string,
  { textVersion, channels }: { textVersion: string; channels: readonly Channel[] },
) {
  const person = await findPerson(context.db, account)
  const { mobile = null, email = null } = person ?? {}
  const addresses: readonly (readonly [Channel, string | null])[] = [
    ['SMS', mobile],
    ['EMAIL', email],
  ]
  const verified = addresses.filter(([, address]) => address !== null).map(([channel]) => channel)
  const at = context.now()
  const command: ConsentCommand = { type: 'GiveConsent', at, by: '$actor', account, textVersion, channels, verified }
  return afterwards(context, account, await runOnConsent(context, account, command))
}
const runOnConsent = (context: RequestContext, account: string, command: ConsentCommand) =>
  runAs(context, consentLife.kind, context.idFrom('consent', account), command)

export const personHandlers: Pick<Handlers<typeof api>, PersonRoute> = {
  mine: async (_, context) => {
    const applicant = applicantOf(context)
    return applicant === undefined ? NOT_FOUND : mineOf(context, applicant.id)
  },
  verifyRealName: async ({ body }, context) => {
    const applicant = applicantOf(context)
    return applicant === undefined ? NOT_FOUND : verifyRealName(context, applicant.id, body)
  },
  sendCode: async ({ body }, context) => {
    const applicant = applicantOf(context)
    return applicant === undefined ? NOT_FOUND : sendCode(context, applicant.id, body.channel, body.address)
  },
  confirmContact: async ({ body }, context) => {
    const applicant = applicantOf(context)
    return applicant === undefined ? NOT_FOUND : confirmContact(context, applicant.id, body.channel, body.code)
  },
  removeContact: async ({ body: { channel } }, context) => {
    const account = applicantOf(context)?.id
    if (account === undefined) return NOT_FOUND
    const command = { type: 'RemoveContact', at: context.now(), by: '$actor', account, channel } as const
    return afterwards(context, account, await runOnPerson(context, account, command))
  },
  stateAddress: async ({ body: { address } }, context) => {
    const account = applicantOf(context)?.id
    if (account === undefined) return NOT_FOUND
    const command = { type: 'StateHomeAddress', at: context.now(), by: '$actor', account, address } as const
    return afterwards(context, account, await runOnPerson(context, account, command))
  },
  giveConsent: async ({ body }, context) => {
    const applicant = applicantOf(context)
    return applicant === undefined ? NOT_FOUND : giveConsent(context, applicant.id, body)
  },
  withdrawConsent: async (_, context) => {
    const account = applicantOf(context)?.id
    if (account === undefined) return NOT_FOUND
    const command = { type: 'WithdrawConsent', at: context.now(), by: '$actor', account } as const
    return afterwards(context, account, await runOnConsent(context, account, command))
  },
}
