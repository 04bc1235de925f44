import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import { fieldTexts } from './fields.tsx'
import { Act, useActForm } from './use-act.tsx'

const words = texts(
  {
    checkLead: '核查申请人是否履行了告知承诺的内容；不履行的，可以拟撤销许可。',
    result: '核查结果',
    kept: '已履行承诺',
    broken: '未履行承诺',
    found: '核查情况',
    doCheck: '提交核查结果',
    announceLead: '将书面告知持证人拟撤销的事实、理由和依据，并听取其陈述、申辩；期满前不能撤销（行政许可法第七条）。',
    ground: '撤销的情形',
    FALSE_COMMITMENT: '承诺不实',
    FRAUD: '以欺骗、贿赂等不正当手段取得',
    WRONGLY_GRANTED: '违法或者不当准予',
    doAnnounce: '发出拟撤销告知',
    annulLead: '情形：{ground}。陈述、申辩期到 {date}为止。撤销后证照失效，生成《撤销决定书》。',
    reasons: '撤销的理由，并写明对陈述、申辩意见的采纳情况',
    doAnnul: '撤销许可',
  },
  {
    checkLead: 'Whether the applicant kept what was promised. If not, an annulment can be announced.',
    result: 'Result of the check',
    kept: 'Promise kept',
    broken: 'Promise not kept',
    found: 'What was found',
    doCheck: 'Give the result',
    announceLead:
      'The holder is told facts, reasons and law in writing and is heard; nothing is annulled before the time to answer is over (Administrative Licensing Law, article 7).',
    ground: 'Ground',
    FALSE_COMMITMENT: 'False commitment',
    FRAUD: 'Obtained by fraud or bribery',
    WRONGLY_GRANTED: 'Wrongly granted',
    doAnnounce: 'Send the announcement',
    annulLead:
      'Ground: {ground}. The holder may answer until {date}. The certificate then ends and a decision is made.',
    reasons: 'Reasons, and what became of the holder’s answer',
    doAnnul: 'Annul the grant',
  },
)

const RESULTS = ['kept', 'broken'] as const
interface CommitmentCheck {
  readonly result?: (typeof RESULTS)[number]
  readonly found: string
}
const UNCHECKED: CommitmentCheck = { found: '' }

export function CommitmentCheckForm() {
  const t = useTexts(words)
  const form = useActForm(approval.checkCommitment, UNCHECKED, {
    faults: ({ result, found }, rules) => ({ result: rules.chosen(result), found: rules.written(found) }),
    body: ({ result, found }, expectedVersion) => ({ expectedVersion, kept: result === 'kept', found: found.trim() }),
  })
  return (
    <Act name="checkCommitment" {...form.act} lead={t('checkLead')} button={t('doCheck')}>
      <RadioGroup
        {...form.choice('result')}
        legend={t('result')}
        inline
        options={RESULTS.map((value) => ({ value, label: t(value) }))}
      />
      <TextField {...form.field('found')} label={t('found')} maxLength={2000} />
    </Act>
  )
}

const GROUNDS = ['FALSE_COMMITMENT', 'FRAUD', 'WRONGLY_GRANTED'] as const
interface Announcement {
  readonly ground?: (typeof GROUNDS)[number]
  readonly reason: string
}
const NOTHING_ANNOUNCED: Announcement = { reason: '' }

export function AnnulmentNoticeForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { committed } = useCaseWork().file
  const form = useActForm(approval.announceAnnulment, NOTHING_ANNOUNCED, {
    faults: ({ ground, reason }, rules) => ({ ground: rules.chosen(ground), reason: rules.written(reason) }),
    body: ({ ground = 'WRONGLY_GRANTED', reason }, expectedVersion) => ({
      ...{ expectedVersion, ground },
      reason: reason.trim(),
    }),
  })
  const possible = committed ? GROUNDS : GROUNDS.filter((one) => one !== 'FALSE_COMMITMENT')
  return (
    <Act name="announceAnnulment" {...form.act} lead={t('announceLead')} button={t('doAnnounce')} danger>
      <RadioGroup
        {...form.choice('ground')}
        legend={t('ground')}
        options={possible.map((value) => ({ value, label: t(value) }))}
      />
      <TextField {...form.field('reason')} label={f('reason')} hint={f('reasonHint')} maxLength={2000} />
    </Act>
  )
}

/** On the ground that was announced, and on no other. */
export function AnnulForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const announced = file.aftermath?.annulment
  const ground = announced?.ground ?? 'WRONGLY_GRANTED'
  const form = useActForm(
    approval.annul,
    { reason: '' },
    {
      faults: ({ reason }, rules) => ({ reason: rules.written(reason) }),
      body: ({ reason }, expectedVersion) => ({ expectedVersion, ground, reason: reason.trim() }),
    },
  )
  const date = announced === null || announced === undefined ? '' : formatDate(announced.replyUntil, language)
  return (
    <Act name="annul" {...form.act} lead={t('annulLead', { ground: t(ground), date })} button={t('doAnnul')} danger>
      <TextField {...form.field('reason')} label={t('reasons')} maxLength={2000} />
    </Act>
  )
}
