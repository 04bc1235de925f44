import { randomBytes } from 'node:crypto'
import type { StoredEntry } from '../act.ts'
import type { SqlRunner } from '../database.ts'
import { followerOf } from '../follower.ts'
import { readPositions } from '../positions.ts'
import { project } from '../projection.ts'
import type { Projection } from '../projection.ts'
import { createShadow } from '../shadow-tables.ts'
import type { Findings } from './finding.ts'

export interface ProjectionCheck {
  readonly apply: (entries: readonly StoredEntry[]) => Promise<void>
  readonly finish: () => Promise<void>
}

const EXAMPLES = 3

/** Rebuilds every projection beside the live one, in a transaction that is rolled back, and compares them row by row. */
export async function createProjectionCheck(
  db: SqlRunner,
  projections: readonly Projection[],
  findings: Findings,
): Promise<ProjectionCheck> {
  const shadows: { projection: Projection; schema: string; end: number }[] = []
  // Two checks at once must not wait for each other's schema.
  const run = randomBytes(4).toString('hex')
  for (const [index, projection] of projections.entries()) {
    const schema = `ledger_fsck_${run}_${String(index)}`
    await createShadow(db, projection, schema)
    // A following projection may lag behind; it must be right as far as it has come.
    const name = followerOf(projection)
    const end = projection.mode === 'inline' ? Infinity : ((await readPositions(db, [name])).get(name) ?? 0)
    shadows.push({ projection, schema, end })
  }
  return {
    apply: async (entries) => {
      for (const { projection, schema, end } of shadows) {
        const reached = entries.filter(({ leafIndex }) => (leafIndex ?? Number.MAX_SAFE_INTEGER) < end)
        await project(db, projection, reached, schema)
      }
    },
    finish: async () => {
      for (const { projection, schema } of shadows) {
        for (const table of projection.tables)
          await compare(db, `${projection.schema}.${table}`, `${schema}.${table}`, findings)
      }
    },
  }
}

async function compare(db: SqlRunner, live: string, rebuilt: string, findings: Findings): Promise<void> {
  const only = async (here: string, there: string) => {
    const { rows } = await db.query<{ row: string }>(
      `select t::text as row from ${here} t except all select t::text from ${there} t limit ${String(EXAMPLES)}`,
    )
    return rows
  }
  for (const { row } of await only(live, rebuilt)) {
    findings.add('PROJECTION_DIFFERS', live, `it has a row that its entries do not give: ${row}`)
  }
  for (const { row } of await only(rebuilt, live)) {
    findings.add('PROJECTION_DIFFERS', live, `it lacks a row that its entries give: ${row}`)
  }
}
