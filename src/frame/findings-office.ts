import type { Actor } from '#policy'
import type { RunResult, Services } from './services.ts'

/** How a permit stops being what it was: 变更、撤销、撤回、吊销、暂停、注销. */
export type EndingOfPermit = 'CHANGE' | 'ANNUL' | 'WITHDRAW' | 'REVOKE' | 'SUSPEND' | 'DEREGISTER'

export interface ProcedureOrder {
  readonly kind: EndingOfPermit
  /** Stream of the case in which the permit was granted. */
  readonly case: string
  /** What gave rise to it; the same one never opens a second procedure. */
  readonly origin: { readonly type: 'OBJECTION' | 'FINDING'; readonly id: string }
  readonly basis: string
  readonly grounds: string
  /** What people call the objection or finding, e.g. its number. */
  readonly label: string
}

/** What other rooms ask of findings. */
export interface FindingsOffice {
  /** Opens a procedure, or finds the one this origin opened before; its stream is in the answer. */
  readonly openProcedure: (services: Services, order: ProcedureOrder, by: Actor) => Promise<RunResult>
  /** Why a permit may not be taken away yet by what was said about it in an open procedure; null: nothing stands in the way. */
  readonly obstacle: (caseId: string, kind: EndingOfPermit) => Promise<'STATEMENT_NOT_WEIGHED' | 'HEARING_OWED' | null>
  /** 监管真空: what is missing for somebody beside who decides to supervise the item, in every region; empty: nothing. */
  readonly missingSupervision: (item: string, decides: string) => Promise<readonly ('ORGAN' | 'STANDARD' | 'PLAN')[]>
}
