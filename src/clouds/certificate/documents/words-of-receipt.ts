import type { ItemStandard } from '#catalogue/standard'
import type {
  AcceptanceDeemed,
  ApplicationAccepted,
  ApplicationNotAccepted,
  ApplicationPreAccepted,
  CorrectionRequested,
} from '#clouds/approval/events'
import { clock, localDate } from '#kernel'
import { fieldTitle } from './certificate-rows.ts'
import { LAW, opening, progress, REMEDIES, sentence, under, written } from './notice-source.ts'
import type { NoticeSource, Words } from './notice-source.ts'
import { writtenDate } from './written-date.ts'

const materialName = (standard: ItemStandard, id: string): string =>
  standard.materials.find((material) => material.id === id)?.name.zh ?? id

export function acceptance(event: ApplicationAccepted | AcceptanceDeemed, source: NoticeSource): Words {
  const { facts, standard, calendar } = source
  const law = under(standard)
  const reason =
    event.type === 'ApplicationAccepted'
      ? `经审查，申请事项属于本机关职权范围，申请材料齐全、符合法定形式。${law}第三十二条第一款第五项的规定，决定予以受理。`
      : `本机关自收到申请材料之日起五日内未一次告知需要补正的全部内容。${law}第三十二条第一款第四项的规定，` +
        `你（单位）的申请自收到申请材料之日（${writtenDate(event.effectiveFrom)}）起即为受理。`
  const deferred = event.type === 'ApplicationAccepted' ? (event.deferred ?? []) : []
  const time = clock(facts.clock, calendar, facts.limits, event.at)
  const rows: (readonly [string, string])[] = [['受理日期', writtenDate(time.startedAt ?? localDate(event.at))]]
  if (time.promised !== null) {
    rows.push(['承诺办结期限', `${written(facts.limits.promised)}，至${writtenDate(time.promised.due)}`])
  }
  if (time.statutory !== null) {
    rows.push(['法定办结期限', `${written(facts.limits.statutory)}，至${writtenDate(time.statutory.due)}`])
  }
  return {
    template: 'acceptanceNotice',
    title: standard.kind === 'PERMIT' ? '行政许可申请受理通知书' : '申请受理通知书',
    paragraphs: [`${opening(source)}${reason}`, '本机关将在下列期限内作出决定：'],
    rows,
    items: deferred.map(
      ({ material, due }) =>
        `容缺材料“${materialName(standard, material)}”，请于${writtenDate(due)}前补交；全部补齐后方可发放证照。`,
    ),
    closing: [
      `受理当日不计算在内。依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的时间不计算在上述期限内，由本机关另行书面告知（${LAW}第四十五条）。`,
      progress(facts),
      '特此通知。',
    ],
  }
}

export function correction(event: CorrectionRequested, source: NoticeSource): Words {
  const { facts, standard } = source
  const nameOf = (defect: CorrectionRequested['defects'][number]) =>
    defect.subject === 'FIELD' ? `申请表“${fieldTitle(standard, defect.ref)}”` : materialName(standard, defect.ref)
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
      ...(event.until === undefined
        ? []
        : [`请于${writtenDate(event.until)}前补正；逾期未补正又未说明理由的，视为放弃申请，本机关终止办理。`]),
      ...(event.again === undefined ? [] : [`上述内容已告知过一次。再次告知的理由：${sentence(event.again)}`]),
      ...(event.departure === undefined ? [] : [`与网上预审意见不同的理由：${sentence(event.departure)}`]),
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

export function nonAcceptance(event: ApplicationNotAccepted, source: NoticeSource): Words {
  const { standard } = source
  const { finding, article } = GROUNDS[event.ground]
  return {
    template: 'nonAcceptanceNotice',
    title: standard.kind === 'PERMIT' ? '行政许可申请不予受理决定书' : '申请不予受理决定书',
    paragraphs: [
      `${opening(source)}经审查，${finding}。${under(standard)}${article}的规定，决定不予受理。`,
      `具体理由：${sentence(event.reason)}`,
      ...(event.departure === undefined ? [] : [`与网上预审意见不同的理由：${sentence(event.departure)}`]),
    ],
    rows:
      event.referral === undefined
        ? []
        : [
            ['应当申请的机关', event.referral.organ],
            ['联系方式', event.referral.contact],
          ],
    closing: [REMEDIES],
  }
}

export function preAcceptance(event: ApplicationPreAccepted, source: NoticeSource): Words {
  const { facts, standard } = source
  return {
    template: 'notice',
    title: '申请预受理通知书',
    paragraphs: [
      `${opening(source)}经审查，申请材料的内容齐全，予以预受理。请持下列材料的原件到受理窗口核验，核验无误的，当场受理：`,
    ],
    items: event.outstanding.map((id) => materialName(standard, id)),
    closing: [
      `请于${writtenDate(event.until)}前到窗口核验。预受理不是受理，办理期限自正式受理之日起计算。`,
      progress(facts),
      '特此通知。',
    ],
  }
}
