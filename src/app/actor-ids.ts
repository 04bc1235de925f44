import type { Pool } from 'pg'
import type { Actor } from '#policy'

/** The ids an entry carries for who acts and for which organ. Opaque, for an envelope can never be erased. */
export type ActorIds = (actor: Actor, stream: string) => Promise<{ readonly actor: string; readonly organ: string }>

/** Entries of people who act for themselves name no organ. */
export const NO_ORGAN = '00000000-0000-0000-0000-000000000000'

/**
 * An officer keeps one id for all acts, for he must answer for them. A natural person gets a fresh random id per
 * stream, mapped in a table outside the ledger, so that cases of one person cannot be joined by their envelopes.
 */
export function createActorIds(db: Pool, newId: () => string): ActorIds {
  return async (actor, stream) => {
    switch (actor.kind) {
      case 'officer':
        return { actor: actor.id, organ: actor.organ }
      case 'system':
        return { actor: actor.id, organ: NO_ORGAN }
      case 'applicant':
        return { actor: await aliasOf(db, stream, actor.id, newId), organ: NO_ORGAN }
      case 'stranger':
        throw new Error('A stranger acts on nothing')
    }
  }
}

/** Under which id this account acts in this life; undefined when it never did. */
export async function findAlias(db: Pool, stream: string, account: string): Promise<string | undefined> {
  const { rows } = await db.query<{ alias: string }>({
    name: 'find-person-alias',
    text: 'SELECT alias FROM app._private_person_alias WHERE stream = $1 AND account = $2',
    values: [stream, account],
  })
  return rows[0]?.alias
}

async function aliasOf(db: Pool, stream: string, account: string, newId: () => string): Promise<string> {
  const alias = await findAlias(db, stream, account)
  if (alias !== undefined) return alias
  const made = await db.query<{ alias: string }>({
    name: 'make-person-alias',
    text: `INSERT INTO app._private_person_alias (stream, account, alias) VALUES ($1, $2, $3)
           ON CONFLICT (stream, account) DO NOTHING RETURNING alias`,
    values: [stream, account, newId()],
  })
  // Someone else was faster: what he made is there.
  return made.rows[0]?.alias ?? aliasOf(db, stream, account, newId)
}
