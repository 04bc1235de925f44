import { isJsonObject } from '#kernel'
import type { Json } from '#kernel'
import type { Filed } from './read-events.ts'

/** `/form/volume` as its steps. Forms are shallow; the first step says which part of the application is meant. */
export const pathOf = (pointer: string): readonly string[] => pointer.split('/').slice(1)

/** What stands there in the application: a number, a word, yes or no; null for everything else. */
export function valueAt(
  { applicant, answers, form }: Pick<Filed, 'applicant' | 'answers' | 'form'>,
  pointer: string,
): string | number | boolean | null {
  const { kind, name, idNumber } = applicant
  const whole: Json = { applicant: { kind, name, idNumber }, answers, form }
  const found = pathOf(pointer).reduce<Json | undefined>(
    (value, step) => (isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    whole,
  )
  if (typeof found === 'string') return found.trim() === '' ? null : found.trim()
  return typeof found === 'number' || typeof found === 'boolean' ? found : null
}
