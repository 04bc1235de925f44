import { describe, expect, test } from 'vitest'
import { fieldFaults } from './field-faults.ts'
import { onlyAskedFor, schemaInLanguage } from './schema-nodes.ts'

const schema = {
  type: 'object',
  required: ['name', 'code', 'kinds', 'truthful'],
  properties: {
    code: { type: 'string', title: '统一社会信用代码', 'x-en': 'Credit code', format: 'cn-credit-code' },
    name: { type: 'string', title: '名称', 'x-en': 'Name', minLength: 2 },
    area: { type: 'number', title: '面积', 'x-en': 'Area', exclusiveMinimum: 0 },
    kinds: { type: 'array', title: '经营项目', minItems: 1, items: { type: 'string' } },
    truthful: { type: 'boolean', title: '属实', const: true },
  },
}
const ORDER = ['name', 'code', 'area', 'kinds', 'truthful']
const faults = (values: Readonly<Record<string, unknown>>) =>
  fieldFaults(schema, values, ORDER, 'zh').map(({ path, text }) => [path.join('/'), text])

describe('faults of a form', () => {
  test('stand in the order of the screen, not of the schema', () => {
    expect(faults({}).map(([path]) => path)).toEqual(['name', 'code', 'kinds', 'truthful'])
  })
  test('name the missing field', () => {
    expect(faults({})[0]).toEqual(['name', '请填写「名称」'])
  })
  test('tell a wrong check digit from a wrong length', () => {
    const sound = { name: '示例', kinds: ['a'], truthful: true }
    const short = faults({ ...sound, code: '9199010' })
    const wrong = faults({ ...sound, code: '91990101MA00000000' })
    expect(short).toHaveLength(1)
    expect(wrong).toHaveLength(1)
    expect(short[0]?.[1]).not.toEqual(wrong[0]?.[1])
  })
  test('say each field once', () => {
    const found = faults({ name: '', code: 'x', area: 0, kinds: [], truthful: false })
    expect(new Set(found.map(([path]) => path)).size).toBe(found.length)
    expect(found).toHaveLength(5)
  })
  test('are none for a sound form', () => {
    expect(faults({ name: '示例', code: '11990101990000017G', area: 12.5, kinds: ['a'], truthful: true })).toEqual([])
  })
})

test('a form speaks English where English was written', () => {
  expect(schemaInLanguage(schema, 'en')).toMatchObject({
    properties: { name: { title: 'Name' }, truthful: { title: '属实' } },
  })
})

test('values of fields no longer asked for are not submitted', () => {
  expect(onlyAskedFor(schema, { name: '示例', seats: 3 })).toEqual({ name: '示例' })
})
