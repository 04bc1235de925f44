import { describe, expect, test } from 'vitest'
import { knownFields, prefill } from './prefill.ts'
import type { Facts } from './prefill.ts'

const schema = {
  type: 'object',
  properties: {
    shopName: { type: 'string', title: '店铺名称' },
    premisesAddress: { type: 'string', title: '经营场所地址' },
    personInCharge: { type: 'string', title: '法定代表人姓名' },
    owner: { type: 'string', title: '产权人', 'x-prefill': 'enterpriseName' },
    staffCount: { type: 'integer', title: '人数', 'x-prefill': 'staffCount' },
    contractor: { type: 'string', title: '施工企业名称' },
  },
}
const facts: Facts = {
  enterpriseName: { value: '示范区某茶馆有限公司', source: 'REGISTER' },
  legalRepresentative: { value: '文示例', source: 'REGISTER' },
  address: { value: '示范区样板街道一号', source: 'SELF' },
  staffCount: { value: '5', source: 'SELF' },
}

describe('AP-30 master data pre-fills every form', () => {
  test('fields with a known meaning are filled, by their name or by what they say themselves', () => {
    expect(prefill(schema, {}, facts)).toEqual({
      premisesAddress: '示范区样板街道一号',
      personInCharge: '文示例',
      owner: '示范区某茶馆有限公司',
    })
  })
  test('what somebody typed stays', () => {
    expect(prefill(schema, { premisesAddress: '别处' }, facts)).toMatchObject({ premisesAddress: '别处' })
  })
  test('what was filled for another applicant is filled anew, and nothing else', () => {
    const other: Facts = { ...facts, address: { value: '示范区样板街道二号', source: 'REGISTER' } }
    const first = { ...prefill(schema, {}, facts), personInCharge: '自己写的' }
    expect(prefill(schema, first, other, facts)).toMatchObject({
      premisesAddress: '示范区样板街道二号',
      personInCharge: '自己写的',
    })
  })
  test('each filled field tells its source as long as it stands as known', () => {
    const values = { ...prefill(schema, {}, facts), owner: '他人' }
    expect(knownFields(schema, values, facts)).toEqual([
      { name: 'premisesAddress', title: '经营场所地址', source: 'SELF' },
      { name: 'personInCharge', title: '法定代表人姓名', source: 'REGISTER' },
    ])
  })
})
