import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLine } from '../fixtures.ts'
import { addressIn, industryIn, locate } from './locate.ts'
import { routePush } from './route.ts'
import type { RouteFacts } from './route.ts'

const COUNTY = '990101'
const TOWN = '990101100'
const OTHER_TOWN = '990101001'
const facts = (changes: Partial<RouteFacts> = {}): RouteFacts => ({
  item: 'FOOD',
  kind: 'GRANT',
  regions: [TOWN],
  industry: 'H6210',
  standardOrgans: ['market'],
  ...changes,
})
const organsFor = (lines: ReturnType<typeof aLine>[], known: RouteFacts) => {
  const routed = routePush({ lines }, known)
  return routed.ok ? routed.targets.map(({ organ }) => organ) : routed.doubts
}

describe('SV-12 who supervises, by item, region and industry', () => {
  test('without a line the departments of the item’s standard do', () =>
    expect(organsFor([], facts())).toEqual(['market']))
  test('a line that leads takes the place of the standard', () =>
    expect(organsFor([aLine({ items: ['FOOD'], organs: ['health'] })], facts())).toEqual(['health']))
  test('lines that join add theirs, each once', () => {
    const lines = [
      aLine({ id: 'a', part: 'JOIN', region: TOWN, organs: ['town'] }),
      aLine({ id: 'b', part: 'JOIN', industry: 'H62', organs: ['urban', 'town'] }),
    ]
    expect(organsFor(lines, facts())).toEqual(['market', 'town', 'urban'])
  })
  test('what is delegated stays with whom the lines of its item name, until one names the item below', () => {
    const lines = [
      aLine({ id: 'a', items: ['FOOD'], organs: ['health'] }),
      aLine({ id: 'b', items: [`ELSE-${TOWN}`], organs: ['x'] }),
    ]
    const below = facts({ item: `FOOD-${TOWN}` })
    expect(organsFor(lines, below)).toEqual(['health'])
    expect(organsFor([...lines, aLine({ id: 'c', items: [below.item], organs: ['town'] })], below)).toEqual(['town'])
  })
  test('another item, kind, region or industry is another line’s', () => {
    const joins = (changes: Parameters<typeof aLine>[0]) => [aLine({ part: 'JOIN', organs: ['x'], ...changes })]
    expect(organsFor(joins({ items: ['ELSE'] }), facts())).toEqual(['market'])
    expect(organsFor(joins({ kinds: ['REFUSAL'] }), facts())).toEqual(['market'])
    expect(organsFor(joins({ region: OTHER_TOWN }), facts())).toEqual(['market'])
    expect(organsFor(joins({ industry: 'F' }), facts())).toEqual(['market'])
  })
  test('of two that lead the narrower does', () => {
    const lines = [
      aLine({ id: 'a', organs: ['broad'] }),
      aLine({ id: 'b', region: TOWN, organs: ['town'] }),
      aLine({ id: 'c', items: ['FOOD'], organs: ['food'] }),
    ]
    expect(organsFor(lines, facts())).toEqual(['food'])
    expect(organsFor(lines.slice(0, 2), facts())).toEqual(['town'])
  })
})

describe('SV-16 what the facts do not decide a person decides', () => {
  const divided = [aLine({ part: 'JOIN', region: TOWN, organs: ['town'] })]
  test.each([
    ['no place is known', divided, { regions: [] }, 'REGION_UNKNOWN'],
    ['only the county is known', divided, { regions: [COUNTY] }, 'REGION_UNKNOWN'],
    ['two places are named', divided, { regions: [TOWN, OTHER_TOWN] }, 'REGION_AMBIGUOUS'],
    ['no industry is known', [aLine({ industry: 'H', organs: ['x'] })], { industry: null }, 'INDUSTRY_UNKNOWN'],
    [
      'two lines as narrow as each other disagree',
      [aLine({ id: 'a', organs: ['one'] }), aLine({ id: 'b', organs: ['other'] })],
      {},
      'SEVERAL_LEADS',
    ],
    ['nobody at all is named', [], { standardOrgans: [] }, 'NOBODY'],
  ] as const)('%s', (_, lines, known, doubt) => expect(organsFor([...lines], facts(known))).toEqual([doubt]))
  test('where no line of the item asks for a place, none is needed', () =>
    expect(organsFor([aLine({ items: ['ELSE'], region: TOWN, organs: ['x'] })], facts({ regions: [] }))).toEqual([
      'market',
    ]))

  test('whatever is known, an act is either sent to somebody or held for a person, and never lost', () => {
    const organ = fc.constantFrom('a', 'b', 'c')
    const line = fc.record({
      id: fc.uuid(),
      items: fc.constantFrom([], ['FOOD'], ['ELSE']),
      region: fc.constantFrom('', COUNTY, TOWN, OTHER_TOWN),
      industry: fc.constantFrom('', 'H', 'H62', 'F'),
      part: fc.constantFrom('LEAD' as const, 'JOIN' as const),
      organs: fc.uniqueArray(organ, { minLength: 1 }),
    })
    const known = fc.record({
      regions: fc.constantFrom([], [COUNTY], [TOWN], [TOWN, OTHER_TOWN]),
      industry: fc.constantFrom(null, 'H6210', 'F52'),
      standardOrgans: fc.constantFrom([], ['market']),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), known, (lines, changes) => {
        const routed = routePush({ lines: lines.map((one) => aLine(one)) }, facts(changes))
        if (!routed.ok) return routed.doubts.length > 0
        const organs = routed.targets.map(({ organ: one }) => one)
        return organs.length > 0 && new Set(organs).size === organs.length
      }),
    )
  })
})

describe('SV-13 where the object lies', () => {
  const regions = [
    { code: '990100', name: '示范市' },
    { code: COUNTY, name: '示范区' },
    { code: TOWN, name: '范例镇' },
    { code: OTHER_TOWN, name: '样板街道' },
    { code: '990101100200', name: '范例村' },
  ]
  test.each([
    ['示范市示范区范例镇东街 5 号', [TOWN]],
    ['示范区范例镇范例村 3 组', ['990101100200']],
    ['示范区人民路 100 号', [COUNTY]],
    ['外地某路 1 号', []],
    ['示范区样板街道（原范例镇）稻香路', [TOWN, OTHER_TOWN]],
  ])('%s', (address, codes) => expect(locate(address, regions).toSorted()).toEqual([...codes].toSorted()))

  test('the premises go before where letters are sent', () => {
    expect(addressIn({ contactAddress: '甲地', premisesAddress: '乙地' })).toBe('乙地')
    expect(addressIn({ deliveryAddress: '甲地', address: '乙地' })).toBe('乙地')
    expect(addressIn({ homeAddress: '甲地' })).toBe('甲地')
    expect(addressIn({ name: '无' })).toBe('')
  })
  test('an industry is a code of GB/T 4754, and nothing else is taken for one', () => {
    expect(industryIn({ industryCode: 'H6210' })).toBe('H6210')
    expect(industryIn({ industry: '餐饮业' })).toBeNull()
  })
})
