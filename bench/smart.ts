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
  /** From submission until the sealed PDF was there, as the applicant's own browser sees it. */
  readonly sealedP50Ms: number
  readonly sealedP90Ms: number
  readonly sealedP99Ms: number
  /** Until it could be downloaded, under a checkpoint. */
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
/** A browser looks every few seconds; this looks often enough to measure and seldom enough not to be the load. */
const LOOK_MS = 250
const PATIENCE_SECONDS = 60

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
  readonly sealedMs: number
  readonly fetchedMs: number
  readonly decidedMs: number
  readonly granted: boolean
}

/** It is handed out only under a checkpoint: sealed is a moment before that. */
const fetched = (person: Person, id: string): Promise<true | undefined> =>
  person.download(`/documents/${id}/file`).then(
    () => true as const,
    () => undefined,
  )

/** One person's sitting: fill in, submit, and look until the sealed PDF is there. */
async function arrive(person: Person, ordinal: number): Promise<Arrival> {
  const draft = await person.approval.startDraft({ body: { itemCode: ITEM } })
  const params = { id: draft.id }
  const content = { applicant, answers: { method: 'THINNING', area: 'NO' }, form: form(ordinal), materials: [] }
  const { revision } = await person.approval.saveDraft({ params, body: { revision: draft.revision, content } })
  const begun = performance.now()
  const { id } = await person.approval.submit({ params, body: { revision, channel: 'ONLINE', truthPromised: true } })
  const deadline = begun + PATIENCE_SECONDS * 1000
  while (performance.now() < deadline) {
    const own = await person.approval.myCase({ params: { id } })
    const certificate = own.documents.find(({ kind }) => kind === 'CERTIFICATE')
    if (certificate?.released === true) {
      const sealedMs = performance.now() - begun
      await eventually('The permit', () => fetched(person, certificate.id))
      const { milestones } = own.progress
      const at = (type: string) => Date.parse(milestones.find((one) => one.type === type)?.at ?? '')
      const decidedMs = at('CaseGranted') - at('ApplicationSubmitted')
      return { sealedMs, fetchedMs: performance.now() - begun, decidedMs, granted: true }
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return { sealedMs: Number.NaN, fetchedMs: Number.NaN, decidedMs: Number.NaN, granted: false }
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
    await eventually('The first permit', async () => ((await arrive(person, 0)).granted ? true : undefined), 60)
    const before = readProcessorTime(bureau.pid)
    const arrivals: Promise<Arrival>[] = []
    const started = performance.now()
    for (let ordinal = 1; ordinal <= rate * seconds; ordinal += 1) {
      const wait = started + (ordinal * 1000) / rate - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      arrivals.push(arrive(person, ordinal))
    }
    const done = await Promise.all(arrivals)
    const after = readProcessorTime(bureau.pid)
    const granted = done.filter((one) => one.granted)
    const sealed = granted.map(({ sealedMs }) => sealedMs)
    const handed = granted.map(({ fetchedMs }) => fetchedMs)
    const decided = granted.map(({ decidedMs }) => decidedMs)
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
