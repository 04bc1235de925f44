import type {
  ConsolidatedOpinionIssued,
  DepartmentOpinionGiven,
  HearingAnnounced,
  HearingRightTold,
  LimitExtended,
  ProcedureStarted,
} from '#clouds/approval/events'
import { clock, procedureName } from '#kernel'
import { LAW, opening, progress, sentence, under } from './notice-source.ts'
import type { NoticeSource, Words } from './notice-source.ts'
import { writtenDate } from './written-date.ts'

/** 行政许可法 45: how long a procedure takes is told to the applicant in writing. */
export function procedureNotice(event: ProcedureStarted, source: NoticeSource): Words {
  const name = procedureName(event.procedure, 'zh')
  return {
    template: 'notice',
    title: '特别程序所需时间告知书',
    paragraphs: [
      `${opening(source)}该申请依法需要进行${name}。${under(source.standard)}第四十五条的规定，${name}所需时间不计算在办理期限内，现将所需时间告知如下：`,
    ],
    rows: [
      ['程序', name],
      ['最迟结束日期', writtenDate(event.endsBy)],
      ['原因', event.reason],
      ...(event.parties.length === 0 ? [] : [['参加人', event.parties.map((party) => party.name).join('、')] as const]),
    ],
    closing: [`${name}结束的次日起，办理期限继续计算。`, progress(source.facts), '特此告知。'],
  }
}

/** 行政许可法 42: an extension is told to the applicant with its reason. */
export function extensionNotice(event: LimitExtended, source: NoticeSource): Words {
  const { facts, calendar } = source
  const time = clock(facts.clock, calendar, facts.limits, event.at)
  return {
    template: 'notice',
    title: '延长办理期限告知书',
    paragraphs: [
      `${opening(source)}本机关不能在法定期限内作出决定。${under(source.standard)}第四十二条的规定，经本机关负责人批准，办理期限延长${String(event.days)}个工作日。`,
    ],
    rows: [
      ['延长理由', event.reason],
      ...(time.statutory === null ? [] : [['延长后的办结期限', writtenDate(time.statutory.due)] as const]),
    ],
    closing: [progress(facts), '特此告知。'],
  }
}

export function hearingRight(event: HearingRightTold, source: NoticeSource): Words {
  return {
    template: 'notice',
    title: '听证权利告知书',
    paragraphs: [
      `${opening(source)}该申请直接涉及申请人与他人之间重大利益关系。依据${LAW}第四十七条的规定，申请人、利害关系人享有要求听证的权利。`,
    ],
    items: event.parties.map(({ name }) => name),
    closing: [
      `要求听证的，应当在${writtenDate(event.until)}前提出；逾期未提出的，视为放弃。申请人、利害关系人不承担组织听证的费用。`,
      '特此告知。',
    ],
  }
}

export function hearingNotice(event: HearingAnnounced, source: NoticeSource): Words {
  return {
    template: 'notice',
    title: '听证通知书',
    paragraphs: [`${opening(source)}依据${LAW}第四十八条的规定，本机关决定就该申请举行听证，现将有关事项通知如下：`],
    rows: [
      ['时间', writtenDate(event.heldOn)],
      ['地点', event.place],
      ['方式', event.public ? '公开举行' : '不公开举行'],
    ],
    closing: [
      '主持人与该申请有直接利害关系的，申请人、利害关系人有权申请回避。听证应当制作笔录，本机关根据听证笔录作出决定。',
      '特此通知。',
    ],
  }
}

const STANCES: Readonly<Record<DepartmentOpinionGiven['stance'], string>> = {
  AGREE: '同意',
  CONDITIONAL: '有条件同意',
  OBJECT: '不同意',
}

/** 综合性意见: one paper that carries every source. */
export function consolidatedOpinion(event: ConsolidatedOpinionIssued, source: NoticeSource): Words {
  const opinions = source.facts.opinions.filter(({ id }) => id === event.id)
  return {
    template: 'notice',
    title: '综合性意见书',
    paragraphs: [`${opening(source)}本机关就该申请征求了有关部门的意见，综合如下：`, sentence(event.opinion)],
    items: opinions.map(
      ({ organ, unit, stance, opinion }) =>
        `${source.organName(organ)}${unit === undefined ? '' : `（${unit.name.zh}）`}：${STANCES[stance]}。${sentence(opinion)}`,
    ),
    closing: event.settlement.trim() === '' ? [] : [`意见不一致之处的处理：${sentence(event.settlement)}`],
  }
}
