import { useState } from 'react'
import type { ReactNode } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { ErrorSummary } from '#web/ui/notice.tsx'
import { ActForm } from '../act-form.tsx'
import { actNames } from '../act-names.ts'
import { useCaseWork } from '../case-work.ts'
import type { CaseWork, DeskForm } from '../case-work.ts'

/** What is wrong with a form, by the id of the control it is about. */
export type Faults = Readonly<Record<string, string | undefined>>
type Answer = Parameters<CaseWork['done']>[0]
interface Input<B> {
  readonly params: { id: string }
  readonly body: B
}
type Call<B> = (input: Input<B>, options: { readonly idempotencyKey: string }) => Promise<Answer>

export interface Sending {
  readonly attempt: number
  readonly faults: Faults
  readonly error: unknown
  readonly busy: boolean
  /** The fault at a control, once somebody has tried to send. */
  readonly errorAt: (id: string) => string | undefined
}

/** One act on the open case: nothing goes out while the form has a fault, and every fault is listed at once. */
export function useAct<B>(call: Call<B>, faults: Faults = {}): Sending & { readonly send: (body: B) => void } {
  const { file, done } = useCaseWork()
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(call, done)
  const sound = Object.values(faults).every((fault) => fault === undefined)
  return {
    attempt,
    faults,
    error: command.error,
    busy: command.isPending,
    errorAt: (id) => (attempt > 0 ? faults[id] : undefined),
    send: (body) => {
      setAttempt(attempt + 1)
      if (sound) command.mutate({ params: { id: file.id }, body })
    },
  }
}

interface ActProps {
  readonly name: DeskForm
  readonly act: Sending
  /** What the act brings about: told before it is pressed. */
  readonly lead?: ReactNode
  readonly button: string
  readonly danger?: boolean
  readonly onSend: () => void
  readonly children?: ReactNode
}

export function Act({ name, act, lead, button, danger = false, onSend, children }: ActProps) {
  const t = useTexts(actNames)
  const errors = Object.entries(act.faults).flatMap(([target, text]) => (text === undefined ? [] : [{ target, text }]))
  return (
    <ActForm title={t(name)} error={act.error} onSubmit={onSend}>
      <ErrorSummary errors={act.attempt > 0 ? errors : []} attempt={act.attempt} />
      {lead !== undefined && <p className="soft">{lead}</p>}
      {children}
      <Button kind={danger ? 'danger' : 'primary'} type="submit" wide busy={act.busy}>
        {button}
      </Button>
    </ActForm>
  )
}

/** A form's own draft: one record, changed part by part. */
export function useFields<D extends object>(initial: D): readonly [D, (part: Partial<D>) => void] {
  const [draft, setDraft] = useState(initial)
  return [draft, (part) => setDraft((before) => ({ ...before, ...part }))]
}
