import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draw, eligible, faultsOfDraw, poolDigest, seedDigest } from './draw-algorithm.ts'
import { drawDecider } from './draw.ts'
import type { DrawPool } from './events.ts'

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const pool = fc
  .record({ objects: fc.integer({ min: 1, max: 30 }), inspectors: fc.integer({ min: 2, max: 8 }), seed: fc.nat() })
  .chain(({ objects, inspectors }) =>
    fc.record({
      objects: fc.constant(
        Array.from({ length: objects }, (_, i) => ({ id: `o${String(i)}`, label: `企业${String(i)}` })),
      ),
      inspectors: fc.constant(
        Array.from({ length: inspectors }, (_, i) => ({ id: `i${String(i)}`, label: `人员${String(i)}` })),
      ),
      recusals: fc.array(
        fc.record({
          object: fc.integer({ min: 0, max: objects - 1 }).map((i) => `o${String(i)}`),
          inspector: fc.integer({ min: 0, max: inspectors - 1 }).map((i) => `i${String(i)}`),
          ground: fc.constantFrom('APPROVED' as const, 'RELATION' as const),
        }),
        { maxLength: 12 },
      ),
      take: fc.integer({ min: 1, max: objects }),
      perObject: fc.constant(2),
    }),
  )
const commit = (from: DrawPool, seed: string) => ({
  type: 'CommitDraw' as const,
  ...{
    at: '2026-03-02T02:00:00.000Z',
    by: 'a',
    organ: 'o',
    organName: '某局',
    title: '抽查',
    plan: null,
    itemCode: 'x',
  },
  ...{ algorithm: 'oneseal-draw-v1' as const, pool: from },
  seedDigest: seedDigest(seed, digest),
  poolDigest: poolDigest(from, digest),
})

describe('a random draw', () => {
  test('comes to the same for everybody, and never sends who must stand aside, nor one alone', () => {
    fc.assert(
      fc.property(pool, fc.string(), fc.string(), (from, seed, root) => {
        const decision = drawDecider.decide(commit(from, seed), null)
        const free = from.objects.every(({ id }) => eligible(from, id).length >= 2)
        expect(decision.ok).toBe(free)
        if (!free) return
        const drawn = draw(from, seed, root, digest)
        expect(drawn).toEqual(draw(from, seed, root, digest))
        expect(new Set(drawn.map(({ object }) => object)).size).toBe(from.take)
        for (const { object, inspectors } of drawn) {
          expect(new Set(inspectors).size).toBe(2)
          for (const inspector of inspectors)
            expect(from.recusals.some((one) => one.object === object && one.inspector === inspector)).toBe(false)
        }
        const made = { seed, beacon: { size: 9, root, note: '' }, drawn }
        expect(faultsOfDraw(commit(from, seed), made, digest)).toEqual([])
      }),
    )
  })

  test('is found out when seed, pool, root or result were exchanged afterwards', () => {
    const from: DrawPool = {
      objects: Array.from({ length: 20 }, (_, i) => ({ id: `o${String(i)}`, label: `企业${String(i)}` })),
      inspectors: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
      recusals: [{ object: 'o1', inspector: 'a', ground: 'RELATION' }],
      ...{ take: 3, perObject: 2 },
    }
    const committed = commit(from, 'seed')
    const made = {
      seed: 'seed',
      beacon: { size: 9, root: 'root', note: '' },
      drawn: draw(from, 'seed', 'root', digest),
    }
    expect(faultsOfDraw(committed, { ...made, seed: 'other' }, digest)).toContain('SEED_DIFFERS')
    expect(faultsOfDraw({ ...committed, pool: { ...from, recusals: [] } }, made, digest)).toContain('POOL_DIFFERS')
    expect(faultsOfDraw(committed, { ...made, beacon: { ...made.beacon, root: 'x' } }, digest)).toContain(
      'RESULT_DIFFERS',
    )
    const chosen = [{ object: 'o1', inspectors: ['a', 'b'] }, ...made.drawn.slice(1)]
    expect(faultsOfDraw(committed, { ...made, drawn: chosen }, digest)).toEqual(['RESULT_DIFFERS', 'RECUSED_DRAWN'])
  })

  test('gives the bytes of the golden file for ever', () => {
    const golden: unknown = JSON.parse(readFileSync(new URL('draw.golden.json', import.meta.url), 'utf8'))
    const from: DrawPool = {
      objects: Array.from({ length: 12 }, (_, i) => ({ id: `object-${String(i)}`, label: `示范企业${String(i)}` })),
      inspectors: ['甲', '乙', '丙', '丁'].map((label, i) => ({ id: `inspector-${String(i)}`, label })),
      recusals: [{ object: 'object-3', inspector: 'inspector-0', ground: 'APPROVED' }],
      ...{ take: 4, perObject: 2 },
    }
    const drawn = draw(from, '种子 2026', 'cm9vdA==', digest)
    expect({
      poolDigest: poolDigest(from, digest),
      seedDigest: seedDigest('种子 2026', digest),
      drawn,
    }).toEqual(golden)
  })

  test('is never made twice', () => {
    const from: DrawPool = {
      objects: [{ id: 'o', label: 'o' }],
      inspectors: ['a', 'b'].map((id) => ({ id, label: id })),
      ...{ recusals: [], take: 1, perObject: 2 },
    }
    const bound = drawDecider.decide(commit(from, 's'), null)
    const [event] = bound.ok ? bound.events : []
    const state = event === undefined ? null : drawDecider.evolve(null, event)
    const beacon = { size: 1, root: 'r', note: '' }
    const order = { type: 'MakeDraw' as const, at: '', by: '', seed: 's', leaf: 0, beacon, drawn: [] }
    const made = drawDecider.decide(order, state)
    const after = made.ok && made.events[0] !== undefined ? drawDecider.evolve(state, made.events[0]) : null
    expect(drawDecider.decide(order, after)).toEqual({ ok: false, refusal: { code: 'DRAW_ALREADY_MADE' } })
  })
})
