import type { LifeDefinition } from '#frame'
import { drawDecider } from './domain/draw.ts'
import type { DrawCommand, DrawState } from './domain/draw.ts'
import {
  DRAW_TYPES,
  IMPORT_TYPES,
  INSPECTION_TYPES,
  INSPECTOR_TYPES,
  LOG_TYPES,
  OBJECT_TYPES,
  PLAN_TYPES,
  STANDARD_TYPES,
} from './domain/events.ts'
import type {
  DrawEvent,
  ImportEvent,
  InspectionEvent,
  InspectorEvent,
  ObjectEvent,
  PlanAdopted,
  SupervisionLogEvent,
  SupervisionStandardAdopted,
} from './domain/events.ts'
import { importDecider } from './domain/import.ts'
import type { ImportCommand, ImportState } from './domain/import.ts'
import { inspectionDecider } from './domain/inspection.ts'
import type { InspectionCommand } from './domain/inspection.ts'
import type { InspectionState } from './domain/inspection-state.ts'
import { inspectorDecider } from './domain/inspector.ts'
import type { InspectorCommand, InspectorState } from './domain/inspector.ts'
import { logDecider } from './domain/log.ts'
import type { LogCommand, LogState } from './domain/log.ts'
import { objectDecider } from './domain/object.ts'
import type { ObjectCommand, ObjectState } from './domain/object.ts'
import { planDecider } from './domain/plan.ts'
import type { PlanCommand, PlanState } from './domain/plan.ts'
import { supervisionStandardDecider } from './domain/standard.ts'
import type { SupervisionStandardCommand, SupervisionStandardState } from './domain/standard.ts'

export const objectLife: LifeDefinition<ObjectCommand, ObjectState | null, ObjectEvent> = {
  kind: 'supervisedObject',
  decider: objectDecider,
  eventTypes: OBJECT_TYPES,
}
export const inspectorLife: LifeDefinition<InspectorCommand, InspectorState | null, InspectorEvent> = {
  kind: 'inspector',
  decider: inspectorDecider,
  eventTypes: INSPECTOR_TYPES,
}
export const supervisionStandardLife: LifeDefinition<
  SupervisionStandardCommand,
  SupervisionStandardState | null,
  SupervisionStandardAdopted
> = {
  kind: 'supervisionStandard',
  decider: supervisionStandardDecider,
  eventTypes: STANDARD_TYPES,
}
export const planLife: LifeDefinition<PlanCommand, PlanState | null, PlanAdopted> = {
  kind: 'supervisionPlan',
  decider: planDecider,
  eventTypes: PLAN_TYPES,
}
export const drawLife: LifeDefinition<DrawCommand, DrawState | null, DrawEvent> = {
  kind: 'draw',
  decider: drawDecider,
  eventTypes: DRAW_TYPES,
}
export const inspectionLife: LifeDefinition<InspectionCommand, InspectionState | null, InspectionEvent> = {
  kind: 'siteInspection',
  decider: inspectionDecider,
  eventTypes: INSPECTION_TYPES,
}
export const logLife: LifeDefinition<LogCommand, LogState | null, SupervisionLogEvent> = {
  kind: 'supervisionLog',
  decider: logDecider,
  eventTypes: LOG_TYPES,
}
export const importLife: LifeDefinition<ImportCommand, ImportState | null, ImportEvent> = {
  kind: 'inspectionImport',
  decider: importDecider,
  eventTypes: IMPORT_TYPES,
}
