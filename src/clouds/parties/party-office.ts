import type { Pool } from 'pg'
import type { LikelyApplicant, PartyOffice, Standing } from '#frame'
import { localDate } from '#kernel'
import { covers } from './domain/mandate.ts'
import { enterprisesOf, findEnterprise, standingMandates } from './projections/enterprise.ts'
import { findPerson, verifiedOf } from './projections/person.ts'

/** What other clouds ask of this one: who may act for whom. Read from projections written with each act. */
export function createPartyOffice(db: Pool, now: () => string): PartyOffice {
  return {
    mayActFor: async (account, creditCode, itemCode): Promise<Standing | null> => {
      const handler = verifiedOf(await findPerson(db, account))
      const enterprise = await findEnterprise(db, creditCode)
      if (handler === undefined || enterprise === undefined) return null
      const base = { handler, enterpriseName: enterprise.name }
      if (enterprise.register.legalRepresentative.idNumber === handler.idNumber)
        return { basis: 'LEGAL_REPRESENTATIVE', mandate: null, ...base }
      const today = localDate(now())
      const mandates = await standingMandates(db, handler.idNumber, today)
      const mandate = mandates.find((one) => one.creditCode === creditCode && covers(one, itemCode, today))
      return mandate === undefined ? null : { basis: 'MANDATE', mandate: mandate.id, ...base }
    },

    likelyApplicant: async (account): Promise<LikelyApplicant | null> => {
      const person = await findPerson(db, account)
      const verified = verifiedOf(person)
      if (verified === undefined) return null
      const phone = person?.mobile ?? ''
      const [enterprise] = await enterprisesOf(db, verified.idNumber)
      if (enterprise === undefined) return { kind: 'PERSON', ...verified, phone }
      const { name, creditCode, stated } = enterprise
      return { kind: 'ENTERPRISE', name, idNumber: creditCode, phone: stated.phone === '' ? phone : stated.phone }
    },
  }
}
