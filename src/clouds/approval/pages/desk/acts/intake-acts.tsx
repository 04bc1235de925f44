import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup, RadioGroup } from '#web/ui/choices.tsx'
import { materialsOf } from '../case-materials.ts'
import { useCaseWork } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { LineField, useRules } from './fields.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

const words = texts(
  {
    preAcceptLead: '材料已在网上看过，只待核验原件或补齐。预受理期间不计受理期限，原件核验齐全即为受理。',
    outstanding: '须带来核验的材料',
    missing: '网上未提交，须带来',
    preAcceptDays: '几个工作日内带来',
    doPreAccept: '预受理并通知申请人',
    originalsLead: '全部核验后即为受理，同时生成《受理通知书》。',
    originals: '已核验原件',
    originalsDue: '应于 {date}前带来',
    doOriginals: '登记已核验',
    withdrawLead: '申请人到窗口要求撤回，核对身份并由其签字后办理。本件办结。',
    withdrawReason: '撤回原因',
    doWithdraw: '撤回申请',
    visitLead: '如实登记每一次到场：用来核对事项标准承诺的到场次数（本件已登记 {count} 次）。',
    purpose: '为什么到场',
    FILING: '提交申请',
    CORRECTION: '补正',
    ORIGINALS: '核验原件',
    SURVEY: '现场勘验',
    COLLECTION: '领取结果',
    OTHER: '其他',
    papers: '带来的纸质材料（没有就不选）',
    doVisit: '登记',
    feeLead: '生成缴费单并通知申请人网上缴费。缴清以前不能准予许可。',
    feeAmount: '应缴：{yuan} 元',
    doFee: '开具缴费通知',
  },
  {
    preAcceptLead:
      'The documents were looked at on-line and only have to be shown or completed. The acceptance clock rests; with the last of them the application is accepted.',
    outstanding: 'To be brought and checked',
    missing: 'not handed in on-line',
    preAcceptDays: 'Within how many working days',
    doPreAccept: 'Pre-accept and tell the applicant',
    originalsLead: 'With the last of them the application is accepted and the notice is made.',
    originals: 'Originals checked',
    originalsDue: 'to be brought by {date}',
    doOriginals: 'Record as checked',
    withdrawLead:
      'The applicant asks for it at the window. Check who it is and let the applicant sign. The case is closed.',
    withdrawReason: 'Why it is withdrawn',
    doWithdraw: 'Withdraw the application',
    visitLead:
      'Record every visit as it happened: it is held against the number the standard promises ({count} recorded so far).',
    purpose: 'Why the applicant came',
    FILING: 'To apply',
    CORRECTION: 'To correct',
    ORIGINALS: 'To show originals',
    SURVEY: 'Survey on site',
    COLLECTION: 'To collect the result',
    OTHER: 'Other',
    papers: 'Paper documents brought (none if nothing is ticked)',
    doVisit: 'Record',
    feeLead: 'A bill is made and the applicant is told to pay on-line. Nothing is granted before it is paid.',
    feeAmount: 'To pay: {yuan} yuan',
    doFee: 'Order the fee',
  },
)

const PRE_ACCEPTANCE_DAYS = 10
const PRE_ACCEPTANCE_DAYS_MAX = 60

export function PreAcceptForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const materials = materialsOf(file).filter(({ state }) => state !== 'library')
  const missing = materials.filter(({ state }) => state === 'missing').map(({ material }) => material.id)
  const [{ outstanding, days }, change] = useFields({ outstanding: missing, days: String(PRE_ACCEPTANCE_DAYS) })
  const act = useAct(approval.preAccept, {
    'act-outstanding': rules.some(outstanding),
    'act-days': rules.whole(days, 1, PRE_ACCEPTANCE_DAYS_MAX),
  })
  const send = () => act.send({ expectedVersion: file.version, outstanding: [...outstanding], days: Number(days) })
  return (
    <Act name="preAccept" act={act} lead={t('preAcceptLead')} button={t('doPreAccept')} onSend={send}>
      <CheckboxGroup
        name="act-outstanding"
        legend={t('outstanding')}
        error={act.errorAt('act-outstanding')}
        options={materials.map(({ material, state }) => ({
          value: material.id,
          label: inLanguage(material.name, language),
          ...(state === 'missing' ? { hint: t('missing') } : {}),
        }))}
        values={outstanding}
        onChange={(values) => change({ outstanding: values })}
      />
      <LineField
        id="act-days"
        label={t('preAcceptDays')}
        error={act.errorAt('act-days')}
        value={days}
        max={2}
        numeric
        onChange={(value) => change({ days: value })}
      />
    </Act>
  )
}

export function OriginalsForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ shown }, change] = useFields({ shown: file.outstanding })
  const act = useAct(approval.presentOriginals, { 'act-originals': rules.some(shown) })
  const nameOf = (id: string) => {
    const material = file.standard.materials.find((one) => one.id === id)
    return material === undefined ? id : inLanguage(material.name, language)
  }
  return (
    <Act
      name="presentOriginals"
      act={act}
      lead={t('originalsLead')}
      button={t('doOriginals')}
      onSend={() => act.send({ expectedVersion: file.version, materials: [...shown] })}
    >
      <CheckboxGroup
        name="act-originals"
        legend={t('originals')}
        {...(file.awaitedUntil === null
          ? {}
          : { hint: t('originalsDue', { date: formatDate(file.awaitedUntil, language) }) })}
        error={act.errorAt('act-originals')}
        options={file.outstanding.map((value) => ({ value, label: nameOf(value) }))}
        values={shown}
        onChange={(values) => change({ shown: values })}
      />
    </Act>
  )
}

export function WindowWithdrawalForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ reason }, change] = useFields({ reason: '' })
  const act = useAct(approval.withdrawAtWindow, { 'act-reason': rules.written(reason) })
  const send = () => act.send({ expectedVersion: file.version, reason: reason.trim() })
  return (
    <Act name="withdrawAtWindow" act={act} lead={t('withdrawLead')} button={t('doWithdraw')} danger onSend={send}>
      <TextField
        id="act-reason"
        label={t('withdrawReason')}
        error={act.errorAt('act-reason')}
        rows={2}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}

const PURPOSES = ['FILING', 'CORRECTION', 'ORIGINALS', 'SURVEY', 'COLLECTION', 'OTHER'] as const
type Purpose = (typeof PURPOSES)[number]

export function VisitForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ purpose, papers }, change] = useFields<{ purpose?: Purpose; papers: readonly string[] }>({ papers: [] })
  const act = useAct(approval.recordVisit, { 'act-purpose': rules.chosen(purpose) })
  const send = () => act.send({ expectedVersion: file.version, purpose: purpose ?? 'OTHER', papers: [...papers] })
  return (
    <Act name="recordVisit" act={act} lead={t('visitLead', { count: file.visits })} button={t('doVisit')} onSend={send}>
      <RadioGroup
        name="act-purpose"
        legend={t('purpose')}
        inline
        error={act.errorAt('act-purpose')}
        options={PURPOSES.map((value) => ({ value, label: t(value) }))}
        value={purpose}
        onChange={(value) => {
          const chosen = PURPOSES.find((one) => one === value)
          if (chosen !== undefined) change({ purpose: chosen })
        }}
      />
      <CheckboxGroup
        name="act-papers"
        legend={t('papers')}
        required={false}
        options={materialsOf(file).map(({ material }) => ({
          value: material.id,
          label: inLanguage(material.name, language),
        }))}
        values={papers}
        onChange={(values) => change({ papers: values })}
      />
    </Act>
  )
}

const FEN_PER_YUAN = 100

export function FeeForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const act = useAct(approval.orderFee)
  const send = () => act.send({ expectedVersion: file.version })
  return (
    <Act name="orderFee" act={act} lead={t('feeLead')} button={t('doFee')} onSend={send}>
      <p>{t('feeAmount', { yuan: (file.fee.fen / FEN_PER_YUAN).toFixed(2) })}</p>
    </Act>
  )
}
