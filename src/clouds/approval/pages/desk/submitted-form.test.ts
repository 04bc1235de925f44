import { describe, expect, test } from 'vitest'
import { formLines } from './submitted-form.ts'

const standard = {
  formLayout: { order: ['area', 'name'] },
  form: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '店名', 'x-en': 'Shop name' },
      area: { type: 'number', title: '面积' },
      kinds: {
        type: 'array',
        title: '经营项目',
        items: {
          oneOf: [
            { const: 'HOT', title: '热食' },
            { const: 'TEA', title: '饮品' },
          ],
        },
      },
      owners: {
        type: 'array',
        title: '股东',
        items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
      },
      truthful: { type: 'boolean', title: '承诺真实' },
      seats: { type: 'integer', title: '座位', 'x-when': { question: 'type', anyOf: ['CATERING'] } },
    },
  },
}
const zh = { language: 'zh', words: { yes: '是', no: '否' } } as const
const lines = (form: Record<string, unknown>, answers: Record<string, string> = {}) =>
  formLines(standard, answers, form, zh)

describe('the form as submitted', () => {
  test('stands in the order of its layout, with its titles', () => {
    expect(lines({ name: '示范小馆', area: 60 }).slice(0, 2)).toEqual([
      { pointer: '/area', title: '面积', value: '60', depth: 0 },
      { pointer: '/name', title: '店名', value: '示范小馆', depth: 0 },
    ])
  })
  test('shows choices by their names and booleans as words', () => {
    const read = new Map(lines({ kinds: ['HOT', 'TEA'], truthful: true }).map(({ pointer, value }) => [pointer, value]))
    expect(read.get('/kinds')).toBe('热食、饮品')
    expect(read.get('/truthful')).toBe('是')
  })
  test('names what was left empty', () => {
    expect(lines({}).find(({ pointer }) => pointer === '/name')?.value).toBeUndefined()
  })
  test('shows only what was asked for under the answers', () => {
    expect(lines({}).some(({ pointer }) => pointer === '/seats')).toBe(false)
    expect(lines({}, { type: 'CATERING' }).some(({ pointer }) => pointer === '/seats')).toBe(true)
  })
  test('numbers the entries of a list and points into them', () => {
    expect(lines({ owners: [{ name: '测试甲' }] }).filter(({ pointer }) => pointer.startsWith('/owners'))).toEqual([
      { pointer: '/owners/0', title: '股东 1', value: '', depth: 0 },
      { pointer: '/owners/0/name', title: '姓名', value: '测试甲', depth: 1 },
    ])
  })
  test('speaks English where a title was translated', () => {
    const english = formLines(standard, {}, { name: 'x' }, { language: 'en', words: { yes: 'Yes', no: 'No' } })
    expect(english.find(({ pointer }) => pointer === '/name')?.title).toBe('Shop name')
  })
})
