import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { CheckboxGroup, RadioGroup } from '#web/ui/choices.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { materialsOf } from '../case-materials.ts'
import { useCaseWork } from '../case-work.ts'
import { Act, useAct, useActForm } from './use-act.tsx'

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
  const { file } = useCaseWork()
  const materials = materialsOf(file).filter(({ state }) => state !== 'library')
  const missing = materials.filter(({ state }) => state === 'missing').map(({ material }) => material.id)
  const form = useActForm(
    approval.preAccept,
    { outstanding: missing, days: String(PRE_ACCEPTANCE_DAYS) },
    {
      faults: ({ outstanding, days }, rules) => ({
        outstanding: rules.some(outstanding),
        days: rules.whole(days, 1, PRE_ACCEPTANCE_DAYS_MAX),
      }),
      body: ({ outstanding, days }, expectedVersion) => ({ expectedVersion, outstanding, days: Number(days) }),
    },
  )
  return (
    <Act name="preAccept" {...form.act} lead={t('preAcceptLead')} button={t('doPreAccept')}>
      <CheckboxGroup
        {...form.ticks('outstanding')}
        legend={t('outstanding')}
        options={materials.map(({ material, state }) => ({
          value: material.id,
          label: inLanguage(material.name, language),
          ...(state === 'missing' ? { hint: t('missing') } : {}),
        }))}
      />
      <LineField {...form.field('days')} label={t('preAcceptDays')} maxLength={2} inputMode="numeric" />
    </Act>
  )
}

export function OriginalsForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const form = useActForm(
    approval.presentOriginals,
    { originals: file.outstanding },
    {
      faults: ({ originals }, rules) => ({ originals: rules.some(originals) }),
      body: ({ originals }, expectedVersion) => ({ expectedVersion, materials: [...originals] }),
    },
  )
  const nameOf = (id: string) => {
    const material = file.standard.materials.find((one) => one.id === id)
    return material === undefined ? id : inLanguage(material.name, language)
  }
  const due = file.awaitedUntil
  return (
    <Act name="presentOriginals" {...form.act} lead={t('originalsLead')} button={t('doOriginals')}>
      <CheckboxGroup
        {...form.ticks('originals')}
        legend={t('originals')}
        hint={due === null ? undefined : t('originalsDue', { date: formatDate(due, language) })}
        options={file.outstanding.map((value) => ({ value, label: nameOf(value) }))}
      />
    </Act>
  )
}

export function WindowWithdrawalForm() {
  const t = useTexts(words)
  const form = useActForm(
    approval.withdrawAtWindow,
    { reason: '' },
    {
      faults: ({ reason }, rules) => ({ reason: rules.written(reason) }),
      body: ({ reason }, expectedVersion) => ({ expectedVersion, reason: reason.trim() }),
    },
  )
  return (
    <Act name="withdrawAtWindow" {...form.act} lead={t('withdrawLead')} button={t('doWithdraw')} danger>
      <TextField {...form.field('reason')} label={t('withdrawReason')} rows={2} maxLength={2000} />
    </Act>
  )
}

const PURPOSES = ['FILING', 'CORRECTION', 'ORIGINALS', 'SURVEY', 'COLLECTION', 'OTHER'] as const
interface Visit {
  readonly purpose?: (typeof PURPOSES)[number]
  readonly papers: readonly string[]
}
const NOT_SAID_WHY: Visit = { papers: [] }

export function VisitForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const form = useActForm(approval.recordVisit, NOT_SAID_WHY, {
    faults: ({ purpose }, rules) => ({ purpose: rules.chosen(purpose) }),
    body: ({ purpose = 'OTHER', papers }, expectedVersion) => ({ expectedVersion, purpose, papers: [...papers] }),
  })
  return (
    <Act name="recordVisit" {...form.act} lead={t('visitLead', { count: file.visits })} button={t('doVisit')}>
      <RadioGroup
        {...form.choice('purpose')}
        legend={t('purpose')}
        inline
        options={PURPOSES.map((value) => ({ value, label: t(value) }))}
      />
      <CheckboxGroup
        {...form.ticks('papers')}
        legend={t('papers')}
        required={false}
        options={materialsOf(file).map(({ material }) => ({
          value: material.id,
          label: inLanguage(material.name, language),
        }))}
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
