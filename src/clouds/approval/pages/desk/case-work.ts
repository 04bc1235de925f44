import { createContext, use } from 'react'
import type { Input, Output } from '#contract'
import type { api } from '#clouds/approval/api'
import type { DeskForm } from './desk-forms.ts'

export type { DeskForm } from './desk-forms.ts'

export type DeskCase = Output<typeof api.readCase>
export type DeskAct = DeskCase['acts'][number]
export type Defect = Input<typeof api.requestCorrection>['body']['defects'][number]

/** A defect being written: the name is what the officer sees of the material or field. */
export type DefectDraft = Defect & { readonly name: string }
/** What has been found out about one criterion so far; no `met` means it has not been looked at. */
export interface FindingDraft {
  readonly met?: boolean
  readonly note: string
}
export type FindingDrafts = Readonly<Record<string, FindingDraft>>

/** One open case and what its officer is doing to it; papers on one side and work on the other share it. */
export interface CaseWork {
  readonly file: DeskCase
  readonly form: DeskForm | undefined
  /** Opens a form, or closes it; `undefined` when the officer sends it away. */
  readonly openForm: (form: DeskForm | undefined) => void
  /** Grows with every form the officer opened himself: the form then takes the focus. */
  readonly opened: number
  readonly mayMark: boolean
  readonly defects: readonly DefectDraft[]
  readonly changeDefects: (defects: readonly DefectDraft[]) => void
  readonly mark: (defect: DefectDraft) => void
  readonly findings: FindingDrafts
  readonly changeFindings: (findings: FindingDrafts) => void
  /** An act was done; the sentence says what happens next. */
  readonly done: (answer: { readonly next: { readonly zh: string; readonly en?: string } }) => void
  /** Somebody else acted first: the case is loaded again, and the officer is told so beside what it shows now. */
  readonly overtaken: () => void
}

/** What stands above the acts after one was tried. */
export interface Said {
  readonly tone: 'good' | 'warn'
  readonly sentence: string
}

export const CaseWorkContext = createContext<CaseWork | undefined>(undefined)

export function useCaseWork(): CaseWork {
  const work = use(CaseWorkContext)
  if (work === undefined) throw new Error('A part of the desk stands outside an open case')
  return work
}

export function formAllowed(acts: readonly DeskAct[], form: DeskForm): boolean {
  const names: readonly string[] = form === 'decide' ? ['grant', 'refuse'] : [form]
  return acts.some(({ act, allowed }) => allowed && names.includes(act))
}

/** What the examiner looks at; what rests on the applicant's promise alone is checked after the grant (告知承诺). */
export function criteriaOf({ standard, committed }: DeskCase): DeskCase['standard']['criteria'] {
  const covered = committed && standard.mode === 'COMMITMENT' ? (standard.commitment?.covers ?? []) : []
  return standard.criteria.filter(({ id }) => !covered.includes(id))
}

/** The form an officer most likely came for; acts that are exceptions open only when asked for. */
const USUAL: readonly DeskForm[] = ['presentOriginals', 'accept', 'requestCorrection', 'examine', 'review', 'decide']
export const usualForm = (acts: readonly DeskAct[]): DeskForm | undefined =>
  USUAL.find((form) => formAllowed(acts, form))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function parseDefects(value: unknown): readonly DefectDraft[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.flatMap((item: unknown): DefectDraft[] => {
    if (!isRecord(item)) return []
    const { subject, ref, name, problem, remedy } = item
    if (subject !== 'MATERIAL' && subject !== 'FIELD') return []
    if (typeof ref !== 'string' || typeof name !== 'string') return []
    return typeof problem === 'string' && typeof remedy === 'string' ? [{ subject, ref, name, problem, remedy }] : []
  })
}

export function parseFindings(value: unknown): FindingDrafts | undefined {
  if (!isRecord(value)) return undefined
  const entries = Object.entries(value).flatMap(([criterion, finding]): [string, FindingDraft][] => {
    if (!isRecord(finding) || typeof finding['note'] !== 'string') return []
    const { met, note } = finding
    return [[criterion, typeof met === 'boolean' ? { met, note } : { note }]]
  })
  return Object.fromEntries(entries)
}

/** A tick says "met"; a second one "not met"; a third "met" again. Nothing ever goes back to unlooked-at. */
export function ticked(findings: FindingDrafts, criterion: string): FindingDrafts {
  const before = findings[criterion] ?? { note: '' }
  return { ...findings, [criterion]: { ...before, met: before.met !== true } }
}
