interface Said {
  readonly zh: string
  readonly en: string
}
/** A figure with its definition; what it counts is one condition, for the number and for the list behind it. */
export interface FigureDefinition {
  readonly label: Said
  readonly unit: Said
  readonly definition: Said
  /** Day a case counts for, and which cases count: SQL over `f`, the facts of a case. */
  readonly day: string
  readonly counts: string
}
export type FigureKey =
  | 'submitted'
  | 'accepted'
  | 'granted'
  | 'refused'
  | 'sealed'
  | 'medianWorkingDays'
  | 'atOnce'
  | 'atOnceMinutes'
  | 'onTimeShare'
  | 'pushCoverage'

const CASES: Said = { zh: '件', en: 'cases' }
const PERCENT: Said = { zh: '%', en: '%' }
const DECIDED = `f.outcome in ('GRANTED', 'REFUSED')`
/** 零时限: days would say nought of all of them. A case taken over from another system began elsewhere. */
const AT_ONCE = `${DECIDED} and f.decided_at between f.submitted_at and f.submitted_at + interval '1 hour'`

export const FIGURES: Readonly<Record<FigureKey, FigureDefinition>> = {
  submitted: {
    label: { zh: '申请量', en: 'Applications' },
    unit: CASES,
    definition: {
      zh: '期间内提交的申请件数，按提交日计',
      en: 'Applications submitted in the period, by day of submission',
    },
    day: 'f.submitted_on',
    counts: 'true',
  },
  accepted: {
    label: { zh: '受理量', en: 'Accepted' },
    unit: CASES,
    definition: {
      zh: '期间内受理的件数，含逾期未告知视为受理的，按受理日计',
      en: 'Cases accepted in the period, including those accepted by silence, by day of acceptance',
    },
    day: 'f.accepted_on',
    counts: 'true',
  },
  granted: {
    label: { zh: '准予许可', en: 'Granted' },
    unit: CASES,
    definition: { zh: '期间内作出准予决定的件数', en: 'Cases granted in the period' },
    day: 'f.decided_on',
    counts: `f.outcome = 'GRANTED'`,
  },
  refused: {
    label: { zh: '不予许可', en: 'Refused' },
    unit: CASES,
    definition: { zh: '期间内作出不予许可决定的件数', en: 'Cases refused in the period' },
    day: 'f.decided_on',
    counts: `f.outcome = 'REFUSED'`,
  },
  sealed: {
    label: { zh: '制证量', en: 'Certificates sealed' },
    unit: { zh: '本', en: 'certificates' },
    definition: { zh: '期间内完成用印的电子证照数', en: 'Certificates whose sealing was completed in the period' },
    day: 'c.sealed_on',
    counts: 'true',
  },
  medianWorkingDays: {
    label: { zh: '办理用时中位数', en: 'Median time to decide' },
    unit: { zh: '个工作日', en: 'working days' },
    definition: {
      zh: '期间内作出决定的件，从受理到决定所用工作日的中位数；法定特别程序停止的日子不计，受理当日不计',
      en: 'Median of working days from acceptance to decision of cases decided in the period; days on which the law stops the clock and the day of acceptance are not counted',
    },
    day: 'f.decided_on',
    counts: DECIDED,
  },
  atOnce: {
    label: { zh: '即时办结（零时限）', en: 'Decided at once' },
    unit: CASES,
    definition: {
      zh: '期间内作出决定的件中，自提交起一小时内作出决定的件数',
      en: 'Cases decided in the period within an hour of their submission',
    },
    day: 'f.decided_on',
    counts: AT_ONCE,
  },
  atOnceMinutes: {
    label: { zh: '即时办结用时中位数', en: 'Median time when decided at once' },
    unit: { zh: '分钟', en: 'minutes' },
    definition: {
      zh: '即时办结的件，从提交到决定所用分钟的中位数，按秒计算，不按天取整',
      en: 'Median of minutes from submission to decision of what was decided at once, from seconds, never rounded to days',
    },
    day: 'f.decided_on',
    counts: AT_ONCE,
  },
  onTimeShare: {
    label: { zh: '按时办结率', en: 'Decided in time' },
    unit: PERCENT,
    definition: {
      zh: '期间内作出决定的件中，在承诺期限之内的占比（延期经批准并告知的按延长后的期限）',
      en: 'Share of cases decided in the period that kept the promised limit, as extended where an extension was told',
    },
    day: 'f.decided_on',
    counts: DECIDED,
  },
  pushCoverage: {
    label: { zh: '审管推送覆盖率', en: 'Pushed to supervisors' },
    unit: PERCENT,
    definition: {
      zh: '期间内作出决定且有行业主管部门的件中，已推送监管任务的占比',
      en: 'Share of cases decided in the period, of those with a competent department, for which a duty was opened',
    },
    day: 'f.decided_on',
    counts: `${DECIDED} and f.supervised`,
  },
}
export const FIGURE_KEYS: readonly FigureKey[] = Object.keys(FIGURES).filter((key): key is FigureKey => key in FIGURES)
export const parseFigureKey = (text: string): FigureKey | undefined => FIGURE_KEYS.find((key) => key === text)
