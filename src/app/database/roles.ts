import type { ClientBase } from 'pg'

/**
 * Who may do what in the database (SECURITY.md): the application inserts, the sequencer assigns leaves,
 * the eraser erases, and the owner migrates. None of them is a superuser.
 */
export const ROLES = {
  owner: 'oneseal_owner',
  app: 'oneseal_app',
  sequencer: 'oneseal_sequencer',
  eraser: 'oneseal_eraser',
} as const

export type RoleName = keyof typeof ROLES
export type RolePasswords = Readonly<Record<RoleName, string>>

export const roleNames = Object.keys(ROLES) as readonly RoleName[]

const MEMBERSHIPS: readonly (readonly [role: RoleName, member: RoleName])[] = [
  // The owner hands functions and tables over to these two, which PostgreSQL allows only to a member.
  ['sequencer', 'owner'],
  ['eraser', 'owner'],
]

/** Run by the superuser of a cluster of our own, as often as one likes: makes the roles and gives them their passwords. */
export async function makeRoles(superuser: ClientBase, passwords: RolePasswords): Promise<void> {
  const { rows } = await superuser.query<{ rolname: string }>('select rolname from pg_roles where rolname = any($1)', [
    Object.values(ROLES),
  ])
  for (const name of roleNames) {
    const role = ROLES[name]
    if (!rows.some(({ rolname }) => rolname === role)) await superuser.query(`create role ${role}`)
    // Attributes and passwords cannot be parameters of a statement.
    await superuser.query(
      `alter role ${role} with login nosuperuser nocreaterole nocreatedb password ${quoted(passwords[name])}`,
    )
  }
  for (const [role, member] of MEMBERSHIPS) await superuser.query(`grant ${ROLES[role]} to ${ROLES[member]}`)
}

/** Makes a database of the owner's, closed to everyone but our roles. */
export async function makeDatabase(superuser: ClientBase, database: string, template = 'template0'): Promise<void> {
  await superuser.query(`create database "${database}" owner ${ROLES.owner} template "${template}"`)
  await superuser.query(`revoke all on database "${database}" from public`)
  await superuser.query(`grant connect on database "${database}" to ${Object.values(ROLES).join(', ')}`)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
