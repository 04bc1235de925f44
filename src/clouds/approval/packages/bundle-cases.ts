import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { Services } from '#frame'
import { BUNDLE_EVENT_TYPES } from '../domain/bundle.ts'
import type { BundleEvent, BundleFiled, BundleStep, StepStanding } from '../domain/bundle.ts'
import type { Stage } from '../projections/case-change.ts'
import { CASE_COLUMNS } from '../projections/case-row.ts'
import type { CaseRow } from '../projections/case-row.ts'

const readBundle = eventReader<BundleEvent>(...BUNDLE_EVENT_TYPES)

/** A matter made of several cases: how it was filed, and what could not be filed since. */
export interface Bundle {
  readonly id: string
  readonly filed: BundleFiled
  readonly notFiled: readonly string[]
}

export async function loadBundle(services: Services, id: string): Promise<Bundle | undefined> {
  const events = (await services.history(id)).flatMap((entry) => readBundle(entry) ?? [])
  const filed = events.find((event) => event.type === 'BundleFiled')
  if (filed === undefined) return undefined
  return { id, filed, notFiled: events.flatMap((event) => (event.type === 'BundleStepNotFiled' ? [event.item] : [])) }
}

/** The cases of one matter by their item. */
export async function casesOfBundle(db: Pool, bundle: string): Promise<ReadonlyMap<string, CaseRow>> {
  const { rows } = await db.query<CaseRow>({
    name: 'approval-cases-of-bundle',
    text: `select ${CASE_COLUMNS} from approval._private_case c where c.bundle = $1 order by c.submitted_at, c.id`,
    values: [bundle],
  })
  return new Map(rows.map((row) => [row.itemCode, row]))
}

/** Matters that cases of these people belong to, newest first. */
export async function listBundles(db: Pool, aliases: readonly string[], limit: number): Promise<readonly string[]> {
  const { rows } = await db.query<{ bundle: string }>({
    name: 'approval-own-bundles',
    text: `select c.bundle from approval._private_case c
           where c.applicant = any($1::text[]) and c.bundle is not null
           group by c.bundle order by min(c.submitted_at) desc limit $2`,
    values: [aliases, limit],
  })
  return rows.map(({ bundle }) => bundle)
}

export async function bundleOfCase(db: Pool, id: string): Promise<string | null> {
  const { rows } = await db.query<{ bundle: string | null }>({
    name: 'approval-bundle-of-case',
    text: 'select bundle from approval._private_case where id = $1',
    values: [id],
  })
  return rows[0]?.bundle ?? null
}

const FAILED: readonly Stage[] = ['refused', 'notAccepted', 'withdrawn', 'terminated', 'annulled']

export function standingOf({ notFiled }: Bundle, { item }: BundleStep, row: CaseRow | undefined): StepStanding {
  if (row === undefined) return notFiled.includes(item) ? 'failed' : 'notBegun'
  if (row.stage === 'granted') return 'granted'
  return FAILED.includes(row.stage) ? 'failed' : 'open'
}
