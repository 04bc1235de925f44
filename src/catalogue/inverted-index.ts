/**
 * One thing that was asked, as the terms it may mean: a document counts it once, by its best term, and it is as rare as
 * all of them together. A guess counts less than what was said.
 */
export interface Asked {
  readonly terms: readonly string[]
  readonly share: number
}

/** BM25+'s floor. Length does not count against an item: many keywords are a merit, and each word counts once. */
const FLOOR = 0.5
const WEIGHT_BITS = 8
const WEIGHT_MAX = (1 << WEIGHT_BITS) - 1
/** What is packed into 31 bits with a weight. */
const ID_MAX = 2 ** (31 - WEIGHT_BITS) - 1
/** Scores are told apart this finely when they are put in order. */
const STEPS = 2 ** 20
/** Weights are kept in tenths. */
const TENTHS = 10
/** Latin terms not yet in the sorted list; a linear look at so many costs less than sorting all again. */
const FRESH_MAX = 2000

/**
 * Terms and the documents that hold them, packed so that a province's hundred thousand items answer in milliseconds.
 * Documents are numbered by whoever adds them; one that is gone keeps its number and is skipped.
 */
export class InvertedIndex {
  readonly #postings = new Map<string, number[]>()
  readonly #dead = new Set<number>()
  #documents = 0
  #scores = new Float32Array(1024)
  #factors = new Float32Array(1024)
  #sorted: string[] = []
  #fresh: string[] = []

  /** `factor` weighs the document as a whole. */
  add(id: number, terms: ReadonlyMap<string, number>, factor: number): void {
    if (id > ID_MAX) throw new RangeError(`No more than ${ID_MAX} documents can be held`)
    this.#documents += 1
    if (id >= this.#scores.length) {
      this.#scores = new Float32Array(Math.max(id + 1, this.#scores.length * 2))
      const factors = new Float32Array(this.#scores.length)
      factors.set(this.#factors)
      this.#factors = factors
    }
    this.#factors[id] = factor
    for (const [term, weight] of terms) {
      const packed = (id << WEIGHT_BITS) | Math.min(WEIGHT_MAX, Math.round(weight * TENTHS))
      const known = this.#postings.get(term)
      if (known !== undefined) known.push(packed)
      else {
        this.#postings.set(term, [packed])
        if (/^[a-z0-9]/.test(term)) this.#fresh.push(term)
      }
    }
  }

  remove(id: number): void {
    if (this.#dead.has(id)) return
    this.#dead.add(id)
    this.#documents -= 1
  }

  has(term: string): boolean {
    return this.#postings.has(term)
  }

  /** Latin terms that begin like this, at most so many. */
  beginningWith(prefix: string, limit: number): readonly string[] {
    const sorted = this.#inOrder()
    const found: string[] = []
    for (let at = lowerBound(sorted, prefix); at < sorted.length && found.length < limit; at++) {
      const term = sorted[at]
      if (term?.startsWith(prefix) !== true) break
      found.push(term)
    }
    for (const term of this.#fresh) if (found.length < limit && term.startsWith(prefix)) found.push(term)
    return found
  }

  /** Documents best first, those far weaker than the best one left out. */
  search(asked: readonly Asked[], weakestShare: number): readonly number[] {
    const touched: number[] = []
    for (const { terms, share } of asked) {
      const lists = terms.flatMap((term) => {
        const postings = this.#postings.get(term)
        return postings === undefined ? [] : [postings]
      })
      const holding = lists.reduce((sum, { length }) => sum + length, 0)
      const rarity = Math.log(1 + Math.max(this.#documents - holding + 0.5, 0) / (holding + 0.5))
      const worth = (rarity * share * (FLOOR + 1)) / TENTHS
      const [only] = lists
      if (lists.length === 1 && only !== undefined) this.#count(only, worth, touched)
      else if (lists.length > 1) this.#count(bestOf(lists), worth, touched)
    }
    return this.#inOrderOfScore(touched, weakestShare)
  }

  #count(postings: readonly number[], worth: number, touched: number[]): void {
    const scores = this.#scores
    for (const packed of postings) {
      const id = packed >>> WEIGHT_BITS
      const before = scores[id] ?? 0
      if (before === 0) touched.push(id)
      scores[id] = before + worth * (packed & WEIGHT_MAX)
    }
  }

  /** Numbers are sorted, not objects: a word that every item holds must not take longer than one of a few. */
  #inOrderOfScore(touched: readonly number[], weakestShare: number): readonly number[] {
    const scores = this.#scores
    let best = 0
    for (const id of touched) {
      const score = this.#dead.has(id) ? 0 : (scores[id] ?? 0) * (this.#factors[id] ?? 1)
      scores[id] = score
      if (score > best) best = score
    }
    const keys = new Float64Array(touched.length)
    let count = 0
    for (const id of touched) {
      const score = scores[id] ?? 0
      scores[id] = 0
      if (score <= 0 || score < best * weakestShare) continue
      keys[count] = Math.round((1 - score / best) * STEPS) * (ID_MAX + 1) + id
      count += 1
    }
    return Array.from(keys.subarray(0, count).sort(), (key) => key % (ID_MAX + 1))
  }

  #inOrder(): readonly string[] {
    if (this.#fresh.length > FRESH_MAX || this.#sorted.length === 0) {
      this.#sorted = [...this.#sorted, ...this.#fresh].sort()
      this.#fresh = []
    }
    return this.#sorted
  }
}

/** Every document of several lists once, with its greatest weight. */
function bestOf(lists: readonly (readonly number[])[]): readonly number[] {
  const best = new Map<number, number>()
  for (const postings of lists) {
    for (const packed of postings) {
      const id = packed >>> WEIGHT_BITS
      if ((best.get(id) ?? 0) < packed) best.set(id, packed)
    }
  }
  return [...best.values()]
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}
