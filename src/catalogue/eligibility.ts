import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { factAt, FactPointer, LegalBasis, Text } from './standard-parts.ts'
import type { FiledFacts } from './standard-parts.ts'

/** What stands at the pointer is compared with the value. */
const ConditionCheck = T.Object(
  {
    pointer: FactPointer,
    is: T.Enum(['AT_LEAST', 'AT_MOST', 'EQUAL', 'ONE_OF']),
    value: T.Union([T.Number(), T.String(), T.Boolean(), T.Array(T.String())]),
  },
  { additionalProperties: false },
)
const Checks = T.Array(ConditionCheck, { minItems: 1, maxItems: 20 })

/** One comparison, or several of which all or one must hold. */
export const ConditionTest = T.Union([
  ConditionCheck,
  T.Object({ all: Checks }, { additionalProperties: false }),
  T.Object({ any: Checks }, { additionalProperties: false }),
])
export type ConditionTest = Static<typeof ConditionTest>
export type ConditionCheck = Static<typeof ConditionCheck>

/** 办理条件, and how it is seen to be met: by what was filled in, by a certificate, or by somebody who reads a paper (ST-05). */
export const ApplicationCondition = T.Object(
  {
    id: T.String(),
    text: Text,
    basis: T.Optional(LegalBasis),
    /** The material that proves it. */
    material: T.Optional(T.String()),
    /** Type of the certificate that proves it. */
    certificateType: T.Optional(T.String()),
    check: T.Optional(ConditionTest),
  },
  { additionalProperties: false },
)
type ApplicationCondition = Static<typeof ApplicationCondition>

export interface EligibilityFacts extends FiledFacts {
  /** Ids of the materials handed in. */
  readonly materials: ReadonlySet<string>
  /** Types of the certificates the applicant holds, in force. */
  readonly certificates: ReadonlySet<string>
}
export interface Eligibility {
  readonly id: string
  /** For a person: a machine cannot say, or not yet. */
  readonly verdict: 'MET' | 'UNMET' | 'PERSON'
  readonly by: 'CHECK' | 'CERTIFICATE' | 'MATERIAL' | 'NOTHING'
  /** What was seen of the facts that were looked at. */
  readonly seen: readonly string[]
}

export const checksOf = (test: ConditionTest): readonly ConditionCheck[] =>
  'all' in test ? test.all : 'any' in test ? test.any : [test]

/**
 * Every condition of the standard held against what was filed. Whatever is missing never counts as met. What was looked
 * at is told as it may be shown: masked, where nobody has said yet what he needs it for.
 */
export function eligibilityOf(
  conditions: readonly ApplicationCondition[],
  facts: EligibilityFacts,
  shown: FiledFacts = facts,
): readonly Eligibility[] {
  return conditions.map(({ id, check, certificateType, material }): Eligibility => {
    if (check !== undefined) {
      const held = testHolds(check, facts)
      if (held !== undefined) return { id, verdict: held ? 'MET' : 'UNMET', by: 'CHECK', seen: seenBy(check, shown) }
    }
    if (certificateType !== undefined && facts.certificates.has(certificateType))
      return { id, verdict: 'MET', by: 'CERTIFICATE', seen: [] }
    // A paper says something only to whoever reads it.
    const handedIn = material !== undefined && facts.materials.has(material)
    return { id, verdict: 'PERSON', by: handedIn ? 'MATERIAL' : 'NOTHING', seen: [] }
  })
}

function testHolds(test: ConditionTest, facts: FiledFacts): boolean | undefined {
  const results = checksOf(test).map((check) => checkHolds(check, factAt(facts, check.pointer)))
  const decisive = !('any' in test)
  // One comparison decides alone where it can; otherwise a gap leaves the question open.
  if (results.includes(!decisive)) return !decisive
  return results.includes(undefined) ? undefined : decisive
}

function checkHolds({ is, value }: ConditionCheck, found: unknown): boolean | undefined {
  if (found === undefined || found === null || found === '') return undefined
  switch (is) {
    case 'AT_LEAST':
      return ordered(found, value) ? found >= value : undefined
    case 'AT_MOST':
      return ordered(found, value) ? found <= value : undefined
    case 'EQUAL':
      return Array.isArray(found) ? found.length === 1 && found[0] === value : found === value
    case 'ONE_OF': {
      const allowed: readonly unknown[] = Array.isArray(value) ? value : [value]
      return Array.isArray(found)
        ? found.length > 0 && found.every((each) => allowed.includes(each))
        : allowed.includes(found)
    }
  }
}

/** Numbers with numbers, and days with days as they are written. */
const ordered = <V>(found: unknown, value: V): found is V & (number | string) =>
  (typeof found === 'number' && typeof value === 'number') || (typeof found === 'string' && typeof value === 'string')

const seenBy = (test: ConditionTest, facts: FiledFacts): readonly string[] =>
  checksOf(test).map(({ pointer }) => {
    const found = factAt(facts, pointer)
    return (Array.isArray(found) ? found : [found ?? '']).map(String).join('、')
  })
