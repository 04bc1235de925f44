import type { Json } from '#kernel'
import { DOMAINS } from '../domain.ts'
import * as words from '../coded-words.ts'
import * as cell from './cell-codecs.ts'
import type { CellCodec } from './cell-codecs.ts'

/** One column: where in the object its value stands, what it is called, how it is written. */
export interface StandardColumn {
  readonly path: string
  readonly zh: string
  readonly en: string
  readonly codec: CellCodec
  readonly width: number
  /** What an empty cell says; without it, an empty cell says nothing. */
  readonly empty?: Json
}
export interface StandardSheet {
  readonly name: string
  /** The list of a standard that has a row for each of its entries here; absent: one row a standard. */
  readonly list?: string
  readonly columns: readonly StandardColumn[]
}

/** How organs are called in the file and known in the house. */
export interface OrganNames {
  readonly nameOf: (organ: string) => string
  readonly idOf: (name: string) => string | undefined
}

const SHORT = 12
const MEDIUM = 22
const LONG = 44

type Column = [path: string, zh: string, en: string, codec: CellCodec, width: number, empty?: Json]
const columns = (...list: readonly Column[]): readonly StandardColumn[] =>
  list.map(([path, zh, en, codec, width, empty]) => ({
    path,
    zh,
    en,
    codec,
    width,
    ...(empty === undefined ? {} : { empty }),
  }))
const bilingual = (path: string, zh: string, en: string, width = LONG): readonly Column[] => [
  [`${path}.zh`, zh, en, cell.text, width],
  [`${path}.en`, `${zh}（英文）`, `${en} (English)`, cell.text, width],
]
const limit = (path: string, zh: string, en: string): readonly Column[] => [
  [path, zh, en, cell.limit, SHORT],
  [`${path}.basis`, `${zh}依据`, `Basis of ${en.toLowerCase()}`, cell.basis, MEDIUM],
]
/** 执行期限 of a charge. */
const inForce: readonly Column[] = [
  ['from', '执行起始日', 'In force from', cell.text, SHORT],
  ['until', '执行截止日', 'Last day', cell.text, SHORT],
]
const BOTH = [
  { path: 'zh', codec: cell.text },
  { path: 'en', codec: cell.text },
] as const
const bothLines = cell.lines(BOTH)
const texts = cell.severalOf(cell.text)

/** The key column every sheet begins with; forms have a number of their own, for many items share one. */
export const CODE_COLUMN: StandardColumn = {
  path: 'code',
  zh: '事项编码',
  en: 'Item code',
  codec: cell.text,
  width: MEDIUM,
}
export const FORM_PATH = 'form'

const FEE_AND_RESULT: readonly Column[] = [
  ['fee.charged', '是否收费', 'Charged', cell.yesNo, SHORT],
  ['fee.basis', '收费依据', 'Basis of fees', cell.basis, MEDIUM],
  ...bilingual('fee.note', '收费说明', 'Note on fees', MEDIUM),
  ['result.certificateType', '证照类型代码', 'Certificate type', cell.text, MEDIUM],
  ...bilingual('result.name', '结果名称', 'Result', MEDIUM),
  ['result.validityYears', '有效期（年）', 'Validity (years)', cell.years, SHORT],
  [
    'result.fields',
    '证照照面',
    'Fields of the certificate',
    cell.lines([
      { path: 'label.zh', codec: cell.text },
      { path: 'label.en', codec: cell.text },
      { path: 'pointer', codec: cell.text },
      { path: 'type', codec: cell.oneOf(words.FIELD_TYPE_WORDS) },
    ]),
    LONG,
  ],
  ['result.filing.certificateType', '备案凭证类型代码', 'Filing paper type', cell.text, MEDIUM],
  ...bilingual('result.filing.name', '备案凭证名称', 'Filing paper', MEDIUM),
  ['result.filing.validityYears', '备案凭证有效期（年）', 'Validity of the filing (years)', cell.years, SHORT],
  [
    'predecessors',
    '前置事项',
    'Predecessors',
    cell.lines([
      { path: 'item', codec: cell.text },
      { path: 'certificateType', codec: cell.text },
      { path: 'basis', codec: cell.basis },
    ]),
    MEDIUM,
  ],
]

const itemSheet = (organ: CellCodec): StandardSheet => ({
  name: '事项',
  columns: columns(
    ...bilingual('name', '事项名称', 'Item name'),
    ['parentCode', '大项编码', 'Parent item code', cell.text, MEDIUM],
    ...bilingual('parentName', '大项名称', 'Parent item name', MEDIUM),
    ['kind', '事项类型', 'Kind', cell.oneOf(words.KIND_WORDS), SHORT],
    ['organ', '实施机关', 'Deciding organ', organ, MEDIUM],
    ['competentOrgans', '行业主管部门', 'Competent departments', cell.severalOf(organ), MEDIUM, []],
    ['region', '区划代码', 'Region code', cell.text, SHORT],
    ['exerciseLevel', '行使层级', 'Level of exercise', cell.oneOf(words.LEVEL_WORDS), SHORT],
    ['originLevel', '权力原属层级', 'Level of origin', cell.oneOf(words.ORIGIN_WORDS), SHORT],
    ['powerSource', '权力来源', 'Source of power', cell.oneOf(words.POWER_SOURCE_WORDS), SHORT],
    ['audience', '服务对象', 'Audience', cell.severalOf(cell.oneOf(words.AUDIENCE_WORDS)), SHORT],
    ['domain', '所属领域', 'Field', cell.oneOf(DOMAINS), SHORT],
    ['keywords', '常用说法', 'What people say', texts, LONG, []],
    ['relatedServices', '相关服务事项', 'Related services', texts, MEDIUM],
    ['changeKind', '业务情形', 'Kind of application', cell.oneOf(words.CHANGE_WORDS), SHORT],
    ['mode', '办理方式', 'Mode of granting', cell.oneOf(words.MODE_WORDS), SHORT],
    ['filingWhen', '改为备案的情形', 'Filing when', cell.condition, MEDIUM],
    ['timeClass', '办件类型', 'Class of time', cell.oneOf(words.TIME_CLASS_WORDS), SHORT],
    ...limit('limits.acceptance', '受理时限', 'Limit of acceptance'),
    ...limit('limits.statutory', '法定时限', 'Statutory limit'),
    ...limit('limits.promised', '承诺时限', 'Promised limit'),
    ...limit('complexLimit', '复杂件时限', 'Limit of complex cases'),
    ...limit('correctionLimit', '补正期限', 'Limit of correction'),
    ['immediateLimit.amount', '即办时限', 'Limit within the day', cell.integer, SHORT],
    ['immediateLimit.unit', '即办时限单位', 'Its unit', cell.oneOf(words.OFFICE_TIME_WORDS), SHORT],
    ['postModel', '审批模式', 'Post model', cell.oneOf(words.POST_MODEL_WORDS), SHORT],
    ['windowAuthority', '窗口当场决定', 'Window decides', cell.yesNo, SHORT],
    ['visits', '到现场次数', 'Visits', cell.integer, SHORT],
    ['channels', '办理渠道', 'Channels', cell.severalOf(cell.oneOf(words.CHANNEL_WORDS)), MEDIUM],
    ['delivery', '结果送达方式', 'Delivery', cell.severalOf(cell.oneOf(words.DELIVERY_WORDS)), MEDIUM],
    ['jointHandling', '统一或联合办理', 'Joint handling', cell.yesNo, SHORT],
    ['noObjection.days', '颁证前确认期限', 'Days to confirm before issue', cell.integer, SHORT],
    ['noObjection.silence', '逾期不回应', 'When silent', cell.oneOf(words.SILENCE_WORDS), SHORT],
    ['collective.basis', '集体研究依据', 'Basis of collective decision', cell.basis, MEDIUM],
    ['collective.when', '集体研究情形', 'Collective decision when', cell.condition, MEDIUM],
    ...FEE_AND_RESULT,
    ['disposition', '清理结论', 'Disposition', cell.oneOf(words.DISPOSITION_WORDS), SHORT],
    ['reformMode', '证照分离改革方式', 'Reform', cell.oneOf(words.REFORM_WORDS), SHORT],
    ['reformTraits', '改革举措', 'Reform traits', cell.severalOf(cell.oneOf(words.REFORM_TRAIT_WORDS)), MEDIUM],
    ['powerItem', '权责清单条目', 'Power list entry', cell.text, MEDIUM],
    ['generalItem', '通用目录条目', 'General catalogue entry', cell.text, MEDIUM],
    ['depth', '标准深度', 'Depth', cell.oneOf(words.DEPTH_WORDS), SHORT],
    ['source', '来源', 'Source', cell.oneOf(words.SOURCE_WORDS), SHORT],
    [FORM_PATH, '表单编号', 'Form number', cell.text, SHORT],
  ),
})

const listSheets: readonly StandardSheet[] = [
  {
    name: '依据',
    list: 'legalBases',
    columns: columns(
      ['law', '法律法规', 'Law', cell.text, LONG],
      ['article', '条款', 'Article', cell.text, MEDIUM],
      ['unverified', '待核', 'To be verified', cell.yesNo, SHORT],
    ),
  },
  {
    name: '条件',
    list: 'conditions',
    columns: columns(
      ['id', '条件编号', 'Condition', cell.text, MEDIUM],
      ...bilingual('text', '申请条件', 'Condition text'),
      ['basis', '依据', 'Basis', cell.basis, MEDIUM],
      ['material', '证明材料', 'Proving material', cell.text, MEDIUM],
      ['certificateType', '证明用的电子证照', 'Proving certificate', cell.text, MEDIUM],
      ['check', '自动核对', 'Automatic check', cell.json, MEDIUM],
    ),
  },
  {
    name: '情形',
    list: 'questions',
    columns: columns(
      ['id', '问题编号', 'Question', cell.text, MEDIUM],
      ...bilingual('text', '引导问题', 'Question text'),
      [
        'options',
        '选项',
        'Options',
        cell.lines([
          { path: 'value', codec: cell.text },
          { path: 'label.zh', codec: cell.text },
          { path: 'label.en', codec: cell.text },
        ]),
        LONG,
        [],
      ],
    ),
  },
  {
    name: '材料',
    list: 'materials',
    columns: columns(
      ['id', '材料编号', 'Material', cell.text, MEDIUM],
      ...bilingual('name', '材料名称', 'Material name'),
      ['required', '必要', 'Required', cell.yesNo, SHORT],
      ['source', '来源', 'Source', cell.oneOf(words.MATERIAL_SOURCE_WORDS), MEDIUM],
      ['original', '原件', 'Original', cell.yesNo, SHORT],
      ['copies', '份数', 'Copies', cell.integer, SHORT],
      ['when', '适用情形', 'When', cell.condition, MEDIUM],
      ['kind', '材料性质', 'Kind of material', cell.oneOf(words.MATERIAL_KIND_WORDS), MEDIUM],
      ['certificateType', '可替代的电子证照', 'Electronic certificate', cell.text, MEDIUM],
      ['deferrableDays', '容缺天数', 'Deferrable (days)', cell.integer, SHORT],
      ...bilingual('issuer', '来源渠道', 'Issued by', MEDIUM),
      ...bilingual('note', '填报须知', 'Note', MEDIUM),
      ['basis', '依据', 'Basis', cell.basis, MEDIUM],
      [
        'sample',
        '示范文本',
        'Filled sample',
        cell.lines([
          { path: 'label.zh', codec: cell.text },
          { path: 'label.en', codec: cell.text },
          { path: 'value', codec: cell.text },
        ]),
        LONG,
      ],
      ['blank', '空白样张', 'Blank', bothLines, LONG],
    ),
  },
  {
    name: '环节',
    list: 'steps',
    columns: columns(
      ['id', '环节', 'Step', cell.oneOf(words.STEP_WORDS), SHORT],
      ...bilingual('name', '环节名称', 'Step name', MEDIUM),
      ['role', '岗位', 'Post', cell.oneOf(words.POST_WORDS), SHORT],
      ...limit('limit', '环节时限', 'Limit of the step'),
      ['module', '步骤模块', 'Step module', cell.text, MEDIUM],
    ),
  },
  {
    name: '特殊环节',
    list: 'procedures',
    columns: columns(
      ['kind', '特殊环节', 'Procedure', cell.oneOf(words.PROCEDURE_WORDS), SHORT],
      ...limit('max', '最长时间', 'Longest time'),
      ['mandatory', '必经', 'Mandatory', cell.either(cell.yesNo, cell.condition), MEDIUM],
      ['basis', '依据', 'Basis', cell.basis, MEDIUM],
      ...bilingual('note', '说明', 'Note', MEDIUM),
      ['outsidePromise', '不计入承诺时限', 'Outside the promise', cell.yesNo, SHORT],
    ),
  },
  {
    name: '审查要点',
    list: 'criteria',
    columns: columns(
      ['id', '要点编号', 'Criterion', cell.text, MEDIUM],
      ...bilingual('text', '审查要点', 'Criterion text'),
      ['basis', '依据', 'Basis', cell.basis, MEDIUM],
      ['material', '对照材料', 'Against the material', cell.text, MEDIUM],
      ['condition', '对照条件', 'Against the condition', cell.text, MEDIUM],
    ),
  },
  {
    name: '收费',
    list: 'fee.schedule',
    columns: columns(
      ...bilingual('name', '收费项目', 'Fee', MEDIUM),
      ['fen', '金额（分）', 'Amount (fen)', cell.integer, SHORT],
      ['when', '适用情形', 'When', cell.condition, MEDIUM],
      ['basis', '收费依据', 'Basis', cell.basis, MEDIUM],
      ['document', '收费文件', 'Document', cell.text, MEDIUM],
      ...bilingual('payer', '缴费义务人', 'Payer', MEDIUM),
      ['tiers.pointer', '分档取自', 'Brackets by', cell.text, MEDIUM],
      ...bilingual('tiers.unit', '分档单位', 'Unit of brackets', SHORT),
      [
        'tiers.brackets',
        '分档',
        'Brackets',
        cell.lines([
          { path: 'fen', codec: cell.integer },
          { path: 'upTo', codec: cell.number },
          { path: 'each', codec: cell.yesNo },
        ]),
        MEDIUM,
      ],
      ...inForce,
    ),
  },
  {
    name: '减免',
    list: 'fee.reductions',
    columns: columns(
      ...bilingual('name', '减免情形', 'Reduction', MEDIUM),
      ['percent', '减免比例（%）', 'Percent', cell.integer, SHORT],
      ['when', '适用情形', 'When', cell.condition, MEDIUM],
      ['who', '适用对象', 'For whom', cell.severalOf(cell.oneOf(words.AUDIENCE_WORDS)), MEDIUM],
      ['basis', '减免依据', 'Basis', cell.basis, MEDIUM],
      ['document', '减免文件', 'Document', cell.text, MEDIUM],
      ...inForce,
    ),
  },
  {
    name: '中介费用',
    list: 'fee.externalCosts',
    columns: columns(
      ...bilingual('name', '费用名称', 'Cost', MEDIUM),
      ['fen', '一般金额（分）', 'Usual amount (fen)', cell.integer, SHORT],
      ...bilingual('note', '说明', 'Note', MEDIUM),
      ['basis', '依据', 'Basis', cell.basis, MEDIUM],
    ),
  },
]

const wholeSheets: readonly StandardSheet[] = [
  {
    name: '监管',
    columns: columns(
      ['supervision.points', '监管要点', 'Points', bothLines, LONG, []],
      ['supervision.firstCheckDays', '首次检查（天内）', 'First check (days)', cell.integer, SHORT],
      ...bilingual('supervision.object', '监管对象', 'Object', MEDIUM),
      ['supervision.measures', '监管措施', 'Measures', bothLines, LONG],
      ['supervision.procedure', '监管程序', 'Procedure', bothLines, LONG],
      ['supervision.checksPerYear', '年度检查次数', 'Checks a year', cell.integer, SHORT],
      ['supervision.disposal', '问题处理', 'Disposal', bothLines, LONG],
    ),
  },
  {
    name: '告知承诺',
    columns: columns(
      ['commitment.version', '承诺书版本', 'Version', cell.text, SHORT],
      ...bilingual('commitment.text', '承诺内容', 'Promise'),
      ['commitment.covers', '承诺代替的要点', 'Criteria covered', texts, MEDIUM],
      ['commitment.checkDays', '核查期限（工作日）', 'Checked within', cell.integer, SHORT],
      ...bilingual('commitment.consequences', '违诺后果', 'Consequences'),
      ['commitment.basis', '依据', 'Basis', cell.basis, MEDIUM],
    ),
  },
]

/** Every sheet of the workbook of standards but the forms, which `form-sheet.ts` keeps. */
export function standardSheets({ nameOf, idOf }: OrganNames): readonly StandardSheet[] {
  const organ: CellCodec = {
    write: (id) => nameOf(cell.plain(id)),
    read: (name) => {
      const id = idOf(name.trim())
      if (id !== undefined) return { ok: true, value: id }
      return {
        ok: false,
        zh: `机构登记中没有「${name.trim().slice(0, 40)}」`,
        en: `No organ is called “${name.trim().slice(0, 40)}”`,
      }
    },
  }
  return [itemSheet(organ), ...listSheets, ...wholeSheets]
}

export const headerOf = ({ zh, en }: StandardColumn): string => `${zh} ${en}`
