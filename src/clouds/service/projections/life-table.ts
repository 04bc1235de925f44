import type { Pool } from 'pg'
import { findLifeRows, lifeTable as tableOfLives } from '#frame'
import type { LifeDefinition, LifeRow, LifeTable } from '#frame'
import type { Projection } from '#ledger'

export type { LifeRow } from '#frame'

/** A table of this room with one row for each life. */
export const lifeTable = <Command, State, Event extends { readonly type: string }>(
  life: LifeDefinition<Command, State | null, Event>,
  definition: Omit<LifeTable<State>, 'schema'>,
): Projection => tableOfLives(life, { schema: 'service', ...definition })

export const findRows = <State>(
  db: Pool,
  table: string,
  where: string,
  values: readonly unknown[],
): Promise<readonly LifeRow<State>[]> => findLifeRows<State>(db, `service.${table}`, where, values)
