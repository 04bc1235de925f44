import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadMatters } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import { moveDraft } from './draft-migration.ts'
import type { DraftContent } from './drafts.ts'

const { standards } = await loadMatters(new URL('../../../matters', import.meta.url).pathname)
const found = standards.find(({ code }) => code === '990101001001')
if (found === undefined) throw new Error('The demo district has no food business licence')
const food: ItemStandard = found

const content: DraftContent = {
  applicant: { kind: 'PERSON', name: '某某', idNumber: '', phone: '' },
  answers: { businessType: 'CATERING', coldChain: 'YES', tableware: 'OWN' },
  form: { shopName: '稻香小馆', premisesArea: 80 },
  materials: [
    { material: 'premisesPlan', sha256: 'a'.repeat(64), fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1 },
  ],
}

describe('a draft that moves on to the next version', () => {
  test('keeps everything when nothing it holds has changed', () => {
    expect(moveDraft(content, food, { ...food, visits: 1 })).toEqual({ content, dropped: [] })
  })
  test('leaves behind, by name, a paper and a field that are no longer asked for', () => {
    const form = food.form as { readonly properties: Readonly<Record<string, unknown>> }
    const { shopName: _, ...properties } = form.properties
    const materials = food.materials.filter(({ id }) => id !== 'premisesPlan')
    const after = { ...food, materials, form: { ...form, properties } }
    const moved = moveDraft(content, food, after)
    expect(moved.content.form).toEqual({ premisesArea: 80 })
    expect(moved.content.materials).toEqual([])
    expect(moved.dropped.map(({ zh }) => zh)).toEqual(['店铺（食堂）名称', '经营场所平面布局图和操作流程说明'])
  })
  test('leaves behind an answer whose option is gone', () => {
    const questions = food.questions.filter(({ id }) => id !== 'coldChain')
    expect(moveDraft(content, food, { ...food, questions }).content.answers).toEqual({
      businessType: 'CATERING',
      tableware: 'OWN',
    })
  })
  test('whatever was removed, nothing stays that the new version does not ask for, and moving again changes nothing', () => {
    const pick = fc.subarray(food.materials)
    fc.assert(
      fc.property(pick, fc.subarray(food.questions), (materials, questions) => {
        const after = { ...food, materials, questions }
        const moved = moveDraft(content, food, after)
        const ids = materials.map(({ id }) => id)
        for (const { material } of moved.content.materials) expect(ids).toContain(material)
        expect(moveDraft(moved.content, food, after)).toEqual({ content: moved.content, dropped: [] })
      }),
    )
  })
})
