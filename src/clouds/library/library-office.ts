import type { Pool } from 'pg'
import type { LibraryCertificate, LibraryOffice, LibraryState } from '#frame'
import { localDate } from '#kernel'
import { tidyCode } from './domain/holder-code.ts'
import { countedOfHolder } from './projections/held.ts'
import type { CertificateRow } from './projections/held.ts'
import { findType } from './projections/types.ts'

type Dated = Pick<CertificateRow, 'standing' | 'validFrom' | 'validUntil'>

/** Whether it stands on this day. What nobody confirmed stands for nothing. */
export function stateOn({ standing, validFrom, validUntil }: Dated, today: string): LibraryState {
  if (standing !== 'VERIFIED') return 'ENDED'
  if (validUntil !== null && validUntil < today) return 'EXPIRED'
  return validFrom > today ? 'NOT_YET' : 'IN_FORCE'
}

const shown = (row: CertificateRow, today: string): LibraryCertificate => ({
  identifier: row.identifier ?? '',
  version: row.version,
  certificateType: row.certificateType,
  name: row.name,
  holderId: row.holderCode,
  rows: row.rows,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  state: stateOn(row, today),
  way: row.way,
})

/** The one door of the library: whoever fetches instead of asking, and whoever verifies facts, asks here. */
export const createLibraryOffice = (db: Pool, now: () => string): LibraryOffice => ({
  certificatesOf: async (holder, types) =>
    (await countedOfHolder(db, tidyCode(holder), types ?? null)).map((row) => shown(row, localDate(now()))),
  typeInForce: async (code) => {
    const found = (await findType(db, code))?.inForce ?? null
    if (found === null) return null
    const { template, name, fields, sharing } = found.content
    return { number: found.number, template, name, fields, sharing }
  },
})
