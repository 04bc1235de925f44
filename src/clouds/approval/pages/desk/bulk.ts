import { ProblemError } from '#contract'
import type { Problem } from '#contract'
import { approval } from '#web/api/clients.ts'
import { newKey } from '#web/api/transport.ts'
import { materialsOf } from './case-materials.ts'
import type { DeskCase } from './case-work.ts'

/** One case of a bulk act: each is an act of its own, and each is reported. */
export interface Chosen {
  readonly id: string
  readonly caseNumber: string
}
export type Outcome =
  | { readonly kind: 'done'; readonly next: { readonly zh: string; readonly en?: string } }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused'; readonly reason: { readonly zh: string; readonly en?: string } }
  | { readonly kind: 'failed' }
export interface Report extends Chosen {
  readonly outcome: Outcome
}

const reasonOf = ({ detail, detailEn }: Problem): { readonly zh: string; readonly en: string } => ({
  zh: detail,
  en: detailEn,
})

/** Only what is complete is accepted unseen; the rest wants an officer's eye. */
export function acceptable(file: DeskCase): Outcome | null {
  const act = file.acts.find((one) => one.act === 'accept')
  if (act === undefined) return { kind: 'failed' }
  if (!act.allowed) return act.reason === undefined ? { kind: 'failed' } : { kind: 'refused', reason: act.reason }
  return materialsOf(file).some(({ state }) => state === 'missing') ? { kind: 'incomplete' } : null
}

type Step = (file: DeskCase) => Promise<Outcome>

/** One after another, as a person would: each looks at the case as it now stands. */
async function eachOf(chosen: readonly Chosen[], step: Step, told: (report: Report) => void): Promise<void> {
  for (const one of chosen) {
    try {
      const file = await approval.readCase({ params: { id: one.id } })
      told({ ...one, outcome: await step(file) })
    } catch (failure) {
      const refused = failure instanceof ProblemError
      told({
        ...one,
        outcome: refused ? { kind: 'refused', reason: reasonOf(failure.problem) } : { kind: 'failed' },
      })
    }
  }
}

export const acceptComplete = (chosen: readonly Chosen[], told: (report: Report) => void): Promise<void> =>
  eachOf(
    chosen,
    async (file) => {
      const obstacle = acceptable(file)
      if (obstacle !== null) return obstacle
      const body = { expectedVersion: file.version }
      const { next } = await approval.accept({ params: { id: file.id }, body }, { idempotencyKey: newKey() })
      return { kind: 'done', next }
    },
    told,
  )

interface Handover {
  readonly to: string
  readonly reason: string
}
export const assignAll = (
  chosen: readonly Chosen[],
  { to, reason }: Handover,
  told: (report: Report) => void,
): Promise<void> =>
  eachOf(
    chosen,
    async (file) => {
      const body = { expectedVersion: file.version, to, reason }
      const { next } = await approval.assign({ params: { id: file.id }, body }, { idempotencyKey: newKey() })
      return { kind: 'done', next }
    },
    told,
  )
