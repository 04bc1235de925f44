import type { RefusalTexts } from '#contract'
import type { ItemStandard } from '#catalogue/standard'
import type { Refusal } from '#kernel'
import { caseRefusals } from './domain/refusals.ts'
import { erasureRefusals } from './domain/erasure.ts'
import { handoverRefusals } from './domain/handover.ts'
import { preReviewRefusals } from './domain/pre-review.ts'
import { windowAuthorityRefusals } from './domain/window-authority.ts'

/** What the doors refuse before any rule of a case is asked. */
const doorRefusals = {
  ITEM_TRANSFERRED: {
    zh: '该事项自 {day} 起已划转至{organ}（{number}），本机关不再行使该项权力，请由承接机关办理。',
    en: 'From {day} this item is decided by {organ} ({number}). Your organ no longer exercises the power.',
  },
  COURIER_ADDRESS_MISSING: {
    zh: '申请人没有填写收件地址，不能约快递取件。',
    en: 'The applicant gave no address; no courier can be booked.',
  },
  COURIER_SILENT: {
    zh: '快递公司的系统没有应答或者尚未接通，请稍后再试，或者填写运单号。',
    en: 'The courier’s system is not connected or does not answer. Try later, or enter a tracking number.',
  },
  COURIER_REFUSED: { zh: '快递公司没有接单（{reason}）。', en: 'The courier did not take the parcel ({reason}).' },
  MATERIAL_FETCHED: {
    zh: '「{name}」（{identifier}）已由证照库调取，不得再要求申请人提交。',
    en: '“{name}” ({identifier}) was fetched from the certificate library and may not be asked for.',
  },
  BUNDLE_ALREADY_FILED: { zh: '这件事已经提交。', en: 'This matter has been submitted already.' },
  BUNDLE_UNKNOWN: { zh: '没有找到这件事的申请。', en: 'There is no such matter.' },
  BUNDLE_ORDER: { zh: '套餐内事项的先后顺序有误。', en: 'The steps of this package are not in order.' },
  BUNDLE_STEP_UNKNOWN: { zh: '这件事里没有该事项。', en: 'This matter has no such step.' },
  DRAFT_CHANGED: {
    zh: '该草稿已在别处修改，请刷新后再保存。',
    en: 'This draft has been changed elsewhere. Reload it before you save.',
  },
  TOO_MANY_DRAFTS: {
    zh: '草稿最多保存 {max} 份，请先提交或删除不用的草稿。',
    en: 'You can keep up to {max} drafts. Submit or delete some first.',
  },
  TRUTH_NOT_PROMISED: {
    zh: '请先承诺申请材料真实（行政许可法第三十一条）。',
    en: 'Confirm first that everything you submit is true (Administrative Licensing Law, article 31).',
  },
  TAKE_OVER_FILE_UNREADABLE: {
    zh: '不是在办件迁移文件，请核对首行列名（CSV、XLSX 或者 JSON）。',
    en: 'This is no file of running cases; check the column names in its first line (CSV, XLSX or JSON).',
  },
  UPLOADS_FULL: {
    zh: '已上传但尚未随申请提交的文件合计超过 {mebibytes} MB。请先提交已填好的申请，或在这些文件上传满 {days} 天后再上传。',
    en: 'Your uploaded files that are in no application yet exceed {mebibytes} MB together. Submit an application first, or wait until the files are {days} days old.',
  },
  STANDARD_CHANGED: {
    zh: '该事项的办理要求刚刚更新，请核对后再提交。',
    en: 'The requirements for this item have just changed. Check your application before you submit it.',
  },
  ITEM_NOT_IN_FORCE: {
    zh: '该事项今天不在现行事项清单上，不能申请；清单之外一律不得实施行政许可。',
    en: 'This item is not on the list in force today, so it cannot be applied for.',
  },
  ITEM_CANCELLED: {
    zh: '该事项已经取消，不需要办理，也不再受理（优化营商环境条例第四十条第二款）。',
    en: 'This item has been cancelled. You need not apply for it, and no application is taken (Business Environment Regulations, article 40).',
  },
  SLIP_USED: {
    zh: '编号 {slip} 的应急收件单已经录入，请核对单号。',
    en: 'Paper slip {slip} has been entered already. Check its number.',
  },
  ITEM_NOT_TAKEN_HERE: {
    zh: '这个事项由{organ}办理，不在服务点代收的范围内，请申请人网上申请或者到该机关的窗口。',
    en: '{organ} handles this item, and service points do not take it in. The applicant files on-line or at its own window.',
  },
  SLIP_UNKNOWN: {
    zh: '没有印发过编号 {slip} 的应急收件单，请核对单号。',
    en: 'No paper slip with the number {slip} was ever printed. Check its number.',
  },
  SLIPS_EXHAUSTED: {
    zh: '今天的应急收件单号已经用完，请明天再打印。',
    en: 'Today’s slip numbers are used up. Print more tomorrow.',
  },
  UNIT_NOT_THEIRS: {
    zh: '该科室已经撤销，或者不属于本部门，请重新选择。',
    en: 'That unit is closed or not of this department. Choose again.',
  },
  FILE_UNKNOWN: {
    zh: '没有找到您上传的这份文件，请重新上传。',
    en: 'The file was not found among your uploads. Upload it again.',
  },
} as const satisfies RefusalTexts

export const refusalTexts: RefusalTexts = {
  ...caseRefusals,
  ...windowAuthorityRefusals,
  ...handoverRefusals,
  ...preReviewRefusals,
  ...erasureRefusals,
  ...doorRefusals,
}

/** Facts that name things by the ids of the standard, and where their names stand in it. */
const NAMED_FACTS: Readonly<Record<string, 'materials' | 'criteria'>> = {
  materials: 'materials',
  criteria: 'criteria',
  criterion: 'criteria',
}

/** Rules know things by id; people know them by name. Adds `…En` beside every named fact for the English sentence. */
export function withNames(refusal: Refusal, standard: ItemStandard | undefined): Refusal {
  if (refusal.facts === undefined) return refusal
  const facts: Record<string, string | number> = {}
  for (const [fact, value] of Object.entries(refusal.facts)) {
    const where = NAMED_FACTS[fact]
    facts[fact] = where === undefined ? value : namesOf(String(value), where, standard, 'zh')
    if (where !== undefined) facts[`${fact}En`] = namesOf(String(value), where, standard, 'en')
  }
  return { code: refusal.code, facts }
}

function namesOf(
  ids: string,
  where: 'materials' | 'criteria',
  standard: ItemStandard | undefined,
  language: 'zh' | 'en',
): string {
  const names = new Map(
    where === 'materials'
      ? standard?.materials.map(({ id, name }) => [id, name])
      : standard?.criteria.map(({ id, text }) => [id, text]),
  )
  const nameOf = (id: string) => {
    const name = names.get(id)
    return name === undefined ? id : language === 'zh' ? name.zh : (name.en ?? name.zh)
  }
  return ids
    .split('、')
    .map(nameOf)
    .join(language === 'zh' ? '、' : '; ')
}

/** The sentence of a refusal, with its facts in place. */
export function refusalText(refusal: Refusal): { readonly zh: string; readonly en: string } {
  const text = refusalTexts[refusal.code] ?? { zh: refusal.code, en: refusal.code }
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, fact: string) => String(refusal.facts?.[fact] ?? whole))
  return { zh: fill(text.zh), en: fill(text.en) }
}
