import { afterAll, describe, expect, test } from 'vitest'
import { createLog } from '../../src/app/log.ts'
import { openOffice } from '../../src/app/office.ts'
import { createServer } from '../../src/app/serve.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import { accept, codeOf, file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** Two serving processes over one database: what the one remembers of a life, the other may have moved on. */
const here = await aBureau({ items: [foodLicence.itemCode] })
const log = createLog((line) => process.stderr.write(line), { quiet: true })
const { installation, dataFolder, database, origin } = here
const office = await openOffice({
  databaseUrl: database.url('app'),
  dataFolder,
  installation,
  publicAddress: origin,
  renderThreads: 0,
  log,
})
const elsewhere = { ...here, office, server: await createServer(office, installation, { log }) }
afterAll(async () => {
  await elsewhere.server.close()
  await office.stop()
})

async function moveElsewhere(id: string) {
  const applicant = await aCaller(elsewhere, 'demo.canteen')
  const answer = await applicant.knock('POST', `/my/cases/${id}/withdrawal`, {
    body: { reason: '另行申请' },
    headers: { 'idempotency-key': `withdrawn-${id}` },
  })
  expect(answer.status).toBe(200)
}

describe('a life another node has moved on', () => {
  test('is not acted on as it was remembered here', async () => {
    const applicant = await signedIn(here, 'demo.canteen')
    const { id, version } = await file(applicant)
    expect(await here.office.services.load(id)).toMatchObject({ version })
    await moveElsewhere(id)
    expect(await codeOf(accept(await signedIn(here, 'lin.shouli'), id, version))).toBe('VERSION_CONFLICT')
    await here.expectSound()
  })

  test('is refused for what it is now, not for what it was', async () => {
    const applicant = await signedIn(here, 'demo.canteen')
    const { id } = await file(applicant)
    await moveElsewhere(id)
    const again = await applicant.approval
      .withdraw({ params: { id }, body: { reason: '再次撤回' } })
      .catch((error: unknown) => error)
    expect(again).toMatchObject({ problem: { status: 422 } })
    expect(await here.office.ledger.readStream(id)).toHaveLength(2)
  })
})

describe('the shared connections of a pool', () => {
  test('carry many questions at once, each answered with its own', async () => {
    const ask = (number: number) =>
      office.pool.query<{ n: number }>({ name: 'test-echo', text: 'select $1::int as n', values: [number] })
    const answers = await Promise.all(Array.from({ length: 200 }, (_, number) => ask(number)))
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(Array.from({ length: 200 }, (_, number) => number))
  })

  test('lose one question to its own mistake, and no other', async () => {
    const divide = (by: number) =>
      office.pool.query<{ n: number }>({ name: 'test-divide', text: 'select 12 / $1::int as n', values: [by] })
    const answers = await Promise.allSettled([3, 0, 4].map(divide))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  test('are opened anew when the database ends them', async () => {
    const ask = () => office.pool.query({ name: 'test-whoami', text: 'select pg_backend_pid() as pid' })
    await ask()
    const { rowCount } = await database.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename = 'oneseal_app' and datname = current_database() and pid <> pg_backend_pid()`,
    )
    expect(rowCount).toBeGreaterThan(0)
    await expect
      .poll(() =>
        ask().then(
          () => 'answered',
          () => 'broken',
        ),
      )
      .toBe('answered')
  })
})
