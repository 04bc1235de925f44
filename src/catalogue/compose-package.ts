import { mergeForms } from './merge-forms.ts'
import { answersFor, either, materialKey, propertiesOf, translate } from './package-part.ts'
import type { Answers, PackagePart, When } from './package-part.ts'
import type { PackageDefinition } from './packages.ts'
import { conditionOf, isAskedFor } from './standard.ts'
import type { ItemStandard, Material } from './standard.ts'

const withWhen = <Rest extends object>(rest: Rest, when: When | 'always'): Rest & { when?: When } =>
  when === 'always' ? rest : { ...rest, when }

export interface ComposedPackage {
  /** One form, one set of materials, in the shape of an item: what shows and checks an item shows and checks it. */
  readonly standard: ItemStandard
  readonly parts: readonly PackagePart[]
  /** Item → its material → the package's. */
  readonly materials: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Undefined when an item of it is no longer on the list: then the whole matter cannot be applied for as one. */
export function composePackage(
  definition: PackageDefinition,
  find: (code: string) => ItemStandard | undefined,
): ComposedPackage | undefined {
  const parts = definition.steps.flatMap((step) => {
    const standard = find(step.item)
    return standard === undefined ? [] : [{ step, standard }]
  })
  const last = parts.at(-1)?.standard
  if (last === undefined || parts.length < definition.steps.length) return undefined
  const { materials, names } = mergeMaterials(definition, parts)
  const form = mergeForms(definition, parts)
  const audience = last.audience.filter((one) => parts.every(({ standard }) => standard.audience.includes(one)))
  const { code, name, questions } = definition
  const standard = { ...plain(last), code, name, questions, materials, audience, ...form, conditions: [], criteria: [] }
  return { standard, parts, materials: names }
}

/** What is particular about the last item's own way is not the package's: each case keeps its own. */
function plain(standard: ItemStandard): ItemStandard {
  const {
    predecessors: _p,
    commitment: _c,
    mode: _m,
    filingWhen: _f,
    procedures: _s,
    collective: _k,
    ...rest
  } = standard
  return { ...rest, delivery: ['DOWNLOAD'], fee: { charged: false } }
}

function mergeMaterials(definition: PackageDefinition, parts: readonly PackagePart[]) {
  const merged = new Map<string, { material: Material; when: When | 'always' }>()
  const ids = new Set<string>()
  const names = new Map<string, Map<string, string>>()
  const results = new Set(parts.flatMap(({ standard }) => standard.result?.certificateType ?? []))
  for (const { step, standard } of parts) {
    const own = new Map<string, string>()
    names.set(standard.code, own)
    for (const asked of standard.materials) {
      const when = translate(asked.when, step, definition)
      // What a step before brings is fetched when it is there: nobody hands it in.
      const brought = asked.certificateType !== undefined && results.has(asked.certificateType)
      if (when === 'never' || brought) continue
      const key = materialKey(asked)
      const known = merged.get(key)
      const id = known?.material.id ?? (ids.has(asked.id) ? `${asked.id}${String(ids.size)}` : asked.id)
      ids.add(id)
      own.set(asked.id, id)
      const { when: _, ...rest } = asked
      merged.set(
        key,
        known === undefined
          ? { material: { ...rest, id }, when }
          : {
              material: { ...known.material, required: known.material.required || asked.required },
              when: either(known.when, when),
            },
      )
    }
  }
  return { materials: [...merged.values()].map(({ material, when }) => withWhen(material, when)), names }
}

export interface PackageContent<File extends { readonly material: string }> {
  readonly answers: Answers
  readonly form: Readonly<Record<string, unknown>>
  readonly materials: readonly File[]
}

/** What of the one application concerns one item, in that item's own words. */
export function contentFor<File extends { readonly material: string }>(
  composed: ComposedPackage,
  { step, standard }: PackagePart,
  content: PackageContent<File>,
): PackageContent<File> {
  const answers = answersFor(step, content.answers)
  const fields = Object.entries(propertiesOf(standard.form)).filter(([, field]) =>
    isAskedFor(conditionOf(field), answers),
  )
  const form = Object.fromEntries(
    fields.flatMap(([name]) => {
      const value = content.form[step.fields[name] ?? name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const names = composed.materials.get(standard.code)
  const materials = standard.materials
    .filter(({ when }) => isAskedFor(when, answers))
    .flatMap(({ id }) =>
      content.materials
        .filter(({ material }) => material === names?.get(id))
        .map((file) => ({ ...file, material: id })),
    )
  return { answers, form, materials }
}
