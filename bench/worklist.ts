import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { DEMO_PASSWORD } from '../src/app/demo-district.ts'
import { foodLicence } from '../src/cli/demo/filings.ts'
import { visitor } from '../src/cli/demo/person.ts'
import { startBureau } from '../src/cli/demo/served-bureau.ts'
import { assemble, handIn } from '../src/cli/demo/story.ts'
import { withOffice } from '../src/cli/standing-office.ts'
import { lightFetch } from './light-fetch.ts'
import { residentMiB } from './processor-time.ts'

export interface WorklistBenchOptions {
  readonly cases?: number
  readonly rounds?: number
}

/** As many items as a bureau has. */
const ITEMS = 350
const REAL_CASES = 20
const EXPORT_ROWS = 100_000
const ROWS_PER_INSERT = 50_000
const MEBIBYTE = 1024 ** 2

/** Most of what a bureau has ever done is done; the open cases are this year's last weeks. */
const STAGES = `case when n % 1000 < 8 then 'submitted' when n % 1000 < 10 then 'awaitingCorrection'
  when n % 1000 < 25 then 'accepted' when n % 1000 < 27 then 'inReview' when n % 1000 < 32 then 'examined'
  when n % 1000 < 60 then 'refused' else 'granted' end`

/** A million lines as one real case left them, spread over ten years, items, names and officers. */
async function multiply(owner: pg.Pool, cases: number): Promise<void> {
  for (let from = 0; from < cases; from += ROWS_PER_INSERT) {
    await owner.query(
      `insert into approval._private_case
         (id, version, case_number, tracking_code, item_code, item_version, item_name, organ, region, applicant,
          applicant_name, stage, submitted_at, received_at, clock, limits, combined_post, window_authority, acceptor,
          examiners, milestones, defects, examination, reviews, assignee, channel, class_limits)
       select gen_random_uuid(), t.version, 'M' || to_char(n, 'FM00000000'), 'M' || n, 'ITEM-' || n % ${String(ITEMS)}, 1,
         '事项' || n % ${String(ITEMS)}, t.organ, t.region, gen_random_uuid()::text,
         chr(19968 + n % 5000) || chr(19968 + (n / 7) % 5000) || '公司', ${STAGES},
         now() - ((n % 3650) || ' days')::interval, now() - ((n % 3650) || ' days')::interval, t.clock, t.limits,
         n % 10 = 0, n % 50 = 0, gen_random_uuid()::text, array[gen_random_uuid()::text], t.milestones, t.defects,
         t.examination, t.reviews, case when n % 20 = 0 then gen_random_uuid()::text end, t.channel, t.class_limits
       from (select * from approval._private_case where case_number not like 'M%' limit 1) t,
         generate_series($1::int, $2::int) n`,
      [from, Math.min(from + ROWS_PER_INSERT, cases) - 1],
    )
  }
  await owner.query('analyze approval._private_case')
}

function spread(samples: readonly number[]) {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

async function measured(rounds: number, work: (round: number) => Promise<unknown>) {
  const samples: number[] = []
  for (let round = -3; round < rounds; round++) {
    const begun = performance.now()
    await work(round)
    // The first rounds warm what every later request finds warm.
    if (round >= 0) samples.push(performance.now() - begun)
  }
  return spread(samples)
}

/** Reads the export as it comes and keeps nothing of it. */
async function exportAll(origin: string, keeper: number) {
  const officer = visitor(origin, fetch)
  await officer.signIn('he.yuanzhou', DEMO_PASSWORD)
  const before = residentMiB(keeper)
  const begun = performance.now()
  let [rows, bytes, most] = [0, 0, before]
  const response = await officer.open('/cases-export')
  for await (const piece of response.body ?? []) {
    bytes += piece.length
    rows += piece.filter((byte: number) => byte === 10).length
    most = Math.max(most, residentMiB(keeper))
    if (rows > EXPORT_ROWS) break
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10
  return { rows, MiB: Math.round(bytes / MEBIBYTE), seconds, serverMiB: { before, most } }
}

/** A bureau with a million cases, seen from one officer's desk through HTTP. */
export async function run(options: WorklistBenchOptions = {}): Promise<unknown> {
  const { cases = 1_000_000, rounds = 100 } = options
  const data = mkdtempSync(join(tmpdir(), 'oneseal-worklist-'))
  const bureau = await startBureau(data, () => undefined)
  try {
    const cast = await assemble(bureau.origin, lightFetch, 'pan.guanshi')
    const real: string[] = []
    const paper = (name: string) => Buffer.from(`%PDF-1.4\n%${name} ${String(real.length)}\n`)
    for (let n = 0; n < REAL_CASES; n++) real.push((await handIn(cast, foodLicence, paper, undefined)).receipt.id)
    await withOffice(data, ({ owner }) => multiply(owner, cases))
    const { intake, examiner } = cast
    const number = (round: number) => `M${String((round * 7919 + 99_991) % cases).padStart(8, '0')}`
    return {
      cases,
      items: ITEMS,
      rounds,
      worklistMine: await measured(rounds, () => examiner.approval.worklist({ query: { mine: true } })),
      worklistAll: await measured(rounds, () => examiner.approval.worklist({ query: {} })),
      worklistStage: await measured(rounds, () => intake.approval.worklist({ query: { stage: 'submitted' } })),
      searchNumber: await measured(rounds, (round) => examiner.approval.worklist({ query: { q: number(round) } })),
      searchName: await measured(rounds, (round) =>
        examiner.approval.worklist({ query: { q: String.fromCodePoint(0x4e00 + Math.abs(round * 37)) } }),
      ),
      casePage: await measured(rounds, (round) =>
        examiner.approval.readCase({ params: { id: real[Math.abs(round) % real.length] ?? '' } }),
      ),
      export: await exportAll(bureau.origin, bureau.pid),
    }
  } finally {
    await bureau.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
