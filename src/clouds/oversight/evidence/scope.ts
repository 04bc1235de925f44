import type { Pool } from 'pg'
import type { Services } from '#frame'
import type { StoredEntry } from '#ledger'
import type { InquiryScope } from '#seal'
import { livesAbout } from '../projections/act.ts'
import { findCase } from '../projections/case-watch.ts'

/** What an inspector asks for; plain dates, inclusive. */
export type Wanted =
  | { readonly scope: 'CASE'; readonly subject: string }
  | { readonly scope: 'OFFICER'; readonly subject: string; readonly from: string; readonly to: string }
  | { readonly scope: 'PERIOD'; readonly from: string; readonly to: string }

export interface Gathered {
  readonly title: string
  /** What the manifest says was asked for. */
  readonly scope: InquiryScope
  /** What the manifest names as its subject. */
  readonly subject: string
  readonly stored: readonly StoredEntry[]
}
/** More than this is no evidence of anything any more; a narrower question is asked. */
export const ENTRIES_MAX = 5000

const DAY_MS = 86_400_000
/** Midnight in Beijing. */
const midnight = (date: string, days = 0): string =>
  new Date(Date.parse(`${date}T00:00:00+08:00`) + days * DAY_MS).toISOString()
export const instantsOf = ({ from, to }: { readonly from: string; readonly to: string }) => ({
  from: midnight(from),
  to: midnight(to, 1),
})

async function leavesBy(db: Pool, officer: string, { from, to }: { from: string; to: string }) {
  const text = `select a.leaf_index::int as leaf from oversight.act a
    where a.recorded_at >= $2 and a.recorded_at < $3
      and (a.actor = $1 or a.stream in (select id from oversight._private_inspector_note where officer = $1))
    order by a.leaf_index limit $4`
  const { rows } = await db.query<{ leaf: number }>(text, [officer, from, to, ENTRIES_MAX + 1])
  return rows.map(({ leaf }) => leaf)
}

async function leavesWithin(db: Pool, { from, to }: { from: string; to: string }): Promise<readonly number[]> {
  const text = `select min(leaf_index)::int as first, max(leaf_index)::int as last from oversight.act
    where recorded_at >= $1 and recorded_at < $2`
  const [row] = (await db.query<{ first: number | null; last: number | null }>(text, [from, to])).rows
  if (row === undefined || row.first === null || row.last === null) return []
  const { first, last } = row
  return Array.from({ length: Math.min(last - first, ENTRIES_MAX) + 1 }, (_, i) => first + i)
}

async function entriesAt({ office: { proofs } }: Pick<Services, 'office'>, leaves: readonly number[]) {
  const entries: StoredEntry[] = []
  for (const leaf of leaves) {
    const entry = await proofs.entry(leaf)
    if (entry !== undefined) entries.push(entry)
  }
  return entries
}

/** A case whole, with every life about it. */
async function caseEntries(services: Services, caseId: string): Promise<readonly StoredEntry[]> {
  const streams = [caseId, ...(await livesAbout(services.db, caseId))]
  return (await Promise.all(streams.map((stream) => services.history(stream)))).flat()
}

/** Undefined when there is no such case or officer. */
export async function gather(services: Services, wanted: Wanted): Promise<Gathered | undefined> {
  switch (wanted.scope) {
    case 'CASE': {
      const watched = await findCase(services.db, wanted.subject)
      if (watched === undefined) return undefined
      const stored = await caseEntries(services, watched.id)
      return { title: watched.caseNumber, scope: { kind: 'CASE' }, subject: watched.id, stored }
    }
    case 'OFFICER': {
      const name = services.office.catalogue.officerName(wanted.subject)
      if (name === '') return undefined
      const between = instantsOf(wanted)
      const stored = await entriesAt(services, await leavesBy(services.db, wanted.subject, between))
      const title = `${name} ${wanted.from}—${wanted.to}`
      return { title, scope: { kind: 'OFFICER', ...between }, subject: wanted.subject, stored }
    }
    case 'PERIOD': {
      const between = instantsOf(wanted)
      const stored = await entriesAt(services, await leavesWithin(services.db, between))
      return { title: `${wanted.from}—${wanted.to}`, scope: { kind: 'PERIOD', ...between }, subject: '', stored }
    }
  }
}
