import { useQuery } from '@tanstack/react-query'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { CheckboxGroup, RadioGroup } from '#web/ui/choices.tsx'
import { DayField, LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useCaseWork } from '../case-work.ts'
import { PaperFiles } from './paper-files.tsx'
import { Act, useActForm } from './use-act.tsx'

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

interface Consultation {
  readonly organs: readonly string[]
  readonly question: string
  readonly days: string
}
const NOBODY_ASKED: Consultation = { organs: [], question: '', days: String(ANSWER_DAYS) }

export function OpenConsultationForm() {
  const t = useTexts(words)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const { data } = useQuery(organsQuery)
  const form = useActForm(approval.openConsultation, NOBODY_ASKED, {
    faults: ({ organs, question, days }, rules) => ({
      organs: rules.some(organs),
      question: rules.written(question),
      days: rules.whole(days, 1, ANSWER_DAYS_MAX),
    }),
    body: ({ organs, question, days }, expectedVersion) => ({
      ...{ expectedVersion, organs: [...organs] },
      ...{ question: question.trim(), days: Number(days) },
    }),
  })
  // Who watches over the bureau is not asked to help it decide.
  const others = (data?.items ?? []).filter(({ id, kind }) => id !== file.progress.organ.id && kind !== 'OVERSIGHT')
  return (
    <Act name="openConsultation" {...form.act} lead={t('openLead')} button={t('doOpen')}>
      <CheckboxGroup
        {...form.ticks('organs')}
        legend={t('organs')}
        options={others.map(({ id, name, nameEn }) => ({ value: id, label: language === 'en' ? nameEn : name }))}
      />
      <TextField {...form.field('question')} label={t('question')} maxLength={2000} />
      <LineField {...form.field('days')} label={t('days')} maxLength={2} inputMode="numeric" />
    </Act>
  )
}

export function IssueOpinionForm() {
  const t = useTexts(words)
  const { file } = useCaseWork()
  const open = (file.handling?.consultations ?? []).filter(({ issued }) => !issued)
  const isContested = (consultation: string) => open.find(({ id }) => id === consultation)?.contested === true
  const form = useActForm(
    approval.issueOpinion,
    { consultation: open[0]?.id ?? '', opinion: '', settlement: '' },
    {
      faults: ({ consultation, opinion, settlement }, rules) => ({
        opinion: rules.written(opinion),
        settlement: isContested(consultation) ? rules.written(settlement) : undefined,
      }),
      body: ({ consultation, opinion, settlement }, expectedVersion) => ({
        ...{ expectedVersion, consultation },
        ...{ opinion: opinion.trim(), settlement: settlement.trim() },
      }),
    },
  )
  return (
    <Act name="issueOpinion" {...form.act} lead={t('issueLead')} button={t('doIssue')}>
      {open.length > 1 && (
        <OneOfField
          {...form.field('consultation')}
          label={t('which')}
          options={open.map(({ id, organs }, index) => ({
            value: id,
            label: t('nth', { number: index + 1, organs: organs.map(({ name }) => name).join('、') }),
          }))}
        />
      )}
      <TextField {...form.field('opinion')} label={t('opinion')} maxLength={2000} />
      {isContested(form.draft.consultation) && (
        <>
          <Notice tone="warn">{t('contested')}</Notice>
          <TextField {...form.field('settlement')} label={t('settlement')} maxLength={2000} />
        </>
      )}
    </Act>
  )
}

const RESOLUTIONS = ['GRANT', 'REFUSE'] as const
const PARTICIPANTS_MIN = 3
interface Meeting {
  readonly meeting: string
  readonly heldOn: string
  readonly participants: string
  readonly resolution?: (typeof RESOLUTIONS)[number]
  readonly minutes: readonly Uploaded[]
}
const NO_MEETING: Meeting = { meeting: '', heldOn: '', participants: '', minutes: [] }
const peopleIn = (participants: string): string[] =>
  [...new Set(participants.split(/[\n、，,]/).map((name) => name.trim()))].filter((name) => name !== '')

export function CollectiveForm() {
  const t = useTexts(words)
  const form = useActForm(approval.recordCollective, NO_MEETING, {
    faults: ({ meeting, heldOn, participants, resolution, minutes }, rules) => ({
      meeting: rules.filled(meeting),
      heldOn: rules.filled(heldOn),
      participants: peopleIn(participants).length < PARTICIPANTS_MIN ? t('tooFew') : undefined,
      resolution: rules.chosen(resolution),
      minutes: minutes.length === 0 ? t('minutesMissing') : undefined,
    }),
    body: ({ meeting, heldOn, participants, resolution = 'REFUSE', minutes }, expectedVersion) => ({
      ...{ expectedVersion, meeting: meeting.trim(), heldOn, participants: peopleIn(participants) },
      ...{ resolution, minutes: { sha256: minutes[0]?.sha256 ?? '' } },
    }),
  })
  return (
    <Act name="recordCollective" {...form.act} lead={t('meetingLead')} button={t('doRecord')}>
      <LineField {...form.field('meeting')} label={t('meeting')} maxLength={200} />
      <DayField {...form.field('heldOn')} label={t('heldOn')} />
      <TextField {...form.field('participants')} label={t('participants')} maxLength={2000} />
      <RadioGroup
        {...form.choice('resolution')}
        legend={t('resolution')}
        inline
        options={RESOLUTIONS.map((value) => ({ value, label: t(value) }))}
      />
      <PaperFiles {...form.papers('minutes')} label={t('minutes')} multiple={false} />
    </Act>
  )
}
