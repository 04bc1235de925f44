import { randomUUID, sign, generateKeyPairSync, verify } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { bodyHash, hex, leafHash, parseBase64, prepareAct, signedBytes, utf8, envelopeText } from './index.ts'
import type { Act } from './index.ts'
import type { ErrandStep } from './testing/errand.ts'
import { closed, errandAct, LONG_AGO, newErrand, noted, OFFICER, opened, ORGAN } from './testing/errand.ts'
import { anOffice } from './testing/office.ts'

const office = await anOffice(await aDatabase())
const { ledger, sequencer, database } = office

afterEach(async () => {
  await sequencer.runOnce()
  await office.projector.runOnce()
  await office.expectSound()
})
afterAll(() => office.close())

const withKey = (act: Act, key: string): Act => ({
  ...act,
  idempotency: { scope: 'officer POST /errands', key, digest: 'of the content', reply: { number: 7 } },
})

describe('appending', () => {
  test('a new life is there when append answers, with its state and version', async () => {
    const act = errandAct(randomUUID(), [], opened, noted(3))
    const outcome = await ledger.append(act)
    expect(outcome.kind).toBe('appended')
    expect(await ledger.load(act.stream)).toEqual({ version: 2, state: act.state, erased: false })
    expect(await ledger.readStream(act.stream)).toEqual(outcome.kind === 'appended' ? outcome.entries : [])
  })

  test('a life that stands as it was seen is not opened again, and one that went on is', async () => {
    const act = errandAct(randomUUID(), [], opened, noted(3))
    await ledger.append(act)
    const seen = await ledger.load(act.stream)
    const [again, afresh] = await Promise.all([ledger.load(act.stream, seen), ledger.load(act.stream)])
    expect(again).toBe(seen)
    expect(afresh).toEqual(seen)
    await ledger.append(errandAct(act.stream, [opened, noted(3)], noted(4)))
    expect(await ledger.load(act.stream, seen)).toMatchObject({ version: 3 })
  })

  test('an entry keeps what was done, by whom, and a hash of the body that can be checked with its salt', async () => {
    const act = newErrand()
    await ledger.append(act)
    const [entry] = await ledger.readStream(act.stream)
    expect(entry?.envelope).toMatchObject({ v: 1, type: 'ErrandOpened', version: 1, actor: OFFICER, organ: ORGAN })
    expect(entry?.body).toEqual(opened.body)
    const { rows } = await database.superuser.query<{ salt: Buffer; sealed: Buffer }>(
      'select salt, sealed from ledger._private_body where entry_id = $1',
      [entry?.id],
    )
    expect(bodyHash(rows[0]?.salt ?? utf8(''), opened.body)).toBe(entry?.envelope.bodyHash)
    expect(rows[0]?.sealed.includes('王小试')).toBe(false)
    if (entry !== undefined) expect(hex(leafHash(utf8(envelopeText(entry.envelope))))).toBe(entry.leafHash)
  })

  test('from a version that is not the newest is a conflict, and writes nothing', async () => {
    const act = newErrand()
    await ledger.append(act)
    expect(await ledger.append(act)).toEqual({ kind: 'versionConflict' })
    expect(await ledger.append(errandAct(act.stream, [opened, noted(1)], closed))).toEqual({ kind: 'versionConflict' })
    expect(await ledger.readStream(act.stream)).toHaveLength(1)
  })

  test('to a life that was never begun is a conflict', async () => {
    expect(await ledger.append(errandAct(randomUUID(), [opened], closed))).toEqual({ kind: 'versionConflict' })
  })

  test('as another kind of life is a conflict', async () => {
    const act = newErrand()
    await ledger.append(act)
    const disguised = { ...errandAct(act.stream, [opened], closed), life: 'certificate' }
    expect(await ledger.append(disguised)).toEqual({ kind: 'versionConflict' })
  })

  test('what is said to occur after it is recorded is a bug and is thrown', async () => {
    await expect(ledger.append({ ...newErrand(), occurredAt: '2999-01-01T00:00:00.000Z' })).rejects.toThrow(/occurred/)
    await expect(ledger.append({ ...newErrand(), occurredAt: '2026-01-01' })).rejects.toThrow(/instant/)
  })

  test('a body that has no canonical text is a bug and is thrown', async () => {
    const nul = { type: 'NoteAdded', body: { text: 'a\0b' } }
    await expect(ledger.append(errandAct(randomUUID(), [], nul))).rejects.toThrow(/NUL/)
  })
})

describe('a repeated request', () => {
  test('is answered with what the first one was answered, and appends nothing', async () => {
    const act = withKey(newErrand(), randomUUID())
    const first = await ledger.append(act)
    const entries = first.kind === 'appended' ? first.entries : []
    const said = { digest: 'of the content', stream: act.stream, version: 1, reply: { number: 7 }, entries }
    const expected = { kind: 'keyTaken', ...said }
    expect(await ledger.append(act)).toEqual(expected)
    expect(await ledger.append({ ...act, stream: randomUUID() })).toEqual(expected)
    expect(await ledger.findIdempotent('officer POST /errands', act.idempotency?.key ?? '')).toEqual(said)
  })

  test('whose answer is no more than what became of the life is told that', async () => {
    const act = newErrand()
    const idempotency = { scope: 'officer POST /errands', key: randomUUID(), digest: 'of the content' }
    await ledger.append({ ...act, idempotency })
    const again = await ledger.append({ ...act, idempotency })
    expect(again).toMatchObject({ kind: 'keyTaken', stream: act.stream, version: 1 })
    expect(again).not.toHaveProperty('reply')
  })

  test('twenty times at once happens once', async () => {
    const key = randomUUID()
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ledger.append(withKey(newErrand(), key))))
    expect(outcomes.filter(({ kind }) => kind === 'appended')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'keyTaken')).toHaveLength(19)
  })

  test('whose first arrival was a conflict is not remembered', async () => {
    const act = newErrand()
    await ledger.append(act)
    const key = randomUUID()
    expect(await ledger.append(withKey(act, key))).toEqual({ kind: 'versionConflict' })
    expect(await ledger.findIdempotent('officer POST /errands', key)).toBeUndefined()
  })
})

describe('many at once', () => {
  test('two hundred acts on forty lives: every act lands exactly once, in the order of its life', async () => {
    const streams = Array.from({ length: 40 }, () => randomUUID())
    const steps = [opened, noted(1), noted(2), noted(3), closed]
    const actOf = (stream: string, version: number, step: ErrandStep) =>
      ledger.append(errandAct(stream, steps.slice(0, version), step))
    await Promise.all(streams.map((stream) => actOf(stream, 0, opened)))
    const outcomes = await Promise.all(
      steps.slice(1).flatMap((step, index) => streams.map((stream) => actOf(stream, index + 1, step))),
    )
    // Each life's acts were handed over in order, so none of them may overtake another.
    expect(outcomes.every(({ kind }) => kind === 'appended')).toBe(true)
    const lives = await ledger.loadMany(streams)
    for (const stream of streams) expect(lives.get(stream)?.state).toEqual({ notes: 3, sum: 6, closed: true })
  })

  test('of two hundred who saw the same version one succeeds and the others are told', async () => {
    const act = newErrand()
    await ledger.append(act)
    const rivals = Array.from({ length: 200 }, (_, n) => ledger.append(errandAct(act.stream, [opened], noted(n))))
    const kinds = (await Promise.all(rivals)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'appended')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'versionConflict')).toHaveLength(199)
  })

  test('one act that the database refuses is split off, and the others of its batch land', async () => {
    const poisoned = errandAct(randomUUID(), [], opened, noted(-5))
    const good = Array.from({ length: 199 }, newErrand)
    const results = await Promise.allSettled([...good.slice(0, 99), poisoned, ...good.slice(99)].map(ledger.append))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(results[99]).toMatchObject({ status: 'rejected', reason: { code: '23514' } })
    expect((await ledger.loadMany(good.map(({ stream }) => stream))).size).toBe(199)
    expect(await ledger.load(poisoned.stream)).toBeUndefined()
  })
})

describe('the fold that is stored', () => {
  test('is the fold of the entries, whatever the history', async () => {
    const history = fc.array(fc.integer({ min: 0, max: 1000 }).map(noted), { minLength: 1, maxLength: 12 })
    const cuts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(history, cuts, async (steps, sizes) => {
        const stream = randomUUID()
        let done = 0
        for (const size of sizes) {
          const next = steps.slice(done, done + size)
          if (next.length > 0) await ledger.append(errandAct(stream, steps.slice(0, done), ...next))
          done += next.length
        }
        const sum = steps.reduce((total, { body }) => total + Number(body['amount']), 0)
        expect(await ledger.load(stream)).toMatchObject({ version: done, state: { notes: done, sum, closed: false } })
        expect((await ledger.readStream(stream)).map(({ body }) => body)).toEqual(steps.map(({ body }) => body))
      }),
      { numRuns: 25 },
    )
  })
})

describe('a signed act', () => {
  const officer = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  test('is kept with a signature that still verifies over what the ledger holds', async () => {
    const stream = randomUUID()
    const unsigned = { stream, version: 1, type: 'ErrandOpened', occurredAt: LONG_AGO, actor: OFFICER, organ: ORGAN }
    const { salt, toBeSigned } = prepareAct({ ...unsigned, command: 'DoErrand', body: opened.body })
    const value = sign('sha256', toBeSigned, { key: officer.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64url',
    )
    const signature = { alg: 'ES256', certSha256: 'ab'.repeat(32), value } as const
    await ledger.append({ ...errandAct(stream, [], opened), prepared: { salt, signature } })

    const [entry] = await ledger.readStream(stream)
    expect(entry?.envelope.signature).toEqual(signature)
    expect(bodyHash(parseBase64(salt) ?? utf8(''), opened.body)).toBe(entry?.envelope.bodyHash)
    const key = { key: officer.publicKey, dsaEncoding: 'ieee-p1363' } as const
    const bytes = entry === undefined ? utf8('') : signedBytes(entry.envelope)
    expect(verify('sha256', bytes, key, Buffer.from(value, 'base64url'))).toBe(true)
    expect((await office.check({ signatures: () => true })).findings).toEqual([])
    expect((await office.check({ signatures: () => false })).findings).toMatchObject([{ code: 'SIGNATURE_INVALID' }])
  })

  test('has exactly one entry', async () => {
    const signature = { alg: 'ES256', certSha256: '', value: '' } as const
    const act = { ...errandAct(randomUUID(), [], opened, closed), prepared: { salt: '', signature } }
    await expect(ledger.append(act)).rejects.toThrow(/exactly one entry/)
  })
})

describe('SE-01 the rights of the serving process', () => {
  const DENIED = { code: '42501' }
  const tables = ['entry', '_private_body', 'leaf', 'node', 'checkpoint', '_private_life_key']

  test.each(tables)('it can neither change nor delete nor empty ledger.%s', async (table) => {
    const { rows } = await database.superuser.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'ledger' and table_name = $1`,
      [table],
    )
    const column = rows[0]?.column_name ?? ''
    const attempts = [
      `update ledger.${table} set ${column} = ${column}`,
      `delete from ledger.${table}`,
      `truncate ledger.${table}`,
    ]
    for (const sql of attempts) await expect(database.app.query(sql)).rejects.toMatchObject(DENIED)
    for (const sql of attempts) await expect(database.sequencer.query(sql)).rejects.toMatchObject(DENIED)
  })

  test('it cannot erase, give leaves or sign', async () => {
    await expect(database.app.query('select ledger.erase_life($1)', [randomUUID()])).rejects.toMatchObject(DENIED)
    await expect(database.app.query('insert into ledger.leaf values (99, 99)')).rejects.toMatchObject(DENIED)
    await expect(database.app.query("insert into ledger.checkpoint values (99, '')")).rejects.toMatchObject(DENIED)
  })
})
