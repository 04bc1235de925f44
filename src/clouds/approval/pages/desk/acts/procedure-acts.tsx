import { PROCEDURE_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { useCaseWork } from '../case-work.ts'
import type { DeskCase } from '../case-work.ts'
import { TextField } from '../text-field.tsx'
import { ChoiceField, fieldTexts, LineField, useRules } from './fields.tsx'
import { PaperFiles } from './paper-files.tsx'
import { named, Parties } from './parties.tsx'
import type { Party } from './parties.tsx'
import { Act, useAct, useFields } from './use-act.tsx'

type Kind = DeskCase['offered']['procedures'][number]['kind']

const words = texts(
  {
    kind: '特别程序',
    mandatory: '{name}（本事项必经）',
    stops: '所需时间依法不计入办理期限（行政许可法第四十五条），将书面告知申请人；最迟 {date}结束。',
    runsOn: '办理期限照常计算；最迟 {date}结束。',
    why: '为什么需要',
    parties: '参加人员',
    two: '须由两名以上工作人员进行（行政许可法第三十四条）',
    twoOrAgency: '须由两名以上工作人员，或者有资质的机构进行（行政许可法第五十五条）',
    reference: '上报文号',
    doStart: '启动',
    which: '哪一项',
    runningUntil: '{name}（应于 {date}前结束）',
    outcome: '结果',
    conclusion: '结论',
    PASSED: '通过',
    FAILED: '不通过',
    RECORDED: '已记录，不作结论',
    papers: '报告、笔录等书面材料',
    points: '听证笔录要点',
    pointsHint: '每行写一条。决定须根据听证笔录作出，决定人员要逐条回应（行政许可法第四十八条）。',
    pointsMissing: '请逐条写明听证笔录的要点',
    answer: '批复文号',
    doEnd: '登记结果并结束',
  },
  {
    kind: 'Procedure',
    mandatory: '{name} (always held for this item)',
    stops:
      'By law its time does not count (Administrative Licensing Law, article 45); the applicant is told in writing. It ends by {date} at the latest.',
    runsOn: 'The clock runs on. It ends by {date} at the latest.',
    why: 'Why it is needed',
    parties: 'Who takes part',
    two: 'By two officials at least (Administrative Licensing Law, article 34)',
    twoOrAgency: 'By two officials at least, or a qualified agency (Administrative Licensing Law, article 55)',
    reference: 'Number of the report sent up',
    doStart: 'Start it',
    which: 'Which one',
    runningUntil: '{name} (to end by {date})',
    outcome: 'Outcome',
    conclusion: 'Conclusion',
    PASSED: 'Passed',
    FAILED: 'Failed',
    RECORDED: 'Recorded without a conclusion',
    papers: 'Reports, records and other papers',
    points: 'Points of the minutes',
    pointsHint:
      'One on each line. The decision is made on the minutes and answers each point (Administrative Licensing Law, article 48).',
    pointsMissing: 'Write down the points of the minutes, one on each line',
    answer: 'Number of the answer',
    doEnd: 'Record the outcome and end it',
  },
)

/** The closed list of 行政许可法 45. */
const STOPPING: readonly Kind[] = [
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
]
const TESTS: readonly Kind[] = ['INSPECTION', 'TESTING', 'QUARANTINE']
const TWO_OFFICIALS: readonly Party[] = [
  { role: 'OFFICIAL', name: '' },
  { role: 'OFFICIAL', name: '' },
]
const rowsFor = (kind: Kind | undefined): readonly Party[] => {
  if (kind === 'EXPERT_REVIEW' || kind === 'JOINT_REVIEW') return [{ role: 'EXPERT', name: '' }]
  return kind === 'SITE_SURVEY' || (kind !== undefined && TESTS.includes(kind)) ? TWO_OFFICIALS : []
}

export function StartProcedureForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { language } = useLanguage()
  const rules = useRules()
  const { file } = useCaseWork()
  const running = (file.handling?.procedures ?? []).filter(({ conclusion }) => conclusion === null)
  const possible = file.offered.procedures.filter(({ kind }) => !running.some((one) => one.kind === kind))
  const first = possible[0]?.kind
  const [draft, change] = useFields({ kind: first, reason: '', reference: '', parties: rowsFor(first) })
  const { kind, reason, reference, parties } = draft
  const chosen = possible.find((one) => one.kind === kind)
  const up = kind === 'UPPER_LEVEL'
  const act = useAct(approval.startProcedure, {
    'act-kind': rules.chosen(kind),
    'act-reason': rules.written(reason),
    'act-reference': up ? rules.filled(reference) : undefined,
  })
  const send = () => {
    const body = { expectedVersion: file.version, reason: reason.trim(), parties: named(parties) }
    const more = up ? { reference: reference.trim() } : {}
    act.send({ ...body, ...more, procedure: kind ?? 'EXPERT_REVIEW' })
  }
  const hint = kind === 'SITE_SURVEY' ? t('two') : kind !== undefined && TESTS.includes(kind) ? t('twoOrAgency') : ''
  return (
    <Act name="startProcedure" act={act} button={t('doStart')} onSend={send}>
      <ChoiceField
        id="act-kind"
        label={t('kind')}
        error={act.errorAt('act-kind')}
        value={kind ?? ''}
        sure
        options={possible.map(({ kind: value, mandatory }) => {
          const name = inLanguage(PROCEDURE_WORDS[value], language)
          return { value, label: mandatory ? t('mandatory', { name }) : name }
        })}
        onChange={(value) => {
          const next = possible.find((one) => one.kind === value)?.kind
          change({ kind: next, parties: rowsFor(next) })
        }}
      />
      {chosen !== undefined && (
        <p className="soft">
          {t(STOPPING.includes(chosen.kind) ? 'stops' : 'runsOn', { date: formatDate(chosen.endsBy, language) })}
        </p>
      )}
      <TextField
        id="act-reason"
        label={t('why')}
        hint={f('reasonHint')}
        error={act.errorAt('act-reason')}
        rows={3}
        value={reason}
        max={2000}
        onChange={(value) => change({ reason: value })}
      />
      <Parties
        id="act-parties"
        legend={t('parties')}
        {...(hint === '' ? {} : { hint })}
        parties={parties}
        onChange={(next) => change({ parties: next })}
      />
      {up && (
        <LineField
          id="act-reference"
          label={t('reference')}
          error={act.errorAt('act-reference')}
          value={reference}
          onChange={(value) => change({ reference: value })}
        />
      )}
    </Act>
  )
}

const CONCLUSIONS = ['PASSED', 'FAILED', 'RECORDED'] as const
type Conclusion = (typeof CONCLUSIONS)[number]
interface EndDraft {
  readonly procedure: string
  readonly outcome: string
  readonly conclusion?: Conclusion
  readonly papers: readonly Uploaded[]
  readonly reference: string
  /** One point of the hearing's minutes on each line. */
  readonly minutes: string
}

/** The interface's most for the points of one hearing, and for one of them. */
const POINTS_MAX = 30
const POINT_LENGTH_MAX = 500
const pointsIn = (minutes: string): string[] =>
  minutes
    .split('\n')
    .map((line) => line.trim().slice(0, POINT_LENGTH_MAX))
    .filter((line) => line !== '')
    .slice(0, POINTS_MAX)

interface MinutesProps {
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}
/** The points of the minutes, one a line: the decision has to answer each (行政许可法 48). */
function MinutesField({ error, value, onChange }: MinutesProps) {
  const t = useTexts(words)
  return (
    <TextField
      id="act-points"
      label={t('points')}
      hint={t('pointsHint')}
      error={error}
      rows={5}
      value={value}
      max={POINTS_MAX * POINT_LENGTH_MAX}
      onChange={onChange}
    />
  )
}

interface ConclusionProps {
  readonly error: string | undefined
  readonly value: Conclusion | undefined
  readonly onChange: (value: Conclusion) => void
}
function ConclusionField({ error, value, onChange }: ConclusionProps) {
  const t = useTexts(words)
  return (
    <RadioGroup
      name="act-conclusion"
      legend={t('conclusion')}
      inline
      error={error}
      options={CONCLUSIONS.map((one) => ({ value: one, label: t(one) }))}
      value={value}
      onChange={(chosen) => {
        const conclusion = CONCLUSIONS.find((one) => one === chosen)
        if (conclusion !== undefined) onChange(conclusion)
      }}
    />
  )
}

type Running = NonNullable<DeskCase['handling']>['procedures'][number]

const NOTHING_SAID = { outcome: '', papers: [], reference: '', minutes: '' }

/** The procedures that run, each with the day it ends. */
function useRunningOptions(running: readonly Running[]) {
  const t = useTexts(words)
  const { language } = useLanguage()
  return running.map(({ id, kind, endsBy }) => ({
    value: id,
    label: t('runningUntil', {
      name: inLanguage(PROCEDURE_WORDS[kind], language),
      date: formatDate(endsBy, language),
    }),
  }))
}

export function EndProcedureForm() {
  const t = useTexts(words)
  const rules = useRules()
  const { file } = useCaseWork()
  const running = (file.handling?.procedures ?? []).filter(({ conclusion }) => conclusion === null)
  const options = useRunningOptions(running)
  const [draft, change] = useFields<EndDraft>({ ...NOTHING_SAID, procedure: running[0]?.id ?? '' })
  const { procedure, outcome, conclusion, papers, reference, minutes } = draft
  const kind = running.find(({ id }) => id === procedure)?.kind
  const up = kind === 'UPPER_LEVEL'
  const heard = kind === 'HEARING'
  const points = pointsIn(minutes)
  const act = useAct(approval.endProcedure, {
    'act-outcome': rules.written(outcome),
    'act-conclusion': rules.chosen(conclusion),
    'act-reference': up ? rules.filled(reference) : undefined,
    'act-points': heard && points.length === 0 ? t('pointsMissing') : undefined,
  })
  const send = () =>
    act.send({
      expectedVersion: file.version,
      procedure,
      outcome: outcome.trim(),
      conclusion: conclusion ?? 'RECORDED',
      papers: papers.map(({ sha256 }) => ({ sha256 })),
      ...(up ? { reference: reference.trim() } : {}),
      ...(heard ? { points } : {}),
    })
  return (
    <Act name="endProcedure" act={act} button={t('doEnd')} onSend={send}>
      <ChoiceField
        id="act-procedure"
        label={t('which')}
        value={procedure}
        sure
        options={options}
        onChange={(value) => change({ procedure: value })}
      />
      <TextField
        id="act-outcome"
        label={t('outcome')}
        error={act.errorAt('act-outcome')}
        rows={3}
        value={outcome}
        max={2000}
        onChange={(value) => change({ outcome: value })}
      />
      {heard && (
        <MinutesField
          error={act.errorAt('act-points')}
          value={minutes}
          onChange={(value) => change({ minutes: value })}
        />
      )}
      <ConclusionField
        error={act.errorAt('act-conclusion')}
        value={conclusion}
        onChange={(chosen) => change({ conclusion: chosen })}
      />
      <PaperFiles
        id="act-papers"
        label={t('papers')}
        papers={papers}
        onAdd={(paper) => change({ papers: [...papers, paper] })}
        onRemove={(sha256) => change({ papers: papers.filter((one) => one.sha256 !== sha256) })}
      />
      {up && (
        <LineField
          id="act-reference"
          label={t('answer')}
          error={act.errorAt('act-reference')}
          value={reference}
          onChange={(value) => change({ reference: value })}
        />
      )}
    </Act>
  )
}
