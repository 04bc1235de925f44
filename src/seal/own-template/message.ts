import type { DocumentData } from '../document/document-data.ts'
import type { SealPlace } from '../pdf/sealing.ts'

/** What a template of somebody's own is tried on, in a process of its own. */
export interface TemplateTask {
  readonly text: string
  readonly data: DocumentData
}
export type TemplateOutcome =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly svg: string
      readonly pages: number
      readonly sealPlace: SealPlace
      readonly missingGlyphs: readonly string[]
    }
  | { readonly ok: false; readonly code: 'REFUSED'; readonly detail: string }

/** Both sides are our own program: the one place where a message is called by its type. */
export const parseTask = (message: unknown): TemplateTask => message as TemplateTask
export const parseTemplateOutcome = (message: unknown): TemplateOutcome => message as TemplateOutcome
