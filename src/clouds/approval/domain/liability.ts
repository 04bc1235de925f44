import type { Liability } from './events.ts'

/** What the day of the decision says about the power under which it is made. */
interface PowerHeld {
  /** Organ that decides. */
  readonly organ: string
  readonly source: Liability['source']
  readonly competentOrgans: readonly string[]
  /** Number of the transfer, or the delegation, by which the organ has the power on that day; null: by law alone. */
  readonly document: string | null
}

/**
 * 审批责任: whose the decision is, with its consequences. Who was given a power decides in its own name and answers for
 * it from that day (行政许可法 25); who acts on another's behalf does not: the organ that entrusted him answers (24).
 */
export function liableOrgan({ organ, source, competentOrgans, document }: PowerHeld): LiableOrgan {
  const principal = source === 'ENTRUSTED' ? competentOrgans[0] : undefined
  if (principal !== undefined) return { organ: principal, source, document }
  // A case that began before the day of a transfer is decided under the power as it is now.
  const now = document !== null && source === 'STATUTORY' ? 'TRANSFERRED' : source
  return { organ, source: now, document }
}
export type LiableOrgan = Omit<Liability, 'person'>

/** With the person who decided; null where the law itself, or a complete filing, brought the decision about. */
export const answeredFor = (liable: LiableOrgan | undefined, person: string | null) =>
  liable === undefined ? {} : { liability: { ...liable, person } satisfies Liability }
