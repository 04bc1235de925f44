import MiniSearch from 'minisearch'
import { isLatin, searchWords, soundsOf } from './search-words.ts'
import type { ItemStandard } from './standard.ts'

/** A published version of an item. */
export interface IndexedItem {
  readonly code: string
  readonly version: number
  readonly publishedAt: string
  readonly standard: ItemStandard
}
export interface ItemQuery {
  readonly q?: string
  /** Opaque id of the deciding organ or of a competent department. */
  readonly organ?: string
  readonly kind?: string
  readonly audience?: string
  readonly source?: string
  /** Code of the last item already shown. */
  readonly after?: string
  readonly limit?: number
}
export interface FoundItems {
  readonly items: readonly IndexedItem[]
  readonly after: string | null
  readonly total: number
}
export interface ItemIndex {
  /** Adds an item or a newer version of it; `organNames` are found too. */
  readonly put: (item: IndexedItem, organNames?: readonly string[]) => void
  /** The item has left the list. */
  readonly remove: (code: string) => void
  /** Best first; without words all items, those authored in full first. */
  readonly search: (query: ItemQuery) => FoundItems
  /** Parent items (大项) and handling items (小项). */
  readonly count: () => { readonly items: number; readonly subItems: number }
}

interface Entry {
  readonly code: string
  readonly name: string
  readonly parent: string
  readonly keywords: string
  readonly laws: string
  readonly organs: string
  readonly sounds: string
}
const FIELDS = ['code', 'name', 'parent', 'keywords', 'laws', 'organs', 'sounds']
/** People say what they want to do (开饭店), the catalogue says what it is called: both outweigh where it is written. */
const WEIGHTS = { keywords: 4, name: 4, code: 3, parent: 2, sounds: 2, laws: 1, organs: 1 }
/** Answers far weaker than the best one share only a common word with the question, such as 经营. */
const WEAKEST_SHARE = 0.1
const FULL_BOOST = 1.6
/** Who says neither change nor renewal is beginning: the first sub-item of an item is the one that grants it. */
const FIRST_BOOST = 1.3
/** Who wants to change, renew or give up says so; whoever only names the thing is beginning. */
const CHANGE_WEIGHT = 0.5
/** Many keywords are a merit of a well written standard: its length counts little against it (BM25's b, usually 0.7). */
const BM25 = { k: 1.2, b: 0.1, d: 0.5 }
const PAGE = 20
const PAGE_MAX = 100
/** Typing errors are forgiven only where a word is long enough to be recognised. */
const FUZZY_LENGTH_MIN = 5

export function createItemIndex(): ItemIndex {
  const items = new Map<string, IndexedItem>()
  const index = new MiniSearch<Entry>({
    idField: 'code',
    fields: FIELDS,
    tokenize: searchWords,
    processTerm: (term) => term,
    searchOptions: {
      boost: WEIGHTS,
      boostDocument: (code) => weightOf(items.get(String(code))?.standard),
      bm25: BM25,
      prefix: isLatin,
      fuzzy: (term) => (isLatin(term) && term.length >= FUZZY_LENGTH_MIN ? 0.2 : false),
    },
  })
  let listed: readonly IndexedItem[] | undefined

  const all = (): readonly IndexedItem[] => (listed ??= [...items.values()].sort(byDepthThenCode))
  const meant = (q: string): readonly IndexedItem[] => {
    const hits = index.search(q)
    const weakest = (hits[0]?.score ?? 0) * WEAKEST_SHARE
    return hits.filter(({ score }) => score >= weakest).flatMap(({ id }) => items.get(String(id)) ?? [])
  }
  return {
    put: (item, organNames = []) => {
      const known = items.has(item.code)
      items.set(item.code, item)
      const entry = entryOf(item.standard, organNames)
      if (known) index.replace(entry)
      else index.add(entry)
      listed = undefined
    },
    remove: (code) => {
      if (!items.delete(code)) return
      index.discard(code)
      listed = undefined
    },
    search: (query) => {
      const q = query.q?.trim() ?? ''
      return page((q === '' ? all() : meant(q)).filter(matching(query)), query)
    },
    count: () => ({
      items: new Set(all().map(({ standard }) => standard.parentCode)).size,
      subItems: items.size,
    }),
  }
}

function weightOf(standard: ItemStandard | undefined): number {
  if (standard === undefined) return 1
  const { depth, code, changeKind = 'NEW' } = standard
  const again = changeKind === 'NEW' ? 1 : CHANGE_WEIGHT
  return (depth === 'FULL' ? FULL_BOOST : 1) * (code.endsWith('001') ? FIRST_BOOST : 1) * again
}

function entryOf(standard: ItemStandard, organNames: readonly string[]): Entry {
  const { name, parentName, keywords } = standard
  return {
    code: standard.code,
    name: `${name.zh} ${name.en ?? ''}`,
    parent: `${parentName.zh} ${parentName.en ?? ''}`,
    keywords: keywords.join(' '),
    laws: [...new Set(standard.legalBases.map(({ law }) => law))].join(' '),
    organs: organNames.join(' '),
    sounds: [name.zh, ...keywords].flatMap(soundsOf).join(' '),
  }
}

const matching =
  ({ organ, kind, audience, source }: ItemQuery) =>
  ({ standard }: IndexedItem): boolean =>
    (organ === undefined || standard.organ === organ || standard.competentOrgans.includes(organ)) &&
    (kind === undefined || standard.kind === kind) &&
    (audience === undefined || standard.audience.some((who) => who === audience)) &&
    (source === undefined || standard.source === source)

const byDepthThenCode = ({ standard: a }: IndexedItem, { standard: b }: IndexedItem): number =>
  a.depth === b.depth ? (a.code < b.code ? -1 : 1) : a.depth === 'FULL' ? -1 : 1

/** Keyset paging by the last code shown; a code no longer among the answers ends the list instead of starting it again. */
function page(found: readonly IndexedItem[], { after, limit = PAGE }: ItemQuery): FoundItems {
  const size = Math.min(Math.max(1, limit), PAGE_MAX)
  const shown = after === undefined ? -1 : found.findIndex(({ code }) => code === after)
  const start = after !== undefined && shown === -1 ? found.length : shown + 1
  const items = found.slice(start, start + size)
  const last = start + size < found.length ? items.at(-1) : undefined
  return { items, after: last?.code ?? null, total: found.length }
}
