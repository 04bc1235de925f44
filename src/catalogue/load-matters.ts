import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCitizenId, parseUnifiedSocialCreditCode } from '#kernel'
import { District } from './district.ts'
import { GeneralForm, MaterialList } from './general-form.ts'
import { expandItems, GeneralItems } from './general-items.ts'
import type { Expansion } from './general-items.ts'
import { schemaParser } from './parse-schema.ts'
import type { Parsed } from './parse-schema.ts'
import { standardFaults } from './standard-faults.ts'
import type { StandardFaultCode } from './standard-faults.ts'
import { ItemStandard } from './standard.ts'

/** One thing wrong in the matters folder: which file or item, where in it, and what. */
export interface MattersFault {
  readonly file: string
  readonly place: string
  readonly code: StandardFaultCode | 'IDENTIFIER'
  readonly detail: string
}

/** The folder cannot be used. Every fault found is named, so that one round of mending is enough. */
export class MattersError extends Error {
  override readonly name = 'MattersError'
  readonly faults: readonly MattersFault[]
  constructor(faults: readonly MattersFault[]) {
    super(faults.map(({ file, place, code, detail }) => `${file}${place}: ${code} ${detail}`).join('\n'))
    this.faults = faults
  }
}

export interface Matters {
  readonly district: District
  readonly standards: readonly ItemStandard[]
  /** What items that are only named share; imported items are given it too. */
  readonly general: GeneralForm
}

const parseDistrict = schemaParser(District)
const parseGeneralForm = schemaParser(GeneralForm)
const parseMaterials = schemaParser(MaterialList)
const parseItems = schemaParser(GeneralItems)
const parseStandard = schemaParser(ItemStandard)

/**
 * Reads a district: `district.json`, `general-form.json`, `catalogue/*.json` and `<item>/standard.json`.
 * In these files organs go by their keys; the standards answered carry their ids. Throws MattersError.
 */
export async function loadMatters(folder: string): Promise<Matters> {
  const district = await read(folder, 'district.json', parseDistrict)
  const faults: MattersFault[] = [...identifierFaults(district)]
  const expansion = await readExpansion(folder, district)
  const standards: ItemStandard[] = []
  const publishable = (file: string, standard: ItemStandard): void => {
    faults.push(...standardFaults(standard, surroundings).map((fault) => ({ file, ...fault })))
    if (standards.some(({ code }) => code === standard.code)) {
      faults.push({ file, place: '/code', code: 'DUPLICATE_CODE', detail: standard.code })
    }
    standards.push(standard)
  }
  const surroundings = {
    organs: new Set(district.organs.map(({ id }) => id)),
    regions: new Set(district.regions.map(({ code }) => code)),
  }
  for (const file of await authoredStandards(folder)) {
    publishable(file, withOrganIds(await read(folder, file, parseStandard), expansion))
  }
  for (const name of await namesIn(join(folder, 'catalogue'), /^(?!materials\.).+\.json$/)) {
    const file = join('catalogue', name)
    const items = await read(folder, file, parseItems)
    for (const standard of expandItems(items, expansion)) publishable(`${file}#${standard.code}`, standard)
  }
  if (faults.length > 0) throw new MattersError(faults)
  return {
    district,
    standards: standards.sort((a, b) => (a.code < b.code ? -1 : 1)),
    general: expansion.general,
  }
}

async function read<T>(folder: string, file: string, parse: (document: unknown) => Parsed<T>): Promise<T> {
  const text = await readFile(join(folder, file), 'utf8')
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new MattersError([{ file, place: '', code: 'SCHEMA', detail: error instanceof Error ? error.message : '' }])
  }
  const parsed = parse(document)
  if (parsed.ok) return parsed.value
  throw new MattersError(parsed.faults.map(({ place, detail }) => ({ file, place, code: 'SCHEMA', detail })))
}

async function readExpansion(folder: string, district: District): Promise<Expansion> {
  const general = await read(folder, 'general-form.json', parseGeneralForm)
  const { materials } = await read(folder, join('catalogue', 'materials.json'), parseMaterials)
  const organs = new Map(district.organs.map((organ) => [organ.key, organ]))
  const organ = (key: string) => {
    const found = organs.get(key)
    if (found !== undefined) return found
    throw new MattersError([{ file: 'district.json', place: '/organs', code: 'UNKNOWN_ORGAN', detail: key }])
  }
  return {
    region: district.region,
    bureau: organ(district.bureau).id,
    general,
    materials: new Map(materials.map((material) => [material.id, material])),
    organ,
  }
}

const namesIn = async (folder: string, pattern: RegExp): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => pattern.test(name)).sort()

async function authoredStandards(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'catalogue')
    .map(({ name }) => join(name, 'standard.json'))
    .sort()
}

const withOrganIds = (standard: ItemStandard, { organ }: Expansion): ItemStandard => ({
  ...standard,
  organ: organ(standard.organ).id,
  competentOrgans: standard.competentOrgans.map((key) => organ(key).id),
})

/** Numbers of organs and people carry sound check digits, or every certificate that shows them would be refused. */
function identifierFaults({ organs, officers, applicants }: District): readonly MattersFault[] {
  const faults: MattersFault[] = []
  const check = (place: string, detail: string, ok: boolean): void => {
    if (!ok) faults.push({ file: 'district.json', place, code: 'IDENTIFIER', detail })
  }
  const known = new Set(organs.map(({ id }) => id))
  organs.forEach(({ creditCode }, i) => check(`/organs/${i}`, creditCode, parseUnifiedSocialCreditCode(creditCode).ok))
  officers.forEach(({ organ }, i) => check(`/officers/${i}/organ`, organ, known.has(organ)))
  applicants.forEach(({ kind, idNumber }, i) => {
    const sound =
      kind === 'PERSON' ? parseCitizenId(idNumber, '9999-12-31').ok : parseUnifiedSocialCreditCode(idNumber).ok
    check(`/applicants/${i}`, idNumber, sound)
  })
  return faults
}
