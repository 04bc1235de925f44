import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { useCaseWork } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { useRules } from './fields.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

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

/** 审核: on the opinion that stands above the form; the step is the next one of the standard. */
export function ReviewForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const next = file.handling?.reviews.find(({ by }) => by === null)
  const [{ agrees, opinion }, change] = useFields<{ agrees?: boolean; opinion: string }>({ opinion: '' })
  // An officer who agrees need not find words for it; the Chinese ones go into the file whatever he reads in.
  const said = opinion.trim() === '' && agrees === true ? '同意审查意见。' : opinion.trim()
  const act = useAct(approval.review, {
    'act-verdict': rules.chosen(agrees),
    'act-opinion': agrees === false ? rules.written(opinion) : undefined,
  })
  const send = () =>
    act.send({ expectedVersion: file.version, step: next?.step ?? '', agrees: agrees === true, opinion: said })
  return (
    <Act name="review" act={act} lead={t('lead')} button={t('doReview')} onSend={send}>
      <RadioGroup
        name="act-verdict"
        legend={t('verdict')}
        inline
        error={act.errorAt('act-verdict')}
        options={[
          { value: 'agree', label: t('agree') },
          { value: 'disagree', label: t('disagree') },
        ]}
        value={agrees === undefined ? undefined : agrees ? 'agree' : 'disagree'}
        onChange={(value) => change({ agrees: value === 'agree' })}
      />
      <TextField
        id="act-opinion"
        label={t('opinion')}
        error={act.errorAt('act-opinion')}
        rows={3}
        value={opinion}
        max={2000}
        onChange={(value) => change({ opinion: value })}
      />
    </Act>
  )
}
