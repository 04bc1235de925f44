import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { District } from './district.ts'
import { GeneralCatalogue } from './general-catalogue.ts'
import { schemaParser } from './parse-schema.ts'
import type { Parsed } from './parse-schema.ts'
import { ScopePermits } from './scope-permits.ts'
import { StepModules } from './step-modules.ts'

const Day = T.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })

/** One law, regulation or rule that items rest on, and how long it stands (ST-04). */
const Law = T.Object(
  {
    title: T.String({ minLength: 2 }),
    /** Day of the text in force, as published. */
    revisedOn: T.Optional(Day),
    /** How many articles it has: a basis beyond the last one is a slip. */
    articles: T.Optional(T.Integer({ minimum: 1 })),
    repealedFrom: T.Optional(Day),
    replacedBy: T.Optional(T.String()),
  },
  { additionalProperties: false },
)
const Laws = T.Object({ about: T.String(), laws: T.Array(Law) }, { additionalProperties: false })
export type Law = Static<typeof Law>
/** The register of laws by title. */
export type LawRegister = ReadonlyMap<string, Law>

const parseLaws = schemaParser(Laws)
const parseCatalogue = schemaParser(GeneralCatalogue)
const parseModules = schemaParser(StepModules)
const parseScopes = schemaParser(ScopePermits)
const parseDistrict = schemaParser(District)

/** What standards are held against, beside the law itself: the register of laws and the catalogue from above. */
export interface References {
  readonly laws: LawRegister
  readonly generalCatalogue: GeneralCatalogue
  /** Kinds of work items are composed of. */
  readonly stepModules: StepModules['modules']
  /** Which words of a business scope ask for which permit. */
  readonly scopePermits: ScopePermits['entries']
  /** Regions the district lies in and consists of, by name. */
  readonly regions: District['regions']
}

export async function loadReferences(folder: string): Promise<References> {
  const [catalogue, modules, scopes, district] = await Promise.all([
    read(folder, 'general-catalogue.json', parseCatalogue),
    read(folder, 'step-modules.json', parseModules),
    read(folder, 'scope-permits.json', parseScopes),
    read(folder, 'district.json', parseDistrict),
  ])
  return {
    laws: await loadLaws(folder),
    generalCatalogue: catalogue,
    stepModules: modules.modules,
    scopePermits: scopes.entries,
    regions: district.regions,
  }
}

async function read<T>(folder: string, file: string, parse: (document: unknown) => Parsed<T>): Promise<T> {
  const parsed = parse(JSON.parse(await readFile(join(folder, file), 'utf8')))
  if (parsed.ok) return parsed.value
  throw new Error(`${file}: ${parsed.faults.map(({ place, detail }) => `${place} ${detail}`).join('; ')}`)
}

async function loadLaws(folder: string): Promise<LawRegister> {
  const { laws } = await read(folder, 'laws.json', parseLaws)
  return new Map(laws.map((law) => [law.title, law]))
}

const DIGITS = '零一二三四五六七八九'

/** 第一百二十二条之一 → 122; undefined where no article is named. */
export function articleNumber(article: string): number | undefined {
  const named = /第([零一二三四五六七八九十百千]+)条/.exec(article)?.[1]
  if (named === undefined) return undefined
  let [total, digit] = [0, 0]
  for (const sign of named) {
    const value = DIGITS.indexOf(sign)
    if (value >= 0) {
      digit = value
      continue
    }
    total += (digit === 0 ? 1 : digit) * (sign === '千' ? 1000 : sign === '百' ? 100 : 10)
    digit = 0
  }
  return total + digit
}
