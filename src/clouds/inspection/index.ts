import { eraseLife } from '#frame'
import type { Cloud } from '#frame'
import { api } from './api.ts'
import { takeInImports } from './importing/take-in.ts'
import {
  drawLife,
  importLife,
  inspectionLife,
  inspectorLife,
  logLife,
  objectLife,
  planLife,
  supervisionStandardLife,
} from './lives.ts'
import { tables } from './projections/tables.ts'
import { reactions } from './reactions.ts'
import { inspectionHandlers } from './routes/inspection-routes.ts'
import { planHandlers } from './routes/plan-routes.ts'
import { publicHandlers } from './routes/public-routes.ts'
import { registerHandlers } from './routes/register-routes.ts'
import { standardHandlers } from './routes/standard-routes.ts'

/** 监管检查: standards, plans, draws and inspections of what was approved, and what they found. */
export const inspection: Cloud = {
  name: 'inspection',
  lives: [
    eraseLife(objectLife),
    eraseLife(inspectorLife),
    eraseLife(supervisionStandardLife),
    eraseLife(planLife),
    eraseLife(drawLife),
    eraseLife(inspectionLife),
    eraseLife(logLife),
    eraseLife(importLife),
  ],
  projections: tables,
  reactions,
  jobs: [takeInImports],
  api,
  handlers: {
    ...standardHandlers,
    ...planHandlers,
    ...publicHandlers,
    ...inspectionHandlers,
    ...registerHandlers,
  },
}
export { createInspectionOffice } from './inspection-office.ts'
export { refusalTexts } from './refusals.ts'
export { faultsOfDraw } from './domain/draw-algorithm.ts'
export type { DrawFault } from './domain/draw-algorithm.ts'
export { readDrawFile } from './draw-file.ts'
export type { DrawFile } from './draw-file.ts'
