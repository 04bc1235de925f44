import { PROCEDURE_WORDS } from '#catalogue/words'
import { texts } from '#contract'
import { isStoppingProcedure } from '#kernel'
import { approval } from '#web/api/clients.ts'
import type { Uploaded } from '#web/api/upload.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { RadioGroup } from '#web/ui/choices.tsx'
import { LineField, OneOfField, TextField } from '#web/ui/fields.tsx'
import { useCaseWork } from '../case-work.ts'
import type { DeskCase } from '../case-work.ts'
import { fieldTexts } from './fields.tsx'
import { PaperFiles } from './paper-files.tsx'
import { named, Parties } from './parties.tsx'
import type { Party } from './parties.tsx'
import { Act, useActForm } from './use-act.tsx'

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

const TESTS: readonly Kind[] = ['INSPECTION', 'TESTING', 'QUARANTINE']
const TWO_OFFICIALS: readonly Party[] = [
  { role: 'OFFICIAL', name: '' },
  { role: 'OFFICIAL', name: '' },
]
const rowsFor = (kind: Kind | undefined): readonly Party[] => {
  if (kind === 'EXPERT_REVIEW' || kind === 'JOINT_REVIEW') return [{ role: 'EXPERT', name: '' }]
  return kind === 'SITE_SURVEY' || (kind !== undefined && TESTS.includes(kind)) ? TWO_OFFICIALS : []
}

interface Start {
  readonly kind: Kind | undefined
  readonly reason: string
  readonly reference: string
  readonly parties: readonly Party[]
}

export function StartProcedureForm() {
  const t = useTexts(words)
  const f = useTexts(fieldTexts)
  const { language } = useLanguage()
  const { file } = useCaseWork()
  const running = (file.handling?.procedures ?? []).filter(({ conclusion }) => conclusion === null)
  const possible = file.offered.procedures.filter(({ kind }) => !running.some((one) => one.kind === kind))
  const first = possible[0]?.kind
  const begun: Start = { kind: first, reason: '', reference: '', parties: rowsFor(first) }
  const form = useActForm(approval.startProcedure, begun, {
    faults: ({ kind, reason, reference }, rules) => ({
      kind: rules.chosen(kind),
      reason: rules.written(reason),
      reference: kind === 'UPPER_LEVEL' ? rules.filled(reference) : undefined,
    }),
    body: ({ kind = 'EXPERT_REVIEW', reason, reference, parties }, expectedVersion) => ({
      ...{ expectedVersion, procedure: kind, reason: reason.trim(), parties: named(parties) },
      ...(kind === 'UPPER_LEVEL' ? { reference: reference.trim() } : {}),
    }),
  })
  const { kind } = form.draft
  const chosen = possible.find((one) => one.kind === kind)
  const hint = kind === 'SITE_SURVEY' ? t('two') : kind !== undefined && TESTS.includes(kind) ? t('twoOrAgency') : ''
  return (
    <Act name="startProcedure" {...form.act} button={t('doStart')}>
      <OneOfField
        {...form.field('kind')}
        label={t('kind')}
        value={kind ?? 'EXPERT_REVIEW'}
        options={possible.map(({ kind: value, mandatory }) => {
          const name = inLanguage(PROCEDURE_WORDS[value], language)
          return { value, label: mandatory ? t('mandatory', { name }) : name }
        })}
        onChange={(next) => form.change({ kind: next, parties: rowsFor(next) })}
      />
      {chosen !== undefined && (
        <p className="soft">
          {t(isStoppingProcedure(chosen.kind) ? 'stops' : 'runsOn', { date: formatDate(chosen.endsBy, language) })}
        </p>
      )}
      <TextField {...form.field('reason')} label={t('why')} hint={f('reasonHint')} rows={3} maxLength={2000} />
      <Parties {...form.field('parties')} legend={t('parties')} {...(hint === '' ? {} : { hint })} />
      {kind === 'UPPER_LEVEL' && <LineField {...form.field('reference')} label={t('reference')} maxLength={200} />}
    </Act>
  )
}

const CONCLUSIONS = ['PASSED', 'FAILED', 'RECORDED'] as const
interface End {
  readonly procedure: string
  readonly outcome: string
  readonly conclusion?: (typeof CONCLUSIONS)[number]
  readonly papers: readonly Uploaded[]
  readonly reference: string
  /** One point of the hearing's minutes on each line: the decision has to answer each (行政许可法 48). */
  readonly points: string
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

type Running = NonNullable<DeskCase['handling']>['procedures'][number]

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
  const { file } = useCaseWork()
  const running = (file.handling?.procedures ?? []).filter(({ conclusion }) => conclusion === null)
  const options = useRunningOptions(running)
  const isOf = (kind: Kind, procedure: string) => running.find(({ id }) => id === procedure)?.kind === kind
  const nothingSaid = { outcome: '', papers: [], reference: '', points: '' }
  const begun: End = { ...nothingSaid, procedure: running[0]?.id ?? '' }
  const form = useActForm(approval.endProcedure, begun, {
    faults: ({ procedure, outcome, conclusion, reference, points }, rules) => ({
      outcome: rules.written(outcome),
      conclusion: rules.chosen(conclusion),
      reference: isOf('UPPER_LEVEL', procedure) ? rules.filled(reference) : undefined,
      points: isOf('HEARING', procedure) && pointsIn(points).length === 0 ? t('pointsMissing') : undefined,
    }),
    body: ({ procedure, outcome, conclusion = 'RECORDED', papers, reference, points }, expectedVersion) => ({
      ...{ expectedVersion, procedure, outcome: outcome.trim(), conclusion },
      papers: papers.map(({ sha256 }) => ({ sha256 })),
      ...(isOf('UPPER_LEVEL', procedure) ? { reference: reference.trim() } : {}),
      ...(isOf('HEARING', procedure) ? { points: pointsIn(points) } : {}),
    }),
  })
  const { procedure } = form.draft
  return (
    <Act name="endProcedure" {...form.act} button={t('doEnd')}>
      <OneOfField {...form.field('procedure')} label={t('which')} options={options} />
      <TextField {...form.field('outcome')} label={t('outcome')} rows={3} maxLength={2000} />
      {isOf('HEARING', procedure) && (
        <TextField
          {...form.field('points')}
          label={t('points')}
          hint={t('pointsHint')}
          rows={5}
          maxLength={POINTS_MAX * POINT_LENGTH_MAX}
        />
      )}
      <RadioGroup
        {...form.choice('conclusion')}
        legend={t('conclusion')}
        inline
        options={CONCLUSIONS.map((value) => ({ value, label: t(value) }))}
      />
      <PaperFiles {...form.papers('papers')} label={t('papers')} />
      {isOf('UPPER_LEVEL', procedure) && <LineField {...form.field('reference')} label={t('answer')} maxLength={200} />}
    </Act>
  )
}
