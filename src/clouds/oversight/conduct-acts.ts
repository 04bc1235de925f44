import type { CheckEvent, ContactEvent, PriorityEvent } from '#clouds/conduct/events'
import type { RequestFollowedUp, RequestTakenUp } from '#clouds/service/events'

export type ConductEvent = CheckEvent | ContactEvent | PriorityEvent | RequestFollowedUp | RequestTakenUp

/** How service itself is watched over, in the inspector's words. A report is named when somebody of ours acts on it. */
export const CONDUCT_ACTS: Readonly<Record<ConductEvent['type'], { readonly zh: string; readonly en: string }>> = {
  RequestTakenUp: { zh: '受理举报', en: 'Report taken up' },
  RequestFollowedUp: { zh: '举报转督办', en: 'Report put to an organ' },
  ContactTaken: { zh: '首问登记', en: 'First contact taken' },
  HandOverOffered: { zh: '请求移交首问', en: 'Hand-over of a contact offered' },
  HandOverAccepted: { zh: '接手首问', en: 'Hand-over accepted' },
  HandOverDeclined: { zh: '退回移交', en: 'Hand-over declined' },
  ContactAnswered: { zh: '首问办结', en: 'First contact answered' },
  CheckPlanned: { zh: '安排效能检查', en: 'Check of service planned' },
  StepRecorded: { zh: '记录检查环节', en: 'Step of a check recorded' },
  CheckFinished: { zh: '效能检查结束', en: 'Check of service finished' },
  FindingAnswered: { zh: '反馈整改情况', en: 'Finding answered' },
  FindingRechecked: { zh: '整改复查', en: 'Finding looked at again' },
  CheckCalledOff: { zh: '终止效能检查', en: 'Check of service called off' },
  PriorityGiven: { zh: '开通绿色通道', en: 'Priority given' },
  PriorityAudited: { zh: '核查绿色通道', en: 'Priority audited' },
}
