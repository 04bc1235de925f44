import type {
  DrawEvent,
  ImportEvent,
  InspectionEvent,
  InspectorEvent,
  LicenceNamed,
  ObjectLeft,
  PlanAdopted,
  SupervisionLogEvent,
  SupervisionStandardAdopted,
} from '#clouds/inspection/events'

/** What comes in bulk from another register is named by its import, not line by line. */
export type NamedInspectionEvent =
  | DrawEvent
  | ImportEvent
  | Exclude<InspectionEvent, { type: 'PastInspectionEntered' }>
  | InspectorEvent
  | LicenceNamed
  | ObjectLeft
  | PlanAdopted
  | SupervisionLogEvent
  | SupervisionStandardAdopted

export const INSPECTION_ACTS: Readonly<
  Record<NamedInspectionEvent['type'], { readonly zh: string; readonly en: string }>
> = {
  LicenceNamed: { zh: '检查对象许可编号更正为证照编号', en: 'Object named after its certificate' },
  ObjectLeft: { zh: '检查对象出库', en: 'Object left the register' },
  InspectorRegistered: { zh: '登记执法人员', en: 'Inspector registered' },
  RelationDeclared: { zh: '申报回避关系', en: 'Relation declared' },
  InspectorRetired: { zh: '执法人员出库', en: 'Inspector left the register' },
  SupervisionStandardAdopted: { zh: '制定监管标准', en: 'Supervision standard adopted' },
  PlanAdopted: { zh: '制定年度监管计划', en: 'Plan of supervision adopted' },
  DrawCommitted: { zh: '封存双随机名单和种子', en: 'Pool and seed of a draw bound' },
  DrawMade: { zh: '双随机抽取', en: 'Draw made' },
  InspectionOpened: { zh: '检查立项', en: 'Inspection opened' },
  InspectorsNamed: { zh: '指派检查人员', en: 'Inspectors named' },
  VisitAnnounced: { zh: '告知检查', en: 'Visit announced' },
  VisitRecorded: { zh: '记录检查情况', en: 'Visit recorded' },
  VisitCoSigned: { zh: '检查人员共同签名', en: 'Visit signed by the second inspector' },
  RectificationOrdered: { zh: '责令改正', en: 'Rectification ordered' },
  MeasureTaken: { zh: '登记监管处理', en: 'Measure taken' },
  InspectionConcluded: { zh: '检查办结并公示', en: 'Inspection concluded and published' },
  InspectionCalledOff: { zh: '终止检查', en: 'Inspection called off' },
  SupervisionLogFiled: { zh: '监管日志备案', en: 'Supervision log filed' },
  SupervisionLogSupplemented: { zh: '补充监管日志', en: 'Supervision log added to' },
  ImportReceived: { zh: '导入许可或者检查记录', en: 'Licences or past inspections handed in' },
  ImportAdvanced: { zh: '导入进行中', en: 'Import going on' },
  ImportEnded: { zh: '导入结束', en: 'Import ended' },
}
