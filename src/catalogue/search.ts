import { InvertedIndex } from './inverted-index.ts'
import type { Asked } from './inverted-index.ts'
import { isLatin, runsOf, searchWords, soundOf } from './search-words.ts'
import { SoundIndex } from './sound-index.ts'
import type { ItemStandard } from './standard.ts'
import { isLifeEvent, LIFE_EVENTS, synonymsIn } from './synonyms.ts'

/** A published version of an item. */
export interface IndexedItem {
  readonly code: string
  readonly version: number
  readonly publishedAt: string
  readonly standard: ItemStandard
}
export interface ItemQuery {
  readonly q?: string
  /** 情形: what somebody sets out to do. */
  readonly event?: string
  /** Opaque id of the deciding organ or of a competent department. */
  readonly organ?: string
  readonly kind?: string
  readonly audience?: string
  readonly source?: string
  /** Code of the region, or how the codes of a wider one begin. */
  readonly region?: string
  readonly domain?: string
  /** Where the power is exercised, and where it came from. */
  readonly level?: string
  readonly origin?: string
  /** A way in which it can be applied for. */
  readonly channel?: string
  /** Code of the last item already shown. */
  readonly after?: string
  readonly limit?: number
}
/** Why an item is among the answers: which part of it holds what was said, and the words themselves. */
export interface MatchReason {
  readonly field: 'NAME' | 'KEYWORD' | 'CODE' | 'PARENT' | 'LAW' | 'ORGAN' | 'SOUND' | 'SYNONYM' | 'EVENT'
  readonly text: string
}
export interface FoundItems<Item extends IndexedItem = IndexedItem> {
  readonly items: readonly Item[]
  /** Beside each item; null where nothing was asked. */
  readonly reasons: readonly (MatchReason | null)[]
  readonly after: string | null
  readonly total: number
}
export interface ItemIndex<Item extends IndexedItem = IndexedItem> {
  /** Adds an item or a newer version of it; `organNames` are found too. */
  readonly put: (item: Item, organNames?: readonly string[]) => void
  /** The item has left the list. */
  readonly remove: (code: string) => void
  /** Best first; without words all items, those authored in full first. */
  readonly search: (query: ItemQuery) => FoundItems<Item>
  /** Parent items (大项) and handling items (小项). */
  readonly count: () => { readonly items: number; readonly subItems: number }
}

/** People say what they want to do (开饭店), the catalogue says what it is called: both outweigh where it is written. */
const WEIGHTS = { keywords: 4, name: 4, code: 3, parent: 2, laws: 1, organs: 1 } as const
/** A guess counts less than a word: what only sounds alike, what is a synonym, what is nearly typed right. */
const SHARES = { said: 1, prefix: 0.75, sound: 0.6, near: 0.4, synonym: 0.35, homophone: 0.5 } as const
/** Answers far weaker than the best one share only a common word with the question, such as 经营. */
const WEAKEST_SHARE = 0.1
const REPEATED_SHARE = 0.1
const FULL_BOOST = 1.6
/** Who says neither change nor renewal is beginning: the first sub-item of an item is the one that grants it. */
const FIRST_BOOST = 1.3
const PAGE = 20
const PAGE_MAX = 100
/** Codes and English words that begin like what was typed. */
const PREFIXES_MAX = 500
const PREFIX_LENGTH_MIN = 2

interface Held<Item> {
  readonly item: Item
  readonly organNames: readonly string[]
}

export function createItemIndex<Item extends IndexedItem = IndexedItem>(): ItemIndex<Item> {
  const numbers = new Map<string, number>()
  const held: (Held<Item> | undefined)[] = []
  const index = new InvertedIndex()
  const sounds = new SoundIndex()
  let listed: Item[] | undefined
  let counted: ReturnType<ItemIndex['count']> | undefined

  const all = (): readonly Item[] => (listed ??= held.flatMap((each) => each?.item ?? []).sort(byDepthThenCode))
  const forget = (code: string): void => {
    const number = numbers.get(code)
    const item = number === undefined ? undefined : held[number]?.item
    if (number === undefined || item === undefined) return
    numbers.delete(code)
    held[number] = undefined
    index.remove(number)
    counted = undefined
    if (listed !== undefined) listed.splice(placeOf(listed, item), 1)
  }
  const found = ({ q: words, event }: ItemQuery): Iterable<Item> => {
    const q = words?.trim() ?? ''
    const items = q === '' ? all() : itemsOf(held, index.search(askedIn(q, index, sounds), WEAKEST_SHARE))
    return event === undefined || !isLifeEvent(event) ? items : ofEvent(items, LIFE_EVENTS[event].items)
  }
  return {
    put: (item, organNames = []) => {
      forget(item.code)
      const number = held.length
      numbers.set(item.code, number)
      held.push({ item, organNames })
      index.add(number, termsOf(item.standard, organNames), factorOf(item.standard))
      for (const text of [item.standard.name.zh, ...item.standard.keywords]) {
        for (const run of runsOf(text)) sounds.add(run)
      }
      counted = undefined
      if (listed !== undefined) listed.splice(placeOf(listed, item), 0, item)
    },
    remove: forget,
    search: (query) => {
      const shown = page(found(query), matching(query), query)
      const reasons = shown.items.map(({ code, standard }) => {
        const organNames = held[numbers.get(code) ?? -1]?.organNames ?? []
        return reasonOf(standard, organNames, query, sounds)
      })
      return { ...shown, reasons }
    },
    count: () =>
      (counted ??= {
        items: new Set(all().map(({ standard }) => standard.parentCode)).size,
        subItems: numbers.size,
      }),
  }
}

function* itemsOf<Item>(held: readonly (Held<Item> | undefined)[], ids: readonly number[]): Generator<Item> {
  for (const id of ids) {
    const item = held[id]?.item
    if (item !== undefined) yield item
  }
}

/** Where an item stands, or would stand, in the list. */
function placeOf(listed: readonly IndexedItem[], item: IndexedItem): number {
  let [low, high] = [0, listed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = listed[middle]
    if (other !== undefined && byDepthThenCode(other, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const factorOf = ({ depth, changeKind, code }: ItemStandard): number => {
  const isFirst = changeKind === undefined ? code.endsWith('001') : changeKind === 'NEW'
  return (depth === 'FULL' ? FULL_BOOST : 1) * (isFirst ? FIRST_BOOST : 1)
}

/** Texts repeat by the thousand in a province's catalogue; cutting one into words takes longer than remembering it. */
const cut = new Map<string, readonly string[]>()
const CUT_MAX = 50_000
function wordsOf(text: string): readonly string[] {
  const known = cut.get(text)
  if (known !== undefined) return known
  if (cut.size >= CUT_MAX) cut.clear()
  const words = searchWords(text)
  cut.set(text, words)
  return words
}

function termsOf(
  { code, name, parentName, keywords, legalBases }: ItemStandard,
  organNames: readonly string[],
): Map<string, number> {
  const terms = new Map<string, number>()
  // Said again elsewhere, a word counts a little more, not twice: a renewal that repeats the name in its keywords does
  // not go before the licence itself.
  const add = (texts: readonly (string | undefined)[], weight: number): void => {
    const own = new Set(texts.flatMap((text) => (text === undefined ? [] : wordsOf(text))))
    for (const word of own) {
      const before = terms.get(word) ?? 0
      terms.set(word, Math.max(before, weight) + REPEATED_SHARE * Math.min(before, weight))
    }
  }
  add([name.zh, name.en], WEIGHTS.name)
  add(keywords, WEIGHTS.keywords)
  add([parentName.zh, parentName.en], WEIGHTS.parent)
  add([code], WEIGHTS.code)
  add(
    legalBases.map(({ law }) => law),
    WEIGHTS.laws,
  )
  add(organNames, WEIGHTS.organs)
  return terms
}

/** What a question asks for, each word with what it may mean beside what it says. */
function askedIn(q: string, index: InvertedIndex, sounds: SoundIndex): readonly Asked[] {
  const asked: Asked[] = []
  const ask = (terms: readonly string[], share: number): void => {
    const known = terms.filter((term) => index.has(term))
    if (known.length > 0) asked.push({ terms: known, share })
  }
  for (const word of searchWords(q)) {
    ask([word], SHARES.said)
    if (!isLatin(word) || word.length < PREFIX_LENGTH_MIN) continue
    ask(
      index.beginningWith(word, PREFIXES_MAX).filter((longer) => longer !== word),
      SHARES.prefix,
    )
    const { runs, exact } = sounds.startingWith(word)
    ask(runs, exact ? SHARES.sound : SHARES.near)
  }
  const synonyms = synonymsIn(q)
  for (const word of new Set(synonyms.flatMap(searchWords))) ask([word], SHARES.synonym)
  // 「食品经赢许可」: the sound is right, one character is not. Only where the run itself is nowhere.
  for (const run of runsOf(q)) {
    if (run.length > PREFIX_LENGTH_MIN && !index.has(run)) ask(sounds.startingWith(soundOf(run)).runs, SHARES.homophone)
  }
  return asked
}

/** What a life event takes, in its own order. */
function ofEvent<Item extends IndexedItem>(items: Iterable<Item>, names: readonly string[]): readonly Item[] {
  const rank = ({ standard }: Item): number => names.findIndex((name) => standard.name.zh.includes(name))
  return [...items]
    .map((item) => ({ item, at: rank(item) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

const matching =
  ({ organ, kind, audience, source, region, domain, level, origin, channel }: ItemQuery) =>
  ({ standard }: IndexedItem): boolean =>
    (organ === undefined || standard.organ === organ || standard.competentOrgans.includes(organ)) &&
    (kind === undefined || standard.kind === kind) &&
    (audience === undefined || standard.audience.some((who) => who === audience)) &&
    (source === undefined || standard.source === source) &&
    (region === undefined || standard.region.startsWith(region)) &&
    (domain === undefined || standard.domain === domain) &&
    (level === undefined || standard.exerciseLevel === level) &&
    (origin === undefined || standard.originLevel === origin) &&
    (channel === undefined || (standard.channels ?? []).some((each) => each === channel))

/** The first part of the item, most telling first, that holds a word of the question. */
function reasonOf(
  { code, name, parentName, keywords, legalBases }: ItemStandard,
  organNames: readonly string[],
  { q: words = '', event }: ItemQuery,
  sounds: SoundIndex,
): MatchReason | null {
  const q = words.trim()
  if (q === '')
    return event !== undefined && isLifeEvent(event) ? { field: 'EVENT', text: LIFE_EVENTS[event].zh } : null
  const asked = new Set(searchWords(q))
  const shared = (text: string) => wordsOf(text).filter((word) => asked.has(word)).length
  const best = (texts: readonly string[]): string | undefined =>
    texts
      .map((text) => ({ text, count: shared(text) }))
      .reduce((a, b) => (b.count > a.count ? b : a), { text: '', count: 0 }).text || undefined
  const fields: readonly (readonly [MatchReason['field'], readonly string[]])[] = [
    ['CODE', [code]],
    ['NAME', [name.zh, name.en ?? '']],
    ['KEYWORD', keywords],
    ['PARENT', [parentName.zh]],
    ['LAW', legalBases.map(({ law }) => law)],
    ['ORGAN', organNames],
  ]
  // A keyword said letter for letter tells more than a word that the name happens to share.
  const literal = keywords.find((keyword) => q.includes(keyword))
  if (literal !== undefined) return { field: 'KEYWORD', text: literal }
  if (code.startsWith(q)) return { field: 'CODE', text: code }
  for (const [field, texts] of fields) {
    const text = best(texts)
    if (text !== undefined) return { field, text }
  }
  const own = new Set([name.zh, ...keywords].flatMap(runsOf))
  const heard = [...asked].filter(isLatin).flatMap((word) => sounds.startingWith(word).runs)
  const alike = runsOf(q).flatMap((run) => sounds.startingWith(soundOf(run)).runs)
  const sounding = [...heard, ...alike].find((run) => own.has(run))
  if (sounding !== undefined) return { field: 'SOUND', text: sounding }
  const synonym = synonymsIn(q).find((word) => name.zh.includes(word) || keywords.some((each) => each.includes(word)))
  return { field: 'SYNONYM', text: synonym ?? name.zh }
}

const byDepthThenCode = ({ standard: a }: IndexedItem, { standard: b }: IndexedItem): number =>
  a.depth === b.depth ? (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) : a.depth === 'FULL' ? -1 : 1

/** Keyset paging by the last code shown; a code no longer among the answers ends the list instead of starting it again. */
function page<Item extends IndexedItem>(
  found: Iterable<Item>,
  isWanted: (item: Item) => boolean,
  { after, limit = PAGE }: ItemQuery,
): Omit<FoundItems<Item>, 'reasons'> {
  const size = Math.min(Math.max(1, limit), PAGE_MAX)
  const items: Item[] = []
  let [total, begun, more] = [0, after === undefined, false]
  for (const item of found) {
    if (!isWanted(item)) continue
    total += 1
    if (begun && items.length < size) items.push(item)
    else if (begun) more = true
    if (item.code === after) begun = true
  }
  return { items, after: more ? (items.at(-1)?.code ?? null) : null, total }
}
