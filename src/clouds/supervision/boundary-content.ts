import { schemaParser } from '#catalogue'
import { Content } from './api-shapes.ts'
import type { BoundaryContent } from './domain/events.ts'

const contentOf = schemaParser(Content)
/** A boundary list from a file; undefined when it is none. */
export function parseBoundaryContent(value: unknown): BoundaryContent | undefined {
  const parsed = contentOf(value)
  return parsed.ok ? parsed.value : undefined
}
