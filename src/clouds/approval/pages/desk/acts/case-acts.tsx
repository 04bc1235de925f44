import { TIME_CLASS_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import type { DeskCase } from '../case-work.ts'
import { ColleagueField, fieldTexts } from './fields.tsx'
import { Act, useActForm } from './use-act.tsx'

const words = texts(
  {
    assignLead: '办件转到同事的待办，不再列在其他人「轮到我的」里；转办全程留痕。',
    assignReason: '转办原因',
    doAssign: '转办',
    noteLead: '写入本件的办理经过，只在机关内部可见，不能修改。',
    noteText: '记录内容',
    doNote: '写入记录',
    classTo: '调整为',
    classLead: '期限按新的类型重新计算。复杂件审查后须另经一人审核；只有即办件可由窗口当场决定。',
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
    classLead:
      'The limit is counted anew. A complex case is reviewed by another officer; only an immediate one is decided at the window.',
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
  const form = useActForm(
    approval.assign,
    { to: '', reason: '' },
    {
      faults: ({ to, reason }, rules) => ({ to: rules.chosen(to), reason: rules.written(reason) }),
      body: ({ to, reason }, expectedVersion) => ({ expectedVersion, to, reason: reason.trim() }),
    },
  )
  return (
    <Act name="assign" {...form.act} lead={t('assignLead')} button={t('doAssign')}>
      <ColleagueField {...form.field('to')} />
      <TextField {...form.field('reason')} label={t('assignReason')} rows={2} maxLength={2000} />
    </Act>
  )
}

export function NoteForm() {
  const t = useTexts(words)
  const form = useActForm(
    approval.note,
    { text: '' },
    {
      faults: ({ text }, rules) => ({ text: rules.written(text) }),
      body: ({ text }, expectedVersion) => ({ expectedVersion, text: text.trim() }),
    },
  )
  return (
    <Act name="note" {...form.act} lead={t('noteLead')} button={t('doNote')}>
      <TextField {...form.field('text')} label={t('noteText')} maxLength={2000} />
    </Act>
  )
}

/** Immediate is what an item is, never what a case becomes. */
const CLASSES = ['ORDINARY', 'COMPLEX'] as const

export function ReclassifyForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const possible = CLASSES.filter((one) => one !== file.timeClass)
  const form = useActForm(
    approval.reclassify,
    { to: possible[0] ?? 'COMPLEX', reason: '' },
    {
      faults: ({ reason }, rules) => ({ reason: rules.written(reason) }),
      body: ({ to, reason }, expectedVersion) => ({ expectedVersion, to, reason: reason.trim() }),
    },
  )
  return (
    <Act name="reclassify" {...form.act} lead={t('classLead')} button={t('doReclassify')}>
      <RadioGroup
        {...form.choice('to')}
        legend={t('classTo')}
        options={possible.map((value) => ({ value, label: inLanguage(TIME_CLASS_WORDS[value], language) }))}
      />
      <TextField {...form.field('reason')} label={f('reason')} maxLength={2000} />
    </Act>
  )
}

interface Termination {
  readonly ground?: DeskCase['offered']['terminations'][number]
  readonly reason: string
}

/** Only on a ground the case really gives now. */
export function TerminateForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { offered } = useCaseWork().file
  const begun: Termination = { reason: '' }
  const form = useActForm(approval.terminate, begun, {
    faults: ({ ground, reason }, rules) => ({ ground: rules.chosen(ground), reason: rules.written(reason) }),
    body: ({ ground = 'NO_LONGER_POSSIBLE', reason }, expectedVersion) => ({
      ...{ expectedVersion, ground },
      reason: reason.trim(),
    }),
  })
  return (
    <Act name="terminate" {...form.act} lead={t('terminateLead')} button={t('doTerminate')} danger>
      <RadioGroup
        {...form.choice('ground')}
        legend={t('ground')}
        options={offered.terminations.map((value) => ({ value, label: t(value) }))}
      />
      <TextField {...form.field('reason')} label={f('reason')} hint={f('reasonHint')} maxLength={2000} />
    </Act>
  )
}

const EXAMINATION = 'examination'

export function ReturnForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const held = (file.handling?.reviews ?? []).filter(({ by }) => by !== null)
  const form = useActForm(
    approval.returnCase,
    { to: EXAMINATION, reason: '' },
    {
      faults: ({ reason }, rules) => ({ reason: rules.written(reason) }),
      body: ({ to, reason }, expectedVersion) => ({ expectedVersion, to, reason: reason.trim() }),
    },
  )
  return (
    <Act name="returnCase" {...form.act} button={t('doReturn')}>
      {held.length > 0 && (
        <RadioGroup
          {...form.choice('to')}
          legend={t('returnTo')}
          options={[
            { value: EXAMINATION, label: t('toExamination') },
            ...held.map(({ step, kind }) => ({
              value: step,
              label: t(kind === 'REVIEW' ? 'toReview' : 'toRiskCheck'),
            })),
          ]}
        />
      )}
      <TextField {...form.field('reason')} label={t('returnReason')} maxLength={1000} />
    </Act>
  )
}

/** 行政许可法 42(1): ten working days; 42(2) with 26: fifteen where departments handle one matter jointly. */
const EXTENSION_DAYS_MAX = 10
const JOINT_EXTENSION_DAYS_MAX = 15

export function ExtensionForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { file } = useCaseWork()
  const joint = file.standard.jointHandling === true
  const max = joint ? JOINT_EXTENSION_DAYS_MAX : EXTENSION_DAYS_MAX
  const form = useActForm(
    approval.extend,
    { days: String(max), reason: '' },
    {
      faults: ({ days, reason }, rules) => ({ days: rules.whole(days, 1, max), reason: rules.written(reason) }),
      body: ({ days, reason }, expectedVersion) => ({ expectedVersion, days: Number(days), reason: reason.trim() }),
    },
  )
  return (
    <Act name="extend" {...form.act} lead={t('extendLead', { max })} button={t('doExtend')}>
      <LineField {...form.field('days')} label={t('days')} maxLength={2} inputMode="numeric" />
      <TextField {...form.field('reason')} label={f('reason')} hint={f('reasonHint')} maxLength={1000} />
    </Act>
  )
}
