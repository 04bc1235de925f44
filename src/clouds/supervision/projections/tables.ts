import type { Pool } from 'pg'
import { findLifeRows, lifeTable } from '#frame'
import type { LifeRow } from '#frame'
import type { BoundaryState } from '../domain/boundary-list.ts'
import type { InteractionState, PushCheckState, SupervisingOrganState } from '../domain/linkage.ts'
import { boundaryLife, interactionLife, pushCheckLife, supervisingOrganLife } from '../lives.ts'

const schema = 'supervision'
export const boundaryProjection = lifeTable(boundaryLife, {
  schema,
  name: 'boundary-list',
  table: 'boundary_list',
  columnsOf: () => ({}),
})
export const pushCheckProjection = lifeTable(pushCheckLife, {
  schema,
  name: 'push-check',
  table: '_private_push_check',
  columnsOf: (state) => ({
    case_id: state.case,
    cause: state.cause,
    decided_by: state.decidedBy,
    settled: state.settled !== null,
    at: state.at,
  }),
})
export const organProjection = lifeTable(supervisingOrganLife, {
  schema,
  name: 'supervising-organ',
  table: '_private_organ',
  columnsOf: ({ organ }) => ({ organ }),
})
export const interactionProjection = lifeTable(interactionLife, {
  schema,
  name: 'interaction',
  table: '_private_interaction',
  columnsOf: (state) => ({
    case_id: state.case,
    organ: state.organ,
    approving_organ: state.approvingOrgan,
    answered: state.answered !== null,
    at: state.at,
  }),
})

export type PushCheckRow = LifeRow<NonNullable<PushCheckState>>
export type OrganRow = LifeRow<SupervisingOrganState>
export type InteractionRow = LifeRow<NonNullable<InteractionState>>

export async function findBoundary(db: Pool, id: string): Promise<LifeRow<BoundaryState> | undefined> {
  return (await findLifeRows<BoundaryState>(db, 'supervision.boundary_list', 'id = $1', [id]))[0]
}

const CHECKS = 'supervision._private_push_check'
const QUEUE_MAX = 200
/** What waits for a person of this organ, oldest first. */
export const waitingChecks = (db: Pool, organ: string): Promise<readonly PushCheckRow[]> =>
  findLifeRows(db, CHECKS, `decided_by = $1 and not settled order by at, id limit ${String(QUEUE_MAX)}`, [organ])
export async function findCheck(db: Pool, id: string, organ: string): Promise<PushCheckRow | undefined> {
  return (await findLifeRows<PushCheckRow['state']>(db, CHECKS, 'id = $1 and decided_by = $2', [id, organ]))[0]
}

const ORGANS = 'supervision._private_organ'
export const listOrgans = (db: Pool): Promise<readonly OrganRow[]> =>
  findLifeRows(db, ORGANS, 'true order by organ', [])
export async function findOrgan(db: Pool, organ: string): Promise<OrganRow | undefined> {
  return (await findLifeRows<OrganRow['state']>(db, ORGANS, 'organ = $1', [organ]))[0]
}

const INTERACTIONS = 'supervision._private_interaction'
const INTERACTIONS_MAX = 100
/** Of this organ, what waits first, each part oldest first. */
export const listInteractions = (db: Pool, organ: string): Promise<readonly InteractionRow[]> =>
  findLifeRows(
    db,
    INTERACTIONS,
    `organ = $1 order by answered, case when answered then null else at end, at desc, id limit ${String(INTERACTIONS_MAX)}`,
    [organ],
  )
/** What departments were asked and said about the bureau's running cases. */
export const interactionsOf = (db: Pool, approvingOrgan: string): Promise<readonly InteractionRow[]> =>
  findLifeRows(
    db,
    INTERACTIONS,
    `approving_organ = $1 order by answered, at desc, id limit ${String(INTERACTIONS_MAX)}`,
    [approvingOrgan],
  )
export async function findInteraction(db: Pool, id: string, organ: string): Promise<InteractionRow | undefined> {
  return (await findLifeRows<InteractionRow['state']>(db, INTERACTIONS, 'id = $1 and organ = $2', [id, organ]))[0]
}
