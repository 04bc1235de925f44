import type { Output } from '#contract'
import type { api } from '#clouds/parties/api'
import { nodeOf, textOf } from '#web/form/schema-nodes.ts'
import type { FormValues, SchemaNode } from '#web/form/schema-nodes.ts'

export type Identity = Output<typeof api.mine>['identities'][number]
export type Facts = Identity['facts']
export type Source = Facts[string]['source']

/**
 * What forms call things that are known already. A form says so itself with `x-prefill`; these are the names the
 * standards have always used. A list, not a guess: 施工企业名称 is nobody's own name.
 */
const MEANINGS: Readonly<Record<string, readonly string[]>> = {
  enterpriseName: ['enterpriseName'],
  unitName: ['enterpriseName'],
  creditCode: ['creditCode'],
  legalRepresentative: ['legalRepresentative'],
  personInCharge: ['legalRepresentative'],
  personInChargeId: ['legalRepresentativeId'],
  registeredAddress: ['registeredAddress', 'address'],
  address: ['address'],
  premisesAddress: ['address'],
  placeAddress: ['address'],
  businessScope: ['businessScope'],
  contactName: ['contactName'],
  contactMobile: ['contactMobile', 'phone'],
  contactPhone: ['phone', 'contactMobile'],
  phone: ['phone'],
  mobile: ['phone'],
  email: ['email'],
  residentName: ['name'],
  residentNumber: ['idNumber'],
}

/** The fact a field asks for, when it is known; a field with fixed choices or numbers is never written into. */
function factFor(name: string, field: SchemaNode, facts: Facts): Facts[string] | undefined {
  if (field['type'] !== 'string' || field['oneOf'] !== undefined || field['enum'] !== undefined) return undefined
  const said = textOf(field['x-prefill'])
  const meanings = said === undefined ? (MEANINGS[name] ?? []) : [said]
  return meanings.map((meaning) => facts[meaning]).find((fact) => fact !== undefined)
}

function known(schema: SchemaNode, facts: Facts): readonly (readonly [name: string, fact: Facts[string]])[] {
  return Object.entries(nodeOf(schema['properties'])).flatMap(([name, field]) => {
    const fact = factFor(name, nodeOf(field), facts)
    return fact === undefined ? [] : [[name, fact] as const]
  })
}

/** Fills what is empty, or was filled for somebody else before; what a person typed stays. */
export function prefill(schema: SchemaNode, values: FormValues, facts: Facts, before: Facts = {}): FormValues {
  const earlier = new Map(known(schema, before).map(([name, { value }]) => [name, value]))
  const filled = known(schema, facts).filter(([name]) => {
    const value = values[name]
    return value === undefined || value === '' || value === earlier.get(name)
  })
  return { ...values, ...Object.fromEntries(filled.map(([name, { value }]) => [name, value])) }
}

export interface KnownField {
  readonly name: string
  readonly title: string
  readonly source: Source
}

/** Which fields now stand as they are known, and by whose word. */
export function knownFields(schema: SchemaNode, values: FormValues, facts: Facts): readonly KnownField[] {
  const properties = nodeOf(schema['properties'])
  return known(schema, facts)
    .filter(([name, { value }]) => values[name] === value)
    .map(([name, { source }]) => ({ name, source, title: textOf(nodeOf(properties[name])['title']) ?? name }))
}
