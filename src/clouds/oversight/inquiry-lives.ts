import { lifeTable } from '#frame'
import type { LifeDefinition } from '#frame'
import { accountUseDecider } from './domain/account-use.ts'
import type { AccountUseCommand, AccountUsedTwice, AccountUseState } from './domain/account-use.ts'
import { evaluationDecider, EVALUATION_EVENT_TYPES } from './domain/evaluation.ts'
import type { EvaluationCommand, EvaluationEvent, EvaluationState } from './domain/evaluation.ts'
import { evidenceDecider, EVIDENCE_EVENT_TYPES } from './domain/evidence-package.ts'
import type { EvidenceCommand, EvidenceEvent, EvidenceState } from './domain/evidence-package.ts'
import { noteDecider, NOTE_EVENT_TYPES } from './domain/inspector-note.ts'
import type { InspectorNoteCommand, InspectorNoteEvent, InspectorNoteState } from './domain/inspector-note.ts'
import { comparisonDecider, OUTSIDE_PERMIT_EVENT_TYPES, outsidePermitDecider } from './domain/outside-permit.ts'
import type {
  ComparisonCommand,
  ComparisonState,
  OutsidePermitCommand,
  OutsidePermitEvent,
  OutsidePermitState,
  RegisterCompared,
} from './domain/outside-permit.ts'
import { REPORTING_SYSTEM_EVENT_TYPES, reportedCaseDecider, reportingSystemDecider } from './domain/reporting-system.ts'
import type {
  ActReported,
  ReportedCaseCommand,
  ReportedCaseState,
  ReportingSystemCommand,
  ReportingSystemEvent,
  ReportingSystemState,
} from './domain/reporting-system.ts'
import { controlDecider } from './domain/rule-control.ts'
import type { ControlCommand, ControlSet, ControlState } from './domain/rule-control.ts'

export const noteLife: LifeDefinition<InspectorNoteCommand, InspectorNoteState | null, InspectorNoteEvent> = {
  kind: 'inspectorNote',
  decider: noteDecider,
  eventTypes: NOTE_EVENT_TYPES,
}
export const evidenceLife: LifeDefinition<EvidenceCommand, EvidenceState | null, EvidenceEvent> = {
  kind: 'evidencePackage',
  decider: evidenceDecider,
  eventTypes: EVIDENCE_EVENT_TYPES,
}
const noteProjection = lifeTable<InspectorNoteCommand, InspectorNoteState, InspectorNoteEvent>(noteLife, {
  schema: 'oversight',
  name: 'inspector-note',
  table: '_private_inspector_note',
  columnsOf: ({ case: caseId, officer, parts }) => ({ case_id: caseId, officer, written_at: parts[0]?.at ?? null }),
})
const evidenceProjection = lifeTable<EvidenceCommand, EvidenceState, EvidenceEvent>(evidenceLife, {
  schema: 'oversight',
  name: 'evidence-package',
  table: 'evidence_package',
  columnsOf: ({ at, keptUntil }) => ({ taken_at: at, kept_until: keptUntil }),
})

export const controlLife: LifeDefinition<ControlCommand, ControlState | null, ControlSet> = {
  kind: 'ruleControl',
  decider: controlDecider,
  eventTypes: ['ControlSet'],
}
export const evaluationLife: LifeDefinition<EvaluationCommand, EvaluationState | null, EvaluationEvent> = {
  kind: 'evaluation',
  decider: evaluationDecider,
  eventTypes: EVALUATION_EVENT_TYPES,
}
export const comparisonLife: LifeDefinition<ComparisonCommand, ComparisonState | null, RegisterCompared> = {
  kind: 'registerComparison',
  decider: comparisonDecider,
  eventTypes: ['RegisterCompared'],
}
export const outsidePermitLife: LifeDefinition<OutsidePermitCommand, OutsidePermitState | null, OutsidePermitEvent> = {
  kind: 'outsidePermit',
  decider: outsidePermitDecider,
  eventTypes: OUTSIDE_PERMIT_EVENT_TYPES,
}
export const reportingSystemLife: LifeDefinition<
  ReportingSystemCommand,
  ReportingSystemState | null,
  ReportingSystemEvent
> = {
  kind: 'reportingSystem',
  decider: reportingSystemDecider,
  eventTypes: REPORTING_SYSTEM_EVENT_TYPES,
}
export const reportedCaseLife: LifeDefinition<ReportedCaseCommand, ReportedCaseState | null, ActReported> = {
  kind: 'reportedCase',
  decider: reportedCaseDecider,
  eventTypes: ['ActReported'],
}
export const accountUseLife: LifeDefinition<AccountUseCommand, AccountUseState | null, AccountUsedTwice> = {
  kind: 'accountUse',
  decider: accountUseDecider,
  eventTypes: ['AccountUsedTwice'],
}

export const inquiryTables = [
  noteProjection,
  evidenceProjection,
  lifeTable<ControlCommand, ControlState, ControlSet>(controlLife, {
    ...{ schema: 'oversight', name: 'rule-control', table: 'rule_control' },
    columnsOf: () => ({}),
  }),
  lifeTable<EvaluationCommand, EvaluationState, EvaluationEvent>(evaluationLife, {
    ...{ schema: 'oversight', name: 'evaluation', table: 'evaluation' },
    columnsOf: ({ organ, to }) => ({ organ, until: to }),
  }),
  lifeTable<ComparisonCommand, ComparisonState, RegisterCompared>(comparisonLife, {
    ...{ schema: 'oversight', name: 'register-comparison', table: 'register_comparison' },
    columnsOf: ({ at }) => ({ compared_at: at }),
  }),
  lifeTable<OutsidePermitCommand, OutsidePermitState, OutsidePermitEvent>(outsidePermitLife, {
    ...{ schema: 'oversight', name: 'outside-permit', table: 'outside_permit' },
    columnsOf: ({ at, exception }) => ({ seen_at: at, explained: exception !== null }),
  }),
  lifeTable<ReportingSystemCommand, ReportingSystemState, ReportingSystemEvent>(reportingSystemLife, {
    ...{ schema: 'oversight', name: 'reporting-system', table: 'reporting_system' },
    columnsOf: () => ({}),
  }),
] as const
