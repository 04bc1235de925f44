import type { Pool } from 'pg'
import { findLifeRows, lifeTable } from '#frame'
import type { LifeRow } from '#frame'
import type { Projection } from '#ledger'
import type { AccountabilityState } from '../domain/accountability.ts'
import type { FindingState } from '../domain/finding.ts'
import { isOver } from '../domain/procedure-state.ts'
import type { ProcedureState } from '../domain/procedure-state.ts'
import type { VacuumState } from '../domain/vacuum.ts'
import { accountabilityLife, findingLife, procedureLife, vacuumLife } from '../lives.ts'

const schema = 'findings'
export const FINDINGS = 'findings._private_finding'
export const PROCEDURES = 'findings._private_procedure'
export const ACCOUNTABILITIES = 'findings._private_accountability'
export const VACUUMS = 'findings.vacuum'

/** The next day something is owed by. */
const dueOf = ({ phase, decisionDue, deregisterBy, deregisteredAt }: ProcedureState): string | null =>
  phase === 'DECIDED' ? (deregisteredAt === null ? deregisterBy : null) : decisionDue

export const tables: readonly Projection[] = [
  lifeTable(findingLife, {
    schema,
    name: 'finding',
    table: '_private_finding',
    columnsOf: (state: FindingState) => ({
      organ: state.organ,
      bureau: state.permit.bureau,
      case_id: state.permit.case,
      kind: state.kind,
      stage: state.stage,
      missed: state.missed,
      answer_due: state.answerDue,
      sent_at: state.at,
    }),
  }),
  lifeTable(procedureLife, {
    schema,
    name: 'ending-procedure',
    table: '_private_procedure',
    columnsOf: (state: ProcedureState) => ({
      organs: [...new Set([state.organ, state.permit.bureau, ...state.supervisors])],
      case_id: state.permit.case,
      certificate: state.permit.certificate,
      kind: state.kind,
      phase: state.phase,
      is_over: isOver(state),
      holder: state.permit.holderAlias,
      due: dueOf(state),
      opened_at: state.at,
    }),
  }),
  lifeTable(accountabilityLife, {
    schema,
    name: 'accountability',
    table: '_private_accountability',
    columnsOf: (state: AccountabilityState) => ({
      organ: state.organ,
      person: state.person,
      violation: state.violation,
      stage: state.stage,
      outcome: state.decision?.outcome ?? null,
      sanction: state.decision?.sanction ?? null,
      evidence: state.evidence.map(({ id }) => id),
      opened_at: state.at,
    }),
  }),
  lifeTable(vacuumLife, {
    schema,
    name: 'supervision-vacuum',
    table: 'vacuum',
    columnsOf: ({ itemCode, organ, filledAt, at }: VacuumState) => ({
      item_code: itemCode,
      organ,
      is_open: filledAt === null,
      found_at: at,
    }),
  }),
]

const one =
  <State>(table: string) =>
  async (db: Pool, id: string): Promise<LifeRow<State> | undefined> =>
    (await findLifeRows<State>(db, table, 'id = $1', [id]))[0]
export const findFinding = one<FindingState>(FINDINGS)
export const findProcedure = one<ProcedureState>(PROCEDURES)
export const findAccountability = one<AccountabilityState>(ACCOUNTABILITIES)

/** What was put to this officer or his organ, and how much of it he has said nothing to. */
export async function countOwn(db: Pool, { id, organ }: { readonly id: string; readonly organ: string }) {
  const { rows } = await db.query<{ all: number; waiting: number }>(
    `select count(*)::int as all,
       (count(*) filter (where stage = 'TOLD' and state -> 'statements' = '[]'))::int as waiting
     from ${ACCOUNTABILITIES} where stage <> 'OPEN' and (person = $1 or person is null and organ = $2)`,
    [id, organ],
  )
  return rows[0] ?? { all: 0, waiting: 0 }
}

/** Procedures about a permit that are not over, newest first. */
export const openProceduresOf = (db: Pool, caseId: string): Promise<readonly LifeRow<ProcedureState>[]> =>
  findLifeRows<ProcedureState>(db, PROCEDURES, 'case_id = $1 and not is_over order by opened_at desc, id', [caseId])
