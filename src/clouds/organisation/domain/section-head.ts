import type { StructureEvent } from './structure-events.ts'

/**
 * 科室负责人: who heads the section a person sits in, as the life of the organ has it; null where nobody does, and for
 * the head himself, above whom there is only the leader.
 */
export function headOver(events: readonly StructureEvent[], person: string): string | null {
  const places = new Map<string, string>()
  const heads = new Map<string, string>()
  for (const event of events) {
    if (event.type === 'SectionClosed') heads.delete(event.section)
    if (event.type !== 'OfficerPlaced') continue
    const { officer, section, head = false } = event
    for (const [led, leader] of heads) if (leader === officer) heads.delete(led)
    if (section === null) places.delete(officer)
    else places.set(officer, section)
    if (section !== null && head) heads.set(section, officer)
  }
  const section = places.get(person)
  const head = section === undefined ? undefined : heads.get(section)
  return head === undefined || head === person ? null : head
}
