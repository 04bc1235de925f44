import { isAskedFor } from '#catalogue/standard'
import type { Material } from '#catalogue/standard'
import type { DeskCase } from './case-work.ts'

export type Handed = DeskCase['materials'][number]
/** How a material of the standard stands in this case. */
export type MaterialState = 'handedIn' | 'library' | 'missing' | 'optional'

export interface CaseMaterial {
  readonly material: Material
  readonly state: MaterialState
  readonly files: readonly Handed[]
}

function stateOf(material: Material, files: readonly Handed[]): MaterialState {
  if (files.length > 0) return 'handedIn'
  if (material.source === 'CERTIFICATE_LIBRARY') return 'library'
  return material.required ? 'missing' : 'optional'
}

/** Every material asked for under the answers, and whatever else was handed in. */
export function materialsOf({ standard, answers, materials }: DeskCase): readonly CaseMaterial[] {
  return standard.materials.flatMap((material) => {
    const files = materials.filter((handed) => handed.material === material.id)
    if (files.length === 0 && !isAskedFor(material.when, answers)) return []
    return [{ material, state: stateOf(material, files), files }]
  })
}
