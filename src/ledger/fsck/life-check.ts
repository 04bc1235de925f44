import { canonicalJson } from '#kernel'
import type { Decider, Json, JsonObject } from '#kernel'
import type { SqlRunner } from '../database.ts'
import { BODY_ERASED, stateContext } from '../life-keys.ts'
import type { LifeKeys } from '../life-keys.ts'
import { parseJson } from '../parse-json.ts'
import { open } from '../sealing.ts'
import type { EntryRow } from '../stored.ts'
import type { CheckedEntry } from './entry-check.ts'
import type { Findings } from './finding.ts'

/** How a kind of life is folded. */
export interface LifeRules {
  readonly kind: string
  readonly eventTypes: readonly string[]
  readonly decider: Pick<Decider<Json, Json, Json>, 'initial' | 'evolve'>
}

export interface LifeCheck {
  /** One chunk of entries, each life's in the order in which they are to be found. */
  readonly fold: (rows: readonly EntryRow[], checked: readonly CheckedEntry[]) => Promise<void>
  readonly finish: () => Promise<{ readonly lives: number; readonly erasurePending: number }>
}

interface Folding {
  readonly rules: LifeRules | undefined
  readonly last: number
  version: number
  state: Json
  bodiesPresent: number
  bodiesMissing: number
  erasureOrdered: boolean
  /** The entries are damaged, which is reported by itself; the fold would only say it again. */
  isDamaged: boolean
}

interface LifeHead {
  readonly stream: string
  readonly kind: string
  readonly version: number
}

/** Folds every life from its entries and holds it against its row. Only lives that are not complete yet are in memory. */
export function createLifeCheck(
  db: SqlRunner,
  keys: LifeKeys,
  lives: readonly LifeRules[],
  findings: Findings,
): LifeCheck {
  const rulesOf = new Map(lives.map((rules) => [rules.kind, rules]))
  const unfinished = new Map<string, Folding>()
  let complete = 0
  let erasurePending = 0

  async function meet(rows: readonly EntryRow[]): Promise<void> {
    const unknown = new Set(rows.map(({ stream }) => stream).filter((stream) => !unfinished.has(stream)))
    if (unknown.size === 0) return
    const { rows: heads } = await db.query<LifeHead>({
      name: 'fsck-lives',
      text: 'select stream, kind, version from ledger.life where stream = any($1::uuid[])',
      values: [[...unknown]],
    })
    for (const head of heads) {
      const rules = rulesOf.get(head.kind)
      if (rules === undefined) findings.add('LIFE_OF_UNKNOWN_KIND', `life ${head.stream}`, head.kind)
      unfinished.set(head.stream, newFolding(rules, head.version))
    }
  }

  async function compare(folded: readonly (readonly [string, Folding])[]): Promise<void> {
    const { rows } = await db.query<{ stream: string; state: Buffer | null; wrapped: Buffer | null }>({
      name: 'fsck-states',
      text: `select l.stream, l.state, k.wrapped from ledger.life l
        left join ledger._private_life_key k on k.stream = l.stream where l.stream = any($1::uuid[])`,
      values: [folded.map(([stream]) => stream)],
    })
    const rowOf = new Map(rows.map((row) => [row.stream, row]))
    for (const [stream, folding] of folded) {
      unfinished.delete(stream)
      complete++
      if (folding.version !== folding.last) {
        const detail = `row ${String(folding.last)}, entries ${String(folding.version)}`
        findings.add('LIFE_VERSION_DIFFERS', `life ${stream}`, detail)
      }
      const row = rowOf.get(stream)
      if (row === undefined) continue
      if (row.state === null) checkErased(stream, folding, findings)
      else checkLiving(stream, folding, readState(stream, row.state, row.wrapped, keys), findings)
      if (folding.erasureOrdered && row.state !== null) erasurePending++
    }
  }

  return {
    fold: async (rows, checked) => {
      await meet(rows)
      const folded: (readonly [string, Folding])[] = []
      rows.forEach((row, index) => {
        const folding = unfinished.get(row.stream)
        const each = checked[index]
        if (folding === undefined || each === undefined) {
          findings.add('LIFE_VERSION_DIFFERS', `life ${row.stream}`, 'it has entries but no row')
          return
        }
        take(folding, row, each, findings)
        if (folding.version === folding.last) folded.push([row.stream, folding])
      })
      await compare(folded)
    },
    finish: async () => {
      for (const [stream, { version, last }] of unfinished) {
        findings.add('LIFE_VERSION_DIFFERS', `life ${stream}`, `row ${String(last)}, entries ${String(version)}`)
      }
      const { rows } = await db.query<{ stream: string }>(
        'select stream from ledger.life l where not exists (select from ledger.entry e where e.stream = l.stream)',
      )
      for (const { stream } of rows) findings.add('LIFE_WITHOUT_ENTRIES', `life ${stream}`, 'no entry tells of it')
      return { lives: complete, erasurePending }
    },
  }
}

const newFolding = (rules: LifeRules | undefined, last: number): Folding => ({
  rules,
  last,
  version: 0,
  state: rules?.decider.initial ?? null,
  bodiesPresent: 0,
  bodiesMissing: 0,
  erasureOrdered: false,
  isDamaged: false,
})

function take(folding: Folding, row: EntryRow, { entry, bodyIsSound }: CheckedEntry, findings: Findings): void {
  if (row.version !== folding.version + 1) {
    const expected = String(folding.version + 1)
    findings.add(
      'VERSION_OUT_OF_ORDER',
      `life ${row.stream}`,
      `version ${String(row.version)} where ${expected} was due`,
    )
    folding.isDamaged = true
  }
  folding.version = row.version
  if (entry === undefined || !bodyIsSound) folding.isDamaged = true
  else if (entry.envelope.type === BODY_ERASED) folding.erasureOrdered = true
  else if (entry.body === null) folding.bodiesMissing++
  else evolve(folding, entry.envelope.type, entry.body, `entry ${row.id}`, findings)
}

function evolve(folding: Folding, type: string, body: JsonObject, subject: string, findings: Findings): void {
  folding.bodiesPresent++
  const { rules } = folding
  if (rules === undefined || folding.isDamaged) return
  if (!rules.eventTypes.includes(type)) {
    findings.add('TYPE_OF_ANOTHER_LIFE', subject, `${type} in a ${rules.kind}`)
    return
  }
  folding.state = rules.decider.evolve(folding.state, { ...body, type })
}

/** Of a life that was erased nothing may be left, and the ledger must say that it was erased. */
function checkErased(stream: string, folding: Folding, findings: Findings): void {
  if (!folding.erasureOrdered)
    findings.add('BODY_MISSING', `life ${stream}`, 'its state is gone, and no entry erased it')
  if (folding.bodiesPresent > 0) {
    findings.add('BODY_OUTLIVED_ERASURE', `life ${stream}`, `${String(folding.bodiesPresent)} bodies are still there`)
  }
}

function checkLiving(stream: string, folding: Folding, text: string | undefined, findings: Findings): void {
  if (folding.bodiesMissing > 0) {
    findings.add(
      'BODY_MISSING',
      `life ${stream}`,
      `${String(folding.bodiesMissing)} bodies are gone, and it was not erased`,
    )
    return
  }
  if (folding.rules === undefined || folding.isDamaged) return
  const folded = JSON.stringify(folding.state)
  if (text === folded) return
  // The same value may have been written with its members in another order.
  if (text !== undefined && canonicalJson(parseJson(text)) === canonicalJson(parseJson(folded))) return
  findings.add('LIFE_DIFFERS', `life ${stream}`, 'its row is not what its entries come to')
}

function readState(stream: string, state: Buffer, wrapped: Buffer | null, keys: LifeKeys): string | undefined {
  try {
    return wrapped === null ? undefined : open(keys.unwrap(stream, wrapped), state, stateContext(stream)).toString()
  } catch {
    return undefined
  }
}
