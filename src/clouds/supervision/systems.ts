import { sendWebhook, webhookSecret } from '#adapters'
import type { Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { DutyCommand } from './domain/duty.ts'
import type { SupervisingOrganState } from './domain/linkage.ts'
import { dutyLife } from './lives.ts'
import { dueDeliveries, dutyById } from './projections/linkage.ts'
import type { DutyRow } from './projections/duty.ts'
import { findOrgan, listOrgans } from './projections/tables.ts'
import { machineOf } from './push.ts'

/**
 * Both keys of a connection are made from the installation's own whenever they are needed: no table and no backup holds
 * them, and every new connection has others.
 */
const keyOf = ({ idFrom }: Pick<Services, 'idFrom'>, organ: string, key: number, use: string): string =>
  ['one', 'two', 'three']
    .map((part) => idFrom('department system', organ, String(key), use, part).replaceAll('-', ''))
    .join('')
/** What the department's system signs its calls with. */
export const callSecretOf = (services: Pick<Services, 'idFrom'>, organ: string, key: number): string =>
  keyOf(services, organ, key, 'calls')
/** What our announcements to it are signed with. */
export const hookSecretOf = (services: Pick<Services, 'idFrom'>, organ: string, key: number): string =>
  webhookSecret(Buffer.from(keyOf(services, organ, key, 'hooks'), 'hex'))

/** Standard Webhooks' schedule: after the last, the announcement is dead, and the duty waits on the portal. */
const AGAIN_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000] as const

type Connection = NonNullable<SupervisingOrganState['system']>
const isStanding = ({ until }: Connection, day: string): boolean => day <= until

/** What is announced names no person: the system fetches the rest at our door. */
const announcement = ({ id, caseNumber, itemCode, openedAt, push }: DutyRow): string =>
  JSON.stringify({
    type: 'duty.opened',
    timestamp: openedAt.toISOString(),
    data: { duty: id, caseNumber, itemCode, kind: push?.kind ?? null, claimDue: push?.claimDue ?? null },
  })

async function hand(services: Services, duty: DutyRow, { hook, key }: Connection): Promise<void> {
  if (hook === null) return
  const outcome = await sendWebhook(hook, hookSecretOf(services, duty.organ, key), {
    id: duty.id,
    body: announcement(duty),
  })
  const at = services.now()
  const attempt = (duty.delivery?.attempt ?? 0) + 1
  const wait = outcome.kind === 'refused' ? undefined : AGAIN_SECONDS[attempt - 1]
  const nextAt = wait === undefined ? null : new Date(Date.parse(at) + wait * 1000).toISOString()
  const command: DutyCommand =
    outcome.kind === 'done'
      ? { type: 'AcknowledgeDuty', at, by: '$actor', means: 'WEBHOOK' }
      : {
          ...{ type: 'NoteDeliveryFailure', at, by: '$actor', attempt, nextAt },
          fault: outcome.kind === 'failed' ? outcome.fault : outcome.code,
        }
  // Refused when the department took it another way meanwhile: then there is nothing to note.
  await services.run({
    life: dutyLife.kind,
    stream: duty.id,
    command: jsonObjectOf(command),
    by: machineOf(services),
    expectedVersion: duty.version,
  })
}

/** The first attempt, at once. */
export async function announce(services: Services, dutyId: string, organ: string): Promise<void> {
  const system = await standingConnection(services, organ)
  if (system?.hook === undefined || system.hook === null) return
  const duty = await dutyById(services.db, dutyId)
  if (duty?.stage === 'open' && duty.acknowledgedAt === null && duty.delivery === null)
    await hand(services, duty, system)
}

const DELIVERIES_AT_ONCE = 100

/** Tries again what is due, the longest waiting first. */
export async function announceAgain(services: Services): Promise<void> {
  const now = services.now()
  const connected = new Map(
    (await listOrgans(services.db)).flatMap(({ state: { organ, system } }) =>
      typeof system?.hook === 'string' && isStanding(system, localDate(now)) ? [[organ, system] as const] : [],
    ),
  )
  if (connected.size === 0) return
  const due = await dueDeliveries(services.db, { organs: [...connected.keys()], now, limit: DELIVERIES_AT_ONCE })
  for (const duty of due) {
    const system = connected.get(duty.organ)
    if (system !== undefined) await hand(services, duty, system)
  }
}

/** The connection whose machine calls, if it still stands. */
export async function standingConnection(services: Services, organ: string): Promise<Connection | undefined> {
  const system = (await findOrgan(services.db, organ))?.state.system ?? null
  return system !== null && isStanding(system, localDate(services.now())) ? system : undefined
}
