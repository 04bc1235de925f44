import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '../src/app/demo-district.ts'
import { eventually, visitor } from '../src/cli/demo/person.ts'
import type { Person } from '../src/cli/demo/person.ts'
import { startBureau } from '../src/cli/demo/served-bureau.ts'
import { lightFetch } from './light-fetch.ts'
import { readProcessorTime, timeEach } from './processor-time.ts'
import type { ProcessorTime } from './processor-time.ts'

export interface SmartBenchResult {
  readonly arrivalsPerSecond: number
  readonly seconds: number
  readonly cases: number
  readonly granted: number
  /** From submission to the sealed certificate, by the entries themselves. */
  readonly sealedP50Ms: number
  readonly sealedP90Ms: number
  readonly sealedP99Ms: number
  /** Until it was downloaded, under a checkpoint, by somebody who looks every two seconds. */
  readonly fetchedP50Ms: number
  readonly fetchedP99Ms: number
  /** From submission to decision, by the entries themselves. */
  readonly decidedP50Ms: number
  readonly decidedP99Ms: number
  readonly processorMsEach: ProcessorTime | null
}

const ITEM = '990116140001'
const RATE = 10
const SECONDS = 20
/** One right for each case: an open application on the same right would be a doubt. */
const RIGHTS = 1_000
/** As a browser looks. */
const LOOK_MS = 2_000
const PATIENCE_SECONDS = 60
/** A bureau's server runs for months: its first cases, while the program is still being compiled, are not counted. */
const WARMING_CASES = 80

async function takeRightsOver(administrator: Person): Promise<void> {
  const fields = {
    ...{ holderId: '990101199003070023', holderName: '示例居民甲', town: '范例镇', species: '杉木' },
    ...{ forestType: 'TIMBER', areaHectares: 5, stockCubicMetres: 500, disputed: false },
  }
  const rows = Array.from({ length: RIGHTS }, (_, i) => ({ key: `LQ-B-${String(i)}`, fields }))
  const said = (zh: string, en: string) => ({ zh, en })
  await administrator.smart.loadRegister({
    params: { register: 'forest-rights' },
    body: {
      ...{ name: said('林权登记簿', 'Register of forest rights'), authority: said('演示登记中心', 'Demo registry') },
      ...{ asOf: new Date().toISOString(), rows },
    },
  })
}

const form = (ordinal: number) => ({
  ...{
    forestRightNumber: `LQ-B-${String(ordinal)}`,
    town: '范例镇',
    forestPlace: '示范区范例镇范例村',
    standNumber: '12',
  },
  ...{ forestType: 'TIMBER', species: '杉木', areaHectares: 0.5, volumeCubicMetres: 8 },
  ...{ felledFrom: '2026-12-01', felledUntil: '2027-02-28', renewalYear: 2027, renewalPromised: true },
  ...{ contactName: '示例居民甲', contactMobile: '19900000001', truthful: true },
})
const applicant = {
  ...{ kind: 'PERSON' as const, name: '示例居民甲', idNumber: '990101199003070023', phone: '19900000001' },
}

interface Arrival {
  readonly id: string
  readonly fetchedMs: number
}

/** It is handed out only under a checkpoint: sealed is a moment before that. */
const fetched = (person: Person, id: string): Promise<true | undefined> =>
  person.download(`/documents/${id}/file`).then(
    () => true as const,
    () => undefined,
  )

/** One person's sitting: fill in, submit, and look now and then until the sealed PDF can be had. */
async function arrive(person: Person, ordinal: number): Promise<Arrival> {
  const draft = await person.approval.startDraft({ body: { itemCode: ITEM } })
  const params = { id: draft.id }
  const content = { applicant, answers: { method: 'THINNING', area: 'NO' }, form: form(ordinal), materials: [] }
  const { revision } = await person.approval.saveDraft({ params, body: { revision: draft.revision, content } })
  const begun = performance.now()
  const { id } = await person.approval.submit({ params, body: { revision, channel: 'ONLINE', truthPromised: true } })
  const deadline = begun + PATIENCE_SECONDS * 1000
  while (performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const own = await person.approval.myCase({ params: { id } })
    const certificate = own.documents.find(({ kind }) => kind === 'CERTIFICATE')
    if (certificate?.released !== true) continue
    await eventually('The permit', () => fetched(person, certificate.id))
    return { id, fetchedMs: performance.now() - begun }
  }
  return { id, fetchedMs: Number.NaN }
}

interface Way {
  readonly decidedMs: number
  readonly sealedMs: number
}

/** By the entries themselves, asked when all is over: whoever looks often enough to measure is part of the load. */
async function wayOf(inspector: Person, { id }: Arrival): Promise<Way> {
  const { acts } = await inspector.oversight.trail({ params: { id } })
  const at = (type: string) => Date.parse(acts.find((act) => act.type === type)?.recordedAt ?? '')
  const submitted = at('ApplicationSubmitted')
  return { decidedMs: at('CaseGranted') - submitted, sealedMs: at('CertificateSealed') - submitted }
}

const percentile = (values: readonly number[], share: number) => {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
}

/** 采伐林木许可 at a steady rate: arrivals do not wait for each other, as people do not. */
export async function run(rate = RATE, seconds = SECONDS): Promise<SmartBenchResult> {
  const data = mkdtempSync(join(tmpdir(), 'oneseal-smart-'))
  const bureau = await startBureau(data, () => undefined)
  try {
    const as = async (username: string) => {
      const person = visitor(bureau.origin, lightFetch)
      await person.signIn(username, DEMO_PASSWORD)
      return person
    }
    await takeRightsOver(await as('bai.fuhe'))
    const person = await as('demo.resident')
    await eventually(
      'The first permit',
      async () => (Number.isFinite((await arrive(person, 0)).fetchedMs) ? true : undefined),
      60,
    )
    const sittings = Array.from({ length: WARMING_CASES }, (_, ordinal) => () => arrive(person, ordinal + 1))
    const warm = async () => {
      for (let next = sittings.shift(); next !== undefined; next = sittings.shift()) await next()
    }
    await Promise.all(Array.from({ length: 16 }, warm))
    const before = readProcessorTime(bureau.pid)
    const arrivals: Promise<Arrival>[] = []
    const started = performance.now()
    for (let ordinal = 1; ordinal <= rate * seconds; ordinal += 1) {
      const wait = started + (ordinal * 1000) / rate - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      arrivals.push(arrive(person, WARMING_CASES + ordinal))
    }
    const done = await Promise.all(arrivals)
    const after = readProcessorTime(bureau.pid)
    const granted = done.filter(({ fetchedMs }) => Number.isFinite(fetchedMs))
    const inspector = await as('cheng.zhengming')
    const ways: Way[] = []
    for (const arrival of granted) ways.push(await wayOf(inspector, arrival))
    const sealed = ways.map(({ sealedMs }) => sealedMs)
    const handed = granted.map(({ fetchedMs }) => fetchedMs)
    const decided = ways.map(({ decidedMs }) => decidedMs)
    return {
      ...{ arrivalsPerSecond: rate, seconds, cases: done.length, granted: granted.length },
      ...{
        sealedP50Ms: percentile(sealed, 0.5),
        sealedP90Ms: percentile(sealed, 0.9),
        sealedP99Ms: percentile(sealed, 0.99),
      },
      ...{ fetchedP50Ms: percentile(handed, 0.5), fetchedP99Ms: percentile(handed, 0.99) },
      ...{ decidedP50Ms: percentile(decided, 0.5), decidedP99Ms: percentile(decided, 0.99) },
      processorMsEach: before === undefined || after === undefined ? null : timeEach(before, after, done.length),
    }
  } finally {
    await bureau.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
