import { expect, test } from 'vitest'
import { workbookBytes } from '#catalogue'
import { readTakeOverFile } from './take-over-file.ts'
import { instantOf } from './take-over-rows.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const HEADER =
  '原系统,原办件编号,事项编码,收件时间,受理时间,申请人类型,申请人,证件号码,手机,情形:coldChain,表单:shopName,表单:diningSeats'
const LINE =
  '旧审批系统,2026-118,990101001001,2026/3/2 9:30,,企业,示范区某某餐馆,91990101MA9900A13X,19900000002,YES,"某某,餐馆",48'

test('a table of an older system is read by the names of its columns', async () => {
  expect(await readTakeOverFile(bytes(`\uFEFF${HEADER}\r\n${LINE}\r\n`))).toEqual({
    faults: [],
    rows: [
      {
        system: '旧审批系统',
        foreignNumber: '2026-118',
        itemCode: '990101001001',
        receivedAt: '2026-03-02T01:30:00.000Z',
        acceptedAt: null,
        applicant: {
          kind: 'ENTERPRISE',
          name: '示范区某某餐馆',
          idNumber: '91990101MA9900A13X',
          phone: '19900000002',
        },
        answers: { coldChain: 'YES' },
        form: { shopName: '某某,餐馆', diningSeats: 48 },
      },
    ],
  })
})

test('so is JSON as the door itself takes it', async () => {
  const table = await readTakeOverFile(bytes(`${HEADER}\n${LINE}`))
  expect(await readTakeOverFile(bytes(JSON.stringify({ rows: table?.rows })))).toEqual(table)
})

test('and GB 18030, in which older systems export', async () => {
  // 「原系统,收件」 in GB 18030; no text encoder here writes it.
  const header = Uint8Array.from([0xd4, 0xad, 0xcf, 0xb5, 0xcd, 0xb3, 0x2c, 0xca, 0xd5, 0xbc, 0xfe])
  expect(await readTakeOverFile(header)).toEqual({ rows: [], faults: [] })
})

test('a bad row is told with its line and keeps no other from being read', async () => {
  const bad = LINE.replace('2026-118', '').replace('2026/3/2 9:30', '上周')
  const file = await readTakeOverFile(bytes(`${HEADER}\n${bad}\n${LINE}`))
  expect(file?.rows.length).toBe(1)
  expect(file?.faults.map(({ line, message }) => `${String(line)} ${message}`)).toEqual([
    '1 缺少「原办件编号」',
    '1 收件时间不是日期时间',
  ])
})

test('what is neither is no file of cases', async () => {
  for (const text of ['', '{"a":1}', '[', 'a,b\n1,2']) expect(await readTakeOverFile(bytes(text))).toBeUndefined()
})

test('a day without an hour begins at midnight in China', () => {
  expect(instantOf('2026-03-02')).toBe('2026-03-01T16:00:00.000Z')
  expect(instantOf('2026-03-02T01:00:00.000Z')).toBe('2026-03-02T01:00:00.000Z')
  expect(instantOf('2026-13-40')).toBeUndefined()
  expect(instantOf('three')).toBeUndefined()
})

test('a workbook of a spreadsheet is read like the table it is', async () => {
  const heads = HEADER.split(',').map((header) => ({ header, width: 12 }))
  const cells = ['旧审批系统', '2026-118', '990101001001', '2026/3/2 9:30', '', '企业', '示范区某某餐馆']
  const rows = [[...cells, '91990101MA9900A13X', '19900000002', 'YES', '某某,餐馆', 48]]
  const workbook = await workbookBytes([{ name: '在办件', columns: heads, rows }])
  expect(await readTakeOverFile(workbook)).toEqual(await readTakeOverFile(bytes(`${HEADER}\n${LINE}`)))
  expect(await readTakeOverFile(workbook.subarray(0, 200))).toBeUndefined()
})

test('a quote that never ends takes what follows it along, and is told as a row that lacks everything', async () => {
  const file = await readTakeOverFile(bytes(`${HEADER}\n${LINE}\n"旧审批系统,2026-119\n旧审批系统,2026-120\n`))
  expect(file?.rows.length).toBe(1)
  expect(new Set(file?.faults.map(({ line }) => line))).toEqual(new Set([2]))
})
