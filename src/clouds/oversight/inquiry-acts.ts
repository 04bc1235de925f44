import type { AccountUsedTwice } from './domain/account-use.ts'
import type { EvaluationEvent } from './domain/evaluation.ts'
import type { EvidenceEvent } from './domain/evidence-package.ts'
import type { InspectorNoteEvent } from './domain/inspector-note.ts'
import type { OutsidePermitEvent, RegisterCompared } from './domain/outside-permit.ts'
import type { ActReported, ReportingSystemEvent } from './domain/reporting-system.ts'
import type { ControlSet } from './domain/rule-control.ts'

/** What inspectors and evaluators do, and what comes to them from outside. */
export type InquiryEvent =
  | (InspectorNoteEvent | EvidenceEvent | ControlSet | EvaluationEvent)
  | (RegisterCompared | OutsidePermitEvent | ReportingSystemEvent | ActReported | AccountUsedTwice)

export const INQUIRY_ACTS: Readonly<Record<InquiryEvent['type'], { readonly zh: string; readonly en: string }>> = {
  InspectorNoteWritten: { zh: '写监督记录', en: 'Inspector’s note written' },
  InspectorNoteSupplemented: { zh: '补充监督记录', en: 'Inspector’s note added to' },
  EvidenceTaken: { zh: '制作证据包', en: 'Evidence taken' },
  EvidenceCopyRemoved: { zh: '证据包副本到期清除', en: 'Copy of an evidence package removed' },
  ControlSet: { zh: '为制度条款设监控点', en: 'Control of a clause set' },
  EvaluationOpened: { zh: '开展效能评估', en: 'Evaluation opened' },
  EvaluationAnalysed: { zh: '效能分析', en: 'Evaluation analysed' },
  EvaluationGraded: { zh: '评定效能等次', en: 'Evaluation graded' },
  ImprovementDemanded: { zh: '督促改进', en: 'Improvement demanded' },
  ImprovementAnswered: { zh: '反馈改进情况', en: 'Improvement answered' },
  ImprovementJudged: { zh: '认定改进结果', en: 'Improvement judged' },
  EvaluationClosed: { zh: '效能评估办结', en: 'Evaluation closed' },
  RegisterCompared: { zh: '比对外部台账', en: 'Register of another organ compared' },
  PermitSeenElsewhere: { zh: '发现局外审批', en: 'Permit issued elsewhere found' },
  ExceptionRegistered: { zh: '登记例外', en: 'Exception registered' },
  ReportingSystemRegistered: { zh: '自建系统接入监察', en: 'System obliged to report' },
  ReportingSystemReleased: { zh: '自建系统停止报送', en: 'System released from reporting' },
  SystemFellSilent: { zh: '自建系统应报未报', en: 'System fell silent' },
  ActsReported: { zh: '自建系统报送', en: 'Report of a system received' },
  ActReported: { zh: '自建系统办理行为', en: 'Act in another system reported' },
  AccountUsedTwice: { zh: '一个账号两处同时使用', en: 'One account used in two places at once' },
}
