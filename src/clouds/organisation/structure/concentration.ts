import { addDays } from '#kernel'
import type { SectionHeld } from '../domain/structure.ts'
import type { TransferState } from '../domain/transfer.ts'

interface ItemToday {
  readonly code: string
  readonly organ: string
}
export interface Register {
  readonly items: readonly ItemToday[]
  /** Transfers that are agreed, whatever became of them since. */
  readonly transfers: readonly TransferState[]
  readonly sections: readonly SectionHeld[]
  /** Organs with the power of their own (行政审批局). */
  readonly bureaus: readonly string[]
  readonly today: string
}
interface ConcentrationPoint {
  readonly day: string
  readonly organs: number
  readonly sections: number
  readonly seats: number
  readonly seals: number
  readonly items: number
  readonly concentrated: number
}

/** The bureau's one seal, which took the place of all that were handed over. */
const SEALS_KEPT = 1
const APPROVING: readonly SectionHeld['duty'][] = ['INTAKE', 'EXAMINATION', 'DECISION']

/** Who decided an item on a day: whoever gave it away first after that day, or else whoever decides it today. */
export function ownerOn({ transfers }: Register, { code, organ }: ItemToday, day: string): string {
  const later = transfers
    .filter(({ terms }) => terms.effectiveOn > day)
    .toSorted((a, b) => (a.terms.effectiveOn < b.terms.effectiveOn ? -1 : 1))
    .flatMap(({ terms }) => terms.items.filter((item) => item.code === code))
  return later[0]?.from ?? organ
}

function pointOn(register: Register, day: string): ConcentrationPoint {
  const { items, transfers, sections, bureaus } = register
  const owners = items.map((item) => ownerOn(register, item, day))
  const working = sections.filter(
    ({ duty, since, closedOn }) => APPROVING.includes(duty) && since <= day && (closedOn === null || closedOn > day),
  )
  const handedOver = transfers
    .filter(({ terms }) => terms.effectiveOn > day)
    .flatMap(({ chapters }) => chapters.filter(({ chapter }) => chapter === 'SEALS'))
  return {
    day,
    organs: new Set(owners).size,
    sections: working.length,
    seats: working.flatMap(({ posts }) => posts).reduce((sum, { seats }) => sum + seats, 0),
    seals: handedOver.reduce((sum, { count }) => sum + count, SEALS_KEPT),
    items: items.length,
    concentrated: owners.filter((owner) => bureaus.includes(owner)).length,
  }
}

/** 集中度: the register as it stood the day before the first change, at every change, and today. Nothing is typed in. */
export function concentration(register: Register): readonly ConcentrationPoint[] {
  const { transfers, sections, today } = register
  const days = [
    ...transfers.map(({ terms }) => terms.effectiveOn),
    ...sections.flatMap(({ since, closedOn }) => (closedOn === null ? [since] : [since, closedOn])),
  ].filter((day) => day <= today)
  const [first = today] = days.toSorted()
  const shown = [...new Set([addDays(first, -1), ...days, today])].toSorted()
  return shown.map((day) => pointOn(register, day))
}
