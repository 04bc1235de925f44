import type { Pool } from 'pg'
import { findLifeRows } from '#frame'
import type { LifeRow } from '#frame'
import type { EvaluationState } from '../domain/evaluation.ts'

const TABLE = 'oversight.evaluation'
const SHOWN_MAX = 200

export const findEvaluation = async (db: Pool, id: string): Promise<LifeRow<EvaluationState> | undefined> =>
  (await findLifeRows<EvaluationState>(db, TABLE, 'id = $1', [id]))[0]
/** Of one organ, or of all; the newest period first. */
export const listEvaluations = (db: Pool, organ: string | null): Promise<readonly LifeRow<EvaluationState>[]> =>
  findLifeRows(db, TABLE, '($1::uuid is null or organ = $1) order by until desc, id limit $2', [organ, SHOWN_MAX])
