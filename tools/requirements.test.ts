import { expect, test } from 'vitest'
import { parseRequirements, provedIds, readReport, reportOf } from './requirements.ts'

const catalogue = parseRequirements('id\tmodule\tzh\ten\nAP-01\tAP\t甲\tFirst\nSV-02\tSV\t乙\tSecond\n')

test('an id counts when it stands in the title of a test', () => {
  const source = `
    // AP-07 in a comment proves nothing
    test('AP-01: one platform', () => {})
    test.each([['SV-09']])('SV-02 and SV-03 %s', () => {})`
  expect(provedIds(source)).toEqual(['AP-01', 'SV-02', 'SV-03'])
})

test('the report tells per module what is proved and what is open', () => {
  expect(reportOf(catalogue, new Set(['AP-01', 'XX-99']))).toEqual({
    total: 2,
    proved: 1,
    unknown: ['XX-99'],
    modules: { AP: { proved: ['AP-01'], open: [] }, SV: { proved: [], open: ['SV-02'] } },
  })
})

test('tests name only requirements that the catalogue has', () => {
  expect(readReport().unknown).toEqual([])
})
