import type { Services } from '#frame'
import type { StoredEntry } from '#ledger'
import { livesAbout } from '../projections/act.ts'
import { ELSEWHERE, findProfile, listFacts, markOf, profileOf } from '../projections/case-facts.ts'
import type { ActMark, CaseProfile, FactRow } from '../projections/case-facts.ts'
import { listLooks } from '../projections/look.ts'
import type { Fact } from '../rules/facts.ts'
import type { Seen } from '../rules/detect.ts'

/** Who is an officer; applicants and the system are nobody whose power is watched. */
const personOf = ({ office }: Services, actor: string): string | null =>
  office.catalogue.officerName(actor) === '' ? null : actor

const present = <T extends object>(values: T): Partial<{ [K in keyof T]: NonNullable<T[K]> }> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as never

/** A certificate's number names it, but not the case it is about. */
const titleOf = (mark: ActMark | undefined): string => (mark?.series === null ? (mark.title ?? '') : '')

function factOf(services: Services, entry: StoredEntry, about: string, profile: CaseProfile | undefined): Fact {
  const { stream, type, actor, organ, occurredAt, recordedAt } = entry.envelope
  const mark = markOf(entry)
  const { series: name = null, serial = null } = mark ?? {}
  const series = name === null || serial === null ? undefined : { name, serial }
  const elsewhere = ELSEWHERE.includes(type)
  return {
    elsewhere,
    ...{ case: about, number: profile?.caseNumber ?? titleOf(mark), step: mark?.step ?? type },
    person: personOf(services, mark?.person ?? actor),
    ...{ organ: mark?.organ ?? organ, at: occurredAt, recordedAt, entry: entry.leafHash },
    ...present({
      life: stream === about ? null : stream,
      item: profile?.item ?? mark?.item,
      slow: profile?.slow ?? mark?.slow,
    }),
    ...present({ combined: profile?.combined, applicant: profile?.applicant, series, roles: mark?.roles }),
  }
}

/** Which case or life an entry is about: its own, or the one its body names. */
export const subjectOf = ({ envelope, body }: StoredEntry): string => {
  const named = body?.['case']
  return typeof named === 'string' ? named : envelope.stream
}

/** Everything recorded about one case until now, with who looked at it. */
export async function factsOfCase(services: Services, entry: StoredEntry): Promise<Seen> {
  const about = subjectOf(entry)
  const lives = [...new Set([about, entry.envelope.stream, ...(await livesAbout(services.db, about))])]
  const entries = (await Promise.all(lives.map((life) => services.history(life)))).flat()
  const first = entries.map(profileOf).find((profile) => profile !== undefined)
  const profile = first ?? (await findProfile(services.db, about))
  const acts = entries.map((one) => factOf(services, one, about, profile))
  return { acts, looks: await listLooks(services.db, [about]) }
}

function rowFact(services: Services, row: FactRow): Fact {
  const { actor, at, recordedAt, seriesName, serial, stream, item, slow, combined, applicant, roles, ...plain } = row
  const series = seriesName === null || serial === null ? undefined : { name: seriesName, serial: Number(serial) }
  return {
    ...plain,
    ...{ person: personOf(services, actor), at: at.toISOString(), recordedAt: recordedAt.toISOString() },
    ...present({ life: stream === plain.case ? null : stream, item, slow, combined, applicant, series, roles }),
  }
}

/** More than this is more than one look can judge; the newest are taken, and how many were looked at is told. */
const FACTS_MAX = 200_000

export async function factsSince(services: Services, types: readonly string[], since: string): Promise<Seen> {
  const rows = await listFacts(services.db, { types, since, limit: FACTS_MAX })
  const acts = rows.toReversed().map((row) => rowFact(services, row))
  return { acts, looks: await listLooks(services.db, [...new Set(acts.map((act) => act.case))]) }
}
