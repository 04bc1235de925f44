import { patternFault } from './pattern-safety.ts'

/** A form of an item has some twenty fields; a hundred times that is nobody's form but somebody's attack. */
const LEVELS_MAX = 12
const NODES_MAX = 4_000
const CHARACTERS_MAX = 200_000

/** What lets a schema point into itself or elsewhere: a validator would follow it without end, or fetch it. */
const POINTING = new Set(['$ref', '$dynamicRef', '$recursiveRef', '$id', '$defs', 'definitions', '$anchor'])
/** Keywords with expressions for names, which no form needs, and names that would touch every object's prototype. */
const REFUSED = new Set(['patternProperties', 'propertyNames', '__proto__', 'constructor', 'prototype'])

export type FormHazard = 'FORM_TOO_DEEP' | 'FORM_TOO_LARGE' | 'FORM_REFERENCE' | 'FORM_KEYWORD' | 'FORM_PATTERN'
interface Hazard {
  readonly place: string
  readonly code: FormHazard
  readonly detail: string
}
interface Node {
  readonly value: unknown
  readonly place: string
  readonly level: number
}

/**
 * What makes a form dangerous before a validator ever sees it. Walked without recursion, so that a document nested
 * ten thousand deep is refused here and does not end the process with a full stack.
 */
export function formHazards(form: unknown): readonly Hazard[] {
  const hazards: Hazard[] = []
  const waiting: Node[] = [{ value: form, place: '/form', level: 0 }]
  let nodes = 0
  let characters = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place, level } = next
    nodes += 1
    characters += typeof value === 'string' ? value.length : 0
    if (level > LEVELS_MAX) return [...hazards, { place, code: 'FORM_TOO_DEEP', detail: String(LEVELS_MAX) }]
    if (nodes > NODES_MAX || characters > CHARACTERS_MAX)
      return [...hazards, { place: '/form', code: 'FORM_TOO_LARGE', detail: `${nodes} ${characters}` }]
    for (const [key, child] of membersOf(value)) {
      const hazard = hazardOf(key, child)
      const inside = `${place}/${key}`
      if (hazard === undefined) waiting.push({ value: child, place: inside, level: level + 1 })
      else hazards.push({ place: inside, ...hazard })
    }
  }
  return hazards
}

function hazardOf(key: string, value: unknown): Omit<Hazard, 'place'> | undefined {
  if (POINTING.has(key)) return { code: 'FORM_REFERENCE', detail: key }
  if (REFUSED.has(key)) return { code: 'FORM_KEYWORD', detail: key }
  if (key !== 'pattern' || typeof value !== 'string') return undefined
  const detail = patternFault(value)
  return detail === undefined ? undefined : { code: 'FORM_PATTERN', detail }
}

const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []
