import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { useCaseWork } from '../case-work.ts'
import type { DeskForm } from '../case-work.ts'
import { formLines } from '../submitted-form.ts'
import { TextField } from '../text-field.tsx'
import { ChoiceField, fieldTexts, LineField, useRules } from './fields.tsx'
import { Act, useAct, useFields } from './use-act.tsx'
import type { Sending } from './use-act.tsx'

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

interface ReceiptProps {
  readonly name: DeskForm
  readonly act: Sending & { readonly send: (body: Receipt) => void }
  readonly lead: string
  readonly button: string
  readonly draft: { readonly receivedBy: string; readonly note: string }
  readonly change: (part: { receivedBy?: string; note?: string }) => void
}
interface Receipt {
  expectedVersion: number
  receivedBy: string
  note: string
}

function ReceiptFields({ name, act, lead, button, draft: { receivedBy, note }, change }: ReceiptProps) {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const send = () => act.send({ expectedVersion: file.version, receivedBy: receivedBy.trim(), note: note.trim() })
  return (
    <Act name={name} act={act} lead={lead} button={button} onSend={send}>
      <LineField
        id="act-received-by"
        label={t('receivedBy')}
        error={act.errorAt('act-received-by')}
        value={receivedBy}
        onChange={(value) => change({ receivedBy: value })}
      />
      <LineField
        id="act-note"
        label={t('noteLabel')}
        required={false}
        value={note}
        onChange={(value) => change({ note: value })}
      />
    </Act>
  )
}

export function ServeForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [draft, change] = useFields({ receivedBy: file.applicant.name, note: '' })
  const act = useAct(approval.serveAtCounter, { 'act-received-by': rules.filled(draft.receivedBy) })
  const shown = { name: 'serveAtCounter' as const, lead: t('serveLead'), button: t('doServe') }
  return <ReceiptFields {...shown} act={act} draft={draft} change={change} />
}

export function ConfirmCourierForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [draft, change] = useFields({ receivedBy: file.applicant.name, note: '' })
  const act = useAct(approval.confirmCourier, { 'act-received-by': rules.filled(draft.receivedBy) })
  const lead = t('confirmLead', { number: file.aftermath?.dispatched ?? '' })
  return (
    <ReceiptFields name="confirmCourier" lead={lead} button={t('doConfirm')} act={act} draft={draft} change={change} />
  )
}

const TRACKING = /^[A-Za-z0-9-]{6,40}$/

export function DispatchForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ courier, number }, change] = useFields({ courier: '', number: '' })
  const act = useAct(approval.dispatch, {
    'act-courier': rules.filled(courier),
    'act-tracking': number.trim() === '' || TRACKING.test(number.trim()) ? undefined : t('trackingWrong'),
  })
  const named = number.trim() === '' ? {} : { trackingNumber: number.trim() }
  const send = () => act.send({ expectedVersion: file.version, courier: courier.trim(), ...named })
  return (
    <Act name="dispatch" act={act} button={t('doDispatch')} onSend={send}>
      <LineField
        id="act-courier"
        label={t('courier')}
        error={act.errorAt('act-courier')}
        value={courier}
        onChange={(value) => change({ courier: value })}
      />
      <LineField
        id="act-tracking"
        label={t('tracking')}
        hint={t('trackingHint')}
        error={act.errorAt('act-tracking')}
        required={false}
        value={number}
        max={40}
        onChange={(value) => change({ number: value })}
      />
    </Act>
  )
}

const KINDS = ['RECONSIDERATION', 'COURT'] as const

export function ChallengeForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ ground, document }, change] = useFields<{ ground?: (typeof KINDS)[number]; document: string }>({
    document: '',
  })
  const act = useAct(approval.challenge, {
    'act-kind': rules.chosen(ground),
    'act-document': rules.filled(document),
  })
  const send = () =>
    act.send({ expectedVersion: file.version, ground: ground ?? 'RECONSIDERATION', document: document.trim() })
  return (
    <Act name="challenge" act={act} lead={t('challengeLead')} button={t('doChallenge')} onSend={send}>
      <RadioGroup
        name="act-kind"
        legend={t('kind')}
        inline
        error={act.errorAt('act-kind')}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        value={ground}
        onChange={(value) => {
          const chosen = KINDS.find((one) => one === value)
          if (chosen !== undefined) change({ ground: chosen })
        }}
      />
      <LineField
        id="act-document"
        label={t('document')}
        error={act.errorAt('act-document')}
        value={document}
        onChange={(value) => change({ document: value })}
      />
    </Act>
  )
}

const OUTCOMES = ['UPHELD', 'SET_ASIDE'] as const
interface OutcomeDraft {
  readonly outcome?: (typeof OUTCOMES)[number]
  readonly document: string
  readonly reason: string
}

export function ChallengeOutcomeForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ outcome, document, reason }, change] = useFields<OutcomeDraft>({ document: '', reason: '' })
  const act = useAct(approval.decideChallenge, {
    'act-outcome': rules.chosen(outcome),
    'act-document': rules.filled(document),
    'act-reason': rules.written(reason),
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, outcome: outcome ?? 'UPHELD' },
      ...{ document: document.trim(), reason: reason.trim() },
    })
  return (
    <Act name="decideChallenge" act={act} lead={t('setAside')} button={t('doOutcome')} onSend={send}>
      <RadioGroup
        name="act-outcome"
        legend={t('outcome')}
        error={act.errorAt('act-outcome')}
        options={OUTCOMES.map((value) => ({ value, label: t(value) }))}
        value={outcome}
        onChange={(value) => {
          const chosen = OUTCOMES.find((one) => one === value)
          if (chosen !== undefined) change({ outcome: chosen })
        }}
      />
      <LineField
        id="act-document"
        label={t('document')}
        error={act.errorAt('act-document')}
        value={document}
        onChange={(value) => change({ document: value })}
      />
      <TextField
        id="act-reason"
        label={t('summary')}
        error={act.errorAt('act-reason')}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
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
  const rules = useRules()
  const { file } = useCaseWork()
  const places = usePlaces()
  const [{ place, becomes, reason }, change] = useFields({ place: '', becomes: '', reason: '' })
  const act = useAct(approval.correctClericalError, {
    'act-place': rules.chosen(place),
    'act-becomes': rules.filled(becomes),
    'act-reason': rules.written(reason),
  })
  const send = () => act.send({ expectedVersion: file.version, place, becomes: becomes.trim(), reason: reason.trim() })
  const now = places.find(({ value }) => value === place)?.text
  return (
    <Act name="correctClericalError" act={act} lead={t('errorLead')} button={t('doCorrect')} onSend={send}>
      <ChoiceField
        id="act-place"
        label={t('place')}
        error={act.errorAt('act-place')}
        value={place}
        options={places}
        onChange={(value) => change({ place: value })}
      />
      {now !== undefined && <p>{t('is', { text: now === '' ? t('empty') : now })}</p>}
      <LineField
        id="act-becomes"
        label={t('becomes')}
        error={act.errorAt('act-becomes')}
        value={becomes}
        max={500}
        onChange={(value) => change({ becomes: value })}
      />
      <TextField
        id="act-reason"
        label={f('reason')}
        error={act.errorAt('act-reason')}
        rows={2}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}
