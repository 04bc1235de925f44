import { expect, test } from 'vitest'
import type { SectionHeld } from '../domain/structure.ts'
import type { TransferState } from '../domain/transfer.ts'
import { concentration } from './concentration.ts'

const transfer = (effectiveOn: string, from: string, codes: readonly string[], seals: number): TransferState => ({
  stage: 'CLOSED',
  terms: {
    ...{ number: effectiveOn, title: '', way: 'ITEMS', to: 'bureau', basis: '', effectiveOn, openCases: 'MOVE' },
    items: codes.map((code) => ({ code, name: code, from })),
  },
  chapters: [{ chapter: 'SEALS', count: seals, list: [], points: [] }],
  ...{ signatures: [], preparedAt: '', agreedAt: '', closedAt: '' },
})
const section = (id: string, since: string, closedOn: string | null, seats: number): SectionHeld => ({
  ...{ id, name: { zh: id, en: id }, duty: 'EXAMINATION', items: [], since, closedOn },
  posts: [{ name: '审查岗', seats, roles: ['examiner'] }],
})
const register = {
  items: ['a', 'b', 'c', 'd'].map((code) => ({ code, organ: code === 'd' ? 'police' : 'bureau' })),
  transfers: [transfer('2025-06-01', 'labour', ['a', 'b'], 2), transfer('2025-10-01', 'sport', ['c'], 1)],
  sections: [section('labour-old', '2020-01-01', '2025-06-01', 6), section('access', '2025-06-01', null, 4)],
  bureaus: ['bureau'],
  today: '2026-03-02',
}

test('organs, sections, seats, seals and items are counted as they stood before and after each transfer', () => {
  expect(concentration(register)).toEqual([
    { day: '2019-12-31', organs: 3, sections: 0, seats: 0, seals: 4, items: 4, concentrated: 0 },
    { day: '2020-01-01', organs: 3, sections: 1, seats: 6, seals: 4, items: 4, concentrated: 0 },
    { day: '2025-06-01', organs: 3, sections: 1, seats: 4, seals: 2, items: 4, concentrated: 2 },
    { day: '2025-10-01', organs: 2, sections: 1, seats: 4, seals: 1, items: 4, concentrated: 3 },
    { day: '2026-03-02', organs: 2, sections: 1, seats: 4, seals: 1, items: 4, concentrated: 3 },
  ])
})
test('what is agreed for a day to come has not happened yet', () => {
  const ahead = { ...register, items: [{ code: 'e', organ: 'sport' }], sections: [] }
  const transfers = [transfer('2026-12-01', 'sport', ['e'], 1)]
  expect(concentration({ ...ahead, transfers })).toMatchObject([{ concentrated: 0 }, { concentrated: 0, seals: 2 }])
})
