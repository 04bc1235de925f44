import type { Pool } from 'pg'
import { unreachable } from '#kernel'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { STANDARD_EVENT_TYPES } from '../domain/events.ts'
import type { Retirement, StandardEvent } from '../domain/events.ts'
import { readStandardEvent } from '../read-events.ts'

/** Where every item's standard stands, written with the act itself: an editor sees what he just did. */
export const itemProjection: Projection = {
  name: 'standard-item',
  schema: 'standards',
  tables: ['item', 'milestone'],
  mode: 'inline',
  types: STANDARD_EVENT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readStandardEvent(entry)
      if (event === undefined) continue
      await remember(tx, entry, event)
      await follow(tx, entry, event)
    }
  },
}

async function remember(tx: ProjectionTx, { envelope }: StoredEntry, event: StandardEvent): Promise<void> {
  // The standard itself is a version's or a draft's; the milestone says what was done with it.
  const { type, at, by, code, ...body } = event
  const facts = Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'standard'))
  await tx.query(
    `insert into ${tx.schema}.milestone (code, version, type, at, by, facts) values ($1, $2, $3, $4, $5, $6)`,
    [code, envelope.version, type, at, by, JSON.stringify(facts)],
  )
}

const nameIn = (event: StandardEvent): string => {
  const standard = 'standard' in event ? event.standard : null
  if (typeof standard !== 'object' || standard === null || !('name' in standard)) return ''
  const { name } = standard
  return typeof name === 'object' && name !== null && 'zh' in name && typeof name['zh'] === 'string' ? name['zh'] : ''
}

async function follow(tx: ProjectionTx, { envelope }: StoredEntry, event: StandardEvent): Promise<void> {
  const { stream, version } = envelope
  const { code } = event
  await tx.query(
    `insert into ${tx.schema}.item as i (code, id, version, name) values ($1, $2, $3, $4)
     on conflict (code) do update set version = $3, name = case when $4 = '' then i.name else $4 end`,
    [code, stream, version, nameIn(event)],
  )
  const set = (changes: string, ...values: readonly unknown[]) =>
    tx.query(`update ${tx.schema}.item set ${changes} where code = $1`, [code, ...values])
  const draft = (phase: string | null, organ: string | null, since: string | null) =>
    set('draft_phase = $2, draft_organ = coalesce($3, draft_organ), draft_since = $4', phase, organ, since)
  const noDraft = () => set('draft_phase = null, draft_organ = null, draft_since = null')
  const retire = (phase: string, { way, reason, basis, effectiveFrom, successors }: Retirement) => {
    const retirement = { way, reason, basis, effectiveFrom, successors }
    return set('retirement_phase = $2, retirement = $3', phase, JSON.stringify(retirement))
  }
  switch (event.type) {
    case 'StandardPublished':
    case 'StandardDraftAbandoned':
      await noDraft()
      return
    case 'StandardDrafted':
      await draft('drafting', event.organ, event.at)
      return
    case 'StandardSubmittedForReview':
      await draft('submitted', null, event.at)
      return
    case 'StandardReviewReturned':
      await draft('returned', null, event.at)
      return
    case 'StandardRetirementProposed':
      await retire('proposed', event)
      return
    case 'StandardRetired':
      await retire('adopted', event)
      return
    case 'StandardRetirementRejected':
      await set('retirement_phase = null, retirement = null')
      return
    case 'StandardDisagreementSettled':
    case 'StandardVersionWithdrawn':
      return
    default:
      return unreachable(event)
  }
}

export interface ItemRow {
  readonly code: string
  readonly id: string
  readonly version: number
  readonly name: string
  readonly draftPhase: 'drafting' | 'submitted' | 'returned' | null
  readonly draftOrgan: string | null
  readonly draftSince: Date | null
  readonly retirementPhase: 'proposed' | 'adopted' | null
  readonly retirement: Retirement | null
}
const ITEM = `select i.code, i.id, i.version, i.name, i.draft_phase as "draftPhase", i.draft_organ as "draftOrgan",
  i.draft_since as "draftSince", i.retirement_phase as "retirementPhase", i.retirement from standards.item i`

/** A bureau has hundreds of items, an imported county a thousand: they are read at once and sorted by their findings. */
export async function allItemRows(db: Pool): Promise<readonly ItemRow[]> {
  return (await db.query<ItemRow>({ name: 'standards-items', text: `${ITEM} order by i.code` })).rows
}

/** What waits for the reviewer, oldest first. */
export async function waitingRows(db: Pool): Promise<readonly ItemRow[]> {
  const text = `${ITEM} where i.draft_phase = 'submitted' or i.retirement_phase = 'proposed'
    order by i.draft_since nulls last, i.code`
  return (await db.query<ItemRow>(text)).rows
}

export interface MilestoneRow {
  readonly code: string
  readonly version: number
  readonly type: StandardEvent['type']
  readonly at: Date
  readonly by: string
  readonly facts: Readonly<Record<string, unknown>>
}
const MILESTONE = 'select m.code, m.version, m.type, m.at, m.by, m.facts from standards.milestone m'

export async function milestonesOf(db: Pool, code: string): Promise<readonly MilestoneRow[]> {
  const text = `${MILESTONE} where m.code = $1 order by m.version`
  return (await db.query<MilestoneRow>(text, [code])).rows
}

export async function retirements(db: Pool): Promise<readonly MilestoneRow[]> {
  return (await db.query<MilestoneRow>(`${MILESTONE} where m.type = 'StandardRetired' order by m.at desc`)).rows
}
