import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import { filledDraft, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })

async function sweep() {
  const job = bureau.office.jobs.find(({ name }) => name === 'app.sweep')
  if (job === undefined) throw new Error('The house sweeps')
  await job.run(bureau.office.services)
}
const age = (days: number) =>
  bureau.database.superuser.query('update ledger.idempotency set at = now() - make_interval(days => $1)', [days])
const countKeys = async (pattern: string) => {
  const text = 'select count(*)::int as n from ledger.idempotency where scope ~ $1'
  const { rows } = await bureau.database.superuser.query<{ n: number }>(text, [pattern])
  return rows[0]?.n ?? 0
}

test('a repeated request is answered as before for days, and what was answered long ago is forgotten', async () => {
  const person = await signedIn(bureau, 'demo.canteen')
  const { id, revision } = await filledDraft(person)
  const caller = await aCaller(bureau, 'demo.canteen')
  const submit = (key: string) =>
    caller.knock('POST', `/drafts/${id}/submission`, {
      body: submission(revision),
      headers: { 'idempotency-key': key },
    })
  const key = randomUUID()
  expect((await submit(key)).status).toBe(200)
  expect(await countKeys(' POST /')).toBeGreaterThan(0)

  await age(2)
  await sweep()
  expect(await countKeys(' POST /')).toBeGreaterThan(0)

  const seeds = await countKeys('^seed$')
  await age(4)
  await sweep()
  expect(await countKeys(' POST /')).toBe(0)
  // What the house did once and for all is never forgotten, or a later start would do it again.
  expect(await countKeys('^seed$')).toBe(seeds)
  expect(seeds).toBeGreaterThan(0)
  // Without its row the key means nothing, and still nothing happens twice: the draft has become its one case.
  expect((await submit(key)).status).toBe(200)
  const { items } = await person.approval.myCases({ query: {} })
  expect(items).toHaveLength(1)
})
