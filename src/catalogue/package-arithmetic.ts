import { answersFor, materialKey } from './package-part.ts'
import type { PackagePart } from './package-part.ts'
import { isAskedFor } from './standard.ts'
import type { Material } from './standard.ts'

type Name = Material['name']

/** How many papers a package saves, and which: counted from the standards in force, never typed. */
export interface PackageArithmetic {
  /** What each item asks for when it is applied for alone. */
  readonly apart: readonly { readonly item: string; readonly materials: readonly Name[] }[]
  readonly sum: number
  /** What is asked for once, and by which items. */
  readonly together: readonly {
    readonly name: Name
    readonly items: readonly string[]
    readonly supplier: 'APPLICANT' | 'CERTIFICATE_LIBRARY' | 'PACKAGE'
  }[]
}

export function packageArithmetic(
  parts: readonly PackagePart[],
  answers: Readonly<Record<string, string>>,
): PackageArithmetic {
  const asked = parts.map(({ step, standard }) => {
    const own = answersFor(step, answers)
    return { item: standard.code, materials: standard.materials.filter(({ when }) => isAskedFor(when, own)) }
  })
  // A certificate the package itself brings is still one of its papers: it is counted, once, and nobody hands it in.
  const results = new Set(parts.flatMap(({ standard }) => standard.result?.certificateType ?? []))
  const together = new Map<string, { material: Material; items: string[] }>()
  for (const { item, materials } of asked)
    for (const material of materials) {
      const known = together.get(materialKey(material))
      if (known === undefined) together.set(materialKey(material), { material, items: [item] })
      else known.items.push(item)
    }
  return {
    apart: asked.map(({ item, materials }) => ({ item, materials: materials.map(({ name }) => name) })),
    sum: asked.reduce((sum, { materials }) => sum + materials.length, 0),
    together: [...together.values()].map(({ material: { name, source, certificateType }, items }) => ({
      name,
      items,
      supplier: certificateType !== undefined && results.has(certificateType) ? 'PACKAGE' : source,
    })),
  }
}
