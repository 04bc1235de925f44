import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { jsonObjectOf } from '#kernel'
import { loadMatters } from '../load-matters.ts'
import { ItemStandard } from '../standard.ts'
import { readStandards } from './read-standards.ts'
import { headerOf, standardSheets } from './standard-sheets.ts'
import { writeStandards } from './write-standards.ts'

const { standards, district } = await loadMatters(fileURLToPath(new URL('../../../matters', import.meta.url)))
const documents = standards.map(jsonObjectOf)
const organs = {
  nameOf: (id: string) => district.organs.find((organ) => organ.id === id)?.name.zh ?? id,
  idOf: (name: string) => district.organs.find((organ) => organ.name.zh === name)?.id,
}
async function collected(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

describe('the workbook of standards', () => {
  test('gives back every standard of the district exactly as it was', async () => {
    const bytes = await collected(writeStandards(documents, organs))
    const read = await readStandards(bytes, organs)
    expect(read.ok ? [] : read.faults).toEqual([])
    if (!read.ok) return
    expect(read.items).toHaveLength(documents.length)
    for (const [i, { document }] of read.items.entries()) expect(document).toEqual(documents[i])
  })

  test('is the same, byte for byte, each time it is written', async () => {
    const [a, b] = [
      await collected(writeStandards(documents, organs)),
      await collected(writeStandards(documents, organs)),
    ]
    expect(a.equals(b)).toBe(true)
  })

  test('has a column for everything a standard can say', () => {
    const sheets = standardSheets(organs)
    const paths = sheets.flatMap(({ list, columns }) =>
      columns.map(({ path }) => (list === undefined ? path : `${list}.${path}`)),
    )
    const said = leaves(ItemStandard, '')
    // The code is every sheet's key; the layout goes with its form.
    const known = ['code', 'formLayout', ...paths]
    const isCarried = (leaf: string) => known.some((path) => leaf === path || leaf.startsWith(`${path}.`))
    expect(said.filter((leaf) => !isCarried(leaf))).toEqual([])
  })

  test('names every column of a sheet once, in both languages', () => {
    for (const { columns } of standardSheets(organs)) {
      expect(new Set(columns.map(headerOf)).size).toBe(columns.length)
      expect(new Set(columns.map(({ zh }) => zh)).size).toBe(columns.length)
    }
  })
})

/** Every place of a schema that holds a value, `materials.name.zh`. */
function leaves(schema: unknown, path: string): readonly string[] {
  if (!isRecord(schema)) return []
  const { properties, items, anyOf } = schema
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (isRecord(properties)) return Object.entries(properties).flatMap(([name, each]) => leaves(each, at(name)))
  if (isRecord(items) && isRecord(items['properties'])) return leaves(items, path)
  if (isRecord(schema) && schema['type'] === 'null') return []
  if (Array.isArray(anyOf)) return anyOf.flatMap((each: unknown) => leaves(each, path))
  return [path]
}
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
