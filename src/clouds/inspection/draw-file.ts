import type { DrawCommitted, DrawMade } from './domain/events.ts'

/** The published file of a draw, as far as a stranger needs it. */
export interface DrawFile {
  readonly committed: Omit<DrawCommitted, 'type'>
  readonly made: Omit<DrawMade, 'type'> | null
  readonly proof: unknown
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const areNamed = (value: unknown): boolean =>
  isList(value) &&
  value.every((one) => isRecord(one) && typeof one['id'] === 'string' && typeof one['label'] === 'string')

const isPool = (value: unknown): boolean =>
  isRecord(value) &&
  areNamed(value['objects']) &&
  areNamed(value['inspectors']) &&
  isList(value['recusals']) &&
  value['recusals'].every(isRecord) &&
  typeof value['take'] === 'number' &&
  typeof value['perObject'] === 'number'
const isCommitted = (value: unknown): value is DrawFile['committed'] =>
  isRecord(value) &&
  ['algorithm', 'seedDigest', 'poolDigest'].every((name) => typeof value[name] === 'string') &&
  isPool(value['pool'])
const isMade = (value: unknown): value is NonNullable<DrawFile['made']> =>
  isRecord(value) &&
  typeof value['seed'] === 'string' &&
  typeof value['leaf'] === 'number' &&
  isRecord(value['beacon']) &&
  typeof value['beacon']['root'] === 'string' &&
  typeof value['beacon']['note'] === 'string' &&
  isList(value['drawn']) &&
  value['drawn'].every((one) => isRecord(one) && typeof one['object'] === 'string' && isList(one['inspectors']))

/** Undefined for what is no file of a draw. */
export function readDrawFile(value: unknown): DrawFile | undefined {
  if (!isRecord(value) || value['format'] !== 'oneseal-draw' || !isCommitted(value['committed'])) return undefined
  const made = value['made']
  if (made !== null && !isMade(made)) return undefined
  return { committed: value['committed'], made, proof: value['proof'] }
}
