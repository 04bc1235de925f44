import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type as T } from 'typebox'
import type { Static } from 'typebox'
import { schemaParser } from './parse-schema.ts'
import { Question, Text } from './standard.ts'

/** What an item's own question is answered with: always the same, or as a question of the package was answered. */
const AnswerSource = T.Union([
  T.Object({ is: T.String() }, { additionalProperties: false }),
  T.Object(
    { question: T.String(), values: T.Optional(T.Record(T.String(), T.String())) },
    { additionalProperties: false },
  ),
])

/** One item of a package, and what must have been granted before its case is filed. */
const PackageStep = T.Object(
  {
    item: T.String(),
    after: T.Array(T.String()),
    answers: T.Record(T.String(), AnswerSource),
    /** Fields of the item that mean what the package asks for under another name. */
    fields: T.Record(T.String(), T.String()),
    /** 服务快车: working days within which the case is decided, instead of the item's own promise. */
    expressDays: T.Optional(T.Integer({ minimum: 0, maximum: 60 })),
  },
  { additionalProperties: false },
)

/** 服务套餐（一件事）: several items applied for as one matter. */
export const PackageDefinition = T.Object(
  {
    /** Marked off from item codes, for a draft belongs to the one or the other. */
    code: T.String({ pattern: '^PKG-[A-Z0-9-]{2,40}$' }),
    name: Text,
    lead: Text,
    questions: T.Array(Question),
    steps: T.Array(PackageStep, { minItems: 2 }),
    /** The answers under which the published arithmetic is computed. */
    example: T.Record(T.String(), T.String()),
  },
  { additionalProperties: false },
)
export type PackageDefinition = Static<typeof PackageDefinition>
export type PackageStep = Static<typeof PackageStep>

const parse = schemaParser(PackageDefinition)

export const isPackageCode = (code: string): boolean => code.startsWith('PKG-')

/** Every package of the district, `packages/*.json`; a step may only wait for one that stands before it. */
export async function loadPackages(folder: string): Promise<readonly PackageDefinition[]> {
  const files = (await readdir(join(folder, 'packages'))).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (name) => {
      const parsed = parse(JSON.parse(await readFile(join(folder, 'packages', name), 'utf8')))
      if (!parsed.ok)
        throw new Error(`${name}: ${parsed.faults.map(({ place, detail }) => `${place} ${detail}`).join('; ')}`)
      const items = parsed.value.steps.map(({ item }) => item)
      parsed.value.steps.forEach(({ after }, i) => {
        if (!after.every((one) => items.slice(0, i).includes(one)))
          throw new Error(`${name}: step ${String(i)} waits for one that does not stand before it`)
      })
      return parsed.value
    }),
  )
}
