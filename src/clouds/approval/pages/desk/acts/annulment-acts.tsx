import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { useCaseWork } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { fieldTexts, useRules } from './fields.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

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

export function CommitmentCheckForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ kept, found }, change] = useFields<{ kept?: boolean; found: string }>({ found: '' })
  const act = useAct(approval.checkCommitment, { 'act-kept': rules.chosen(kept), 'act-found': rules.written(found) })
  const send = () => act.send({ expectedVersion: file.version, kept: kept === true, found: found.trim() })
  return (
    <Act name="checkCommitment" act={act} lead={t('checkLead')} button={t('doCheck')} onSend={send}>
      <RadioGroup
        name="act-kept"
        legend={t('result')}
        inline
        error={act.errorAt('act-kept')}
        options={[
          { value: 'kept', label: t('kept') },
          { value: 'broken', label: t('broken') },
        ]}
        value={kept === undefined ? undefined : kept ? 'kept' : 'broken'}
        onChange={(value) => change({ kept: value === 'kept' })}
      />
      <TextField
        id="act-found"
        label={t('found')}
        error={act.errorAt('act-found')}
        value={found}
        max={2000}
        onChange={(value) => change({ found: value })}
      />
    </Act>
  )
}

const GROUNDS = ['FALSE_COMMITMENT', 'FRAUD', 'WRONGLY_GRANTED'] as const
type Ground = (typeof GROUNDS)[number]

export function AnnulmentNoticeForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ ground, reason }, change] = useFields<{ ground?: Ground; reason: string }>({ reason: '' })
  const act = useAct(approval.announceAnnulment, {
    'act-ground': rules.chosen(ground),
    'act-reason': rules.written(reason),
  })
  const send = () =>
    act.send({ expectedVersion: file.version, ground: ground ?? 'WRONGLY_GRANTED', reason: reason.trim() })
  const possible = file.committed ? GROUNDS : GROUNDS.filter((one) => one !== 'FALSE_COMMITMENT')
  return (
    <Act name="announceAnnulment" act={act} lead={t('announceLead')} button={t('doAnnounce')} danger onSend={send}>
      <RadioGroup
        name="act-ground"
        legend={t('ground')}
        error={act.errorAt('act-ground')}
        options={possible.map((value) => ({ value, label: t(value) }))}
        value={ground}
        onChange={(value) => {
          const chosen = possible.find((one) => one === value)
          if (chosen !== undefined) change({ ground: chosen })
        }}
      />
      <TextField
        id="act-reason"
        label={f('reason')}
        hint={f('reasonHint')}
        error={act.errorAt('act-reason')}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}

/** On the ground that was announced, and on no other. */
export function AnnulForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const announced = file.aftermath?.annulment
  const ground = announced?.ground ?? 'WRONGLY_GRANTED'
  const [{ reason }, change] = useFields({ reason: '' })
  const act = useAct(approval.annul, { 'act-reason': rules.written(reason) })
  const send = () => act.send({ expectedVersion: file.version, ground, reason: reason.trim() })
  const date = announced === null || announced === undefined ? '' : formatDate(announced.replyUntil, language)
  return (
    <Act
      name="annul"
      act={act}
      lead={t('annulLead', { ground: t(ground), date })}
      button={t('doAnnul')}
      danger
      onSend={send}
    >
      <TextField
        id="act-reason"
        label={t('reasons')}
        error={act.errorAt('act-reason')}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}
