import { SECTIONS } from '#contract'
import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import { unreachable } from '#kernel'
import type { api } from './api.ts'
import type { StandardEvent } from './domain/events.ts'
import { itemName, organIn } from './names.ts'
import type { Bilingual } from './names.ts'
import type { MilestoneRow } from './projections/item.ts'

type Milestone = Output<typeof api.item>['history'][number]
/** An event without the standard it carried. */
type Told = StandardEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'standard'> : never) : never
type Submission = Extract<Told, { type: 'StandardSubmittedForReview' }>

/** The rows were written from the events themselves; here, and only here, they are read as such again. */
const toldBy = ({ type, code, at, by, facts }: MilestoneRow): Told =>
  ({ ...facts, type, code, by, at: at.toISOString() }) as never

const say = (zh: string, en: string): Bilingual => ({ zh, en })
const WAYS: Readonly<Record<string, Bilingual>> = {
  CANCELLED: say('取消', 'cancelled'),
  CONVERTED_TO_FILING: say('改为备案', 'turned into a filing'),
  MERGED: say('合并', 'merged'),
}
const GROUNDS: Readonly<Record<string, Bilingual>> = {
  SHARED_DATA: say('数据共享可得', 'known from shared data'),
  COMMITMENT: say('以承诺代替', 'replaced by a promise'),
  NO_BASIS: say('没有设定依据', 'no legal basis'),
  COVERED_BY_OTHER: say('其他材料已能证明', 'proved by another paper'),
}
const sectionName = (section: string): Bilingual =>
  Object.entries(SECTIONS).find(([key]) => key === section)?.[1] ?? say(section, section)

/** What stands behind a milestone, in sentences. */
function linesOf(context: Pick<RequestContext, 'office'>, row: MilestoneRow): readonly Bilingual[] {
  const event = toldBy(row)
  switch (event.type) {
    case 'StandardPublished': {
      const { version, effectiveFrom } = event
      const day =
        effectiveFrom === undefined
          ? say('', '')
          : say(`，自 ${effectiveFrom} 起施行`, `, in force from ${effectiveFrom}`)
      return [say(`第 ${version} 版${day.zh}`, `Version ${version}${day.en}`)]
    }
    case 'StandardDrafted': {
      const { base, reason } = event
      return [
        say(base === 0 ? '新增事项' : `以第 ${base} 版为基础`, base === 0 ? 'A new item' : `From version ${base}`),
        say(reason, reason),
      ]
    }
    case 'StandardSubmittedForReview':
      return submissionLines(event)
    case 'StandardReviewReturned':
      return event.remarks.map(({ section, text }) => {
        const { zh, en } = sectionName(section)
        return say(`${zh}：${text}`, `${en}: ${text}`)
      })
    case 'StandardDisagreementSettled': {
      const { points, resolution } = event
      return [
        ...points.map(({ remark, position }) =>
          say(
            `审核意见：${remark}　起草单位意见：${position}`,
            `Remark: ${remark} — position of the drafting organ: ${position}`,
          ),
        ),
        say(`处理：${resolution}`, `Settled: ${resolution}`),
      ]
    }
    case 'StandardVersionWithdrawn': {
      const { version, reason } = event
      return [say(`第 ${version} 版：${reason}`, `Version ${version}: ${reason}`)]
    }
    case 'StandardRetirementProposed':
    case 'StandardRetired': {
      const { way, reason, basis, effectiveFrom, successors } = event
      const named = WAYS[way] ?? say(way, way)
      const next = successors.map((code) => itemName(context, code).zh).join('、')
      return [
        say(`${named.zh}，自 ${effectiveFrom} 起`, `${named.en} from ${effectiveFrom}`),
        say(`理由：${reason}`, `Reason: ${reason}`),
        say(`依据：${basis}`, `Basis: ${basis}`),
        ...(next === '' ? [] : [say(`承接事项：${next}`, `Successor: ${next}`)]),
      ]
    }
    case 'StandardDraftAbandoned':
    case 'StandardRetirementRejected': {
      const { reason } = event
      return [say(reason, reason)]
    }
    default:
      return unreachable(event)
  }
}

function submissionLines({ round, note, answers, record }: Submission): readonly Bilingual[] {
  const removals = record.removals.map(({ name, ground, reason }) => {
    const why = GROUNDS[ground] ?? say(ground, ground)
    return say(`取消材料「${name}」（${why.zh}）：${reason}`, `No longer asked for: ${name} (${why.en}): ${reason}`)
  })
  const { steps, limit } = record
  return [
    say(`第 ${round} 次送审${note === '' ? '' : `：${note}`}`, `Submission ${round}${note === '' ? '' : `: ${note}`}`),
    ...answers.map(({ followed, position }) =>
      say(`${followed ? '采纳' : '未采纳'}：${position}`, `${followed ? 'Followed' : 'Not followed'}: ${position}`),
    ),
    ...removals,
    ...(steps === null
      ? []
      : [
          say(
            `环节：${steps.before.join('→')} 改为 ${steps.after.join('→')}。${steps.reason}`,
            `Steps: ${steps.before.join(' → ')} become ${steps.after.join(' → ')}. ${steps.reason}`,
          ),
        ]),
    ...(limit === null
      ? []
      : [
          say(
            `承诺时限：${limit.before} 改为 ${limit.after}；已办结 ${limit.evidence.cases} 件中 ${limit.evidence.withinNew} 件在新时限内。${limit.reason}`,
            `Promise: ${limit.before} becomes ${limit.after}; ${limit.evidence.withinNew} of ${limit.evidence.cases} decided cases kept the new limit. ${limit.reason}`,
          ),
        ]),
  ]
}

/** A milestone as people read it, newest first in the list. */
export function milestoneView(context: RequestContext, row: MilestoneRow): Milestone {
  const organ = row.facts['organ']
  return {
    type: row.type,
    at: row.at.toISOString(),
    by: context.office.catalogue.officerName(row.by),
    organ: typeof organ === 'string' ? organIn(context, organ) : { zh: '', en: '' },
    lines: linesOf(context, row).filter(({ zh }) => zh !== ''),
  }
}
