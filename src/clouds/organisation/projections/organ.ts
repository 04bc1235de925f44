import type { Projection } from '#ledger'
import { readOrganEvent } from './read-events.ts'

/** The register of organs. */
export const organProjection: Projection = {
  name: 'organ',
  schema: 'organisation',
  tables: ['organ'],
  mode: 'inline',
  types: ['OrganRegistered'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readOrganEvent(entry)
      if (event === undefined) continue
      const { name, nameEn, kind, region, creditCode } = event
      await tx.query(
        `insert into ${tx.schema}.organ (id, name, name_en, kind, region, credit_code) values ($1, $2, $3, $4, $5, $6)`,
        [entry.envelope.stream, name, nameEn, kind, region, creditCode],
      )
    }
  },
}
