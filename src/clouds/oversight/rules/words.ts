import type { RuleKind } from '../domain/rule-definition.ts'
import type { DeviationCode } from './conformance.ts'

interface Said {
  readonly zh: string
  readonly en: string
}
type Figures = Readonly<Record<string, string | number>>

const DEVIATIONS: Readonly<Record<DeviationCode, Said>> = {
  DECIDED_WITHOUT_ACCEPTANCE: { zh: '没有受理就作出决定', en: 'Decided without having been accepted' },
  DECIDED_WITHOUT_EXAMINATION: { zh: '没有审查意见就作出决定', en: 'Decided without an examination' },
  REVIEW_LEFT_OUT: { zh: '标准规定的审核环节没有进行', en: 'A review that the standard asks for was left out' },
  PROCEDURE_LEFT_OUT: { zh: '必须进行的特别程序没有进行', en: 'A mandatory procedure was left out' },
  COLLECTIVE_LEFT_OUT: {
    zh: '应当集体研究而没有集体研究',
    en: 'No collective decision where the standard asks for one',
  },
  ONE_PERSON_TWO_POSTS: { zh: '同一人既审查又决定', en: 'Examined and decided by one person' },
  ACTED_AFTER_THE_END: { zh: '办结以后又办理', en: 'Acted on after its end' },
  ACCEPTED_TOO_LATE: { zh: '超过受理期限', en: 'Accepted too late' },
  STEP_TOO_LATE: { zh: '环节超过时限', en: 'A step took longer than its limit' },
  PROMISE_EXCEEDED: { zh: '超过承诺期限', en: 'The promised limit was exceeded' },
  STATUTE_EXCEEDED: { zh: '超过法定期限', en: 'The statutory limit was exceeded' },
}
const isDeviation = (code: string): code is DeviationCode => code in DEVIATIONS
export const deviationText = (code: string): Said => (isDeviation(code) ? DEVIATIONS[code] : { zh: code, en: code })

/** What a sentence may speak of: the figures by name, and the entries in question in words. */
interface Found {
  readonly value: (name: string) => string
  /** A figure in minutes, as people say it. */
  readonly span: (name: string) => Said
  readonly step: Said
  readonly from: Said
  readonly to: Said
  readonly missing: Said
}

const HOUR = 60
const DAY = 24 * HOUR
/** 「12 天 15 小时」: nobody counts eighteen thousand minutes, and a late day's minutes say nothing. */
function spanOf(minutes: number): Said {
  const [large, small] =
    minutes >= DAY
      ? ([Math.floor(minutes / DAY), Math.floor((minutes % DAY) / HOUR)] as const)
      : ([Math.floor(minutes / HOUR), minutes % HOUR] as const)
  const [zh, en] =
    minutes >= DAY
      ? [
          ['天', '小时'],
          ['day', 'hour'],
        ]
      : [
          ['小时', '分钟'],
          ['hour', 'minute'],
        ]
  const parts = [large, small].flatMap((count, i) =>
    count === 0 ? [] : [{ zh: `${count} ${zh[i] ?? ''}`, en: `${count} ${en[i] ?? ''}${count === 1 ? '' : 's'}` }],
  )
  if (parts.length === 0) return { zh: '0 分钟', en: '0 minutes' }
  return { zh: parts.map((part) => part.zh).join(' '), en: parts.map((part) => part.en).join(' ') }
}

/** One sentence for each kind of rule; none where the clock itself says it. */
const SENTENCES: Readonly<Record<RuleKind, (found: Found) => Said | null>> = {
  MISSING_BEFORE: ({ step, missing }) => ({
    zh: `「${step.zh}」之前没有「${missing.zh}」。`,
    en: `“${step.en}” was not preceded by “${missing.en}”.`,
  }),
  MISSING_AFTER: ({ step, missing, value }) => ({
    zh: `「${step.zh}」以后 ${value('found')} 小时没有「${missing.zh}」（限 ${value('limit')} 小时）。`,
    en: `“${missing.en}” did not follow “${step.en}” for ${value('found')} hours (limit ${value('limit')}).`,
  }),
  SERIES_GAP: ({ value }) => ({
    zh: `号段 ${value('series')} 缺 ${value('first')} 至 ${value('last')}，共 ${value('found')} 个。`,
    en: `Numbers ${value('first')} to ${value('last')} of ${value('series')} are missing (${value('found')}).`,
  }),
  TOO_FAST: ({ from, to, value }) => ({
    zh: `「${from.zh}」到「${to.zh}」只用 ${value('found')} 秒（不应少于 ${value('limit')} 秒）。`,
    en: `Only ${value('found')} s from “${from.en}” to “${to.en}” (at least ${value('limit')} s expected).`,
  }),
  BURST: ({ value }) => ({
    zh: `${value('minutes')} 分钟内录入 ${value('found')} 次（阈值 ${value('limit')} 次）。`,
    en: `${value('found')} acts within ${value('minutes')} minutes (threshold ${value('limit')}).`,
  }),
  LATE_ENTRY: ({ step, span }) => ({
    zh: `「${step.zh}」办理 ${span('found').zh}以后才录入（阈值 ${span('limit').zh}）。`,
    en: `“${step.en}” was recorded ${span('found').en} later (threshold ${span('limit').en}).`,
  }),
  UNSEEN: ({ step }) => ({
    zh: `作出「${step.zh}」的人没有打开过本件材料。`,
    en: `Whoever did “${step.en}” had never opened the papers of the case.`,
  }),
  SAME_PERSON: ({ from, to }) => ({
    zh: `「${from.zh}」和「${to.zh}」由同一人作出。`,
    en: `“${from.en}” and “${to.en}” were done by one person.`,
  }),
  OUTLIER: ({ value }) => ({
    zh: `${value('decided')} 件中占 ${value('found')}%，同事同类事项平均 ${value('peers')}%。`,
    en: `${value('found')}% of ${value('decided')}, against ${value('peers')}% among colleagues on the same item.`,
  }),
  AFTER_HOURS: ({ value }) => ({
    zh: `${value('day')} 在工作时间以外办理 ${value('found')} 次（阈值 ${value('limit')} 次）。`,
    en: `${value('found')} acts outside office hours on ${value('day')} (threshold ${value('limit')}).`,
  }),
  REPEATED: ({ step, value }) => ({
    zh: `「${step.zh}」已有 ${value('found')} 次。`,
    en: `“${step.en}” for the ${value('found')}. time.`,
  }),
  SPLITTING: ({ value }) => ({
    zh: `同一申请人 ${value('days')} 日内就同一事项申请 ${value('found')} 次（阈值 ${value('limit')} 次）。`,
    en: `One applicant filed the item ${value('found')} times in ${value('days')} days (threshold ${value('limit')}).`,
  }),
  ROLES: ({ value }) => ({
    zh: `一人同时持有 ${value('found')} 个不相容岗位。`,
    en: `${value('found')} excluding roles in one hand.`,
  }),
  // What it is about stands beside the sentence already.
  EVERY: ({ step }) => step,
  DEVIATION: ({ value }) => deviationText(value('deviation')),
  CLOCK_PROMISED: () => null,
  CLOCK_STATUTORY: () => null,
  CLOCK_STEP: () => null,
}

/** What was counted, in one sentence, with the threshold it was held against. */
export function findingText(kind: RuleKind, figures: Figures, stepText: (step: string) => Said): Said | null {
  const value = (name: string) => String(figures[name] ?? '')
  const span = (name: string) => spanOf(Number(figures[name] ?? 0))
  const named = (name: string) => stepText(value(name))
  const [step, from, to, missing] = [named('step'), named('from'), named('to'), named('missing')]
  return SENTENCES[kind]({ value, span, step, from, to, missing })
}
