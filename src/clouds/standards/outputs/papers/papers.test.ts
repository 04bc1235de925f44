import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadMatters } from '#catalogue'
import { renderBooklet } from '#seal'
import type { Booklet } from '#seal'
import { blankForm, blankMaterial, filledSample } from './form-papers.ts'
import { serviceGuide } from './guide.ts'
import { businessManual } from './manual.ts'
import type { Language, PaperSource } from './paper.ts'

const { standards } = await loadMatters(fileURLToPath(new URL('../../../../../matters', import.meta.url)))
const food = standards.find(({ code }) => code === '990101001001')
if (food === undefined) throw new Error('The demo district has no food business licence')

const source = (change: Partial<PaperSource> = {}): PaperSource => ({
  standard: food,
  version: 3,
  inForceFrom: '2026-11-22',
  organName: (organ) => (organ === food.organ ? '示范区行政审批局' : '示范区市场监督管理局'),
  bureau: '示范区行政审批局',
  address: `https://oneseal.example/items/${food.code}`,
  language: 'zh',
  ...change,
})
/** Every word of a booklet, wherever it stands. */
const wordsOf = (booklet: Booklet): string => JSON.stringify(booklet)

describe('the service guide', () => {
  test('AP-17 says every condition, material, step, criterion and basis of its version, and no other', () => {
    const said = wordsOf(serviceGuide(source()))
    for (const { text } of food.conditions) expect(said).toContain(text.zh)
    for (const { name } of [...food.materials, ...food.steps]) expect(said).toContain(name.zh)
    for (const { text } of food.criteria) expect(said).toContain(text.zh)
    for (const { law } of food.legalBases) expect(said).toContain(`《${law}》`)
    expect(said).toContain('第 3 版')
    const [material] = food.materials
    if (material === undefined) throw new Error('a material')
    const fewer = { ...food, materials: [{ ...material, name: { zh: '只此一件' } }] }
    const other = wordsOf(serviceGuide(source({ standard: fewer, version: 4 })))
    expect(other).toContain('只此一件')
    expect(other).not.toContain('经营设备、设施清单')
  })

  test('does not speak to the public of internal check tables, and the manual does', () => {
    expect(wordsOf(serviceGuide(source()))).not.toContain('对申请人说')
  })
})

describe('the business manual', () => {
  test('ST-29 holds, beside the guide, posts, check points per material, scripts and wording', () => {
    const said = wordsOf(businessManual(source()))
    for (const words of [
      '一审一核',
      '对申请人说',
      '请补交《',
      '逐份材料的审查要点',
      '受理岗',
      '决定予以受理',
      '监管要点'.slice(0, 2),
    ]) {
      expect(said).toContain(words)
    }
    for (const { text } of food.criteria) expect(said).toContain(text.zh)
    for (const { zh } of food.supervision.points) expect(said).toContain(zh)
  })
})

describe('forms', () => {
  test('AP-18 the blank form asks exactly what the on-line form asks', () => {
    const blocks = blankForm(source()).sections.flatMap((each) => each.blocks)
    const labels = blocks.flatMap((block) => (block.kind === 'form' ? block.fields.map(({ label }) => label) : []))
    const form = food.form as { readonly properties: Readonly<Record<string, { readonly title: string }>> }
    for (const { title } of Object.values(form.properties)) expect(labels).toContain(title)
    for (const { text } of food.questions) expect(labels).toContain(text.zh)
  })

  test('AP-18 a material with sample lines has its filled sample, and one without has none', () => {
    const [material] = food.materials
    if (material === undefined) throw new Error('a material')
    const sample = [{ label: { zh: '名称', en: 'Name' }, value: '青禾小馆' }]
    expect(wordsOf(filledSample(source(), { ...material, sample }) ?? serviceGuide(source()))).toContain('青禾小馆')
    const { sample: _, blank: _blank, ...bare } = material
    expect(filledSample(source(), bare)).toBeUndefined()
    expect(blankMaterial(source(), bare)).toBeUndefined()
    expect(blankMaterial(source(), { ...bare, blank: [{ zh: '店名' }] })?.title).toContain('空白')
  })
})

describe('every standard of the district', () => {
  const papers: readonly (readonly [string, (each: PaperSource) => Booklet])[] = [
    ['guide', serviceGuide],
    ['manual', businessManual],
    ['form', blankForm],
  ]
  const full = standards.filter(({ depth }) => depth === 'FULL')
  const languages: readonly Language[] = ['zh', 'en']
  test.each(papers)('%s prints without a missing letter, in both languages', (name, make) => {
    for (const standard of full) {
      for (const language of languages) {
        const booklet = make(source({ standard, language }))
        const { missingGlyphs, pages, pdf } = renderBooklet(booklet)
        expect({ code: standard.code, missingGlyphs }).toEqual({ code: standard.code, missingGlyphs: [] })
        expect(pages).toBeGreaterThan(0)
        const shown = process.env['ONESEAL_PAPERS']
        if (shown !== undefined && standard === food) writeFileSync(`${shown}/${name}-${language}.pdf`, pdf)
      }
    }
  })
})
