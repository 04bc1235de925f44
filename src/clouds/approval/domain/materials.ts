import { refused } from '#kernel'
import type { KnownCase } from './case-state.ts'

export function missingMaterials(state: KnownCase): readonly string[] {
  return state.standard.requiredMaterials.filter((material) => !state.materials.includes(material))
}

export const missing = (materials: readonly string[]) =>
  refused('MATERIALS_MISSING', { materials: materials.join('、'), count: materials.length })

/** Who hands in is the applicant, or the window that takes it from him. */
export const handedInByAnother = (
  { by, atWindow }: { readonly by: string; readonly atWindow: boolean },
  { applicant }: KnownCase,
): boolean => by !== applicant && !atWindow
