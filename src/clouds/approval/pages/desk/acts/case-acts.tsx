import { TIME_CLASS_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { useCaseWork } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { ColleagueField, fieldTexts, LineField, useRules } from './fields.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

const words = texts(
  {
    assignLead: '办件转到同事的待办，不再列在其他人「轮到我的」里；转办全程留痕。',
    assignReason: '转办原因',
    doAssign: '转办',
    noteLead: '写入本件的办理经过，只在机关内部可见，不能修改。',
    noteText: '记录内容',
    doNote: '写入记录',
    classTo: '调整为',
    classLead: '办理期限按新的类型重新计算，理由留痕。',
    doReclassify: '调整类型',
    ground: '终止的情形',
    NOT_CORRECTED: '逾期未补正',
    ORIGINALS_NOT_PRESENTED: '逾期未携带原件核验',
    DEFERRAL_BREACHED: '未按承诺补交容缺材料',
    FEE_NOT_PAID: '逾期未缴费',
    NO_LONGER_POSSIBLE: '办理已无可能或者没有必要',
    terminateLead: '将生成《终止办理通知书》并盖章，本件办结。',
    doTerminate: '终止办理',
    returnTo: '退回到',
    toExamination: '审查',
    toReview: '审核',
    toRiskCheck: '风险审查',
    returnReason: '退回理由',
    doReturn: '退回',
    extendLead: '经本机关负责人批准，可以延长一次，最多 {max} 个工作日；理由将告知申请人（行政许可法第四十二条）。',
    days: '延长的工作日数',
    doExtend: '延长期限',
  },
  {
    assignLead: 'The case goes to your colleague’s worklist and no longer waits on anybody else’s. It stays on record.',
    assignReason: 'Why',
    doAssign: 'Hand over',
    noteLead: 'It goes into the record of the case, can be seen inside the organ only, and cannot be changed.',
    noteText: 'Note',
    doNote: 'Write it into the record',
    classTo: 'Becomes',
    classLead: 'The limit is counted anew for the new class; the reasons stay on record.',
    doReclassify: 'Reclassify',
    ground: 'Ground',
    NOT_CORRECTED: 'Not corrected in time',
    ORIGINALS_NOT_PRESENTED: 'Originals not shown in time',
    DEFERRAL_BREACHED: 'Promised documents did not come',
    FEE_NOT_PAID: 'Fee not paid in time',
    NO_LONGER_POSSIBLE: 'No longer possible, or pointless',
    terminateLead: 'A notice of termination is made and sealed, and the case is closed.',
    doTerminate: 'Terminate',
    returnTo: 'Return to',
    toExamination: 'Examination',
    toReview: 'Review',
    toRiskCheck: 'Risk check',
    returnReason: 'Why it is returned',
    doReturn: 'Return',
    extendLead:
      'With the approval of the head of the organ, once, by {max} working days at most; the applicant is told the reasons (Administrative Licensing Law, article 42).',
    days: 'Working days to add',
    doExtend: 'Extend the limit',
  },
)

export function AssignForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ to, reason }, change] = useFields({ to: '', reason: '' })
  const act = useAct(approval.assign, { 'act-to': rules.chosen(to), 'act-reason': rules.written(reason) })
  const send = () => act.send({ expectedVersion: file.version, to, reason: reason.trim() })
  return (
    <Act name="assign" act={act} lead={t('assignLead')} button={t('doAssign')} onSend={send}>
      <ColleagueField
        id="act-to"
        error={act.errorAt('act-to')}
        value={to}
        onChange={(value) => change({ to: value })}
      />
      <TextField
        id="act-reason"
        label={t('assignReason')}
        error={act.errorAt('act-reason')}
        rows={2}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}

export function NoteForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ text }, change] = useFields({ text: '' })
  const act = useAct(approval.note, { 'act-text': rules.written(text) })
  const send = () => act.send({ expectedVersion: file.version, text: text.trim() })
  return (
    <Act name="note" act={act} lead={t('noteLead')} button={t('doNote')} onSend={send}>
      <TextField
        id="act-text"
        label={t('noteText')}
        error={act.errorAt('act-text')}
        value={text}
        max={2000}
        onChange={(value) => change({ text: value })}
      />
    </Act>
  )
}

/** Immediate is what an item is, never what a case becomes. */
const CLASSES = ['ORDINARY', 'COMPLEX'] as const

export function ReclassifyForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const possible = CLASSES.filter((one) => one !== file.timeClass)
  const [{ to, reason }, change] = useFields({ to: possible[0] ?? 'COMPLEX', reason: '' })
  const act = useAct(approval.reclassify, { 'act-reason': rules.written(reason) })
  const send = () => act.send({ expectedVersion: file.version, to, reason: reason.trim() })
  return (
    <Act name="reclassify" act={act} lead={t('classLead')} button={t('doReclassify')} onSend={send}>
      <RadioGroup
        name="act-class"
        legend={t('classTo')}
        options={possible.map((value) => ({ value, label: inLanguage(TIME_CLASS_WORDS[value], language) }))}
        value={to}
        onChange={(value) => change({ to: possible.find((one) => one === value) ?? to })}
      />
      <TextField
        id="act-reason"
        label={f('reason')}
        error={act.errorAt('act-reason')}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}

const GROUNDS = [
  'NOT_CORRECTED',
  'ORIGINALS_NOT_PRESENTED',
  'DEFERRAL_BREACHED',
  'FEE_NOT_PAID',
  'NO_LONGER_POSSIBLE',
] as const

export function TerminateForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ ground, reason }, change] = useFields<{ ground?: (typeof GROUNDS)[number]; reason: string }>({ reason: '' })
  const act = useAct(approval.terminate, { 'act-ground': rules.chosen(ground), 'act-reason': rules.written(reason) })
  const send = () =>
    act.send({ expectedVersion: file.version, ground: ground ?? 'NO_LONGER_POSSIBLE', reason: reason.trim() })
  return (
    <Act name="terminate" act={act} lead={t('terminateLead')} button={t('doTerminate')} danger onSend={send}>
      <RadioGroup
        name="act-ground"
        legend={t('ground')}
        error={act.errorAt('act-ground')}
        options={GROUNDS.map((value) => ({ value, label: t(value) }))}
        value={ground}
        onChange={(value) => {
          const chosen = GROUNDS.find((one) => one === value)
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

const EXAMINATION = 'examination'

export function ReturnForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [{ to, reason }, change] = useFields({ to: EXAMINATION, reason: '' })
  const act = useAct(approval.returnCase, { 'act-reason': rules.written(reason) })
  const held = (file.handling?.reviews ?? []).filter(({ by }) => by !== null)
  const send = () => act.send({ expectedVersion: file.version, to, reason: reason.trim() })
  return (
    <Act name="returnCase" act={act} button={t('doReturn')} onSend={send}>
      {held.length > 0 && (
        <RadioGroup
          name="act-return-to"
          legend={t('returnTo')}
          options={[
            { value: EXAMINATION, label: t('toExamination') },
            ...held.map(({ step, kind }) => ({
              value: step,
              label: t(kind === 'REVIEW' ? 'toReview' : 'toRiskCheck'),
            })),
          ]}
          value={to}
          onChange={(value) => change({ to: value })}
        />
      )}
      <TextField
        id="act-reason"
        label={t('returnReason')}
        error={act.errorAt('act-reason')}
        value={reason}
        max={1000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}

/** 行政许可法 42(1): ten working days; 42(2) with 26: fifteen where departments handle one matter jointly. */
const EXTENSION_DAYS_MAX = 10
const JOINT_EXTENSION_DAYS_MAX = 15

export function ExtensionForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const rules = useRules()
  const { file } = useCaseWork()
  const joint = file.standard.jointHandling === true
  const max = joint ? JOINT_EXTENSION_DAYS_MAX : EXTENSION_DAYS_MAX
  const [{ days, reason }, change] = useFields({ days: String(max), reason: '' })
  const act = useAct(approval.extend, { 'act-days': rules.whole(days, 1, max), 'act-reason': rules.written(reason) })
  const send = () => act.send({ expectedVersion: file.version, days: Number(days), reason: reason.trim() })
  const lead = t('extendLead', { max })
  return (
    <Act name="extend" act={act} lead={lead} button={t('doExtend')} onSend={send}>
      <LineField
        id="act-days"
        label={t('days')}
        error={act.errorAt('act-days')}
        value={days}
        max={2}
        numeric
        onChange={(value) => change({ days: value })}
      />
      <TextField
        id="act-reason"
        label={f('reason')}
        hint={f('reasonHint')}
        error={act.errorAt('act-reason')}
        value={reason}
        max={1000}
        onChange={(value) => change({ reason: value })}
      />
    </Act>
  )
}
