import type { StandardFaultCode } from './standard-faults.ts'
import type { Bilingual } from '#contract'

export type LintCode =
  | StandardFaultCode
  | 'VAGUE_WORDING'
  | 'BASIS_MISSING'
  | 'BASIS_UNVERIFIED'
  | 'LAW_REPEALED'
  | 'LAW_EXPIRING'
  | 'LAW_NOT_REGISTERED'
  | 'ARTICLE_NOWHERE'
  | 'DISGUISED_PERMIT'
  | 'PROOF_WITHOUT_BASIS'
  | 'STEPS_BEYOND_PROMISE'
  | 'TRANSPARENCY_BROKEN'
  | 'SUPERVISION_MISSING'
  | 'SUPERVISION_THIN'
  | 'MATERIAL_UNCHECKED'
  | 'SAMPLE_MISSING'
  | 'GENERAL_CATALOGUE_VARIED'

const text = (zh: string, en: string): Bilingual => ({ zh, en })

/** What a finding says; `{detail}` is what was found. */
export const LINT_TEXTS: Readonly<Partial<Record<LintCode, Bilingual>>> = {
  VAGUE_WORDING: text(
    '「{detail}」属于含糊表述：请写明具体材料或者条件，不得使用「其他有关材料」一类兜底要求',
    '“{detail}” is vague: name the paper or the condition; catch-all demands are not allowed',
  ),
  VAGUE_MATERIAL: text(
    '材料名称「{detail}」含糊，请写明具体是什么材料',
    'The material “{detail}” is vague; say what it is',
  ),
  BASIS_MISSING: text('「{detail}」没有列明依据', '“{detail}” names no legal basis'),
  BASIS_UNVERIFIED: text('{detail}：原文待核，核对后再删去「待核」标记', '{detail}: the text has not been checked yet'),
  LAW_REPEALED: text('{detail}，该依据已失效', '{detail}: this basis no longer stands'),
  LAW_EXPIRING: text('{detail}，请及时调整依据', '{detail}: change the basis in time'),
  LAW_NOT_REGISTERED: text('《{detail}》不在法规登记册中，效力未知', '“{detail}” is not in the register of laws'),
  ARTICLE_NOWHERE: text('{detail}：该法没有这一条', '{detail}: the law has no such article'),
  DISGUISED_PERMIT: text(
    '疑似变相许可：{detail}。备案只作记录，不得设定裁量条件、审查时限或者不予备案的情形',
    'This looks like a disguised permit: {detail}. A filing is only recorded: no discretion, no waiting, no refusal',
  ),
  PROOF_WITHOUT_BASIS: text(
    '要求提交证明「{detail}」但没有列明依据：没有法律依据的证明一律取消',
    'The proof “{detail}” is demanded without a basis: proofs without one are not asked for',
  ),
  STEPS_BEYOND_PROMISE: text(
    '受理之后、送达之前各环节时限之和（{detail}）超过承诺时限',
    'The steps together take {detail}, more than the promise',
  ),
  TRANSPARENCY_BROKEN: text(
    '列入「提升透明度和可预期性」的事项须公开全部要点依据和环节时限，尚缺：{detail}',
    'An item under “transparency and predictability” publishes all bases and step limits; missing: {detail}',
  ),
  CRITERIA_MISSING: text(
    '没有审查要点：要审查的事项须先写明按什么审查',
    'There are no review criteria: what is examined says beforehand by what',
  ),
  KIND_RULE: text(
    '与事项类型不符（{detail}）：许可才适用停表的特殊环节和五日受理，给付、奖励不收费，公共服务不设集体研究、风险审查和告知承诺，备案只作记录',
    'This does not fit the kind of the item ({detail}): only permits have procedures that stop the clock and five days of acceptance; benefits cost nothing; a public service has no collective decision, risk check or commitment; a filing is only recorded',
  ),
  UNKNOWN_SERVICE: text(
    '相关服务「{detail}」不是清单中的公共服务事项',
    'The related service “{detail}” is no public service of the list',
  ),
  SUPERVISION_MISSING: text(
    '没有监管标准：保留、取消、备案、下放的事项都须列明事中事后监管要点',
    'There is no supervision standard: retained, cancelled, filed and delegated items all carry one',
  ),
  SUPERVISION_THIN: text('监管标准缺少：{detail}', 'The supervision standard lacks: {detail}'),
  MATERIAL_UNCHECKED: text(
    '没有任何条件或者审查要点用到材料「{detail}」，请说明为什么需要它',
    'No condition or criterion uses “{detail}”: why is it asked for?',
  ),
  SAMPLE_MISSING: text('材料「{detail}」没有示范文本', '“{detail}” has no sample'),
  PROMISED_BEYOND_STATUTORY: text(
    '承诺时限（{detail}）超过法定时限，或者单位不同',
    'The promise ({detail}) exceeds the statutory limit, or has another unit',
  ),
  FEE_WITHOUT_BASIS: text('收费没有依据，不得收费', 'A fee without a basis may not be charged'),
  FEE_WITHOUT_SCHEDULE: text('收费没有列明标准', 'A fee is charged without a schedule'),
  DUPLICATE_ID: text('编号「{detail}」重复', 'The id “{detail}” is used twice'),
  CONDITION_NOWHERE: text(
    '适用情形引用了不存在的问题或者选项：{detail}',
    'A condition refers to a question or option that is not there: {detail}',
  ),
  FORM_INVALID: text('申请表有误：{detail}', 'The form is not valid: {detail}'),
  FORM_OPEN: text('申请表允许未定义的字段', 'The form accepts fields it does not define'),
  FIELD_UNNAMED: text(
    '字段「{detail}」缺少中文或者英文标题',
    'The field “{detail}” lacks its Chinese or English title',
  ),
  LAYOUT_UNKNOWN_FIELD: text('版式与字段不一致：{detail}', 'Layout and fields do not agree: {detail}'),
  POINTER_NOWHERE: text('「{detail}」取不到必填的表单字段', '“{detail}” leads to no field that is always filled in'),
  CERTIFICATE_TYPE: text('证照类型代码「{detail}」不正确', 'The certificate type “{detail}” is not valid'),
  UNKNOWN_ORGAN: text('机构「{detail}」未登记', 'The organ “{detail}” is not registered'),
  UNKNOWN_REGION: text('行政区划「{detail}」未登记', 'The region “{detail}” is not registered'),
  UNKNOWN_DOMAIN: text('领域「{detail}」不在分类中', 'The field “{detail}” is not in the taxonomy'),
  UNKNOWN_MATERIAL: text('引用了不存在的材料「{detail}」', 'Refers to a material that is not there: “{detail}”'),
  UNKNOWN_CONDITION: text('引用了不存在的条件「{detail}」', 'Refers to a condition that is not there: “{detail}”'),
  UNKNOWN_CRITERION: text('引用了不存在的审查要点「{detail}」', 'Refers to a criterion that is not there: “{detail}”'),
  UNKNOWN_ITEM: text('引用了不存在的事项「{detail}」', 'Refers to an item that is not there: “{detail}”'),
  UNKNOWN_POWER: text('权责清单中没有条目「{detail}」', 'The power list has no entry “{detail}”'),
  UNKNOWN_GENERAL_ITEM: text('通用目录中没有条目「{detail}」', 'The general catalogue has no entry “{detail}”'),
  UNKNOWN_MODULE: text(
    '环节模块「{detail}」不存在，或者与环节、岗位不符',
    'The step module “{detail}” does not exist or does not fit',
  ),
  COMMITMENT_MISSING: text(
    '办理方式为告知承诺，但没有告知承诺书',
    'Granted on commitment, but there is no commitment text',
  ),
  DUPLICATE_PROCEDURE: text('特殊环节「{detail}」重复', 'The procedure “{detail}” is listed twice'),
  PROCEDURE_STOPS: text(
    '「{detail}」依法停止计时，不得再从承诺时限中扣除',
    '“{detail}” stops the clock by law and cannot be left out of the promise too',
  ),
  PREDECESSOR_CYCLE: text(
    '前置事项互为前提，谁也办不了：{detail}',
    'These items need each other, so none of them can be begun: {detail}',
  ),
  ASKS_FOR_HELD: text(
    '「{detail}」证照库已有，由系统调取，不得要求申请人提交',
    'Our library holds “{detail}”: it is fetched and may not be asked for',
  ),
  FIELD_TYPE: text('「{detail}」的数据类型不符', '“{detail}” leads to a field of another type'),
  FEE_DATES: text('「{detail}」的执行日期不正确', 'The days of “{detail}” are not right'),
  FEE_BRACKETS: text(
    '「{detail}」的分档须由小到大，最后一档不设上限',
    'The brackets of “{detail}” rise, and the last has no end',
  ),
  RISK_CHECK_MISSING: text(
    '列入「强化准入监管」的事项须设风险审查环节，且不得仅凭承诺办理',
    'An item under “stricter access” has a step for the risk check and is not granted on a promise',
  ),
  CLASS_LIMIT: text(
    '办件分类与时限不符：即办件承诺不超过一日，复杂件时限应长于普通件',
    'Class and limit do not agree: on the spot is within a day, complex is longer than ordinary',
  ),
  CLASS_ROUTE: text(
    '办件分类与流程不符：即办件不设审核、风险审查、集体研究和必经特殊环节；只有即办件可以由窗口当场决定',
    'Class and procedure do not agree: on the spot waits for no review, meeting or mandatory procedure; the window decides nothing else',
  ),
  STEP_MISSING: text('缺少必经环节：{detail}', 'A step is missing: {detail}'),
  STEP_UNREACHABLE: text('环节永远到达不了：{detail}', 'A step can never be reached: {detail}'),
}
