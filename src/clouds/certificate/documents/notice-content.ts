import type { ItemStandard } from '#catalogue/standard'
import type {
  AcceptanceDeemed,
  ApplicationAccepted,
  ApplicationNotAccepted,
  CaseRefused,
  CorrectionRequested,
} from '#clouds/approval/events'
import { clockLimits } from '#clouds/approval/events'
import type { DocumentContent } from '#frame'
import { clock, localDate, unreachable } from '#kernel'
import type { Limit, WorkingCalendar } from '#kernel'
import type { NoticeKind } from '../domain/events.ts'
import type { CaseFacts } from './case-facts.ts'
import { fieldTitle } from './certificate-rows.ts'
import { writtenDate, writtenDayOf } from './written-date.ts'

export type NoticeEvent =
  ApplicationAccepted | AcceptanceDeemed | ApplicationNotAccepted | CaseRefused | CorrectionRequested

/** What the words of a notice depend on, beside the act itself. */
export interface NoticeSource {
  readonly facts: CaseFacts
  readonly standard: ItemStandard
  readonly calendar: WorkingCalendar
}
type Words = Pick<DocumentContent, 'template' | 'title' | 'paragraphs'> &
  Partial<Pick<DocumentContent, 'items' | 'closing'>> & { readonly rows?: DocumentContent['rows'] }

const LAW = '《中华人民共和国行政许可法》'
/** 行政复议法（2023年修订）20、行政诉讼法（2017年修正）46: the two ways against an act, and how long they stand open. */
const REMEDIES =
  '如不服本决定，可以自收到本决定书之日起六十日内，依据《中华人民共和国行政复议法》第二十条的规定向本级人民政府申请行政复议；' +
  '也可以自收到本决定书之日起六个月内，依据《中华人民共和国行政诉讼法》第四十六条的规定直接向有管辖权的人民法院提起行政诉讼。'

/** The law on permits binds permits; for other services the bureau follows it of its own accord, and says so. */
const under = (standard: ItemStandard) => (standard.kind === 'PERMIT' ? `依据${LAW}` : `参照${LAW}`)
const matterOf = (standard: ItemStandard) => (standard.kind === 'PERMIT' ? '行政许可申请' : '申请')
const written = ({ days, unit }: Limit) => `${String(days)}个${unit === 'working' ? '工作日' : '自然日'}`
const sentence = (text: string) => (/[。！？；]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)

function opening({ facts, standard }: NoticeSource): string {
  const { submittedAt, caseNumber } = facts
  return `你（单位）于${writtenDayOf(submittedAt)}提出的“${standard.name.zh}”${matterOf(standard)}（办件编号：${caseNumber}）收悉。`
}
const progress = (facts: CaseFacts) =>
  `办理进度可在网上办事大厅“查进度”栏目凭查询码 ${facts.trackingCode} 随时查询；查询码请妥善保管。`

function acceptance(event: ApplicationAccepted | AcceptanceDeemed, source: NoticeSource): Words {
  const { facts, standard, calendar } = source
  const law = under(standard)
  const reason =
    event.type === 'ApplicationAccepted'
      ? `经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。${law}第三十二条第一款第五项的规定，决定予以受理。`
      : `本机关自收到申请材料之日起五日内未一次告知需要补正的全部内容。${law}第三十二条第一款第四项的规定，` +
        `你（单位）的申请自收到申请材料之日（${writtenDate(event.effectiveFrom)}）起即为受理。`
  const time = clock(facts.clock, calendar, clockLimits(facts.standard), event.at)
  const rows: (readonly [string, string])[] = [['受理日期', writtenDate(time.startedAt ?? localDate(event.at))]]
  if (time.promised !== null) {
    rows.push(['承诺办结期限', `${written(facts.standard.promisedLimit)}，至${writtenDate(time.promised.due)}`])
  }
  if (time.statutory !== null) {
    rows.push(['法定办结期限', `${written(facts.standard.statutoryLimit)}，至${writtenDate(time.statutory.due)}`])
  }
  return {
    template: 'acceptanceNotice',
    title: standard.kind === 'PERMIT' ? '行政许可申请受理通知书' : '申请受理通知书',
    paragraphs: [`${opening(source)}${reason}`, '本机关将在下列期限内作出决定：'],
    rows,
    closing: [
      `受理当日不计算在内。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的时间不计算在上述期限内，由本机关另行书面告知（${LAW}第四十五条）。`,
      progress(facts),
      '特此通知。',
    ],
  }
}

function correction(event: CorrectionRequested, source: NoticeSource): Words {
  const { facts, standard } = source
  const nameOf = (defect: CorrectionRequested['defects'][number]) =>
    defect.subject === 'FIELD'
      ? `申请表“${fieldTitle(standard, defect.ref)}”`
      : (standard.materials.find(({ id }) => id === defect.ref)?.name.zh ?? defect.ref)
  return {
    template: 'correctionNotice',
    title: '申请材料补正告知书',
    paragraphs: [
      `${opening(source)}经审查，申请材料不齐全或者不符合法定形式。${under(standard)}第三十二条第一款第四项的规定，现将需要补正的全部内容一次告知如下：`,
    ],
    items: event.defects.map(
      (defect) => `${nameOf(defect)}：${sentence(defect.problem)}补正要求：${sentence(defect.remedy)}`,
    ),
    closing: [
      '请将上述内容全部补正后一并提交。按照本机关的要求提交全部补正申请材料的，本机关依法予以受理；受理审查期限自收到全部补正材料之日起重新计算。',
      progress(facts),
      '特此告知。',
    ],
  }
}

const GROUNDS: Readonly<
  Record<ApplicationNotAccepted['ground'], { readonly finding: string; readonly article: string }>
> = {
  NOT_REQUIRED: { finding: '申请事项依法不需要取得行政许可', article: '第三十二条第一款第一项' },
  NOT_COMPETENT: { finding: '申请事项依法不属于本机关职权范围', article: '第三十二条第一款第二项' },
  STILL_INCOMPLETE: {
    finding: '经一次告知，仍未按照要求提交全部补正申请材料',
    article: '第三十二条第一款第四项、第五项',
  },
}

function nonAcceptance(event: ApplicationNotAccepted, source: NoticeSource): Words {
  const { standard } = source
  const { finding, article } = GROUNDS[event.ground]
  return {
    template: 'nonAcceptanceNotice',
    title: standard.kind === 'PERMIT' ? '行政许可申请不予受理决定书' : '申请不予受理决定书',
    paragraphs: [
      `${opening(source)}经审查，${finding}。${under(standard)}${article}的规定，决定不予受理。`,
      `具体理由：${sentence(event.reason)}`,
    ],
    closing: [REMEDIES],
  }
}

function refusal(event: CaseRefused, source: NoticeSource): Words {
  const { standard } = source
  const permit = standard.kind === 'PERMIT'
  return {
    template: 'refusalNotice',
    title: permit ? '不予行政许可决定书' : '不予批准决定书',
    paragraphs: [
      `${opening(source)}本机关依法进行了审查，认为该申请不符合法定条件、标准。`,
      `理由：${sentence(event.reasons)}`,
      `${under(standard)}第三十八条第二款的规定，决定${permit ? '不予行政许可' : '不予批准'}。`,
    ],
    closing: [REMEDIES],
  }
}

function words(event: NoticeEvent, source: NoticeSource): Words {
  switch (event.type) {
    case 'ApplicationAccepted':
    case 'AcceptanceDeemed':
      return acceptance(event, source)
    case 'CorrectionRequested':
      return correction(event, source)
    case 'ApplicationNotAccepted':
      return nonAcceptance(event, source)
    case 'CaseRefused':
      return refusal(event, source)
    default:
      return unreachable(event)
  }
}

/** A notice in the bureau's words; the same act always gives the same words. */
export function noticeContent(event: NoticeEvent, source: NoticeSource): DocumentContent {
  return {
    rows: [],
    ...words(event, source),
    number: event.noticeNumber,
    addressee: source.facts.applicant.name,
    date: localDate(event.at),
    signingTime: event.at,
    qrText: null,
  }
}

/** What a paper is called in lists and file names. */
export const PAPER_NAMES: Readonly<Record<NoticeKind | 'CERTIFICATE', { readonly zh: string; readonly en: string }>> = {
  ACCEPTANCE_NOTICE: { zh: '受理通知书', en: 'Notice of acceptance' },
  CORRECTION_NOTICE: { zh: '补正告知书', en: 'Notice of corrections' },
  NON_ACCEPTANCE_NOTICE: { zh: '不予受理决定书', en: 'Decision not to accept' },
  REFUSAL_NOTICE: { zh: '不予许可决定书', en: 'Decision to refuse' },
  CERTIFICATE: { zh: '证照', en: 'Certificate' },
}
