import { useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { CheckboxGroup, RadioGroup } from '#web/ui/choices.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useCaseWork } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { ChoiceField, DayField, LineField, useRules } from './fields.tsx'
import { PaperFiles } from './paper-files.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

const words = texts(
  {
    openLead: '被征求意见的部门在各自工作台看到申请表和材料。办理期限照常计算。',
    organs: '征求哪些部门的意见',
    question: '请部门答复的问题',
    days: '几个工作日内答复',
    doOpen: '发出征求意见',
    issueLead: '汇总各部门意见，形成一份综合意见，盖章后存入本件。',
    which: '哪一次征求意见',
    nth: '第 {number} 次：{organs}',
    contested: '有部门不同意或者有条件同意，须写明如何协调处理。',
    opinion: '综合意见',
    settlement: '不同意见的协调处理',
    doIssue: '出具综合意见',
    meetingLead: '本事项须经集体研究决定。会议纪要上传后，决定须与会议决议一致。',
    meeting: '会议名称（届次）',
    heldOn: '会议日期',
    participants: '参加人员，每行一人（至少三人）',
    tooFew: '至少写明三人',
    resolution: '会议决议',
    GRANT: '准予许可',
    REFUSE: '不予许可',
    minutes: '会议纪要',
    minutesMissing: '请上传会议纪要',
    doRecord: '登记集体研究决定',
  },
  {
    openLead: 'The departments asked see form and documents on their own desks. The clock runs on.',
    organs: 'Which departments',
    question: 'What they are asked',
    days: 'To answer within how many working days',
    doOpen: 'Send the question',
    issueLead: 'Brings the departments’ opinions together in one, sealed and kept with the case.',
    which: 'Which consultation',
    nth: 'No. {number}: {organs}',
    contested: 'A department objects or agrees on conditions: say how that was settled.',
    opinion: 'Consolidated opinion',
    settlement: 'How the differences were settled',
    doIssue: 'Issue the opinion',
    meetingLead:
      'This item is decided collectively. With the minutes uploaded, the decision must follow the resolution.',
    meeting: 'Meeting',
    heldOn: 'Held on',
    participants: 'Who took part, one a line (three at least)',
    tooFew: 'Name three at least',
    resolution: 'Resolution',
    GRANT: 'Grant',
    REFUSE: 'Refuse',
    minutes: 'Minutes',
    minutesMissing: 'Upload the minutes',
    doRecord: 'Record the collective decision',
  },
)

const ANSWER_DAYS = 5
const ANSWER_DAYS_MAX = 30

export function OpenConsultationForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const { data } = useQuery(organsQuery)
  const [draft, change] = useFields<{ organs: readonly string[]; question: string; days: string }>({
    organs: [],
    question: '',
    days: String(ANSWER_DAYS),
  })
  const { organs, question, days } = draft
  const act = useAct(approval.openConsultation, {
    'act-organs': rules.some(organs),
    'act-question': rules.written(question),
    'act-days': rules.whole(days, 1, ANSWER_DAYS_MAX),
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, organs: [...organs] },
      ...{ question: question.trim(), days: Number(days) },
    })
  // Who watches over the bureau is not asked to help it decide.
  const others = (data?.items ?? []).filter(({ id, kind }) => id !== file.progress.organ.id && kind !== 'OVERSIGHT')
  return (
    <Act name="openConsultation" act={act} lead={t('openLead')} button={t('doOpen')} onSend={send}>
      <CheckboxGroup
        name="act-organs"
        legend={t('organs')}
        error={act.errorAt('act-organs')}
        options={others.map(({ id, name, nameEn }) => ({ value: id, label: language === 'en' ? nameEn : name }))}
        values={organs}
        onChange={(values) => change({ organs: values })}
      />
      <TextField
        id="act-question"
        label={t('question')}
        error={act.errorAt('act-question')}
        value={question}
        max={2000}
        onChange={(value) => change({ question: value })}
      />
      <LineField
        id="act-days"
        label={t('days')}
        error={act.errorAt('act-days')}
        value={days}
        max={2}
        numeric
        onChange={(value) => change({ days: value })}
      />
    </Act>
  )
}

export function IssueOpinionForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const open = (file.handling?.consultations ?? []).filter(({ issued }) => !issued)
  const [draft, change] = useFields({ consultation: open[0]?.id ?? '', opinion: '', settlement: '' })
  const { consultation, opinion, settlement } = draft
  const contested = open.find(({ id }) => id === consultation)?.contested === true
  const act = useAct(approval.issueOpinion, {
    'act-opinion': rules.written(opinion),
    'act-settlement': contested ? rules.written(settlement) : undefined,
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, consultation },
      ...{ opinion: opinion.trim(), settlement: settlement.trim() },
    })
  return (
    <Act name="issueOpinion" act={act} lead={t('issueLead')} button={t('doIssue')} onSend={send}>
      {open.length > 1 && (
        <ChoiceField
          id="act-consultation"
          label={t('which')}
          value={consultation}
          sure
          options={open.map(({ id, organs }, index) => ({
            value: id,
            label: t('nth', { number: index + 1, organs: organs.map(({ name }) => name).join('、') }),
          }))}
          onChange={(value) => change({ consultation: value })}
        />
      )}
      <TextField
        id="act-opinion"
        label={t('opinion')}
        error={act.errorAt('act-opinion')}
        value={opinion}
        max={2000}
        onChange={(value) => change({ opinion: value })}
      />
      {contested && (
        <>
          <Notice tone="warn">{t('contested')}</Notice>
          <TextField
            id="act-settlement"
            label={t('settlement')}
            error={act.errorAt('act-settlement')}
            value={settlement}
            max={2000}
            onChange={(value) => change({ settlement: value })}
          />
        </>
      )}
    </Act>
  )
}

const RESOLUTIONS = ['GRANT', 'REFUSE'] as const
const PARTICIPANTS_MIN = 3
interface MeetingDraft {
  readonly meeting: string
  readonly heldOn: string
  readonly participants: string
  readonly resolution?: (typeof RESOLUTIONS)[number]
  readonly minutes?: Uploaded | undefined
}

export function CollectiveForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const [draft, change] = useFields<MeetingDraft>({ meeting: '', heldOn: '', participants: '' })
  const { meeting, heldOn, participants, resolution, minutes } = draft
  const people = [...new Set(participants.split(/[\n、，,]/).map((name) => name.trim()))].filter((name) => name !== '')
  const act = useAct(approval.recordCollective, {
    'act-meeting': rules.filled(meeting),
    'act-held-on': rules.filled(heldOn),
    'act-participants': people.length < PARTICIPANTS_MIN ? t('tooFew') : undefined,
    'act-resolution': rules.chosen(resolution),
    'act-minutes': minutes === undefined ? t('minutesMissing') : undefined,
  })
  const send = () =>
    act.send({
      ...{ expectedVersion: file.version, meeting: meeting.trim(), heldOn, participants: people },
      ...{ resolution: resolution ?? 'REFUSE', minutes: { sha256: minutes?.sha256 ?? '' } },
    })
  return (
    <Act name="recordCollective" act={act} lead={t('meetingLead')} button={t('doRecord')} onSend={send}>
      <LineField
        id="act-meeting"
        label={t('meeting')}
        error={act.errorAt('act-meeting')}
        value={meeting}
        onChange={(value) => change({ meeting: value })}
      />
      <DayField
        id="act-held-on"
        label={t('heldOn')}
        error={act.errorAt('act-held-on')}
        value={heldOn}
        onChange={(value) => change({ heldOn: value })}
      />
      <TextField
        id="act-participants"
        label={t('participants')}
        error={act.errorAt('act-participants')}
        value={participants}
        max={2000}
        onChange={(value) => change({ participants: value })}
      />
      <RadioGroup
        name="act-resolution"
        legend={t('resolution')}
        inline
        error={act.errorAt('act-resolution')}
        options={RESOLUTIONS.map((value) => ({ value, label: t(value) }))}
        value={resolution}
        onChange={(value) => {
          const chosen = RESOLUTIONS.find((one) => one === value)
          if (chosen !== undefined) change({ resolution: chosen })
        }}
      />
      <PaperFiles
        id="act-minutes"
        label={t('minutes')}
        error={act.errorAt('act-minutes')}
        multiple={false}
        papers={minutes === undefined ? [] : [minutes]}
        onAdd={(paper) => change({ minutes: paper })}
        onRemove={() => change({ minutes: undefined })}
      />
    </Act>
  )
}
