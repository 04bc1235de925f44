import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { Projection, ProjectionTx } from '#ledger'
import { BODY_ERASED } from '#ledger'
import { PRE_REVIEW_EVENT_TYPES } from '../domain/events.ts'
import type { PreReviewClosed, PreReviewEvent, PreReviewOpinionGiven, PreReviewRequested } from '../domain/events.ts'
import type { CaseKey } from './case-row.ts'

/** A draft shown before filing, with what was said about it. */
export interface PreReviewRow extends Omit<PreReviewRequested, 'type' | 'at' | 'by' | 'draft'> {
  readonly id: string
  readonly version: number
  readonly askedAt: Date
  readonly opinion: PreReviewOpinionGiven | null
  readonly closed: PreReviewClosed['reason'] | null
}

const readPreReview = eventReader<PreReviewEvent>(...PRE_REVIEW_EVENT_TYPES)

export const preReviewProjection: Projection = {
  name: 'approval.pre_review',
  schema: 'approval',
  tables: ['_private_pre_review'],
  mode: 'inline',
  types: [...PRE_REVIEW_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, version, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_pre_review where id = $1`, [stream])
      const event = readPreReview(entry)
      if (event?.type === 'PreReviewRequested') await ask(tx, stream, event)
      if (event?.type === 'PreReviewOpinionGiven')
        await tx.query(
          `update ${tx.schema}._private_pre_review set version = $2, opinion = $3, open = false where id = $1`,
          [stream, version, JSON.stringify(event)],
        )
      if (event?.type === 'PreReviewClosed')
        await tx.query(
          `update ${tx.schema}._private_pre_review set version = $2, closed = $3, open = false where id = $1`,
          [stream, version, event.reason],
        )
    }
  },
}

async function ask(tx: ProjectionTx, id: string, { type: _, draft, at, by, ...shown }: PreReviewRequested) {
  const { organ, number } = shown
  await tx.query(
    `insert into ${tx.schema}._private_pre_review (id, version, number, organ, draft, applicant, asked_at, shown)
     values ($1, 1, $2, $3, $4, $5, $6, $7)`,
    [id, number, organ, draft, by, at, JSON.stringify(shown)],
  )
}

interface Line {
  readonly id: string
  readonly version: number
  readonly askedAt: Date
  readonly shown: Omit<PreReviewRequested, 'type' | 'at' | 'by' | 'draft'>
  readonly opinion: PreReviewOpinionGiven | null
  readonly closed: PreReviewClosed['reason'] | null
}
const COLUMNS = 'p.id, p.version, p.asked_at as "askedAt", p.shown, p.opinion, p.closed'
const rowOf = ({ shown, ...line }: Line): PreReviewRow => ({ ...shown, ...line })

export async function findPreReview(db: Pool, id: string): Promise<PreReviewRow | undefined> {
  const { rows } = await db.query<Line>({
    name: 'approval-find-pre-review',
    text: `select ${COLUMNS} from approval._private_pre_review p where p.id = $1`,
    values: [id],
  })
  return rows.map(rowOf)[0]
}

interface PreReviewQuery {
  readonly organs: readonly string[]
  readonly open: boolean
  readonly after: CaseKey | undefined
  readonly limit: number
}

/** Who has waited longest comes first while he waits; what is answered is looked up from the newest. */
export async function listPreReviews(
  db: Pool,
  { organs, open, after, limit }: PreReviewQuery,
): Promise<readonly PreReviewRow[]> {
  const [order, beyond] = open ? ['asc', '>'] : ['desc', '<']
  const { rows } = await db.query<Line>({
    name: `approval-list-pre-reviews-${order}`,
    text: `select ${COLUMNS} from approval._private_pre_review p
           where p.organ = any($1::text[]) and (not $2 or p.open)
             and ($3::timestamptz is null or (p.asked_at, p.id) ${beyond} ($3, $4::uuid))
           order by p.asked_at ${order}, p.id ${order} limit $5`,
    values: [organs, open, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows.map(rowOf)
}
