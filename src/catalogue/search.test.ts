import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadMatters } from './load-matters.ts'
import { createItemIndex } from './search.ts'
import { LIFE_EVENTS } from './synonyms.ts'

const index = createItemIndex()
const found = (q: string): readonly string[] =>
  index.search({ q, limit: 5 }).items.map(({ standard }) => standard.name.zh)

beforeAll(async () => {
  const { standards } = await loadMatters(fileURLToPath(new URL('../../matters', import.meta.url)))
  for (const standard of standards) {
    index.put({ code: standard.code, version: 1, publishedAt: '2026-01-01T00:00:00.000Z', standard }, [
      '示范区市场监督管理局',
    ])
  }
})

describe('searching items', () => {
  test.each([
    ['开饭店', '食品经营许可（新办）'],
    ['我想开一家小饭店', '食品经营许可（新办）'],
    ['食品经营', '食品经营许可（新办）'],
    ['小餐饮', '食品经营许可（新办）'],
    ['spjy', '食品经营许可（新办）'],
    ['shipinjingying', '食品经营许可（新办）'],
    ['kaifandian', '食品经营许可（新办）'],
    ['shipinjingyin', '食品经营许可（新办）'],
    ['健身房', '公共场所卫生许可（新办）'],
    ['办健身房', '公共场所卫生许可（新办）'],
    ['gym', '公共场所卫生许可（新办）'],
    ['wsxk', '公共场所卫生许可（新办）'],
    ['施工许可', '建筑工程施工许可证核发'],
    ['盖厂房', '建筑工程施工许可证核发'],
    ['construction permit', '建筑工程施工许可证核发'],
    ['开药店', '药品零售企业经营许可（新办）'],
    ['办营业执照', '市场主体登记（设立登记）'],
    ['开KTV', '娱乐场所经营许可（设立）'],
    ['990101003001', '建筑工程施工许可证核发'],
    ['食品经赢许可', '食品经营许可（新办）'],
    ['shipinjignying', '食品经营许可（新办）'],
    ['饭馆', '食品经营许可（新办）'],
    ['房本', '不动产登记（首次登记）'],
  ])('「%s」 finds first %s', (q, name) => {
    expect(found(q)[0]).toBe(name)
  })

  test('a law’s name finds the items it sets', () => {
    expect(found('娱乐场所管理条例').every((name) => name.startsWith('娱乐场所'))).toBe(true)
  })

  test('AP-19 says why each answer is among them', () => {
    const why = (q: string) => index.search({ q, limit: 1 }).reasons[0]
    expect(why('我要开饭店')).toEqual({ field: 'KEYWORD', text: '开饭店' })
    expect(why('施工许可')).toMatchObject({ field: 'NAME' })
    expect(why('990101003001')).toEqual({ field: 'CODE', text: '990101003001' })
    expect(why('shipinjingying')).toEqual({ field: 'SOUND', text: '食品经营许可' })
    expect(why('食品经赢许可')).toMatchObject({ field: 'NAME' })
    expect(index.search({ limit: 1 }).reasons).toEqual([null])
  })

  test('AP-19 a life event gives what it takes, in the order it is done', () => {
    const names = index.search({ event: 'OPEN_RESTAURANT', limit: 20 }).items.map(({ standard }) => standard.name.zh)
    expect(names.indexOf('市场主体登记（设立登记）')).toBeLessThan(names.indexOf('食品经营许可（新办）'))
    expect(names).not.toContain('建筑工程施工许可证核发')
    expect(index.search({ event: 'NO_SUCH_EVENT', limit: 1 }).total).toBe(index.count().subItems)
  })

  test('AP-19 region, field, levels and channel narrow the answers', () => {
    const { subItems } = index.count()
    expect(index.search({ region: '99' }).total).toBe(subItems)
    expect(index.search({ region: '110' }).total).toBe(0)
    expect(index.search({ domain: 'FOOD' }).total).toBeGreaterThan(0)
    expect(index.search({ domain: 'FOOD' }).total).toBeLessThan(subItems)
    expect(
      index
        .search({ level: 'COUNTY', origin: 'PROVINCE' })
        .items.every(({ standard }) => standard.originLevel === 'PROVINCE'),
    ).toBe(true)
    for (const { standard } of index.search({ channel: 'SERVICE_POINT', limit: 100 }).items) {
      expect(standard.channels).toContain('SERVICE_POINT')
    }
  })

  test('every item a life event names is one the district has', () => {
    for (const [event, { items }] of Object.entries(LIFE_EVENTS)) {
      const names = index.search({ event, limit: 100 }).items.map(({ standard }) => standard.name.zh)
      for (const stem of items)
        expect(
          names.some((name) => name.includes(stem)),
          `${event} ${stem}`,
        ).toBe(true)
    }
  })

  test('an item that left the list is found no more', () => {
    const [item] = index.search({ q: '990101003001' }).items
    if (item === undefined) throw new Error('the construction permit is missing')
    const before = index.count()
    index.remove(item.code)
    expect(index.search({ q: '990101003001' }).items.map(({ code }) => code)).not.toContain(item.code)
    expect(index.count().subItems).toBe(before.subItems - 1)
    index.put(item)
    expect(index.search({ limit: 100 }).items.map(({ code }) => code)).toContain(item.code)
    expect(index.count()).toEqual(before)
  })

  test('what nobody asks for finds nothing', () => {
    expect(index.search({ q: '火星移民' }).total).toBe(0)
    expect(index.search({ q: '！？ ' }).total).toBe(0)
  })

  test('without words every item comes, once, authored ones first, page after page', () => {
    const codes: string[] = []
    let after: string | undefined
    do {
      const { items, after: next } = index.search({ limit: 50, ...(after === undefined ? {} : { after }) })
      codes.push(...items.map(({ code }) => code))
      after = next ?? undefined
    } while (after !== undefined)
    expect(codes).toHaveLength(index.count().subItems)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.slice(0, 3)).toEqual(['990101001001', '990101001002', '990101001003'])
  })

  test('a place in the list that is gone ends it', () => {
    expect(index.search({ after: 'no such item' })).toMatchObject({ items: [], after: null })
  })

  test('filters narrow the answers', () => {
    const persons = index.search({ q: '登记', kind: 'CONFIRMATION', audience: 'PERSON', limit: 100 })
    expect(persons.total).toBeGreaterThan(0)
    for (const { standard } of persons.items) {
      expect(standard.kind).toBe('CONFIRMATION')
      expect(standard.audience).toContain('PERSON')
    }
    expect(index.search({ source: 'IMPORTED' }).total).toBe(0)
  })

  test('a new version takes the place of the old one', () => {
    const before = index.count()
    const [item] = index.search({ q: '990101001001' }).items
    if (item === undefined) throw new Error('the food business licence is missing')
    index.put({ ...item, version: 2, standard: { ...item.standard, keywords: ['甜水铺子'] } })
    expect(index.count()).toEqual(before)
    expect(index.search({ q: '甜水铺子' }).items[0]?.version).toBe(2)
    index.put(item)
    expect(index.search({ q: '甜水铺子' }).total).toBe(0)
  })
})
