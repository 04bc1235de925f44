import type { Pool } from 'pg'
import { findLifeRows, lifeTable } from '#frame'
import type { LifeRow } from '#frame'
import type { Projection } from '#ledger'
import { groupOf } from '../domain/codes.ts'
import type { DrawState } from '../domain/draw.ts'
import type { ImportState } from '../domain/import.ts'
import type { InspectionState } from '../domain/inspection-state.ts'
import type { InspectorState } from '../domain/inspector.ts'
import type { LogState } from '../domain/log.ts'
import type { ObjectState } from '../domain/object.ts'
import { permitOf } from '../domain/permit.ts'
import type { PlanState } from '../domain/plan.ts'
import type { SupervisionStandardState } from '../domain/standard.ts'
import {
  drawLife,
  importLife,
  inspectionLife,
  inspectorLife,
  logLife,
  objectLife,
  planLife,
  supervisionStandardLife,
} from '../lives.ts'

const schema = 'inspection'
export const OBJECTS = 'inspection._private_object'
export const INSPECTORS = 'inspection._private_inspector'
export const STANDARDS = 'inspection.standard'
export const PLANS = 'inspection.plan'
export const DRAWS = 'inspection.draw'
export const INSPECTIONS = 'inspection._private_inspection'
export const LOGS = 'inspection._private_log'
export const IMPORTS = 'inspection._private_import'

/** Midday in Beijing: a past check has a day and no hour. */
const instantOf = (on: string | null): string | null => (on?.length === 10 ? `${on}T04:00:00.000Z` : on)

export const tables: readonly Projection[] = [
  lifeTable(objectLife, {
    schema,
    name: 'supervised-object',
    table: '_private_object',
    columnsOf: (state: ObjectState) => ({
      organ: state.organ,
      item_code: state.itemCode,
      licence: state.licence,
      permit: permitOf(state.licence),
      holder_name: state.holder.name,
      holder_id: state.holder.id,
      mode: state.mode,
      case_id: state.case,
      has_left: state.left !== null,
    }),
  }),
  lifeTable(inspectorLife, {
    schema,
    name: 'inspector',
    table: '_private_inspector',
    columnsOf: ({ officer, organ, retired }: InspectorState) => ({ officer, organ, retired }),
  }),
  lifeTable(supervisionStandardLife, {
    schema,
    name: 'supervision-standard',
    table: 'standard',
    columnsOf: ({ organ, itemCode }: SupervisionStandardState) => ({ organ, item_code: itemCode }),
  }),
  lifeTable(planLife, {
    schema,
    name: 'supervision-plan',
    table: 'plan',
    columnsOf: ({ organ, year }: PlanState) => ({ organ, year }),
  }),
  lifeTable(drawLife, {
    schema,
    name: 'draw',
    table: 'draw',
    columnsOf: ({ committed, made }: DrawState) => ({
      organ: committed.organ,
      committed_at: committed.at,
      made: made !== null,
    }),
  }),
  lifeTable(inspectionLife, {
    schema,
    name: 'inspection',
    table: '_private_inspection',
    columnsOf: (state: InspectionState) => ({
      organ: state.organ,
      object: state.object,
      item_code: state.itemCode,
      licence: state.licence,
      holder_name: state.holder.name,
      phase: state.phase,
      source: state.source,
      plan_year: state.plan?.year ?? null,
      plan_line: state.plan?.line ?? null,
      due: state.due,
      inspectors: state.inspectors,
      failed: state.failed,
      happened_at: instantOf(state.on),
      penalties: state.measures.filter(({ measure }) => groupOf(measure) === 'PENALTY').length,
      last_day: state.rectification?.lastDay ?? null,
    }),
  }),
  lifeTable(logLife, {
    schema,
    name: 'supervision-log',
    table: '_private_log',
    columnsOf: ({ organ, officer, day, filedAt }: LogState) => ({ organ, officer, day, filed_at: filedAt }),
  }),
  lifeTable(importLife, {
    schema,
    name: 'inspection-import',
    table: '_private_import',
    columnsOf: ({ organ, at, endedAt }: ImportState) => ({ organ, received_at: at, ended: endedAt !== null }),
  }),
]

const one =
  <State>(table: string) =>
  async (db: Pool, id: string): Promise<LifeRow<State> | undefined> =>
    (await findLifeRows<State>(db, table, 'id = $1', [id]))[0]
export const findObject = one<ObjectState>(OBJECTS)
/** Every department's object of a permit that still stands: by its case, or by any version of its certificate. */
export const objectsOfPermit = (db: Pool, caseId: string, identifier: string | null) =>
  findLifeRows<ObjectState>(db, OBJECTS, '(case_id = $1 or permit = $2) and not has_left order by id', [
    caseId,
    identifier === null ? null : permitOf(identifier),
  ])
/** What the licences of objects are called now: an inspection may have begun before the certificate was issued. */
export async function licencesNow(
  db: Pool,
  inspections: readonly LifeRow<Pick<InspectionState, 'object'>>[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ id: string; licence: string }>(
    `select id, licence from ${OBJECTS} where id = any($1::uuid[])`,
    [inspections.map(({ state }) => state.object)],
  )
  return new Map(rows.map(({ id, licence }) => [id, licence]))
}
export const findDraw = one<DrawState>(DRAWS)
export const findInspection = one<InspectionState>(INSPECTIONS)
export const findImport = one<ImportState>(IMPORTS)

export async function findPlan(db: Pool, organ: string, year: number): Promise<LifeRow<PlanState> | undefined> {
  return (await findLifeRows<PlanState>(db, PLANS, 'organ = $1 and year = $2', [organ, year]))[0]
}
export async function listInspectors(db: Pool, organ: string): Promise<readonly InspectorState[]> {
  const rows = await findLifeRows<InspectorState>(db, INSPECTORS, 'organ = $1 and not retired order by id', [organ])
  return rows.map(({ state }) => state)
}
export async function listStandards(db: Pool, organ: string): Promise<readonly SupervisionStandardState[]> {
  const rows = await findLifeRows<SupervisionStandardState>(db, STANDARDS, 'organ = $1 order by item_code', [organ])
  return rows.map(({ state }) => state)
}
