import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { loadMatters, MattersError } from './load-matters.ts'
import type { Matters } from './load-matters.ts'
import { schemaParser } from './parse-schema.ts'
import type { ItemStandard, LegalBasis } from './standard.ts'

const MATTERS = fileURLToPath(new URL('../../matters', import.meta.url))
let matters: Matters

beforeAll(async () => {
  matters = await loadMatters(MATTERS)
})

describe('the demo district', () => {
  test('has at least 92 items with 182 sub-items, at least 24 of them authored in full', () => {
    const { standards } = matters
    expect(new Set(standards.map(({ parentCode }) => parentCode)).size).toBeGreaterThanOrEqual(92)
    expect(standards.length).toBeGreaterThanOrEqual(182)
    expect(standards.filter(({ depth }) => depth === 'FULL').length).toBeGreaterThanOrEqual(24)
  })

  test('names every item in Chinese and English, and no two alike', () => {
    const { standards } = matters
    expect(new Set(standards.map(({ name }) => name.zh)).size).toBe(standards.length)
    for (const { code, name, parentName } of standards) {
      expect(
        [code, name.en, parentName.en].every((text) => text !== undefined && text !== ''),
        code,
      ).toBe(true)
    }
  })

  /** Posts that may meet in one person: the window that decides on the spot, the combined post. */
  const APPROVING = ['intakeOfficer', 'examiner', 'decider']
  test('has somebody for every post, two administrators, and none who approves and watches himself', () => {
    const posts = matters.district.officers.flatMap(({ roles }) => roles)
    for (const role of ['intakeOfficer', 'decider', 'sealKeeper', 'inspector', 'leader'] as const)
      expect(posts).toContain(role)
    expect(posts.filter((role) => role === 'examiner').length).toBeGreaterThanOrEqual(2)
    // Two go to an inspection, and they are of one department (行政处罚法 42).
    const ofMarket = matters.district.officers
      .filter(({ username }) => username === 'pan.guanshi')
      .map(({ organ }) => organ)
    expect(
      matters.district.officers.filter(({ organ, roles }) => ofMarket.includes(organ) && roles.includes('supervisor'))
        .length,
    ).toBeGreaterThanOrEqual(2)
    expect(posts.filter((role) => role === 'administrator')).toHaveLength(2)
    for (const { roles } of matters.district.officers)
      expect(roles.length === 1 || roles.every((role) => APPROVING.includes(role))).toBe(true)
  })

  test('lies where no real region is, so no number in it is anybody’s', () => {
    const { district } = matters
    for (const { code } of district.regions) expect(code).toMatch(/^99/)
    for (const { creditCode } of district.organs) expect(creditCode.slice(2, 8)).toMatch(/^99/)
    for (const { kind, idNumber } of district.applicants)
      expect(idNumber.slice(kind === 'PERSON' ? 0 : 2)).toMatch(/^99/)
  })

  test('cites a law for every sub-item, and an article unless it says the text is not at hand', () => {
    for (const { code, legalBases } of matters.standards) {
      for (const { article, unverified } of legalBases)
        expect(article !== undefined || unverified === true, code).toBe(true)
    }
  })

  const laws = new URL('../../../shared/data/laws-articles.json', import.meta.url)
  test.skipIf(!existsSync(laws))('cites only articles that exist, and calls unverified only laws not at hand', () => {
    const articles = articlesOf(readLaws(laws))
    for (const standard of [...matters.standards, ...matters.history]) {
      for (const { law, article, unverified } of basesOf(standard)) {
        const known = articles.get(law)
        expect(known === undefined, `${standard.code} ${law}`).toBe(unverified === true)
        for (const cited of article?.split('、') ?? []) {
          // 「第三条第一款第三项、第四项」 goes on within the article named first.
          const [number] = /^第[一二三四五六七八九十百零]+条/.exec(cited) ?? []
          if (number !== undefined) expect([...(known?.keys() ?? [])], `${standard.code} ${law}`).toContain(number)
        }
      }
    }
  })

  test.skipIf(!existsSync(laws))(
    'repeats the conditions of food and construction permits word for word from the law',
    () => {
      const articles = articlesOf(readLaws(laws))
      for (const code of ['990101001001', '990101003001']) {
        const standard = matters.standards.find((item) => item.code === code)
        expect(standard?.conditions.length).toBeGreaterThan(0)
        for (const { text, basis } of standard?.conditions ?? []) {
          const [number = ''] = /^第[^条]+条/.exec(basis?.article ?? '') ?? []
          expect(articles.get(basis?.law ?? '')?.get(number)).toContain(text.zh)
        }
      }
    },
  )
})

describe('a folder that is wrong', () => {
  let folder = ''
  const spoilt = async (file: string, from: string, to: string): Promise<MattersError> => {
    folder = await mkdtemp(join(tmpdir(), 'oneseal-matters-'))
    await cp(MATTERS, folder, { recursive: true })
    const text = await readFile(join(folder, file), 'utf8')
    expect(text).toContain(from)
    await writeFile(join(folder, file), text.replace(from, to))
    const error: unknown = await loadMatters(folder).catch((reason: unknown) => reason)
    if (error instanceof MattersError) return error
    throw new Error('the spoilt folder was loaded')
  }
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const FOOD = 'food-business-licence/standard.json'
  test.each([
    ['SCHEMA', FOOD, '"visits": 0', '"visits": "none"', '/visits'],
    ['SCHEMA', 'district.json', '"region": "990101",', '"region": ,', ''],
    ['DUPLICATE_CODE', FOOD, '"code": "990101001001"', '"code": "990101003001"', '/code'],
    ['UNKNOWN_ORGAN', FOOD, '"competentOrgans": ["market"]', '"competentOrgans": ["navy"]', '/organs'],
    ['IDENTIFIER', 'district.json', '11990101990000017G', '11990101990000017H', '/organs/0'],
  ])('is refused with %s in %s and the place', async (code, file, from, to, place) => {
    const { faults } = await spoilt(file, from, to)
    expect(faults.map((fault) => [fault.code, fault.place])).toContainEqual([code, place])
  })
})

type Articles = ReadonlyMap<string, ReadonlyMap<string, string>>
const LawsFile = T.Object({
  laws: T.Array(T.Object({ title: T.String(), articles: T.Array(T.Object({ no: T.String(), text: T.String() })) })),
})
const parseLaws = schemaParser(LawsFile)
function readLaws(file: URL): Static<typeof LawsFile> {
  const parsed = parseLaws(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error('the laws are no longer in the shape they were published in')
  return parsed.value
}
const articlesOf = ({ laws }: Static<typeof LawsFile>): Articles =>
  new Map(laws.map(({ title, articles }) => [title, new Map(articles.map(({ no, text }) => [no, text]))]))

const basesOf = (standard: ItemStandard): readonly LegalBasis[] => [
  ...standard.legalBases,
  ...[...standard.conditions, ...standard.criteria, ...standard.materials].flatMap(({ basis }) => basis ?? []),
  ...Object.values(standard.limits).flatMap(({ basis }) => basis ?? []),
  ...standard.steps.flatMap(({ limit }) => limit?.basis ?? []),
  ...(standard.procedures ?? []).flatMap(({ basis }) => basis ?? []),
  ...(standard.predecessors ?? []).flatMap(({ basis }) => basis ?? []),
  ...(standard.fee.schedule ?? []).map(({ basis }) => basis),
  ...[standard.fee, standard.collective, standard.commitment].flatMap((part) => part?.basis ?? []),
]
