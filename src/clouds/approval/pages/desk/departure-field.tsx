import { texts } from '#contract'
import { isWritten } from '#web/form/written.ts'
import { useTexts } from '#web/i18n/index.ts'
import { TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useCaseWork } from './case-work.ts'

const words = texts(
  {
    title: '与网上预审意见不一致',
    lead: '预审（{number}）时已认可这些内容，申请人没有改动。现在作不同处理的，应当写明理由，并告知申请人。',
    reason: '为什么与预审意见不同',
    short: '请写明理由，至少 5 个字',
  },
  {
    title: 'Not what the pre-review said',
    lead: 'The pre-review ({number}) found this in order, and it was filed unchanged. Say why the bureau now sees it otherwise; the applicant is told.',
    reason: 'Why this differs from the pre-review',
    short: 'Give the reason, at least 5 characters',
  },
)
const REASON_MIN = 5
export const isDeparture = (text: string): boolean => isWritten(text, REASON_MIN)

interface DepartureProps {
  readonly value: string
  readonly tried: boolean
  readonly onChange: (value: string) => void
}

/** AP-11: the bureau is held to what it said before filing, or says why not. */
export function DepartureField({ value, tried, onChange }: DepartureProps) {
  const t = useTexts(words)
  const { preReview } = useCaseWork().file
  return (
    <Notice tone="warn" title={t('title')}>
      <p>{t('lead', { number: preReview?.number ?? '' })}</p>
      <TextField
        label={t('reason')}
        error={tried && !isDeparture(value) ? t('short') : undefined}
        rows={2}
        value={value}
        maxLength={1000}
        onChange={onChange}
      />
    </Notice>
  )
}
