import { useTexts } from '#web/i18n/index.ts'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import type { ItemLine } from './client.ts'
import { commonTexts } from './common-texts.ts'

const STANDINGS: Readonly<Record<ItemLine['standing'], Tone>> = {
  IN_FORCE: 'good',
  SCHEDULED: 'wait',
  NEVER_PUBLISHED: 'off',
  RETIRED: 'off',
}
const PHASES: Readonly<Record<NonNullable<ItemLine['draft']>, Tone>> = {
  drafting: 'wait',
  submitted: 'warn',
  returned: 'bad',
}

/** Where an item stands, and where its next version does. */
export function StandingMarks({ item }: { readonly item: Pick<ItemLine, 'standing' | 'draft' | 'retirement'> }) {
  const t = useTexts(commonTexts)
  return (
    <span className="row">
      <Status tone={STANDINGS[item.standing]}>{t(item.standing)}</Status>
      {item.draft !== null && <Status tone={PHASES[item.draft]}>{t(item.draft)}</Status>}
      {item.retirement !== null && item.standing !== 'RETIRED' && <Status tone="warn">{t(item.retirement)}</Status>}
    </span>
  )
}

interface FindingsMarkProps {
  readonly errors: number
  readonly warnings: number
}

export function FindingsMark({ errors, warnings }: FindingsMarkProps) {
  const t = useTexts(commonTexts)
  if (errors > 0) return <Status tone="bad">{t('errors', { count: errors })}</Status>
  if (warnings > 0) return <Status tone="warn">{t('warnings', { count: warnings })}</Status>
  return <Status tone="good">{t('clean')}</Status>
}
