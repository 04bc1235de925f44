import { describe, expect, test } from 'vitest'
import { upgrade } from '../../src/app/upgrade.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [] })
const { owner } = bureau.database
const said: string[] = []
const startOf = (program: string) =>
  upgrade(owner, { masterKey: bureau.installation.masterKey, program, say: (line) => said.push(line) })
const officers = async () => (await owner.query<{ id: string }>('select * from organisation.officer order by 1')).rows

describe('SE-05 a data folder that another program made', () => {
  test('gets its lives and projections from the ledger again, once, and is sound', async () => {
    const before = await officers()
    // As a migration of the newer program would find it: a table that was never filled.
    await owner.query('delete from organisation.officer')
    const told = await startOf('newer')
    expect(told?.lives).toBeGreaterThan(before.length)
    expect(told?.projections).toBeGreaterThan(40)
    expect(await officers()).toEqual(before)
    expect(said.at(-1)).toMatch(/^\d+ lives folded again, 0 of them differently; \d+ projections rebuilt\.$/)
    await bureau.expectSound()
    expect(await startOf('newer')).toBeUndefined()
  })

  test('two nodes that start at once do it once', async () => {
    const done = await Promise.all([startOf('newest'), startOf('newest')])
    expect(done.filter((told) => told !== undefined)).toHaveLength(1)
  })

  test('says which entry a program cannot read, and stays as it was', async () => {
    await owner.query(`update ledger.life set kind = 'chore' where kind = 'organ'`)
    await expect(startOf('older')).rejects.toThrow(/keeps no lives of the kind chore.* Nothing was changed\.$/)
    const { rows } = await owner.query<{ program: string }>('select program from app.upgrade order by id desc limit 1')
    expect(rows).toEqual([{ program: 'newest' }])
  })
})
