import { composePackage } from '#catalogue'
import type { ComposedPackage, PackageDefinition } from '#catalogue'
import type { Office } from '#frame'

export interface FoundPackage {
  readonly definition: PackageDefinition
  readonly whole: ComposedPackage
  /** Grows with every item of it that is published anew: a draft of an older one is shown before it is submitted. */
  readonly version: number
}

/** As the standards in force make it; undefined when one of its items is not on the list today. */
export function findPackage(office: Office, code: string): FoundPackage | undefined {
  const definition = office.packages.find((one) => one.code === code)
  if (definition === undefined) return undefined
  const items = new Map(office.catalogue.inForce().map((item) => [item.standard.code, item]))
  const whole = composePackage(definition, (item) => items.get(item)?.standard)
  if (whole === undefined) return undefined
  const version = definition.steps.reduce((sum, { item }) => sum + (items.get(item)?.version ?? 0), 0)
  return { definition, whole, version }
}
