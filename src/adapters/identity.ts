import { canonicalJson, jsonObjectOf } from '#kernel'
import { done, failed, NOT_CONNECTED } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'
import { isSameMac, statementMac } from './wire.ts'

/** The identity service's word that this name and this number belong together, kept with what it allowed. */
export interface IdentityAssertion {
  readonly provider: string
  readonly reference: string
  readonly checkedAt: string
  /** Over the canonical statement; whoever shares the provider's key can check it again. */
  readonly mac: string
}
export interface NamedPerson {
  readonly name: string
  /** 公民身份号码. */
  readonly idNumber: string
}

export interface IdentityAdapter {
  /** Refused with MISMATCH when the two do not belong together. */
  readonly check: (person: NamedPerson) => Promise<Outcome<IdentityAssertion>>
}

/** The exact words the identity service signs. */
export const identityStatement = (person: NamedPerson, assertion: Omit<IdentityAssertion, 'mac'>): string =>
  canonicalJson(jsonObjectOf({ ...person, ...assertion, result: 'MATCH' }))

export function createIdentityAdapter(address: PeerAddress | undefined): IdentityAdapter {
  if (address === undefined) return { check: () => Promise.resolve(NOT_CONNECTED) }
  const client = createPeerClient(address)
  return {
    check: async ({ name, idNumber }) => {
      const outcome = await client.call('/identity/checks', { name, idNumber })
      if (outcome.kind !== 'done') return outcome
      const assertion = parseTexts(outcome.value, 'provider', 'reference', 'checkedAt', 'mac')
      if (assertion === undefined) return failed('BROKEN')
      const { provider, reference, checkedAt, mac } = assertion
      // About this person, not about whoever was asked for before.
      const statement = identityStatement({ name, idNumber }, { provider, reference, checkedAt })
      return isSameMac(statementMac(client.secret, statement), mac) ? done(assertion) : failed('UNSIGNED')
    },
  }
}
