import type { RefusalTexts } from '#contract'
import type { DrawRefusal } from './domain/draw.ts'
import type { ImportRefusal } from './domain/import.ts'
import type { InspectionRefusal } from './domain/inspection.ts'
import type { InspectorRefusal } from './domain/inspector.ts'
import type { LogRefusal } from './domain/log.ts'
import type { ObjectRefusal } from './domain/object.ts'
import type { PlanRefusal } from './domain/plan.ts'
import type { SupervisionStandardRefusal } from './domain/standard.ts'

type Code =
  | DrawRefusal
  | ImportRefusal
  | InspectionRefusal
  | InspectorRefusal
  | LogRefusal
  | ObjectRefusal
  | PlanRefusal
  | SupervisionStandardRefusal
  | 'INSPECTOR_IS_NO_SUPERVISOR'
  | 'INSPECTOR_NOT_REGISTERED'
  | 'EVIDENCE_NOT_YOURS'
  | 'TABLE_UNREADABLE'
  | 'ITEM_NOT_SUPERVISED'
  | 'NOTHING_TO_DRAW_FROM'
  | 'OBJECT_LEFT'

export const refusalTexts = {
  DRAW_UNKNOWN: { zh: '没有这次抽取。', en: 'There is no such draw.' },
  DRAW_ALREADY_COMMITTED: { zh: '这次抽取已经封存。', en: 'This draw is already bound.' },
  DRAW_ALREADY_MADE: { zh: '这次抽取已有结果，不能重抽。', en: 'This draw has been made and is not made again.' },
  DRAW_TAKES_TOO_MANY: {
    zh: '抽取数 {take} 应当在 1 和对象数 {objects} 之间。',
    en: 'Between 1 and {objects} objects can be drawn, not {take}.',
  },
  TOO_FEW_TO_DRAW_FROM: {
    zh: '除去应当回避的人员，{object} 可派的执法人员不足两名。请先增加执法人员。',
    en: 'Fewer than two inspectors are free to be sent to {object}. Register more of them first.',
  },
  NOTHING_TO_DRAW_FROM: {
    zh: '这一行计划没有可以抽取的检查对象。',
    en: 'This line of the plan has nothing to draw from.',
  },
  IMPORT_ALREADY_RECEIVED: { zh: '这份表格已经收到。', en: 'This table has been received already.' },
  IMPORT_UNKNOWN: { zh: '没有这次导入。', en: 'There is no such import.' },
  IMPORT_OVER: { zh: '这次导入已经结束。', en: 'This import is over.' },
  IMPORT_OUT_OF_TURN: { zh: '这些行已经处理过。', en: 'These lines were looked at already.' },
  TABLE_UNREADABLE: {
    zh: '读不出表格。请用 CSV 或者 XLSX，第一行是列名。',
    en: 'The table cannot be read. Use CSV or XLSX with the names of the columns in the first line.',
  },
  INSPECTION_ALREADY_OPEN: { zh: '这项检查已经建立。', en: 'This inspection is open already.' },
  INSPECTION_UNKNOWN: { zh: '没有这项检查。', en: 'There is no such inspection.' },
  INSPECTION_OVER: { zh: '检查已经结束。', en: 'The inspection is over.' },
  INSPECTORS_TWO: {
    zh: '检查人员不得少于两人（行政处罚法第四十二条）。',
    en: 'At least two inspectors are needed (Administrative Penalty Law, article 42).',
  },
  INSPECTOR_STANDS_ASIDE: {
    zh: '其中有人参与过审批，或者申报了与检查对象的关系，应当回避。',
    en: 'One of them took part in approving, or declared a relation to the object, and must stand aside.',
  },
  INSPECTOR_IS_NO_SUPERVISOR: { zh: '不是本单位的监管人员。', en: 'This is no supervisor of your organ.' },
  INSPECTOR_NOT_REGISTERED: { zh: '不在本单位执法人员库。', en: 'Not among the registered inspectors of your organ.' },
  INSPECTOR_ALREADY_REGISTERED: { zh: '已在执法人员库。', en: 'Already among the inspectors.' },
  INSPECTOR_UNKNOWN: { zh: '不在执法人员库。', en: 'Not among the inspectors.' },
  RELATION_ALREADY_DECLARED: { zh: '这项关系已经申报。', en: 'This relation has been declared already.' },
  NOT_YOUR_INSPECTION: {
    zh: '您不是这项检查的检查人员。',
    en: 'You are not one of the inspectors of this inspection.',
  },
  VISIT_NOT_DUE_NOW: { zh: '现在不能办理这一步。', en: 'This step cannot be taken now.' },
  VISIT_NOT_ANNOUNCED: {
    zh: '本事项须提前 {days} 日告知检查对象，到告知的日期再检查。',
    en: 'This item asks for {days} days of notice; visit on the day announced or later.',
  },
  NOTICE_TOO_SHORT: { zh: '至少提前 {days} 日告知。', en: 'Announce at least {days} days ahead.' },
  POINTS_UNANSWERED: { zh: '还有 {count} 项检查要点没有填写。', en: '{count} points are not answered yet.' },
  POINT_UNKNOWN: { zh: '有不在本次检查清单的要点。', en: 'There is a point that is not on this check list.' },
  PROBLEM_WITHOUT_WORDS: { zh: '发现问题的要点，请写明情况。', en: 'Say what is wrong at every point with a problem.' },
  PHOTOS_MISSING: { zh: '现场检查至少拍 {count} 张照片。', en: 'A visit on site needs at least {count} photos.' },
  CHECKED_PERSON_MISSING: {
    zh: '请填写被检查人姓名，由其签名；拒绝签名的注明情况，两者只填其一。',
    en: 'Name the person checked, who signs; or note that he would not. One of the two.',
  },
  VISIT_TIMES_WRONG: { zh: '检查起止时间不对。', en: 'The times of the visit are not right.' },
  REINSPECTION_ON_SITE: { zh: '本事项复查须到现场。', en: 'This item is looked at again on site.' },
  VISIT_NOT_RECORDED: { zh: '还没有待共同签名的检查记录。', en: 'There is no record to sign yet.' },
  COSIGNED_BY_RECORDER: { zh: '须由另一名检查人员签名。', en: 'The other inspector signs.' },
  NO_PROBLEM_OPEN: { zh: '没有待处理的问题。', en: 'No problem is open.' },
  RECTIFICATION_DAY_WRONG: {
    zh: '改正期限应在明天至 {days} 日之内。',
    en: 'The last day lies between tomorrow and {days} days from now.',
  },
  RECTIFICATION_POINTS_WRONG: { zh: '请选择本次发现问题的要点。', en: 'Choose among the points found wrong.' },
  MEASURE_WITHOUT_DOCUMENT: {
    zh: '行政处罚、行政强制须上传决定书。',
    en: 'A penalty or a compulsory measure needs its document.',
  },
  FINE_WITHOUT_AMOUNT: { zh: '请填写罚款金额。', en: 'State the amount of the fine.' },
  PROBLEM_NOT_DEALT_WITH: {
    zh: '发现的问题尚未处理：请责令改正，或者登记处理措施（行政许可法第六十一条）。',
    en: 'Deal with the problem first: order it put right or record a measure (Administrative Licensing Law, article 61).',
  },
  EVIDENCE_NOT_YOURS: { zh: '照片或者文书不是您上传的。', en: 'A photo or document is not one you uploaded.' },
  LOG_ALREADY_FILED: { zh: '这一天的监管日志已经备案，可以补充。', en: 'The log of this day is filed; add to it.' },
  LOG_UNKNOWN: { zh: '没有这份日志。', en: 'There is no such log.' },
  LOG_OF_A_DAY_TO_COME: { zh: '不能填写以后日期的日志。', en: 'A log is not written for a day to come.' },
  OBJECT_ALREADY_ENTERED: { zh: '检查对象已在库中。', en: 'This object is entered already.' },
  OBJECT_UNKNOWN: { zh: '没有这个检查对象。', en: 'There is no such object.' },
  OBJECT_ALREADY_LEFT: { zh: '检查对象已经出库。', en: 'This object has left already.' },
  LICENCE_ALREADY_NAMED: { zh: '检查对象已经使用这一证照编号。', en: 'This object goes by this certificate already.' },
  OBJECT_LEFT: {
    zh: '检查对象的许可已经终止，不再检查。',
    en: 'The permit of this object has ended; it is not inspected.',
  },
  PLAN_OUT_OF_TURN: { zh: '计划已被他人修改，请刷新。', en: 'Somebody else changed the plan; load it again.' },
  PLAN_MONTHS_TURNED: { zh: '结束月份不得早于开始月份。', en: 'A line cannot end before it begins.' },
  PLAN_LINE_TWICE: { zh: '计划行重复。', en: 'A line stands twice in the plan.' },
  PLAN_CHANGED_WITHOUT_REASON: { zh: '调整计划请写明理由。', en: 'Say why the plan is changed.' },
  STANDARD_OUT_OF_TURN: {
    zh: '监管标准已被他人修改，请刷新。',
    en: 'Somebody else changed the standard; load it again.',
  },
  POINT_WITHOUT_BASIS: {
    zh: '依法监管：检查要点 {points} 没有写明依据。',
    en: 'Supervise by law: the points {points} lack a legal basis.',
  },
  SUPERVISOR_IS_APPROVER: {
    zh: '审管分离：审批本事项的机关不得自行制定监管标准。',
    en: 'The organ that approves an item does not adopt its supervision standard.',
  },
  BURDEN_NOT_STATED: {
    zh: '高效便民：请写明一次检查占用企业多少小时，怎样减少打扰。',
    en: 'State how many hours a check costs the business, and how that is kept small.',
  },
  POINT_TWICE: { zh: '检查要点编号重复。', en: 'A point stands twice on the check list.' },
  METHODS_MISSING: { zh: '请选择监管措施。', en: 'Choose how the object is met.' },
  ITEM_NOT_SUPERVISED: { zh: '本单位不监管这个事项。', en: 'Your organ does not supervise this item.' },
} as const satisfies RefusalTexts<Code>
