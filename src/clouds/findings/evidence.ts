import type { Input, Output } from '#contract'
import { findLifeRows } from '#frame'
import type { RequestContext } from '#frame'
import type { AccountabilityState } from './domain/accountability.ts'
import { SANCTION_CODES, VIOLATION_CODES } from './domain/codes.ts'
import type { EvidenceKind, Violation } from './domain/codes.ts'
import type { EvidenceLink } from './domain/events.ts'
import type { FindingState } from './domain/finding.ts'
import type { ProcedureState } from './domain/procedure-state.ts'
import type { api } from './api.ts'
import { listOfficers } from './projections/officer.ts'
import { findPermit } from './projections/permit.ts'
import { ACCOUNTABILITIES, FINDINGS, PROCEDURES } from './projections/tables.ts'
import { organIn } from './routes/finding-routes.ts'

type Tied = Input<typeof api.openAccountability>['body']['evidence'][number]
type Candidate = Output<typeof api.accountabilityCandidates>['items'][number]

/** Which kind of life stands behind each kind of evidence that is a life of its own. */
const LIVES: Readonly<Partial<Record<EvidenceKind, string>>> = {
  CARD: 'card',
  ORDER: 'supervisionOrder',
  DUTY: 'duty',
  FINDING: 'finding',
  PROCEDURE: 'endingProcedure',
  INSPECTION: 'siteInspection',
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LEAF = /^\d{1,12}$/

async function linkTo(context: RequestContext, { kind, id }: Tied): Promise<EvidenceLink | undefined> {
  const { db } = context
  if (kind === 'CASE') {
    const permit = await findPermit(db, id)
    return permit === undefined ? undefined : { kind, id: permit.case, label: permit.caseNumber }
  }
  if (kind === 'ENTRY') {
    if (!LEAF.test(id)) return undefined
    const text = `select e.stream, e.type from ledger.leaf l join ledger.entry e on e.id = l.entry_id
      where l.leaf_index = $1`
    const [entry] = (await db.query<{ type: string }>(text, [id])).rows
    return entry === undefined ? undefined : { kind, id, label: `#${id} ${entry.type}` }
  }
  if (!UUID.test(id)) return undefined
  const { rows } = await db.query<{ kind: string }>('select kind from ledger.life where stream = $1', [id])
  return rows[0]?.kind === LIVES[kind] ? { kind, id, label: id.slice(0, 8).toUpperCase() } : undefined
}

/** Only what the record holds is evidence; answers the first that it does not hold. */
export async function resolveEvidence(
  context: RequestContext,
  tied: readonly Tied[],
): Promise<readonly EvidenceLink[] | string> {
  const links: EvidenceLink[] = []
  for (const one of tied) {
    const link = await linkTo(context, one)
    if (link === undefined) return one.id
    links.push(link)
  }
  return links
}

const OF_DUTIES = {
  NEVER_PUSHED: 'NOT_PUSHED',
  NOT_CLAIMED: 'NOT_SUPERVISED',
  NOT_INSPECTED: 'NOT_SUPERVISED',
  NO_FEEDBACK: 'NOT_COPIED',
} as const satisfies Readonly<Record<string, Violation>>
const CANDIDATES_MAX = 100

/** 线索: what the record shows to be late, and for which nobody has been called to account yet (SV-38). */
export async function candidates(context: RequestContext): Promise<Candidate[]> {
  const { db, office } = context
  const organ = (id: string | null) => (id === null ? null : { id, name: organIn(context, id) })
  const late = (await office.supervision.disconnections()).map(
    ({ kind, case: caseId, caseNumber, duty, organ: of, since }): Candidate & { readonly key: string } => ({
      ...{ violation: OF_DUTIES[kind], since, organ: organ(of), label: caseNumber ?? '', key: duty ?? caseId },
      ...(duty === null ? { kind: 'CASE', id: caseNumber ?? caseId } : { kind: 'DUTY', id: duty }),
    }),
  )
  const answers = (await findLifeRows<FindingState>(db, FINDINGS, `missed and stage = 'OPEN' limit 100`, [])).map(
    ({ id, state }): Candidate & { readonly key: string } => ({
      ...{ violation: 'NOT_COPIED', kind: 'FINDING', id, key: id, label: state.number },
      ...{ organ: organ(state.permit.bureau), since: state.at },
    }),
  )
  const missed = `state -> 'missed' <> '[]'::jsonb and not is_over limit 100`
  const procedures = (await findLifeRows<ProcedureState>(db, PROCEDURES, missed, [])).map(
    ({ id, state }): Candidate & { readonly key: string } => ({
      ...{ violation: 'REFUSED_WRONGLY', kind: 'PROCEDURE', id, key: id, label: state.number },
      ...{ organ: organ(state.organ), since: state.at },
    }),
  )
  const all = [...late, ...answers, ...procedures]
  const where = 'evidence && $1::text[]'
  const keys = all.map(({ key }) => key)
  const answered = await findLifeRows<AccountabilityState>(db, ACCOUNTABILITIES, where, [keys])
  const known = new Set(answered.flatMap(({ state }) => state.evidence.map(({ id }) => id)))
  return all
    .filter(({ key }) => !known.has(key))
    .toSorted((a, b) => a.since.localeCompare(b.since))
    .slice(0, CANDIDATES_MAX)
    .map(({ key: _, ...one }) => one)
}

export async function officersIn({ db, office }: RequestContext) {
  const { catalogue } = office
  const officers = (await listOfficers(db)).map(({ id, organ }) => ({ id, organ, name: catalogue.officerName(id) }))
  return officers.filter(({ name }) => name !== '')
}

interface Counted {
  readonly violation: Violation
  readonly organ: string
  readonly stage: string
  readonly outcome: string | null
  readonly sanction: string | null
}
/** 问责统计: of the cases opened in a year, by what was wrong, by what followed, and by organ. */
export async function figuresOf(
  context: RequestContext,
  year: number,
): Promise<Output<typeof api.accountabilityFigures>> {
  const text = `select violation, organ, stage, outcome, sanction from ${ACCOUNTABILITIES}
    where opened_at >= $1::timestamptz and opened_at < $2::timestamptz`
  const bounds = [year, year + 1].map((one) => `${String(one)}-01-01T00:00:00+08:00`)
  const { rows } = await context.db.query<Counted>(text, bounds)
  const stands = rows.filter(({ stage }) => stage !== 'REVOKED')
  const sanctioned = stands.filter(({ outcome }) => outcome === 'SANCTIONED')
  const count = (codes: readonly string[], has: (row: Counted, code: string) => boolean) =>
    codes.map((code) => ({ code, count: stands.filter((row) => has(row, code)).length })).filter((one) => one.count > 0)
  return {
    year,
    opened: rows.length,
    decided: rows.filter(({ outcome }) => outcome !== null).length,
    sanctioned: sanctioned.length,
    revoked: rows.length - stands.length,
    byViolation: count(VIOLATION_CODES, (row, code) => row.violation === code),
    bySanction: count(SANCTION_CODES, (row, code) => row.sanction === code),
    byOrgan: [...new Set(rows.map(({ organ }) => organ))].map((organ) => ({
      organ: organIn(context, organ),
      opened: rows.filter((row) => row.organ === organ).length,
      sanctioned: sanctioned.filter((row) => row.organ === organ).length,
    })),
  }
}
