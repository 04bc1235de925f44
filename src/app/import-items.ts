import { randomUUID } from 'node:crypto'
import { planImport } from '#catalogue'
import type { ImportPlan } from '#catalogue'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'
import { publication } from './publication.ts'

/** What became of a file of service items, row by row. */
export interface ImportReport {
  readonly ok: boolean
  readonly rows: number
  readonly kept: number
  readonly mended: number
  readonly refused: number
  /** Published now; the others were published before, word for word. */
  readonly published: number
  readonly unchanged: number
  readonly organs: number
  readonly details: ImportPlan['rows']
  /** For people. */
  readonly lines: readonly string[]
}
