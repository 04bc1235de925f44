import type { Pool } from 'pg'
import type { ProjectionTx, StoredEntry } from '#ledger'
import type { Role } from '#policy'
import type { OfficerEvent } from '../domain/events.ts'

/** What waits for a second administrator; the row goes when it is confirmed or declined. */
export async function writeProposal(tx: ProjectionTx, entry: StoredEntry, event: OfficerEvent): Promise<void> {
  const { stream } = entry.envelope
  switch (event.type) {
    case 'OfficerProposed':
      await tx.query(
        `insert into ${tx.schema}.proposal (officer, about, name, organ, post, roles, username, proposed_by, proposed_at)
         values ($1, 'person', $2, $3, $4, $5, $6, $7, $8)`,
        [stream, event.name, event.organ, event.post, event.roles, event.username, event.by, event.at],
      )
      return
    case 'RolesProposed':
      await tx.query(
        `insert into ${tx.schema}.proposal (officer, about, name, organ, post, roles, username, proposed_by, proposed_at)
         select id, 'roles', name, organ, post, $2, null, $3, $4 from ${tx.schema}.officer where id = $1`,
        [stream, event.roles, event.by, event.at],
      )
      return
    case 'OfficerAppointed':
    case 'OfficerProposalDeclined':
    case 'RolesGranted':
      await tx.query(`delete from ${tx.schema}.proposal where officer = $1`, [stream])
      return
    default:
      return
  }
}

export interface ProposalRow {
  readonly officer: string
  readonly about: 'person' | 'roles'
  readonly name: string
  readonly organ: string
  readonly post: string
  readonly roles: readonly Role[]
  readonly username: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
}
const PROPOSAL = `officer, about, name, organ, post, roles, username, proposed_by as "proposedBy",
  proposed_at as "proposedAt"`
const PROPOSALS_MAX = 200

export async function listProposals(db: Pool): Promise<readonly ProposalRow[]> {
  const text = `select ${PROPOSAL} from organisation.proposal order by proposed_at, officer limit ${PROPOSALS_MAX}`
  return (await db.query<ProposalRow>(text)).rows
}

export async function findProposal(db: Pool, officer: string): Promise<ProposalRow | undefined> {
  const text = `select ${PROPOSAL} from organisation.proposal where officer = $1`
  return (await db.query<ProposalRow>(text, [officer])).rows[0]
}
