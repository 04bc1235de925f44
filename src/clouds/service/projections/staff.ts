import type { Pool } from 'pg'
import type { OfficerAppointed, RolesGranted } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'

const TYPES = ['OfficerAppointed', 'RolesGranted'] as const
const read = eventReader<OfficerAppointed | RolesGranted>(...TYPES)

/** Who may be given a request or a visit. */
export const staffProjection: Projection = {
  name: 'service-staff',
  schema: 'service',
  tables: ['staff'],
  mode: 'following',
  types: TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      const { stream } = entry.envelope
      if (event?.type === 'OfficerAppointed')
        await tx.query(`insert into ${tx.schema}.staff (id, organ, name, post, roles) values ($1, $2, $3, $4, $5)`, [
          stream,
          event.organ,
          event.name,
          event.post,
          event.roles,
        ])
      if (event?.type === 'RolesGranted')
        await tx.query(`update ${tx.schema}.staff set roles = $2 where id = $1`, [stream, event.roles])
    }
  },
}

export interface StaffRow {
  readonly id: string
  readonly organ: string
  readonly name: string
  readonly post: string
}
/** The organ whose inspectors look into reports; undefined where nobody inspects. */
export async function inspectingOrgan(db: Pool): Promise<string | undefined> {
  const text = `select organ from service.staff where 'inspector' = any(roles) order by organ limit 1`
  return (await db.query<{ organ: string }>(text)).rows[0]?.organ
}

export async function everybody(db: Pool): Promise<readonly Pick<StaffRow, 'id' | 'organ'>[]> {
  return (await db.query<StaffRow>('select id, organ from service.staff order by organ, id')).rows
}

/** Roles at which people are spoken to. */
const SPEAKING: readonly string[] = ['intakeOfficer', 'serviceOfficer', 'examiner', 'supervisor']

export async function listStaff(db: Pool): Promise<readonly StaffRow[]> {
  const text = 'select id, organ, name, post from service.staff where roles && $1 order by organ, id'
  return (await db.query<StaffRow>(text, [SPEAKING])).rows
}

export async function isStaff(db: Pool, officer: string, organ: string): Promise<boolean> {
  return (await listStaff(db)).some((one) => one.id === officer && one.organ === organ)
}
