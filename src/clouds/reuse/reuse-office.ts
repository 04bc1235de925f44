import type { Pool } from 'pg'
import type { ReuseOffice, Services } from '#frame'
import { findConsent } from './projections/consent.ts'

/** One life for each account and holder it speaks for; nobody outside can guess which. */
export const consentStream = (idFrom: Services['idFrom'], account: string, holder: string): string =>
  idFrom('fetch consent', account, holder.trim().toUpperCase())

export const createReuseOffice = (db: Pool, idFrom: Services['idFrom']): ReuseOffice => ({
  standingConsent: async (account, holder) => {
    const row = await findConsent(db, consentStream(idFrom, account, holder))
    return row !== undefined && row.givenAt !== null && row.withdrawnAt === null
  },
})
