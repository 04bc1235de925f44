import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadMatters } from '#catalogue'
import { FIELD_KINDS, fieldsOf, freshField, withFields } from './form-fields.ts'

const { standards } = await loadMatters(new URL('../../../../../matters', import.meta.url).pathname)
const authored = standards.filter(({ depth }) => depth === 'FULL')

describe('the form designer', () => {
  test('a form that is opened and not touched stays as it was, field by field', () => {
    for (const standard of authored) {
      const { form } = withFields(standard, fieldsOf(standard))
      expect(form, standard.code).toEqual({
        ...(standard.form as object),
        required: expect.arrayContaining([]) as unknown,
      })
    }
  })
  test('whatever kind a field is given, reading the form again gives the same field', () => {
    const [standard] = authored
    if (standard === undefined) throw new Error('The demo district has no authored item')
    const field = fc.record({
      kind: fc.constantFrom(...FIELD_KINDS),
      title: fc.string({ minLength: 1 }),
      required: fc.boolean(),
      wide: fc.boolean(),
      choices: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(field, ({ kind, title, required, wide, choices }) => {
        const chosen = kind === 'one' || kind === 'many' ? choices : []
        const made = { ...freshField('made'), kind, title: { zh: title, en: title }, required, wide, choices: chosen }
        const found = fieldsOf(withFields(standard, [made])).at(0)
        expect({ ...found, node: undefined }).toEqual({ ...made, node: undefined })
      }),
    )
  })
  test('fields are shown in the order in which they stand', () => {
    const [standard] = authored
    if (standard === undefined) throw new Error('The demo district has no authored item')
    const turned = [...fieldsOf(standard)].reverse()
    expect(fieldsOf(withFields(standard, turned)).map(({ name }) => name)).toEqual(turned.map(({ name }) => name))
  })
})
