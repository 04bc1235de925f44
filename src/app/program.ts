import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { SqlRunner } from '#ledger'
import { PLACES } from './place.ts'

/**
 * The program as it was built; undefined where it runs from its sources. Not a number somebody must remember to raise:
 * whether a fold changed cannot be read off its own text, for it calls others (docs/decisions/0022).
 */
export function programDigest(): string | undefined {
  return existsSync(PLACES.program)
    ? createHash('sha256').update(readFileSync(PLACES.program)).digest('hex')
    : undefined
}

/** The program that last made lives and projections here. */
export async function lastProgram(owner: SqlRunner): Promise<string | undefined> {
  const { rows } = await owner.query<{ program: string }>('select program from app.upgrade order by id desc limit 1')
  return rows[0]?.program
}
