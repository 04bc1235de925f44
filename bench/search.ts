import { loadMatters } from '#catalogue'
import { createItemIndex } from '#catalogue'
import { fileURLToPath } from 'node:url'

/** A province's implemented items are about 60,000. */
const ITEMS = 100_000
const ROUNDS = 20
/** Asked as people ask: what they call it, what it is called, by sound, by initials, with a slip, by code. */
const QUESTIONS = [
  '开饭店',
  '我想开一家小饭店',
  '食品经营许可',
  '食品经赢许可',
  '营业执照',
  '卫生许可证',
  'shipinjingying',
  'shipinjingyin',
  'spjy',
  '施工许可',
  '第88号 药店',
  '990101001001',
  'construction permit',
  '行政审批局',
] as const
const REGIONS = 300
const MEBIBYTE = 1024 ** 2

const milliseconds = (since: number): number => Math.round((performance.now() - since) * 100) / 100

/** How long the search of the hall takes over a province's items, and what the index costs. */
export async function run(): Promise<unknown> {
  const { standards } = await loadMatters(fileURLToPath(new URL('../matters', import.meta.url)))
  const before = process.memoryUsage().heapUsed
  const begun = performance.now()
  const index = createItemIndex()
  for (let i = 0; i < ITEMS; i++) {
    const standard = standards[i % standards.length]
    if (standard === undefined) break
    const round = Math.floor(i / standards.length)
    const code = round === 0 ? standard.code : `${standard.code}-${String(round)}`
    const region = String(100000 + (round % REGIONS))
    const name = round === 0 ? standard.name : { zh: `${standard.name.zh}（第${String(round)}号片区）` }
    index.put({ code, version: 1, publishedAt: '', standard: { ...standard, code, name, region } }, [
      '示范区行政审批局',
    ])
  }
  const builtMs = milliseconds(begun)
  const all: number[] = []
  const questions = QUESTIONS.map((q) => {
    const times = Array.from({ length: ROUNDS }, () => {
      const since = performance.now()
      index.search({ q })
      return milliseconds(since)
    }).sort((a, b) => a - b)
    all.push(...times)
    return { q, found: index.search({ q }).total, medianMs: times[ROUNDS / 2], worstMs: times.at(-1) }
  })
  all.sort((a, b) => a - b)
  const since = performance.now()
  index.search({ region: '100007', limit: 20 })
  return {
    items: ITEMS,
    builtMs,
    heapMiB: Math.round((process.memoryUsage().heapUsed - before) / MEBIBYTE),
    p50Ms: all[Math.floor(all.length / 2)],
    p99Ms: all[Math.floor(all.length * 0.99)],
    listMs: milliseconds(since),
    questions,
  }
}
