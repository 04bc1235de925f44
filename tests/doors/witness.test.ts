import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNoteSigner, createSequencer, createWitness } from '#ledger'
import { openLogKey } from '../../src/app/installation.ts'
import { admitWitness } from '../../src/app/witnesses.ts'
import { witnessRound } from '../../src/cli/witness-round.ts'
import { keyOf, makeWitnessState, readWitnessState } from '../../src/cli/witness-state.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [] })
const scratch = mkdtempSync(join(tmpdir(), 'oneseal-witness-'))
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

const stateFile = join(scratch, 'witness.json')
const NAME = 'jiwei.example'
const now = () => new Date('2026-06-01T01:00:00Z')
const look = (file = stateFile) => witnessRound(bureau.origin, { stateFile: file, fetching: bureau.fetching, now })
const { superuser, sequencer } = bureau.database
const stranger = bureau.visitor()

/** One more entry, under its checkpoint. */
async function anAct() {
  const { services } = bureau.office
  const officer = services.newId()
  const [organ] = services.office.catalogue.organs()
  const post = { organ: organ?.id ?? '', region: organ?.region ?? '', post: '窗口', roles: ['intakeOfficer'] }
  const ran = await services.run({
    life: 'officer',
    stream: officer,
    command: { type: 'AppointOfficer', at: services.now(), by: '$actor', name: '证人甲', ...post },
    by: { kind: 'system', id: bureau.installation.systemActor },
  })
  expect(ran.ok).toBe(true)
  await bureau.settle()
}

describe('a witness elsewhere', () => {
  beforeAll(() => {
    makeWitnessState(stateFile, NAME, bureau.installation.vkey)
  })

  test('is refused until the bureau has admitted his key', async () => {
    expect(await look()).toMatchObject({ kind: 'unheard' })
    expect((await stranger.office.witnesses({})).witnesses).toEqual([])
    const { vkey } = createWitness(NAME, keyOf(readWitnessState(stateFile)))
    expect(admitWitness(bureau.dataFolder, vkey)).toBe(NAME)
  })

  test('cosigns the newest checkpoint with his time, and everybody sees how far he has seen', async () => {
    await anAct()
    const { size } = await stranger.office.checkpoint({})
    expect(await look()).toMatchObject({ kind: 'cosigned', size })
    expect(await stranger.office.witnesses({})).toEqual({
      size,
      witnesses: [{ name: NAME, size, at: '2026-06-01T01:00:00.000Z' }],
    })
    expect((await stranger.office.checkpoint({})).note).toContain(`— ${NAME} `)
    await anAct()
    expect(await look()).toMatchObject({ kind: 'cosigned', from: size })
    await bureau.expectSound()
  })

  test('a bundle stands under a checkpoint that he cosigned, not under the newest', async () => {
    const cosigned = await bureau.office.ledger.cosignedOver(0)
    await anAct()
    const { size } = await stranger.office.checkpoint({})
    expect(cosigned?.size).toBeLessThan(size)
    expect(await bureau.office.services.office.proofs.bundle(0)).toMatchObject({ checkpoint: cosigned?.note })
    expect(await bureau.office.services.office.proofs.bundle(size - 1)).not.toMatchObject({
      checkpoint: cosigned?.note,
    })
  })

  test.each([
    ['a name nobody admitted', 1, '— nobody.example AAAAAAAA\n', 'WITNESS_UNKNOWN'],
    ['no line at all', 1, 'cosigned!', 'WITNESS_UNKNOWN'],
    ['a signature that is none', 0, `— ${NAME} ${'A'.repeat(104)}\n`, 'COSIGNATURE_INVALID'],
    ['a second line smuggled in', 0, `— ${NAME} AAAA\n— ${NAME} AAAA\n`, 'WITNESS_UNKNOWN'],
    ['a checkpoint there never was', 9_000_000, `— ${NAME} AAAAAAAA\n`, 'NOT_FOUND'],
  ])('the door refuses %s', async (_, at, line, code) => {
    const size = at === 0 ? (await stranger.office.checkpoint({})).size : at
    await expect(stranger.office.cosign({ body: { size, line } })).rejects.toMatchObject({ problem: { code } })
  })

  test('nobody brings another’s cosignature under another checkpoint', async () => {
    const { size, note } = await stranger.office.checkpoint({})
    const { rows } = await superuser.query<{ line: string }>('select line from ledger.cosignature limit 1')
    expect(note).not.toContain(NAME)
    await expect(stranger.office.cosign({ body: { size, line: rows[0]?.line ?? '' } })).rejects.toMatchObject({
      problem: { code: 'COSIGNATURE_INVALID' },
    })
  })
})

describe('a history that is not the one he saw', () => {
  /** What a restored older database holds: the last entries and everything above them are gone. */
  async function rollBackTo(size: number) {
    await superuser.query('delete from ledger.cosignature where size > $1', [size])
    await superuser.query('delete from ledger.checkpoint where size > $1', [size])
    await superuser.query('delete from ledger.node where (index + 1) << level > $1', [size])
    await superuser.query(
      'delete from ledger.entry where id in (select entry_id from ledger.leaf where leaf_index >= $1)',
      [size],
    )
    await superuser.query('delete from ledger.leaf where leaf_index >= $1', [size])
  }

  test('shrunk: an older state of the database was put back in silence', async () => {
    const before = (await stranger.office.checkpoint({})).size
    await anAct()
    expect(await look()).toMatchObject({ kind: 'cosigned' })
    const { size: seen } = await stranger.office.checkpoint({})
    await rollBackTo(before)
    expect(await look()).toEqual({ kind: 'alarm', alarm: 'SHRUNK', size: before, seen })
    // Both signed notes lie beside his state: whoever doubts him can check them.
    const [evidence] = readdirSync(scratch).filter((name) => name.includes('.shrunk-'))
    expect(
      readFileSync(join(scratch, evidence ?? ''), 'utf8').match(new RegExp(bureau.installation.origin, 'g')),
    ).not.toBeNull()
    expect(readWitnessState(stateFile).seen?.size).toBe(seen)
  })

  test('forked: other entries stand where he saw others, however far it has grown since', async () => {
    const { origin, key } = openLogKey(bureau.dataFolder)
    const { size: before } = await stranger.office.checkpoint({})
    const again = createSequencer({ pool: sequencer, origin, sign: createNoteSigner(origin, key).sign })
    for (const name of ['另一份历史', '又一条', '再一条', '末一条'])
      await superuser.query(
        `insert into ledger.entry (stream, version, type, envelope, leaf_hash)
         select gen_random_uuid(), 1, type, envelope, sha256($1::bytea) from ledger.entry limit 1`,
        [Buffer.from(name)],
      )
    while ((await again.runOnce()) > 0);
    expect((await stranger.office.checkpoint({})).size).toBeGreaterThan(before)
    expect(await look()).toMatchObject({ kind: 'alarm', alarm: 'FORKED' })
  })

  test('signed by another key than the one he was given', async () => {
    const other = join(scratch, 'other.json')
    makeWitnessState(other, NAME, createNoteSigner(bureau.installation.origin, keyOf(readWitnessState(stateFile))).vkey)
    expect(await look(other)).toMatchObject({ kind: 'alarm', alarm: 'SIGNATURE_WRONG' })
  })

  test('a server that does not answer is not yet a liar', async () => {
    const silent = () => Promise.reject(new Error('connect ECONNREFUSED'))
    expect(await witnessRound(bureau.origin, { stateFile, fetching: silent, now })).toEqual({
      kind: 'unheard',
      why: 'connect ECONNREFUSED',
    })
  })
})
