import { basisWords, limitWords } from '#contract'
import type { BookletBlock } from '#seal'
import type { ItemStandard } from '#catalogue/standard'

export type Language = 'zh' | 'en'
/** What every paper about an item is made from; nothing else may flow into it, or it would drift from the standard. */
export interface PaperSource {
  readonly standard: ItemStandard
  readonly version: number
  /** Plain date the version came into force: the day printed on the paper. */
  readonly inForceFrom: string
  readonly organName: (organ: string) => string
  readonly bureau: string
  /** Where the item is applied for. */
  readonly address: string
  readonly language: Language
}

interface Phrase {
  readonly zh: string
  readonly en?: string | undefined
}
/** How a paper speaks: in its reader's language, and in Chinese where nothing else was written. */
export const speaking =
  (language: Language) =>
  ({ zh, en }: Phrase): string =>
    language === 'en' ? (en ?? zh) : zh

export interface Speech {
  readonly say: (phrase: Phrase) => string
  readonly t: (zh: string, en: string) => string
  readonly basis: (basis: Parameters<typeof basisWords>[0] | undefined) => string
  readonly limit: (limit: { readonly days: number; readonly unit: string } | undefined) => string
  readonly join: (parts: readonly string[]) => string
}
export function speechIn(language: Language): Speech {
  const say = speaking(language)
  return {
    say,
    t: (zh, en) => say({ zh, en }),
    basis: (basis) => (basis === undefined ? '' : say(basisWords(basis))),
    limit: (limit) => (limit === undefined ? '' : say(limitWords(limit))),
    join: (parts) => parts.join(language === 'zh' ? '、' : ', '),
  }
}

/** When something is asked for, in the words of the scenario question. */
export function askedWhen(
  standard: ItemStandard,
  when: { readonly question: string; readonly anyOf: readonly string[] } | undefined,
  { say, t, join }: Speech,
): string {
  if (when === undefined) return ''
  const question = standard.questions.find(({ id }) => id === when.question)
  const options = when.anyOf.map((value) => {
    const option = question?.options.find((each) => each.value === value)
    return option === undefined ? value : say(option.label)
  })
  const asked = question === undefined ? when.question : say(question.text)
  return t(`仅当“${asked}”选：${join(options)}`, `Only where “${asked}” is: ${join(options)}`)
}

export interface Section {
  readonly title: string
  readonly blocks: readonly BookletBlock[]
}
/** A section that has something to say. */
export const section = (title: string, ...blocks: readonly (BookletBlock | null)[]): readonly Section[] => {
  const said = blocks.filter((block) => block !== null)
  return said.length === 0 ? [] : [{ title, blocks: said }]
}
const NUMERALS = '一二三四五六七八九十'
const numeral = (number: number): string =>
  number <= 10 ? (NUMERALS[number - 1] ?? '') : `十${NUMERALS[number - 11] ?? ''}`
/** Numbered in the order they stand, whatever is left out. */
export const numbered = (language: Language, sections: readonly Section[]): readonly Section[] =>
  sections.map(({ title, blocks }, i) => ({
    title: language === 'zh' ? `${numeral(i + 1)}、${title}` : `${String(i + 1)}. ${title}`,
    blocks,
  }))

export const facts = (...rows: readonly (readonly [string, string] | null)[]): BookletBlock | null => {
  const said = rows.filter((row) => row !== null).filter(([, value]) => value !== '')
  return said.length === 0 ? null : { kind: 'facts', rows: said }
}
export const list = (items: readonly string[]): BookletBlock | null =>
  items.length === 0 ? null : { kind: 'list', items }
export const paragraphs = (...said: readonly string[]): BookletBlock => ({ kind: 'paragraphs', paragraphs: said })
export const table = (
  columns: readonly (readonly [title: string, share: number])[],
  rows: readonly (readonly string[])[],
): BookletBlock | null =>
  rows.length === 0 ? null : { kind: 'table', columns: columns.map(([title, share]) => ({ title, share })), rows }

/** What stands at the top of every page, so that a loose sheet still says what it belongs to. */
export const running = ({ standard, version, language }: PaperSource): string =>
  language === 'zh' ? `${standard.code} · 第 ${String(version)} 版` : `${standard.code} · version ${String(version)}`
