import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField, TextField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import { formLines } from '../submitted-form.ts'
import { fieldTexts } from './fields.tsx'
import { Act, useActForm } from './use-act.tsx'

const words = texts(
  {
    serveLead: '核对领取人身份并由其签收。',
    receivedBy: '领取人（签收人）',
    noteLabel: '备注',
    doServe: '登记已领取',
    courier: '快递公司',
    tracking: '运单号',
    trackingHint: '已有运单的填写 6 至 40 位字母、数字或短横线；留空则由系统约快递取件',
    trackingWrong: '运单号为 6 至 40 位字母、数字或短横线',
    doDispatch: '登记已寄出',
    confirmLead: '运单号 {number}：收件人已签收的，登记签收人。',
    doConfirm: '登记签收',
    challengeLead: '登记收到的复议、应诉通知。决定在被撤销前继续有效。',
    kind: '种类',
    RECONSIDERATION: '行政复议',
    COURT: '行政诉讼',
    document: '文书名称和文号',
    doChallenge: '登记',
    outcome: '结果',
    UPHELD: '维持',
    SET_ASIDE: '撤销，重新作出决定',
    setAside: '登记撤销的，本件回到审查环节，重新计算期限。',
    summary: '主要理由',
    doOutcome: '登记结果',
    errorLead: '只用于更正笔误：填报内容或申请人信息中的错字、错号。更正留痕，生成《更正通知书》；原文不删除。',
    place: '更正哪一项',
    is: '现为：{text}',
    empty: '（空）',
    becomes: '更正为',
    doCorrect: '更正',
    applicantName: '申请人姓名（名称）',
    applicantNumber: '证件号码',
    applicantPhone: '联系电话',
    yes: '是',
    no: '否',
  },
  {
    serveLead: 'Check who collects it, and let that person sign.',
    receivedBy: 'Received by',
    noteLabel: 'Remark',
    doServe: 'Record as handed over',
    courier: 'Courier',
    tracking: 'Tracking number',
    trackingHint: '6 to 40 letters, digits or hyphens; leave it empty and the system books a pickup',
    trackingWrong: 'A tracking number has 6 to 40 letters, digits or hyphens',
    doDispatch: 'Record as sent',
    confirmLead: 'Parcel {number}: when it was signed for, record by whom.',
    doConfirm: 'Record the receipt',
    challengeLead: 'Records the notice that came in. The decision stands until it is set aside.',
    kind: 'Kind',
    RECONSIDERATION: 'Administrative reconsideration',
    COURT: 'Administrative suit',
    document: 'Title and number of the paper',
    doChallenge: 'Record',
    outcome: 'Outcome',
    UPHELD: 'Upheld',
    SET_ASIDE: 'Set aside, to be decided anew',
    setAside: 'If it is set aside, the case goes back to examination with a new limit.',
    summary: 'Main reasons',
    doOutcome: 'Record the outcome',
    errorLead:
      'For slips of the pen only: wrong letters or numbers in the form or about the applicant. It stays on record with a notice; the old text is not deleted.',
    place: 'What is corrected',
    is: 'Now: {text}',
    empty: '(empty)',
    becomes: 'Becomes',
    doCorrect: 'Correct',
    applicantName: 'Applicant’s name',
    applicantNumber: 'Identity or credit code',
    applicantPhone: 'Telephone',
    yes: 'Yes',
    no: 'No',
  },
)

const RECEIPTS = {
  serveAtCounter: { call: approval.serveAtCounter, lead: 'serveLead', button: 'doServe' },
  confirmCourier: { call: approval.confirmCourier, lead: 'confirmLead', button: 'doConfirm' },
} as const

function ReceiptForm({ name }: { readonly name: keyof typeof RECEIPTS }) {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const { call, lead, button } = RECEIPTS[name]
  const form = useActForm(
    call,
    { receivedBy: file.applicant.name, note: '' },
    {
      faults: ({ receivedBy }, rules) => ({ receivedBy: rules.filled(receivedBy) }),
      body: ({ receivedBy, note }, expectedVersion) => ({
        ...{ expectedVersion, receivedBy: receivedBy.trim() },
        note: note.trim(),
      }),
    },
  )
  const number = file.aftermath?.dispatched ?? ''
  return (
    <Act name={name} {...form.act} lead={t(lead, { number })} button={t(button)}>
      <LineField {...form.field('receivedBy')} label={t('receivedBy')} maxLength={200} />
      <LineField {...form.field('note')} label={t('noteLabel')} required={false} maxLength={200} />
    </Act>
  )
}

export const ServeForm = () => <ReceiptForm name="serveAtCounter" />
export const ConfirmCourierForm = () => <ReceiptForm name="confirmCourier" />

const TRACKING = /^[A-Za-z0-9-]{6,40}$/

export function DispatchForm() {
  const t = useTexts(words)
  const form = useActForm(
    approval.dispatch,
    { courier: '', tracking: '' },
    {
      faults: ({ courier, tracking }, rules) => ({
        courier: rules.filled(courier),
        tracking: tracking.trim() === '' || TRACKING.test(tracking.trim()) ? undefined : t('trackingWrong'),
      }),
      body: ({ courier, tracking }, expectedVersion) => ({
        ...{ expectedVersion, courier: courier.trim() },
        ...(tracking.trim() === '' ? {} : { trackingNumber: tracking.trim() }),
      }),
    },
  )
  return (
    <Act name="dispatch" {...form.act} button={t('doDispatch')}>
      <LineField {...form.field('courier')} label={t('courier')} maxLength={200} />
      <LineField
        {...form.field('tracking')}
        label={t('tracking')}
        hint={t('trackingHint')}
        required={false}
        maxLength={40}
      />
    </Act>
  )
}

const KINDS = ['RECONSIDERATION', 'COURT'] as const
interface Challenge {
  readonly kind?: (typeof KINDS)[number]
  readonly document: string
}
const NO_CHALLENGE: Challenge = { document: '' }

export function ChallengeForm() {
  const t = useTexts(words)
  const form = useActForm(approval.challenge, NO_CHALLENGE, {
    faults: ({ kind, document }, rules) => ({ kind: rules.chosen(kind), document: rules.filled(document) }),
    body: ({ kind = 'RECONSIDERATION', document }, expectedVersion) => ({
      ...{ expectedVersion, ground: kind },
      document: document.trim(),
    }),
  })
  return (
    <Act name="challenge" {...form.act} lead={t('challengeLead')} button={t('doChallenge')}>
      <RadioGroup
        {...form.choice('kind')}
        legend={t('kind')}
        inline
        options={KINDS.map((value) => ({ value, label: t(value) }))}
      />
      <LineField {...form.field('document')} label={t('document')} maxLength={200} />
    </Act>
  )
}

const OUTCOMES = ['UPHELD', 'SET_ASIDE'] as const
interface ChallengeOutcome {
  readonly outcome?: (typeof OUTCOMES)[number]
  readonly document: string
  readonly reason: string
}
const NO_OUTCOME: ChallengeOutcome = { document: '', reason: '' }

export function ChallengeOutcomeForm() {
  const t = useTexts(words)
  const form = useActForm(approval.decideChallenge, NO_OUTCOME, {
    faults: ({ outcome, document, reason }, rules) => ({
      outcome: rules.chosen(outcome),
      document: rules.filled(document),
      reason: rules.written(reason),
    }),
    body: ({ outcome = 'UPHELD', document, reason }, expectedVersion) => ({
      ...{ expectedVersion, outcome },
      ...{ document: document.trim(), reason: reason.trim() },
    }),
  })
  return (
    <Act name="decideChallenge" {...form.act} lead={t('setAside')} button={t('doOutcome')}>
      <RadioGroup
        {...form.choice('outcome')}
        legend={t('outcome')}
        options={OUTCOMES.map((value) => ({ value, label: t(value) }))}
      />
      <LineField {...form.field('document')} label={t('document')} maxLength={200} />
      <TextField {...form.field('reason')} label={t('summary')} maxLength={2000} />
    </Act>
  )
}

/** What can hold a slip of the pen: plain fields of the form, and who applied. */
function usePlaces(): readonly { readonly value: string; readonly label: string; readonly text: string }[] {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { standard, answers, form, applicant } = useCaseWork().file
  const lines = formLines(standard, answers, form, { language, words: { yes: t('yes'), no: t('no') } })
  return [
    { value: '/applicant/name', label: t('applicantName'), text: applicant.name },
    { value: '/applicant/idNumber', label: t('applicantNumber'), text: applicant.idNumber },
    { value: '/applicant/phone', label: t('applicantPhone'), text: applicant.phone },
    ...lines
      .filter(
        ({ pointer, value }) =>
          /^\/[A-Za-z0-9]+$/.test(pointer) && typeof form[pointer.slice(1)] === 'string' && value !== undefined,
      )
      .map(({ pointer, title, value }) => ({ value: `/form${pointer}`, label: title, text: value ?? '' })),
  ]
}

export function ClericalErrorForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const places = usePlaces()
  const form = useActForm(
    approval.correctClericalError,
    { place: '', becomes: '', reason: '' },
    {
      faults: ({ place, becomes, reason }, rules) => ({
        place: rules.chosen(place),
        becomes: rules.filled(becomes),
        reason: rules.written(reason),
      }),
      body: ({ place, becomes, reason }, expectedVersion) => ({
        ...{ expectedVersion, place },
        ...{ becomes: becomes.trim(), reason: reason.trim() },
      }),
    },
  )
  const now = places.find(({ value }) => value === form.draft.place)?.text
  return (
    <Act name="correctClericalError" {...form.act} lead={t('errorLead')} button={t('doCorrect')}>
      <ChoiceField {...form.field('place')} label={t('place')} options={places} />
      {now !== undefined && <p>{t('is', { text: now === '' ? t('empty') : now })}</p>}
      <LineField {...form.field('becomes')} label={t('becomes')} maxLength={500} />
      <TextField {...form.field('reason')} label={f('reason')} rows={2} maxLength={2000} />
    </Act>
  )
}
