import { expect, test } from 'vitest'
import { readPosture } from '../../src/app/security/posture.ts'
import { aTimeServer } from '../../src/app/security/testing/a-time-server.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller } from '../support/caller.ts'
import { accept, file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const [right, wrong] = [await aTimeServer({ time: Date.now }), await aTimeServer({ time: () => Date.now() + 60_000 })]
const LONG_AGO = '2020-01-01T00:00:00.000Z'

/** What the security desk says with this clock named. */
const clockBeside = (timeServer: string | undefined) =>
  readPosture({
    ...{ db: bureau.office.pool, installation: bureau.installation, now: () => new Date() },
    ...{ timeServer, signedActsRequired: false },
  })

test('SE-02: an act bears the server’s time alone: no door takes a date from its caller, and the clock is checked', async () => {
  const before = new Date().toISOString()
  const { id, version } = await file(await signedIn(bureau, 'demo.canteen'))
  const officer = await aCaller(bureau, 'lin.shouli')
  for (const more of [{ at: LONG_AGO }, { occurredAt: LONG_AGO }, { recordedAt: LONG_AGO }]) {
    const answer = await officer.knock('POST', `/cases/${id}/acceptance`, {
      body: { expectedVersion: version, ...more },
    })
    expect(answer.code, JSON.stringify(more)).toBe('VALIDATION_FAILED')
  }
  await accept(await signedIn(bureau, 'lin.shouli'), id, version)
  const after = new Date().toISOString()
  for (const { envelope } of await bureau.office.services.history(id)) {
    expect(envelope.occurredAt >= before && envelope.occurredAt <= after, envelope.type).toBe(true)
    expect(envelope.recordedAt >= envelope.occurredAt, envelope.type).toBe(true)
  }
  // Nobody who serves can write another time into the ledger afterwards either.
  const rewrite = `update ledger.entry set envelope = replace(envelope, '2026', '2020')`
  await expect(bureau.office.pool.query(rewrite)).rejects.toThrow(/permission denied/)
  expect(await clockBeside(right)).toMatchObject({ clock: { verdict: 'GOOD' } })
  expect(await clockBeside(wrong)).toMatchObject({ clock: { verdict: 'WRONG' } })
  expect(await clockBeside(undefined)).toMatchObject({ clock: { verdict: 'UNKNOWN', authority: null } })
})

test('the security desk names what ends, soonest first, and counts without naming anybody’s guesses', async () => {
  const inspector = await signedIn(bureau, 'cheng.zhengming')
  const { expiring, signIn } = await inspector.office.posture({})
  expect(expiring.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['ROOT', 'ISSUING_CA', 'SEAL', 'TIMESTAMP']))
  const days = expiring.map(({ daysLeft }) => daysLeft)
  expect(days).toEqual([...days].sort((a, b) => a - b))
  expect(signIn).toMatchObject({ waiting: 0, signedActsRequired: false })
})
