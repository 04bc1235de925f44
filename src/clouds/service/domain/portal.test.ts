import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { portalDecider } from './portal.ts'
import type { PortalCommand } from './portal.ts'
import type { PortalBranded, PortalFace } from './portal-events.ts'

const { given } = scenario(portalDecider)
const at = '2026-03-02T02:00:00.000Z'
const face: PortalFace = {
  name: { zh: '澄江镇旗舰店' },
  slogan: { zh: '家门口的大厅' },
  colour: 'GREEN',
  motif: 'HILLS',
  region: '990101',
  phone: '021-00000000',
  notice: null,
  columns: [{ title: { zh: '开店' }, items: ['A', 'B'] }],
}
const branded: PortalBranded = { type: 'PortalBranded', at, by: 'officer', code: 'chengjiang', organ: 'bureau', face }
const brand = (changes: Partial<PortalBranded> = {}, unknown: readonly string[] = []): PortalCommand => ({
  ...branded,
  ...changes,
  type: 'BrandPortal',
  unknown,
})

describe('a store of its own', () => {
  test('is opened by describing it', () => given().when(brand()).then(branded))
  test('takes another face without a programmer', () => {
    const other = { ...face, colour: 'BLUE' as const }
    given(branded)
      .when(brand({ face: other }))
      .then({ ...branded, face: other })
    given(branded).when(brand()).refused('PORTAL_UNCHANGED')
  })
  test('has an address that can be said on the telephone', () =>
    given()
      .when(brand({ code: '../etc' }))
      .refused('PORTAL_CODE_WRONG'))
  test('is not taken over by another organ', () =>
    given(branded)
      .when(brand({ organ: 'another' }))
      .refused('PORTAL_OF_ANOTHER'))
  test('has no empty shelf, no unknown item and none twice', () => {
    given()
      .when(brand({ face: { ...face, columns: [] } }))
      .refused('PORTAL_COLUMNS_EMPTY')
    given()
      .when(brand({}, ['B']))
      .refused('PORTAL_ITEM_UNKNOWN')
    const twice = [{ title: { zh: '开店' }, items: ['A', 'A'] }]
    given()
      .when(brand({ face: { ...face, columns: twice } }))
      .refused('PORTAL_ITEM_TWICE')
  })
  test('is closed with a reason and may open again', () => {
    const closed = { type: 'PortalClosed', at, by: 'officer', reason: '机构改革' } as const
    given(branded)
      .when({ ...closed, type: 'ClosePortal' })
      .then(closed)
    given(branded, closed)
      .when({ ...closed, type: 'ClosePortal' })
      .refused('PORTAL_CLOSED')
    given(branded, closed).when(brand()).then(branded)
  })
})
