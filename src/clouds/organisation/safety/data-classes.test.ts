import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { classOfTable, NAMED_TABLES } from './data-classes.ts'

const schema = readFileSync(join(import.meta.dirname, '../../../../sql/schema.sql'), 'utf8')
const tables = [...schema.matchAll(/^table (\S+) \(\n([\s\S]*?)^\)/gm)].map(([, name = '', columns = '']) => ({
  name,
  columns: [...columns.matchAll(/^ {2}(\w+) /gm)].map(([, column = '']) => column),
}))

test('every table that the house names is really there', () => {
  const known = new Set(tables.map(({ name }) => name))
  expect(known.size).toBeGreaterThan(150)
  expect(NAMED_TABLES.filter((name) => !known.has(name))).toEqual([])
})

test('no table that is not a person’s own has a column for a person’s number, telephone or mail', () => {
  const telling = /^(id_number|citizen_id|phone|mobile|telephone|email|password_hash|passport)$/
  const open = tables.filter(({ name }) => ['PUBLIC', 'INTERNAL'].includes(classOfTable(name)))
  expect(
    open.flatMap(({ name, columns }) => columns.filter((one) => telling.test(one)).map((one) => `${name}.${one}`)),
  ).toEqual([])
})
