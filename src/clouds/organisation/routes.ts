import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { api } from './api.ts'
import { appointmentHandlers } from './appointment-routes.ts'
import { calendarHandlers } from './calendar-routes.ts'
import type { OfficerCommand } from './domain/officer.ts'
import {
  findKey,
  findOfficer,
  fingerprintOf,
  isHeldByAnother,
  keysOfOfficer,
  listOfficers,
  keysIn,
} from './projections/officer.ts'
import type { SigningKeyRow } from './projections/officer.ts'
import { accountHandlers } from './accounts/routes.ts'
import { safetyHandlers } from './safety/routes.ts'
import { delegationHandlers } from './delegations/routes.ts'
import { staffingHandlers } from './staffing/routes.ts'
import { structureHandlers } from './structure/routes.ts'
import { transferHandlers } from './transfers/routes.ts'

type KeyView = Output<typeof api.enrolKey>

async function keyView(context: RequestContext, row: SigningKeyRow): Promise<KeyView> {
  const officer = await findOfficer(context.db, row.officer)
  return {
    key: row.key,
    officer: row.officer,
    officerName: officer?.name ?? '',
    organName: officer === undefined ? '' : context.office.catalogue.organName(officer.organ),
    device: row.device,
    fingerprint: row.fingerprint,
    state: row.state,
    enrolledAt: row.enrolledAt.toISOString(),
    certSha256: row.certSha256,
  }
}
const keyViews = (context: RequestContext, rows: readonly SigningKeyRow[]) =>
  Promise.all(rows.map((row) => keyView(context, row)))

const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

/** Runs a command on an officer's life and answers the key it was about. */
async function runOnKey(
  context: RequestContext,
  officer: string,
  key: string,
  command: OfficerCommand,
): Promise<KeyView | RefusalAnswer> {
  const { idempotency } = context
  const result = await context.run({
    life: 'officer',
    stream: officer,
    command,
    by: context.actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const row = await findKey(context.db, key)
  // A repeated request answers for the key its first arrival made.
  const [newest] = row === undefined ? await keysOfOfficer(context.db, officer) : [row]
  return newest === undefined ? refuse('KEY_UNKNOWN') : keyView(context, newest)
}

export const handlers: Handlers<typeof api> = {
  ...calendarHandlers,
  ...appointmentHandlers,
  ...transferHandlers,
  ...structureHandlers,
  ...staffingHandlers,
  ...delegationHandlers,
  ...accountHandlers,
  ...safetyHandlers,

  organs: (_, { office }) =>
    Promise.resolve({
      items: office.catalogue
        .organs()
        .map(({ id, name, nameEn, kind, region, under }) => ({ id, name, nameEn, kind, region, under })),
    }),

  officers: async (_, context) => {
    const [officers, usernames] = await Promise.all([listOfficers(context.db), context.office.accounts.usernames()])
    const items = officers.map(({ id, version, name, organ, post, roles }) => ({
      id,
      version,
      name,
      organName: context.office.catalogue.organName(organ),
      post,
      roles: [...roles],
      username: usernames.get(id) ?? null,
    }))
    return { items }
  },

  colleagues: async (_, { actor, db }) => {
    if (actor.kind !== 'officer') return { items: [] }
    const own = (await listOfficers(db)).filter(({ organ }) => organ === actor.organ)
    return { items: own.map(({ id, name, post, roles }) => ({ id, name, post, roles: [...roles] })) }
  },

  myKeys: async (_, context) => {
    if (context.actor.kind !== 'officer') return refuse('OFFICER_NOT_APPOINTED')
    const { id } = context.actor
    const items = await keyViews(context, await keysOfOfficer(context.db, id))
    return { items, challenge: context.office.keys.newChallenge(id) }
  },

  enrolKey: async ({ body }, context) => {
    if (context.actor.kind !== 'officer') return refuse('OFFICER_NOT_APPOINTED')
    const officer = context.actor.id
    const { spki, challenge, proof, device } = body
    if (!context.office.keys.checkProof({ officer, challenge, spki, value: proof })) return refuse('KEY_PROOF_WRONG')
    if (await isHeldByAnother(context.db, fingerprintOf(spki), officer)) return refuse('KEY_HELD_BY_ANOTHER')
    const key = context.idFrom('signing key', officer, spki)
    const at = context.now()
    return runOnKey(context, officer, key, { type: 'EnrolKey', at, by: '$actor', officer, key, spki, device })
  },

  pendingKeys: async ({ query }, context) => ({
    items: await keyViews(context, await keysIn(context.db, query.state ?? 'enrolled')),
  }),

  confirmKey: async ({ params, body }, context) => {
    const row = await findKey(context.db, params.key)
    if (row === undefined) return refuse('KEY_UNKNOWN')
    if (row.fingerprint !== body.fingerprint) return refuse('KEY_FINGERPRINT_DIFFERS')
    const holder = await findOfficer(context.db, row.officer)
    if (holder === undefined) return refuse('OFFICER_NOT_APPOINTED')
    const at = context.now()
    const { certificate, certSha256, validUntil } = await context.office.keys.certify({
      officer: row.officer,
      name: holder.name,
      organName: context.office.catalogue.organName(holder.organ),
      spki: row.spki,
      at,
    })
    return runOnKey(context, row.officer, row.key, {
      type: 'ConfirmKey',
      at,
      by: '$actor',
      officer: row.officer,
      key: row.key,
      certSha256,
      certificate,
      validUntil,
    })
  },

  revokeKey: async ({ params, body }, context) => {
    const row = await findKey(context.db, params.key)
    if (row === undefined) return refuse('KEY_UNKNOWN')
    return runOnKey(context, row.officer, row.key, {
      type: 'RevokeKey',
      at: context.now(),
      by: '$actor',
      officer: row.officer,
      key: row.key,
      reason: body.reason,
    })
  },
}
