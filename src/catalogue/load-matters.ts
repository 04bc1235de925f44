import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseCitizenId, parseUnifiedSocialCreditCode } from '#kernel'
import { District } from './district.ts'
import { GeneralForm, MaterialList } from './general-form.ts'
import { expandItems, GeneralItems } from './general-items.ts'
import type { Expansion } from './general-items.ts'
import { implemented, Implementations } from './implementations.ts'
import { listFaults, readLists } from './load-lists.ts'
import type { DistrictLists } from './load-lists.ts'
import { schemaParser } from './parse-schema.ts'
import type { Parsed } from './parse-schema.ts'
import { catalogueSurroundings, standardFaults } from './standard-faults.ts'
import type { StandardFaultCode, Surroundings } from './standard-faults.ts'
import { ItemStandard } from './standard.ts'

/** One thing wrong in the matters folder: which file or item, where in it, and what. */
export interface MattersFault {
  readonly file: string
  readonly place: string
  readonly code: StandardFaultCode | 'IDENTIFIER' | 'UNKNOWN_FUNCTION' | 'HISTORY'
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

export interface Matters extends DistrictLists {
  readonly district: District
  readonly standards: readonly ItemStandard[]
  /** How some items were handled before the reform: a fresh installation publishes these first, as version 1. */
  readonly history: readonly ItemStandard[]
  /** What items that are only named share; imported items are given it too. */
  readonly general: GeneralForm
}

const parseDistrict = schemaParser(District)
const parseGeneralForm = schemaParser(GeneralForm)
const parseMaterials = schemaParser(MaterialList)
const parseItems = schemaParser(GeneralItems)
const parseStandard = schemaParser(ItemStandard)
const parseImplementations = schemaParser(Implementations)

/** Who is who in a district, without its catalogue. */
export const loadDistrict = (folder: string): Promise<District> => read(folder, 'district.json', parseDistrict)

/**
 * Reads a district: `district.json`, the lists, `general-form.json`, `catalogue/*.json`, `<item>/standard.json` and,
 * where there is one, `<item>/before.json`. In these files organs go by their keys; what is answered carries their ids.
 * Throws MattersError.
 */
export async function loadMatters(folder: string): Promise<Matters> {
  const district = await loadDistrict(folder)
  const expansion = await readExpansion(folder, district)
  const lists = await readLists((file, parse) => read(folder, file, parse), expansion.organ)
  const authored = await readAuthored(folder, 'standard.json', expansion)
  const history = await readAuthored(folder, 'before.json', expansion)
  const named = await readNamed(folder, expansion)
  const originals = [...authored, ...named]
  const elsewhere = implemented(
    await read(folder, 'implementations.json', parseImplementations),
    originals.map(({ standard }) => standard),
    expansion,
  )
  const sources = [...originals, ...elsewhere.standards.map((standard) => ({ file: 'implementations.json', standard }))]
  const surroundings = surroundingsOf(district, lists, sources)
  const faults = [
    ...identifierFaults(district),
    ...listFaults(lists),
    ...elsewhere.faults,
    ...faultsIn(sources, surroundings),
    // What the reform took away was asked for before it.
    ...faultsIn(history, { ...surroundings, library: new Map() }),
    ...repeatedCodes(sources),
    ...repeatedCodes(history),
    ...historyFaults(history, authored),
  ]
  if (faults.length > 0) throw new MattersError(faults)
  return {
    district,
    standards: sources.map(({ standard }) => standard).sort((a, b) => (a.code < b.code ? -1 : 1)),
    history: history.map(({ standard }) => standard),
    general: expansion.general,
    ...lists,
  }
}

/** A standard and the file it came from, for the faults. */
interface Source {
  readonly file: string
  readonly standard: ItemStandard
}

async function readAuthored(folder: string, name: string, expansion: Expansion): Promise<readonly Source[]> {
  const sources: Source[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || ['catalogue', 'packages'].includes(entry.name)) continue
    const file = join(entry.name, name)
    if (name === 'before.json' && !(await readdir(join(folder, entry.name))).includes(name)) continue
    sources.push({ file, standard: withOrganIds(await read(folder, file, parseStandard), expansion) })
  }
  return sources.sort((a, b) => (a.file < b.file ? -1 : 1))
}

async function readNamed(folder: string, expansion: Expansion): Promise<readonly Source[]> {
  const sources: Source[] = []
  for (const name of await namesIn(join(folder, 'catalogue'), /^(?!materials\.).+\.json$/)) {
    const file = join('catalogue', name)
    const items = await read(folder, file, parseItems)
    for (const standard of expandItems(items, expansion)) sources.push({ file: `${file}#${standard.code}`, standard })
  }
  return sources
}

const faultsIn = (sources: readonly Source[], surroundings: Surroundings): readonly MattersFault[] =>
  sources.flatMap(({ file, standard }) => standardFaults(standard, surroundings).map((fault) => ({ file, ...fault })))

function surroundingsOf(district: District, lists: DistrictLists, sources: readonly Source[]): Surroundings {
  return {
    organs: new Set(district.organs.map(({ id }) => id)),
    regions: new Set(district.regions.map(({ code }) => code)),
    items: new Set(sources.map(({ standard }) => standard.code)),
    powers: new Set(lists.powerList.powers.map(({ id }) => id)),
    generalItems: new Set(lists.generalCatalogue.items.map(({ id }) => id)),
    modules: new Map(lists.stepModules.modules.map((module) => [module.id, module])),
    ...catalogueSurroundings(sources.map(({ standard }) => standard)),
  }
}

function repeatedCodes(sources: readonly Source[]): readonly MattersFault[] {
  const seen = new Set<string>()
  return sources.flatMap(({ file, standard: { code } }): readonly MattersFault[] => {
    if (seen.has(code)) return [{ file, place: '/code', code: 'DUPLICATE_CODE', detail: code }]
    seen.add(code)
    return []
  })
}

/** What an item was before is that item's: another code would compare two different things. */
function historyFaults(history: readonly Source[], authored: readonly Source[]): readonly MattersFault[] {
  const codes = new Map(authored.map(({ file, standard }) => [dirname(file), standard.code]))
  return history.flatMap(({ file, standard: { code } }): readonly MattersFault[] =>
    codes.get(dirname(file)) === code ? [] : [{ file, place: '/code', code: 'HISTORY', detail: code }],
  )
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
