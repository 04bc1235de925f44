import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import { Act, useActForm } from './use-act.tsx'

const words = texts(
  {
    lead: '核对审查意见（见上）和材料。同意的转下一环节；不同意的，由决定人员退回重新审查。',
    verdict: '审核意见',
    agree: '同意审查意见',
    disagree: '不同意',
    opinion: '说明',
    doReview: '提交审核意见',
  },
  {
    lead: 'Check the examiner’s opinion above and the documents. With your agreement it goes on; without, it has to be returned.',
    verdict: 'Verdict',
    agree: 'I agree with the examiner',
    disagree: 'I do not agree',
    opinion: 'Words',
    doReview: 'Give this review',
  },
)

const VERDICTS = ['agree', 'disagree'] as const
interface Review {
  readonly verdict?: (typeof VERDICTS)[number]
  readonly opinion: string
}
const NOTHING_SAID: Review = { opinion: '' }

/** 审核: on the opinion that stands above the form; the step is the next one of the standard. */
export function ReviewForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const step = file.handling?.reviews.find(({ by }) => by === null)?.step ?? ''
  const form = useActForm(approval.review, NOTHING_SAID, {
    faults: ({ verdict, opinion }, rules) => ({
      verdict: rules.chosen(verdict),
      opinion: verdict === 'disagree' ? rules.written(opinion) : undefined,
    }),
    body: ({ verdict, opinion }, expectedVersion) => {
      const agrees = verdict === 'agree'
      // An officer who agrees need not find words for it; the Chinese ones go into the file whatever he reads in.
      const said = opinion.trim() === '' && agrees ? '同意审查意见。' : opinion.trim()
      return { expectedVersion, step, agrees, opinion: said }
    },
  })
  return (
    <Act name="review" {...form.act} lead={t('lead')} button={t('doReview')}>
      <RadioGroup
        {...form.choice('verdict')}
        legend={t('verdict')}
        inline
        options={VERDICTS.map((value) => ({ value, label: t(value) }))}
      />
      <TextField {...form.field('opinion')} label={t('opinion')} rows={3} maxLength={2000} />
    </Act>
  )
}
