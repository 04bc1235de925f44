import { basisWords } from '#contract'
import type { OrganFunction, Power } from '#catalogue'
import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { Json } from '#kernel'
import type { api } from './api.ts'
import { both, organIn } from './names.ts'
import type { PowerRow } from './projections/power.ts'

const hasShape = (entry: Json, ...keys: readonly string[]): boolean =>
  typeof entry === 'object' && entry !== null && !Array.isArray(entry) && keys.every((key) => key in entry)

/** Rows hold what passed the shape check when it was adjusted. */
export const parsePower = (entry: Json): Power | undefined =>
  hasShape(entry, 'id', 'organ', 'kind', 'name', 'bases', 'duties') ? (entry as never) : undefined
export const parseFunction = (entry: Json): OrganFunction | undefined =>
  hasShape(entry, 'id', 'organ', 'text', 'document') ? (entry as never) : undefined

export interface Registers {
  readonly powers: readonly Power[]
  readonly functions: readonly OrganFunction[]
}

/** The list as it was published, or as it is being adjusted. */
export function registersIn(rows: readonly PowerRow[], side: 'entry' | 'published'): Registers {
  const of = (register: PowerRow['register']) => rows.filter((row) => row.register === register)
  return {
    powers: of('POWER').flatMap((row) => parsePower(row[side]) ?? []),
    functions: of('FUNCTION').flatMap((row) => parseFunction(row[side]) ?? []),
  }
}

type Entry = Output<typeof api.powers>['entries'][number]

/** One power with its duties, the function it rests on and the items by which it is used. */
export function entryView(
  context: RequestContext,
  power: Power,
  { functions }: Registers,
  items: ReadonlyMap<string, Entry['items']>,
): Entry {
  const { id, organ, kind, name, bases, duties, function: restsOn } = power
  const found = functions.find((each) => each.id === restsOn)
  return {
    id,
    organ: organIn(context, organ),
    kind,
    name: both(name),
    bases: bases.map(basisWords),
    duties: duties.map(both),
    function: found === undefined ? null : both(found.text),
    items: items.get(id) ?? [],
  }
}

/** Items in force by the entry they serve. */
export function itemsByPower({ office }: RequestContext): ReadonlyMap<string, Entry['items']> {
  const items = new Map<string, Entry['items']>()
  for (const { code, standard } of office.catalogue.inForce()) {
    const { powerItem, name } = standard
    if (powerItem !== undefined) items.set(powerItem, [...(items.get(powerItem) ?? []), { code, name: both(name) }])
  }
  return items
}
