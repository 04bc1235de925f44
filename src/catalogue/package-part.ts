import type { PackageDefinition, PackageStep } from './packages.ts'
import type { ItemStandard, Material } from './standard.ts'

export type Answers = Readonly<Record<string, string>>
export type When = NonNullable<Material['when']>

/** A step and the standard in force of its item. */
export interface PackagePart {
  readonly step: PackageStep
  readonly standard: ItemStandard
}

/** What an item's own questions are answered with, from the answers to the package's. */
export function answersFor({ answers: sources }: PackageStep, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([question, source]): readonly (readonly [string, string])[] => {
      if ('is' in source) return [[question, source.is]]
      const given = answers[source.question]
      return given === undefined ? [] : [[question, source.values?.[given] ?? given]]
    }),
  )
}

/** A condition of an item in the package's own questions: 'always', 'never', or under which answers. */
export function translate(
  when: When | undefined,
  { answers }: PackageStep,
  { questions }: PackageDefinition,
): When | 'always' | 'never' {
  if (when === undefined) return 'always'
  const source = answers[when.question]
  if (source === undefined) return 'always'
  if ('is' in source) return when.anyOf.includes(source.is) ? 'always' : 'never'
  const options = questions.find(({ id }) => id === source.question)?.options ?? []
  const anyOf = options
    .map(({ value }) => value)
    .filter((value) => when.anyOf.includes(source.values?.[value] ?? value))
  if (anyOf.length === options.length) return 'always'
  return anyOf.length === 0 ? 'never' : { question: source.question, anyOf }
}

/** Asked for when either asks; conditions on two different questions cannot be said in one, so it is always asked. */
export function either(a: When | 'always', b: When | 'always'): When | 'always' {
  if (a === 'always' || b === 'always' || a.question !== b.question) return 'always'
  return { question: a.question, anyOf: [...new Set([...a.anyOf, ...b.anyOf])] }
}

/** Papers of the same name and kind are one paper, whoever asks for them. */
export const materialKey = ({ name, kind }: Material): string => `${kind ?? 'OTHER'} ${name.zh}`

export function propertiesOf(form: unknown): Readonly<Record<string, unknown>> {
  if (typeof form !== 'object' || form === null || !('properties' in form)) return {}
  const { properties } = form
  return typeof properties === 'object' && properties !== null ? { ...properties } : {}
}
