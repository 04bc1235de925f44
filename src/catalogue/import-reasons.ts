/** Why a row was mended or refused, told so that whoever keeps the list can correct it at its source. */
export const IMPORT_REASONS = {
  ROW_NOT_OBJECT: { zh: '该行不是一条事项记录', en: 'The row is not an item' },
  FIELD_TYPE: { zh: '字段「{field}」的数据类型不对', en: 'The field “{field}” has the wrong type of value' },
  FIELD_TOO_LONG: { zh: '字段「{field}」超过 {max} 个字', en: 'The field “{field}” is longer than {max} characters' },
  FIELD_UNSTORABLE: {
    zh: '字段「{field}」含有无法保存的字符（空字符或残缺字符）',
    en: 'The field “{field}” contains NUL or half a character',
  },
  NAME_MISSING: { zh: '没有事项名称', en: 'The item has no name' },
  DEPARTMENT_MISSING: { zh: '没有所属部门', en: 'The item has no department' },
  CODE_MISSING: { zh: '没有事项编码', en: 'The item has no code' },
  CODE_TOO_SHORT: { zh: '事项编码「{value}」过短', en: 'The item code “{value}” is too short' },
  CODE_DUPLICATE: { zh: '事项编码与第 {row} 行重复', en: 'The item code is the same as in row {row}' },
  CODE_TAKEN: { zh: '事项编码已被本机自有事项使用', en: 'An item of this installation already has the code' },
  AREA_INVALID: { zh: '行政区划代码「{value}」有误', en: '“{value}” is not a region code' },
  TYPE_UNKNOWN: { zh: '事项类型代码「{value}」不明', en: 'The type of item “{value}” is not known' },
  TYPE_NOT_ON_APPLICATION: {
    zh: '「{value}」是依职权行使的权力，不能申请办理',
    en: '“{value}” is exercised by the organ itself and cannot be applied for',
  },
  TYPE_NAME_DIFFERS: {
    zh: '类型名称「{value}」与类型代码不一致，以代码为准',
    en: 'The name of the type, “{value}”, differs from its code; the code was followed',
  },
  BLANKS_REMOVED: { zh: '字段「{field}」去掉了多余空白', en: 'Superfluous blanks were removed from “{field}”' },
  CODE_IRREGULAR: {
    zh: '事项编码不是「基本编码-区划-序号-机构-级别-版本」六段，原样保留',
    en: 'The item code does not have its six parts; it is kept as it is',
  },
  CODE_PARTS_DIFFER: {
    zh: '事项编码与分列字段不一致，以事项编码为准',
    en: 'The item code differs from its parts listed beside it; the code was followed',
  },
  ORGAN_CODE_MISSING: { zh: '没有实施机构代码，按部门名称归入', en: 'No organ code; the organ was found by its name' },
  ORGAN_CODE_UNSOUND: {
    zh: '实施机构代码「{value}」不是有效的统一社会信用代码，按部门名称归入',
    en: '“{value}” is not a valid credit code; the organ was found by its name',
  },
  ORGAN_CODE_CASE: {
    zh: '实施机构代码「{value}」含小写字母，已改为大写',
    en: 'The organ code “{value}” has small letters; capitals were put',
  },
  ORGAN_CODE_DIFFERS: {
    zh: '实施机构代码「{value}」与该部门多数事项不同（可能是下属单位），按部门名称归入',
    en: 'The organ code “{value}” is not the one most items of the department have; the organ was found by its name',
  },
} as const
export type ImportReasonCode = keyof typeof IMPORT_REASONS

export interface ImportReason {
  readonly code: ImportReasonCode
  readonly zh: string
  readonly en: string
}

/** What came in from outside is quoted shortened: a report must not grow with what it reports. */
const QUOTED_MAX = 60

export function importReason(
  code: ImportReasonCode,
  facts: Readonly<Record<string, string | number>> = {},
): ImportReason {
  const say = (template: string): string =>
    template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(facts[name] ?? '').slice(0, QUOTED_MAX))
  const { zh, en } = IMPORT_REASONS[code]
  return { code, zh: say(zh), en: say(en) }
}
