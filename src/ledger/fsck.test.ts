import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { createNoteSigner, createWitness } from './index.ts'
import type { FindingCode } from './index.ts'
import { createLifeKeys, stateContext } from './life-keys.ts'
import { seal } from './sealing.ts'
import { closed, errandAct, errandRules, newErrand, noted, opened } from './testing/errand.ts'
import { anOffice, keyFromSeed, MASTER_KEY, ORIGIN } from './testing/office.ts'

const office = await anOffice(await aDatabase())
const { ledger, sequencer, projector, database } = office
const foreigner = createNoteSigner(ORIGIN, keyFromSeed('foreigner'))
const witness = createWitness('oversight.example', keyFromSeed('witness'))

/** Twelve leaves: two errands of four entries and four of one. */
const [long, other] = [randomUUID(), randomUUID()]
beforeAll(async () => {
  for (const stream of [long, other]) {
    await ledger.append(errandAct(stream, [], opened, noted(1)))
    await ledger.append(errandAct(stream, [opened, noted(1)], noted(2), closed))
  }
  await sequencer.runOnce()
  await Promise.all(Array.from({ length: 4 }, () => ledger.append(newErrand())))
  await sequencer.runOnce()
  await projector.runOnce()
})

afterAll(() => office.close())

/** What the owner of the machine could do, with every right there is; undone after each test. */
const tamper = (sql: string, params: unknown[] = []) => database.superuser.query(sql, params)
const TABLES = [
  'entry',
  '_private_body',
  '_private_life_key',
  'life',
  'leaf',
  'node',
  'checkpoint',
  'cosignature',
  'follower',
]
const ALL = [...TABLES.map((table) => `ledger.${table}`), 'errands.errand', 'errands.following']

beforeEach(async () => {
  await office.expectSound()
  await tamper('create schema kept')
  for (const table of ALL) await tamper(`create table kept."${table}" as table ${table}`)
})
afterEach(async () => {
  await tamper(`truncate ${ALL.join(', ')}`)
  for (const table of ALL) await tamper(`insert into ${table} overriding system value select * from kept."${table}"`)
  await tamper('drop schema kept cascade')
})

/** With the master key and the database in one hand. */
async function keyOf(stream: string): Promise<Buffer> {
  const { rows } = await database.superuser.query<{ wrapped: Buffer }>(
    'select wrapped from ledger._private_life_key where stream = $1',
    [stream],
  )
  return createLifeKeys(MASTER_KEY).unwrap(stream, rows[0]?.wrapped ?? Buffer.alloc(0))
}

async function expectFound(...codes: readonly FindingCode[]): Promise<void> {
  const report = await office.check()
  expect(report.ok).toBe(false)
  expect([...new Set(report.findings.map(({ code }) => code))].sort()).toEqual([...codes].sort())
}

describe('fsck of a sound ledger', () => {
  test('counts what it looked at', async () => {
    await ledger.append(newErrand())
    expect(await office.check()).toMatchObject({
      ok: true,
      entries: 13,
      leaves: 12,
      unsequenced: 1,
      lives: 7,
      checkpoints: 2,
    })
  })
})

describe('SE-01 fsck finds', () => {
  test('a changed envelope', async () => {
    await tamper(`update ledger.entry set envelope = replace(envelope, 'DoErrand', 'DoNothin') where id = 3`)
    await expectFound('ENVELOPE_CHANGED', 'NODE_CHANGED', 'CHECKPOINT_CONTRADICTS_THE_TREE')
  })

  test('a changed envelope whose leaf hash was made to fit', async () => {
    await tamper(
      `update ledger.entry set envelope = changed, leaf_hash = sha256('\\x00'::bytea || convert_to(changed, 'UTF8'))
       from (select replace(envelope, 'DoErrand', 'DoNothin') as changed from ledger.entry where id = 3) c where id = 3`,
    )
    await expectFound('NODE_CHANGED', 'CHECKPOINT_CONTRADICTS_THE_TREE')
  })

  test('an envelope that is no canonical text', async () => {
    await tamper(`update ledger.entry set envelope = envelope || ' ' where id = 12`)
    const broken = [
      'ENVELOPE_CHANGED',
      'ENVELOPE_NOT_CANONICAL',
      'NODE_CHANGED',
      'CHECKPOINT_CONTRADICTS_THE_TREE',
    ] as const
    await expectFound(...broken, 'PROJECTION_DIFFERS')
  })

  test('a column that says something else than the envelope', async () => {
    await tamper(`update ledger.entry set type = 'NoteAdded' where id = 9`)
    await expectFound('ROW_DIFFERS_FROM_ENVELOPE')
  })

  test('a changed body', async () => {
    await tamper(
      `update ledger._private_body set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where entry_id = 2`,
    )
    await expectFound('BODY_CHANGED', 'PROJECTION_DIFFERS')
  })

  test('a body that was sealed anew by someone who has the keys', async () => {
    const key = await keyOf(long)
    const forged = seal(key, JSON.stringify({ ...noted(1).body, amount: 9 }), `body/${long}/2`)
    await tamper('update ledger._private_body set sealed = $1 where entry_id = 2', [forged])
    await expectFound('BODY_CHANGED', 'PROJECTION_DIFFERS')
  })

  test('a body that is gone without an entry that erased it', async () => {
    await tamper('delete from ledger._private_body where entry_id = 2')
    await expectFound('BODY_MISSING', 'PROJECTION_DIFFERS')
  })

  test('two leaves that changed places', async () => {
    await tamper(`update ledger.leaf set entry_id = -entry_id where leaf_index in (8, 9)`)
    await tamper(
      `update ledger.leaf set entry_id = case leaf_index when 8 then 10 else 9 end where leaf_index in (8, 9)`,
    )
    await expectFound('CHECKPOINT_CONTRADICTS_THE_TREE', 'NODE_CHANGED')
  })

  test('a leaf that was taken out', async () => {
    await tamper('delete from ledger.leaf where leaf_index = 9')
    const report = await office.check()
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'LEAF_MISSING', subject: 'leaf 9' }))
  })

  test('the last entries cut off, with everything that belongs to them', async () => {
    await tamper('delete from ledger.leaf where leaf_index >= 8')
    await tamper('delete from ledger.entry where id > 8')
    await tamper('delete from ledger.node where (index + 1) * (1 << level) > 8')
    await tamper('delete from ledger._private_body where entry_id > 8')
    await tamper('delete from ledger._private_life_key where stream not in ($1, $2)', [long, other])
    await tamper('delete from ledger.life where stream not in ($1, $2)', [long, other])
    await tamper('delete from errands.errand where stream not in ($1, $2)', [long, other])
    await tamper('delete from errands.following where stream not in ($1, $2)', [long, other])
    await expectFound('CHECKPOINT_CONTRADICTS_THE_TREE')
  })

  test('a changed node, a missing one, and one too many', async () => {
    await tamper(`update ledger.node set hash = sha256('') where level = 1 and index = 1`)
    await expectFound('NODE_CHANGED')
    await tamper('delete from ledger.node where level = 1 and index = 1')
    await expectFound('NODE_MISSING')
    await tamper(`insert into ledger.node values (1, 1, sha256('')), (9, 9, sha256('')), (9, 8, sha256(''))`)
    await expectFound('NODE_CHANGED', 'NODE_UNKNOWN')
  })

  test('a checkpoint signed by a foreign key of the same name', async () => {
    const text = (await ledger.latestCheckpoint())?.note.split('\n\n')[0] ?? ''
    await tamper('update ledger.checkpoint set note = $1 where size = 12', [
      `${text}\n\n${foreigner.sign(`${text}\n`)}`,
    ])
    await expectFound('CHECKPOINT_NOT_SIGNED_BY_THE_LOG')
  })

  test('a missing last checkpoint', async () => {
    await tamper('delete from ledger.checkpoint where size = 12')
    await expectFound('CHECKPOINT_MISSING')
  })

  test('a cosignature that the witness never gave', async () => {
    const text = `${(await ledger.latestCheckpoint())?.note.split('\n\n')[0] ?? ''}\n`
    const cosign = (line: string) =>
      database.app.query('insert into ledger.cosignature values (12, $1, $2)', ['oversight.example', line])
    await cosign(witness.cosign(text, 1767225600))
    expect((await office.check({ witnesses: [witness.vkey] })).findings).toEqual([])
    await tamper('delete from ledger.cosignature')
    await cosign(witness.cosign(`${text}more\n`, 1767225600))
    expect((await office.check({ witnesses: [witness.vkey] })).findings).toMatchObject([
      { code: 'COSIGNATURE_INVALID' },
    ])
  })

  test('a changed state of a life', async () => {
    const key = await keyOf(long)
    const forged = seal(key, JSON.stringify({ notes: 0, sum: 0, closed: true }), stateContext(long))
    await tamper('update ledger.life set state = $1 where stream = $2', [forged, long])
    await expectFound('LIFE_DIFFERS')
  })

  test('a changed version of a life', async () => {
    await tamper('update ledger.life set version = 5 where stream = $1', [long])
    await expectFound('LIFE_VERSION_DIFFERS')
    await tamper('update ledger.life set version = 3 where stream = $1', [long])
    await expectFound('LIFE_VERSION_DIFFERS')
  })

  test('a life without entries, of an unknown kind, or with the types of another', async () => {
    await tamper(`insert into ledger.life values ($1, 'errand', 1, '')`, [randomUUID()])
    await expectFound('LIFE_WITHOUT_ENTRIES')
    await tamper(`update ledger.life set kind = 'ghost' where stream = $1`, [long])
    await expectFound('LIFE_WITHOUT_ENTRIES', 'LIFE_OF_UNKNOWN_KIND')
    const strict = { ...errandRules, eventTypes: ['ErrandOpened', 'NoteAdded'] }
    expect((await office.check({ lives: [strict] })).findings).toContainEqual(
      expect.objectContaining({ code: 'TYPE_OF_ANOTHER_LIFE' }),
    )
  })

  test('bodies and keys that belong to nothing', async () => {
    await tamper(`insert into ledger._private_body values (999, $1, '')`, [Buffer.alloc(16)])
    await tamper(`insert into ledger._private_life_key values ($1, '')`, [randomUUID()])
    await tamper('insert into ledger.leaf values (12, 999)')
    const codes = (await office.check()).findings.map(({ code }) => code)
    expect(codes).toEqual(['ORPHAN_BODY', 'ORPHAN_KEY', 'ORPHAN_LEAF'])
  })

  test('a changed row of a projection, and one that is missing', async () => {
    await tamper('update errands.errand set sum = 99 where stream = $1', [long])
    await expectFound('PROJECTION_DIFFERS')
    await tamper('delete from errands.errand where stream = $1', [long])
    await expectFound('PROJECTION_DIFFERS')
  })

  test('a changed row of a following projection', async () => {
    await tamper('update errands.following set entries = 99 where stream = $1', [long])
    await expectFound('PROJECTION_DIFFERS')
  })

  test('what an audit of someone else finds', async () => {
    let begun = 0
    const audit = {
      observe: ({ envelope }: { envelope: { type: string } }) => {
        if (envelope.type === 'ErrandOpened') begun++
        if (envelope.type === 'ErrandClosed') begun--
      },
      findings: () => (begun === 0 ? [] : [{ subject: 'errands', detail: `${String(begun)} never closed` }]),
    }
    expect((await office.check({ audits: [audit] })).findings).toMatchObject([{ code: 'AUDIT' }])
  })
})
