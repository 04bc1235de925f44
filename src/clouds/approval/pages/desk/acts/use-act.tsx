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
import { useRules } from './fields.tsx'
import type { Rules } from './fields.tsx'

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

interface Written<B, D> {
  /** What is wrong with the draft as it stands, by the name of the part. */
  readonly faults?: (draft: D, rules: Rules) => Readonly<{ [Part in keyof D]?: string | undefined }>
  /** What goes out when nothing is wrong. */
  readonly body: (draft: D, expectedVersion: number) => B
}

/** `heldOn` of a draft stands at the control `act-held-on`. */
const controlOf = (part: string): string => `act-${part.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** An act that is written into a draft: each part of it has its control, its fault and its way back into the draft. */
export function useActForm<B, D extends object>(call: Call<B>, initial: D, { faults, body }: Written<B, D>) {
  const { file } = useCaseWork()
  const rules = useRules()
  const [draft, setDraft] = useState(initial)
  const wrong = Object.entries<string | undefined>({ ...faults?.(draft, rules) })
  const act = useAct(call, Object.fromEntries(wrong.map(([part, fault]) => [controlOf(part), fault])))
  const put = <Part extends keyof D & string>(part: Part) => ({
    error: act.errorAt(controlOf(part)),
    onChange: (value: D[Part]) => setDraft((before) => ({ ...before, [part]: value })),
  })
  return {
    draft,
    change: (part: Partial<D>) => setDraft((before) => ({ ...before, ...part })),
    /** Spread on the act itself. */
    act: { act, onSend: () => act.send(body(draft, file.version)) },
    /** Spread on a field, on a group of choices, and on one of ticks. */
    field: <Part extends keyof D & string>(part: Part) => ({ ...put(part), id: controlOf(part), value: draft[part] }),
    choice: <Part extends keyof D & string>(part: Part) => ({
      ...put(part),
      name: controlOf(part),
      value: draft[part],
    }),
    ticks: <Part extends keyof D & string>(part: Part) => ({
      ...put(part),
      name: controlOf(part),
      values: draft[part],
    }),
    /** Files arrive one by one and late: each is added to what is there by then. */
    papers: <Part extends keyof D & string>(part: Part) => ({
      id: controlOf(part),
      error: act.errorAt(controlOf(part)),
      papers: draft[part],
      onChange: (next: (before: D[Part]) => D[Part]) =>
        setDraft((before) => ({ ...before, [part]: next(before[part]) })),
    }),
  }
}
