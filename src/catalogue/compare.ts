import { basisWords, fieldWords, limitWords, sectionOf, valueWords } from '#contract'
import type { Bilingual, Section } from '#contract'
import type { ItemStandard } from './standard.ts'

/** One thing that is not the same in two versions, in words an applicant understands. */
export interface Difference {
  readonly section: Section
  /** JSON pointer; rows of a list go by their id. */
  readonly place: string
  readonly subject: Bilingual
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED'
  readonly before: Bilingual | null
  readonly after: Bilingual | null
}

type Node = Readonly<Record<string, unknown>>
interface Side {
  /** Fields of the form and step modules go by ids; people know them by these names. */
  readonly names: ReadonlyMap<string, Bilingual>
  readonly questions: ReadonlyMap<string, { readonly text: string; readonly options: ReadonlyMap<string, string> }>
}
interface Place {
  readonly path: string
  readonly section: Section
  readonly subject: Bilingual
}

/**
 * Everything in which two standards differ, field by field. It walks the documents themselves, so a field the schema
 * gains tomorrow is compared from its first day; what is one thing to a reader (a basis, a limit, a text) is one line.
 */
export function compareStandards(
  before: ItemStandard,
  after: ItemStandard,
  modules: ReadonlyMap<string, Bilingual> = new Map(),
): readonly Difference[] {
  const [a, b]: readonly [Node, Node] = [{ ...before }, { ...after }]
  const sides = [sideOf(before, modules), sideOf(after, modules)] as const
  return keysOf(a, b).flatMap((field) =>
    differ(a[field], b[field], { path: `/${field}`, section: sectionOf(field), subject: fieldWords(field) }, sides),
  )
}

function differ(a: unknown, b: unknown, place: Place, sides: readonly [Side, Side]): readonly Difference[] {
  if (sameJson(a, b)) return []
  if (a === undefined || b === undefined || isLeaf(a) || isLeaf(b)) return [difference(a, b, place, sides)]
  if (Array.isArray(a) && Array.isArray(b)) return differRows(a, b, place, sides)
  if (!isNode(a) || !isNode(b)) return [difference(a, b, place, sides)]
  return keysOf(a, b).flatMap((key) =>
    differ(a[key], b[key], inside(place, key, nameOf(b[key]) ?? nameOf(a[key])), sides),
  )
}

function difference(
  a: unknown,
  b: unknown,
  { path, section, subject }: Place,
  [left, right]: readonly [Side, Side],
): Difference {
  return {
    section,
    place: path,
    subject,
    kind: a === undefined ? 'ADDED' : b === undefined ? 'REMOVED' : 'CHANGED',
    before: a === undefined ? null : wordsOf(a, left),
    after: b === undefined ? null : wordsOf(b, right),
  }
}

/** Rows of a list are the same row when they have the same id, wherever they stand. */
function differRows(
  a: readonly unknown[],
  b: readonly unknown[],
  place: Place,
  sides: readonly [Side, Side],
): readonly Difference[] {
  const [before, after] = [rowsOf(a), rowsOf(b)]
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [row, next] = [before.get(key), after.get(key)]
    return differ(row, next, inside(place, key, nameOf(next) ?? nameOf(row) ?? valueWords(key)), sides)
  })
  const common = (rows: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>) =>
    [...rows.keys()].filter((key) => others.has(key))
  if (sameJson(common(before, after), common(after, before))) return found
  const order = (rows: ReadonlyMap<string, unknown>): Bilingual =>
    joined(
      [...rows].map(([key, row]) => nameOf(row) ?? valueWords(key)),
      ' → ',
    )
  const moved = { section: place.section, place: `${place.path}#order`, subject: qualified(place.subject, ORDER) }
  return [...found, { ...moved, kind: 'CHANGED', before: order(before), after: order(after) }]
}
const ORDER: Bilingual = { zh: '顺序', en: 'order' }

function rowsOf(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  const rows = new Map<string, unknown>()
  list.forEach((row, index) => {
    const key = keyOf(row) ?? String(index)
    rows.set(rows.has(key) ? `${key}#${String(index)}` : key, row)
  })
  return rows
}

/** What makes a row this row. */
function keyOf(row: unknown): string | undefined {
  if (typeof row === 'string') return row
  if (!isNode(row)) return undefined
  for (const key of ['id', 'pointer', 'value', 'const', 'item']) if (typeof row[key] === 'string') return row[key]
  if (typeof row['law'] === 'string')
    return [row['law'], row['article']].filter((each) => typeof each === 'string').join(' ')
  if (typeof row['kind'] === 'string') return row['kind']
  const name = row['name'] ?? row['label'] ?? row['text'] ?? row
  return isText(name) ? name.zh : undefined
}

/** What people call a row. */
function nameOf(row: unknown): Bilingual | undefined {
  if (!isNode(row)) return undefined
  if (typeof row['law'] === 'string') return undefined
  for (const name of [row['name'], row['text'], row['label']]) if (isText(name)) return spoken(name)
  if (typeof row['title'] === 'string') return spoken({ zh: row['title'], en: row['x-en'] })
  if (typeof row['kind'] === 'string') return valueWords(row['kind'])
  return undefined
}

const inside = (place: Place, key: string, name: Bilingual | undefined): Place => ({
  path: `${place.path}/${key}`,
  section: place.section,
  subject: key === 'properties' ? place.subject : qualified(place.subject, name ?? fieldWords(key)),
})
const qualified = (of: Bilingual, part: Bilingual): Bilingual => ({
  zh: `${of.zh} · ${part.zh}`,
  en: `${of.en} · ${part.en}`,
})

/** What is one thing to a reader is not taken apart. */
const isLeaf = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  isText(value) ||
  isBasis(value) ||
  isLimit(value) ||
  isCondition(value) ||
  (Array.isArray(value) && value.every((each) => typeof each !== 'object'))

const NONE: Bilingual = { zh: '无', en: 'none' }

function wordsOf(value: unknown, side: Side): Bilingual {
  if (value === null || value === undefined) return NONE
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }
  if (typeof value === 'string') return side.names.get(value) ?? valueWords(value)
  if (Array.isArray(value))
    return value.length === 0
      ? NONE
      : joined(
          value.map((each) => wordsOf(each, side)),
          '、',
        )
  if (isText(value)) return spoken(value)
  if (isBasis(value)) return basisWords(value)
  if (isLimit(value)) return withBasis(limitWords(value), value['basis'])
  if (isCondition(value)) return conditionWords(value, side)
  return nameOf(value) ?? { zh: JSON.stringify(value), en: JSON.stringify(value) }
}

const withBasis = (said: Bilingual, basis: unknown): Bilingual => {
  if (!isBasis(basis)) return said
  const { zh, en } = basisWords(basis)
  return { zh: `${said.zh}（${zh}）`, en: `${said.en} (${en})` }
}

function conditionWords({ question, anyOf }: ConditionNode, { questions }: Side): Bilingual {
  const known = questions.get(question)
  const answers = anyOf.map((value) => known?.options.get(value) ?? value).join('、')
  const text = known?.text ?? question
  return { zh: `「${text}」答「${answers}」时`, en: `when “${text}” is answered “${answers}”` }
}

const joined = (parts: readonly Bilingual[], separator: string): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join(separator),
  en: parts.map(({ en }) => en).join(separator === '、' ? ', ' : separator),
})

const sideOf = ({ questions, form }: ItemStandard, modules: ReadonlyMap<string, Bilingual>): Side => ({
  names: new Map([...modules, ...fieldNames(form)]),
  questions: new Map(
    questions.map(({ id, text, options }) => [
      id,
      { text: text.zh, options: new Map(options.map(({ value, label }) => [value, label.zh])) },
    ]),
  ),
})

interface TextNode {
  readonly zh: string
  readonly en?: unknown
}
interface ConditionNode {
  readonly question: string
  readonly anyOf: readonly string[]
}
const spoken = ({ zh, en }: TextNode): Bilingual => ({ zh, en: typeof en === 'string' && en !== '' ? en : zh })
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is TextNode => isNode(value) && typeof value['zh'] === 'string'
const isBasis = (
  value: unknown,
): value is { readonly law: string; readonly article?: string; readonly unverified?: boolean } =>
  isNode(value) && typeof value['law'] === 'string'
const isLimit = (value: unknown): value is Node & { readonly days: number; readonly unit: string } =>
  isNode(value) && typeof value['days'] === 'number' && typeof value['unit'] === 'string'
const isCondition = (value: unknown): value is ConditionNode =>
  isNode(value) && typeof value['question'] === 'string' && Array.isArray(value['anyOf'])
const keysOf = (a: Node, b: Node): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])]

/** Equal as documents: the order of keys says nothing. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => sameJson(each, b[i]))
  if (!isNode(a) || !isNode(b)) return false
  return keysOf(a, b).every((key) => sameJson(a[key], b[key]))
}

function fieldNames(form: unknown): readonly (readonly [string, Bilingual])[] {
  const properties = isNode(form) && isNode(form['properties']) ? form['properties'] : {}
  return Object.entries(properties).flatMap(([name, field]) => {
    const title = nameOf(field)
    return title === undefined ? [] : [[name, title] as const]
  })
}
