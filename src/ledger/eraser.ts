import type { SqlPool } from './database.ts'

export interface Eraser {
  /**
   * Destroys the bodies, salts, key and state of a life whose last entry is BodyErased, together. Twice is harmless.
   * Answers how many bodies were destroyed.
   */
  readonly erase: (stream: string) => Promise<{ readonly bodies: number }>
}

/** Connects as oneseal_eraser; the rule is in the database (ledger.erase_life), where no program can go round it. */
export function createEraser({ pool }: { readonly pool: SqlPool }): Eraser {
  return {
    erase: async (stream) => {
      const { rows } = await pool.query<{ bodies: number }>('select ledger.erase_life($1) as bodies', [stream])
      return { bodies: rows[0]?.bodies ?? 0 }
    },
  }
}
