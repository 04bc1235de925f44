import { createHash } from 'node:crypto'
import { canonicalJson, isJsonObject, localDate, parseCitizenId, parseUnifiedSocialCreditCode } from '#kernel'
import { identityStatement } from '../identity.ts'
import type { NamedPerson } from '../identity.ts'
import { parseTexts } from '../peer-client.ts'
import type { RegisteredEnterprise } from '../registry.ts'
import { statementMac } from '../wire.ts'
import { refusedBy, said } from './answer.ts'
import type { PeerRoutes } from './answer.ts'

export type EnterpriseFacts = Omit<RegisteredEnterprise, 'reference'>

/** Who exists in the loopback world: invented people and enterprises, all of the impossible region 99. */
export interface Population {
  readonly persons: readonly NamedPerson[]
  readonly enterprises: readonly EnterpriseFacts[]
}

const PROVIDER = 'loopback identity service'
const referenceOf = (kind: string, facts: object): string =>
  `${kind}-${createHash('sha256')
    .update(canonicalJson({ ...facts }))
    .digest('hex')
    .slice(0, 16)}`

/**
 * A number belongs to one name. Whoever plays with the demo invents people the population does not hold: such a number
 * keeps the first name it was checked with, so that a second name is a mismatch here as it would be outside.
 */
export function identityPeer({ persons }: Population, secret: Uint8Array, now: () => string): PeerRoutes {
  const names = new Map(persons.map(({ name, idNumber }) => [idNumber, name]))
  return {
    '/identity/checks': (body) => {
      const person = parseTexts(body, 'name', 'idNumber')
      if (person === undefined) return refusedBy('MALFORMED', 'name and idNumber are needed')
      const { name, idNumber } = person
      if (!parseCitizenId(idNumber, localDate(now())).ok || !idNumber.startsWith('99'))
        return refusedBy('UNKNOWN_NUMBER', 'The loopback world knows region 99 only')
      const known = names.get(idNumber) ?? name
      names.set(idNumber, known)
      if (known !== name) return refusedBy('MISMATCH', 'Name and number do not belong together')
      const statement = { provider: PROVIDER, reference: referenceOf('ID', person), checkedAt: now() }
      return said({ ...statement, mac: statementMac(secret, identityStatement(person, statement)) })
    },
  }
}

export function registryPeer({ enterprises }: Population): PeerRoutes {
  const known = new Map(enterprises.map((enterprise) => [enterprise.creditCode, enterprise]))
  return {
    '/registry/extracts': (body) => {
      const { creditCode, asker } = body
      const person = isJsonObject(asker) ? parseTexts(asker, 'name', 'idNumber') : undefined
      if (typeof creditCode !== 'string' || person === undefined || !parseUnifiedSocialCreditCode(creditCode).ok)
        return refusedBy('MALFORMED', 'creditCode and asker are needed')
      const enterprise = known.get(creditCode)
      if (enterprise === undefined) return refusedBy('UNKNOWN_ENTERPRISE', 'The register holds no such code')
      const { name, idNumber } = enterprise.legalRepresentative
      if (name !== person.name || idNumber !== person.idNumber)
        return refusedBy('NOT_LEGAL_REPRESENTATIVE', 'Extracts go to the legal representative')
      return said({
        ...enterprise,
        legalRepresentative: { name, idNumber },
        reference: referenceOf('REG', { creditCode }),
      })
    },
  }
}
