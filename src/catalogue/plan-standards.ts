import { createHash } from 'node:crypto'
import { canonicalJson, jsonObjectOf } from '#kernel'
import { LINT_TEXTS } from './lint-texts.ts'
import { schemaParser } from './parse-schema.ts'
import { standardFaults } from './standard-faults.ts'
import type { Surroundings } from './standard-faults.ts'
import { ItemStandard } from './standard.ts'
import type { FileFault, FileItem } from './standards-file.ts'

export type StandardVerdict = 'NEW' | 'CHANGED' | 'UNCHANGED' | 'REFUSED'
/** What taking in one item of a file would do. */
export interface StandardRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly verdict: StandardVerdict
  readonly faults: readonly FileFault[]
  /** What is to become a draft; absent unless something is. */
  readonly standard?: ItemStandard
}
export interface StandardsPlanContext {
  readonly surroundings: Surroundings
  /** Digest of the newest published version, by code. */
  readonly published: (code: string) => string | undefined
  /** Codes for which somebody is writing a draft: an import must not write over it. */
  readonly drafting: ReadonlySet<string>
  /** Whether whoever brings the file may write this standard. */
  readonly mayWrite: (standard: ItemStandard) => boolean
}

const parseStandard = schemaParser(ItemStandard)
/** What is wrong with one item beyond so many places is one thing: it is no item. */
const FAULTS_OF_ITEM_MAX = 20

export const digestOf = (standard: ItemStandard): string =>
  createHash('sha256')
    .update(canonicalJson(jsonObjectOf(standard)))
    .digest('hex')

/** Judges one item; pure, so that a file can be judged piece by piece while people watch. */
export function planStandard(
  item: FileItem,
  earlier: ReadonlyMap<string, number>,
  { surroundings, published, drafting, mayWrite }: StandardsPlanContext,
): StandardRow {
  const { row, code, name } = item
  const refuse = (faults: readonly FileFault[]): StandardRow => ({
    row,
    code,
    name,
    verdict: 'REFUSED',
    faults: faults.slice(0, FAULTS_OF_ITEM_MAX),
  })
  const parsed = parseStandard(item.document)
  if (!parsed.ok) {
    return refuse(parsed.faults.map(({ place, detail }) => shapeFault(item, place, detail)))
  }
  const standard = parsed.value
  const current = published(standard.code)
  // What stands already was judged when it was published; a file that says the same again changes nothing.
  if (current === digestOf(standard) && !earlier.has(standard.code)) {
    return { row, code, name, verdict: 'UNCHANGED', faults: [] }
  }
  const found = standardFaults(standard, surroundings).map(({ place, code: fault, detail }): FileFault => {
    const { zh, en } = LINT_TEXTS[fault] ?? { zh: `${fault} {detail}`, en: `${fault} {detail}` }
    const say = (text: string) => text.replaceAll('{detail}', detail).trim()
    return { place: item.placeOf(place), code: fault, zh: say(zh), en: say(en) }
  })
  const before = earlier.get(standard.code)
  if (before !== undefined) {
    const [zh, en] = [`编码与第 ${before} 行重复`, `The code is the same as in row ${before}`]
    found.push({ place: item.placeOf('/code'), code: 'CODE_DUPLICATE', zh, en })
  }
  if (found.length > 0) return refuse(found)
  if (!mayWrite(standard)) {
    const [zh, en] = ['不是本机关决定或者监管的事项', 'Your organ neither decides nor supervises this item']
    return refuse([{ place: item.placeOf('/organ'), code: 'NOT_YOURS', zh, en }])
  }
  if (drafting.has(standard.code)) {
    const [zh, en] = ['该事项已有草稿在编，不得覆盖', 'Somebody is writing a draft of this item; it is not overwritten']
    return refuse([{ place: item.placeOf('/code'), code: 'DRAFT_OPEN', zh, en }])
  }
  return { row, code, name, verdict: current === undefined ? 'NEW' : 'CHANGED', faults: [], standard }
}

/** Ajv names the object that lacks a part, and the part beside it. */
function shapeFault(item: FileItem, place: string, detail: string): FileFault {
  const missing = /"missingProperty":"([^"]{1,60})"/.exec(detail)?.[1]
  const extra = /"additionalProperty":"([^"]{1,60})"/.exec(detail)?.[1]
  if (missing !== undefined) {
    return {
      place: item.placeOf(`${place}/${missing}`),
      code: 'SCHEMA',
      zh: `缺少「${missing}」`,
      en: `“${missing}” is missing`,
    }
  }
  if (extra !== undefined) {
    return { place: item.placeOf(place), code: 'SCHEMA', zh: `不认识的内容「${extra}」`, en: `“${extra}” is not known` }
  }
  const short = detail.slice(0, 120)
  return {
    place: item.placeOf(place),
    code: 'SCHEMA',
    zh: `内容不合要求：${short}`,
    en: `Not as it should be: ${short}`,
  }
}

export interface StandardsPlan {
  /** Nothing is taken in unless every row may be. */
  readonly ok: boolean
  readonly rows: readonly StandardRow[]
  readonly counts: Readonly<Record<StandardVerdict, number>>
}

const AT_ONCE = 50

/** Judges every item, telling how far it has come; other requests are answered in between. */
export async function planStandards(
  items: readonly FileItem[],
  context: StandardsPlanContext,
  progress: (done: number) => Promise<void>,
): Promise<StandardsPlan> {
  const earlier = new Map<string, number>()
  const rows: StandardRow[] = []
  const counts = { NEW: 0, CHANGED: 0, UNCHANGED: 0, REFUSED: 0 }
  for (const item of items) {
    const row = planStandard(item, earlier, context)
    if (item.code !== '' && !earlier.has(item.code)) earlier.set(item.code, item.row)
    counts[row.verdict] += 1
    rows.push(row)
    if (rows.length % AT_ONCE === 0) await progress(rows.length)
  }
  return { ok: counts.REFUSED === 0, rows, counts }
}
