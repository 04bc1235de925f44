import { isJsonObject } from '#kernel'
import type { JsonObject } from '#kernel'
import type { NamedPerson } from './identity.ts'
import { NOT_CONNECTED, parseOutcome } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'

/** What the market-regulation register (国家企业信用信息公示系统 and its kind) says of an enterprise. */
export interface RegisteredEnterprise {
  readonly creditCode: string
  readonly name: string
  /** 类型, e.g. 有限责任公司. */
  readonly kind: string
  readonly legalRepresentative: NamedPerson
  /** 住所. */
  readonly address: string
  /** 注册资本, as the register writes it. */
  readonly capital: string
  /** 成立日期, a plain date. */
  readonly established: string
  /** 经营范围. */
  readonly businessScope: string
  /** Reference of this extract. */
  readonly reference: string
}

export interface RegistryAdapter {
  /** Refused with UNKNOWN_ENTERPRISE or NOT_LEGAL_REPRESENTATIVE: the register shows itself to its own people only. */
  readonly extract: (creditCode: string, asker: NamedPerson) => Promise<Outcome<RegisteredEnterprise>>
}

export function createRegistryAdapter(address: PeerAddress | undefined): RegistryAdapter {
  if (address === undefined) return { extract: () => Promise.resolve(NOT_CONNECTED) }
  const client = createPeerClient(address)
  return {
    extract: async (creditCode, { name, idNumber }) => {
      const outcome = await client.call('/registry/extracts', { creditCode, asker: { name, idNumber } })
      return parseOutcome(outcome, (body) => {
        const found = parseEnterprise(body)
        return found?.creditCode === creditCode ? found : undefined
      })
    },
  }
}

function parseEnterprise(body: JsonObject): RegisteredEnterprise | undefined {
  const names = [
    'creditCode',
    'name',
    'kind',
    'address',
    'capital',
    'established',
    'businessScope',
    'reference',
  ] as const
  const facts = parseTexts(body, ...names)
  const { legalRepresentative: person } = body
  const legalRepresentative = isJsonObject(person) ? parseTexts(person, 'name', 'idNumber') : undefined
  return facts === undefined || legalRepresentative === undefined ? undefined : { ...facts, legalRepresentative }
}
