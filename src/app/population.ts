import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Population } from '#adapters'
import { isJsonList, isJsonObject, parseJson } from '#kernel'
import type { Json } from '#kernel'
import { StartRefused } from './config.ts'

/** The invented people and enterprises of the demo district, as the loopback services know them. */
export function loadPopulation(mattersFolder: string): Population {
  const file = join(mattersFolder, 'population.json')
  if (!existsSync(file)) return { persons: [], enterprises: [] }
  const value = parseJson(readFileSync(file, 'utf8'))
  const rows = (name: string): readonly Json[] => {
    const found = isJsonObject(value) ? value[name] : undefined
    if (!isJsonList(found)) throw new StartRefused(`${file} lists no ${name}.`)
    return found
  }
  const textsOf = <K extends string>(row: Json | undefined, names: readonly K[]): Record<K, string> => {
    const entries = names.map((name) => {
      const text = isJsonObject(row) ? row[name] : undefined
      if (typeof text !== 'string') throw new StartRefused(`${file}: somebody has no ${name}.`)
      return [name, text] as const
    })
    return parseRecord(entries)
  }
  const person = (row: Json | undefined) => textsOf(row, ['name', 'idNumber'])
  const facts = ['creditCode', 'name', 'kind', 'address', 'capital', 'established', 'businessScope'] as const
  return {
    persons: rows('persons').map(person),
    enterprises: rows('enterprises').map((row) => ({
      ...textsOf(row, facts),
      legalRepresentative: person(isJsonObject(row) ? row['legalRepresentative'] : undefined),
    })),
  }
}

/** Every name has its text by now; the entries say so to nobody but us. */
const parseRecord = <K extends string>(entries: readonly (readonly [K, string])[]): Record<K, string> =>
  Object.fromEntries(entries) as Record<K, string>
