import type { Pool } from 'pg'
import { findLifeRows } from '#frame'
import type { LifeRow } from '#frame'
import type { EvidenceState } from '../domain/evidence-package.ts'
import type { InspectorNoteState } from '../domain/inspector-note.ts'

const EVIDENCE = 'oversight.evidence_package'
const NOTE = 'oversight._private_inspector_note'
const SHOWN_MAX = 200

/** Newest first. */
export const listEvidence = (db: Pool): Promise<readonly LifeRow<EvidenceState>[]> =>
  findLifeRows(db, EVIDENCE, 'true order by taken_at desc, id limit $1', [SHOWN_MAX])
export const findEvidence = async (db: Pool, id: string): Promise<LifeRow<EvidenceState> | undefined> =>
  (await findLifeRows<EvidenceState>(db, EVIDENCE, 'id = $1', [id]))[0]
/** Whose copy here is to be removed. */
export const evidenceToRemove = (db: Pool, today: string): Promise<readonly LifeRow<EvidenceState>[]> =>
  findLifeRows(db, EVIDENCE, `kept_until < $1 and state -> 'removedAt' = 'null' limit $2`, [today, SHOWN_MAX])

export const findNote = async (db: Pool, id: string): Promise<LifeRow<InspectorNoteState> | undefined> =>
  (await findLifeRows<InspectorNoteState>(db, NOTE, 'id = $1', [id]))[0]
/** In the order they were written; of neither a case nor an officer: the newest of all. */
export function notesAbout(
  db: Pool,
  about: { readonly case?: string; readonly officer?: string },
): Promise<readonly LifeRow<InspectorNoteState>[]> {
  if (about.case !== undefined) return findLifeRows(db, NOTE, 'case_id = $1 order by written_at, id', [about.case])
  if (about.officer !== undefined)
    return findLifeRows(db, NOTE, 'officer = $1 order by written_at, id', [about.officer])
  return findLifeRows(db, NOTE, 'true order by written_at desc, id limit $1', [SHOWN_MAX])
}

/** Everybody who was ever given a role. */
export async function officersKnown(db: Pool): Promise<readonly string[]> {
  const text = 'select distinct stream from oversight.act_mark where roles is not null'
  return (await db.query<{ stream: string }>(text)).rows.map(({ stream }) => stream)
}
