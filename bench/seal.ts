import { beginSealing, completeSealing, createBureauPki, createRenderer, prepareDocument, renderDocument } from '#seal'
import { sealChain, sealImpression, verifyPdf } from '#seal'
import type { DocumentOrder } from '#seal'

export interface SealBenchOptions {
  /** Certificates to make, each different. */
  readonly documents?: number
  readonly workers?: number
}
interface Milliseconds {
  readonly p50: number
  readonly p95: number
}
export interface SealBenchResult {
  readonly documents: number
  readonly sizeBytes: number
  readonly render: Milliseconds
  readonly beginSealing: Milliseconds
  readonly completeSealing: Milliseconds
  readonly verify: Milliseconds
  /** Processor time of one certificate from data to sealed file, which a busy machine does not change. */
  readonly cpuMsEach: number
  readonly workers: number
  /** Sealed certificates a second through the renderer's threads, wall clock. */
  readonly sealedPerSecond: number
  readonly rssMegabytes: number
}

const ORGAN_NAME = '云州市行政审批局'
const SEAL = { organName: ORGAN_NAME, centreText: '行政审批专用章' }
const SIGNING_TIME = '2026-07-01T01:30:00.000Z'
const REASON = '核发食品经营许可证'
/** The common characters start here; every document gets letters the font subset of the last one did not have. */
const FIRST_IDEOGRAPH = 0x4e00

const order = (number: number): DocumentOrder => ({
  template: 'certificate',
  data: {
    title: '食品经营许可证',
    subtitle: '正本',
    number: `JY1990099${String(number).padStart(7, '0')}`,
    organName: ORGAN_NAME,
    date: '2026-07-01',
    qrText: `https://oneseal.example/v/${String(number).padStart(22, '0')}`,
    rows: [
      ['经营者名称', `云州市${String.fromCodePoint(FIRST_IDEOGRAPH + (number % 5000) * 4)}禾便民食品商店`],
      ['法定代表人', '林知远'],
      ['经营场所', `云州市澄江区学府路${number}号`],
      ['经营项目', '预包装食品销售，散装食品销售，热食类食品制售'],
      ['有效期限', '2026年7月1日至2031年6月30日'],
    ],
  },
  seal: SEAL,
  reason: REASON,
  signingTime: SIGNING_TIME,
})

const rounded = (value: number) => Math.round(value * 100) / 100
function spread(samples: readonly number[]): Milliseconds {
  const sorted = samples.toSorted((left, right) => left - right)
  const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { p50: at(0.5), p95: at(0.95) }
}

async function timed<T>(samples: number[], work: () => T | Promise<T>): Promise<T> {
  const started = performance.now()
  const result = await work()
  samples.push(performance.now() - started)
  return result
}

/** What it takes to make, seal and check a certificate: step by step on one thread, then all together on several. */
export async function run(options: SealBenchOptions = {}): Promise<SealBenchResult> {
  const { documents = 200, workers = 2 } = options
  const pki = await createBureauPki({ organName: ORGAN_NAME, now: new Date('2026-01-01T00:00:00Z') })
  const chain = sealChain(pki)
  const impression = sealImpression(SEAL)
  const signingTime = new Date(SIGNING_TIME)
  prepareDocument(order(0))

  const samples: Record<'render' | 'begin' | 'complete' | 'verify', number[]> = {
    render: [],
    begin: [],
    complete: [],
    verify: [],
  }
  let sizeBytes = 0
  const before = process.cpuUsage()
  for (let number = 1; number <= documents; number += 1) {
    const { data } = order(number)
    const rendered = await timed(samples.render, () => renderDocument('certificate', data))
    const request = { place: rendered.sealPlace, impression, organName: ORGAN_NAME, reason: REASON, signingTime }
    const began = await timed(samples.begin, () => beginSealing(rendered.pdf, request))
    const seal = () => completeSealing(began.prepared, began.digest, pki.seal.signer, chain)
    const sealed = await timed(samples.complete, seal)
    sizeBytes = sealed.length
    const { verdict } = await timed(samples.verify, () => verifyPdf(sealed, { roots: [pki.root.certificate] }))
    if (verdict !== 'valid') throw new Error('A certificate just sealed is not valid')
  }
  const spent = process.cpuUsage(before)

  const renderer = createRenderer({ workers })
  await Promise.all(Array.from({ length: workers }, (_, number) => renderer.prepare(order(number))))
  const started = performance.now()
  const orders = Array.from({ length: documents }, (_, number) => order(documents + number))
  await Promise.all(
    orders.map(async (one) => {
      const { prepared, digest } = await renderer.prepare(one)
      return completeSealing(prepared, digest, pki.seal.signer, chain)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  await renderer.close()
  return {
    documents,
    sizeBytes,
    render: spread(samples.render),
    beginSealing: spread(samples.begin),
    completeSealing: spread(samples.complete),
    verify: spread(samples.verify),
    cpuMsEach: rounded((spent.user + spent.system) / 1000 / documents),
    workers,
    sealedPerSecond: rounded(documents / seconds),
    rssMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  }
}
