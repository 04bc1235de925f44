import { DOMAINS } from '#contract'
import type { Output } from '#contract'
import { inLanguage } from '#web/i18n/index.ts'
import type { api } from '../../api.ts'

/** What a request is about in words: its item, or at least its field; undefined where nobody said. */
export function aboutOf(
  subject: Output<typeof api.followRequest>['subject'],
  language: 'zh' | 'en',
): string | undefined {
  if (subject.kind !== 'NONE') return inLanguage(subject.itemName, language)
  return subject.domain === undefined ? undefined : inLanguage(DOMAINS[subject.domain], language)
}
