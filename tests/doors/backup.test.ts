import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createNoteSigner, createSequencer } from '#ledger'
import { audit } from '../../src/app/audit.ts'
import { checkSheaves, findBackup, readManifest } from '../../src/app/backup/manifest.ts'
import { assertEmpty, loadPapers, loadTables } from '../../src/app/backup/restore.ts'
import { sealSecrets, unsealSecrets } from '../../src/app/backup/secrets.ts'
import { takeBackup } from '../../src/app/backup/take.ts'
import { openVault, saltOf } from '../../src/app/backup/vault.ts'
import { compareWithSeen } from '../../src/app/backup/witnessed.ts'
import { openInstallation, openLogKey } from '../../src/app/installation.ts'
import { createLog } from '../../src/app/log.ts'
import { openOffice } from '../../src/app/office.ts'
import type { WholeOffice } from '../../src/app/office.ts'
import { upgrade } from '../../src/app/upgrade.ts'
import { aDatabase } from '../support/database.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [] })
const scratch = mkdtempSync(join(tmpdir(), 'oneseal-backup-'))
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})
const [out, secrets, dataFolder] = ['out', 'secrets.sealed', 'restored'].map((name) => join(scratch, name)) as [
  string,
  string,
  string,
]
const PASSPHRASE = 'for the drill and nothing else'
const { owner } = bureau.database
const paper = Buffer.from('%PDF-1.7 an invented paper')
let minute = 0
const take = () =>
  takeBackup(owner, {
    dataFolder: bureau.dataFolder,
    out,
    passphrase: PASSPHRASE,
    now: new Date(Date.UTC(2026, 5, 1, 1, minute++)),
    say: () => undefined,
  })

async function appoint({ services }: WholeOffice, name: string) {
  const officer = services.newId()
  const [organ] = services.office.catalogue.organs()
  const post = { organ: organ?.id ?? '', region: organ?.region ?? '', post: '窗口', roles: ['intakeOfficer'] }
  const ran = await services.run({
    life: 'officer',
    stream: officer,
    command: { type: 'AppointOfficer', at: services.now(), by: '$actor', name, ...post },
    by: { kind: 'system', id: bureau.installation.systemActor },
  })
  expect(ran.ok).toBe(true)
  return officer
}

describe('a house is destroyed and comes back', () => {
  const restored = { officer: '' }

  test('a backup is taken while acts go on, and is one moment of them', async () => {
    await bureau.office.services.files.put(paper)
    restored.officer = await appoint(bureau.office, '备份前')
    await bureau.settle()
    const going = { on: true, acts: 0 }
    const load = (async () => {
      while (going.on) {
        await appoint(bureau.office, `忙碌${String(going.acts++)}`)
      }
    })()
    const { folder, manifest } = await take()
    going.on = false
    await load
    await bureau.settle()
    expect(going.acts).toBeGreaterThan(0)
    expect(manifest.checkpoint?.size).toBeLessThan((await bureau.office.ledger.latestCheckpoint())?.size ?? 0)
    expect(readdirSync(out).some((name) => name.endsWith('.unfinished'))).toBe(false)
    // Nothing in it can be read without the passphrase.
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('envelope')).toBe(false)
  })

  test('a second backup seals no paper twice', async () => {
    const lines: string[] = []
    await takeBackup(owner, {
      ...{ dataFolder: bureau.dataFolder, out, passphrase: PASSPHRASE },
      now: new Date(Date.UTC(2026, 5, 1, 2)),
      say: (line) => lines.push(line),
    })
    expect(lines.at(-1)).toMatch(/^[1-9]\d* papers, 0 of them new to this backup folder$/)
  })

  test('SE-05 the drill: it comes back elsewhere, sound, with its papers, and goes on where it stopped', async () => {
    sealSecrets(bureau.dataFolder, secrets, PASSPHRASE, saltOf(out, 'read'))
    const seen = await bureau.office.ledger.latestCheckpoint()
    const vault = openVault(PASSPHRASE, saltOf(out, 'read'))
    const folder = findBackup(out)
    const manifest = readManifest(folder, vault)
    await checkSheaves(folder, manifest)
    unsealSecrets(secrets, dataFolder, PASSPHRASE)
    expect(await loadPapers({ out, folder }, dataFolder, vault)).toBeGreaterThan(0)
    const fresh = await aDatabase({ poolSize: 4 })
    await assertEmpty(fresh.owner)
    await loadTables(fresh.owner, { folder, manifest, vault, sqlFolder: 'sql' })
    await expect(assertEmpty(fresh.owner)).rejects.toThrow(/already holds entries/)
    const installation = await openInstallation(dataFolder)
    const { masterKey } = installation
    await upgrade(fresh.owner, { masterKey, program: 'restored', say: () => undefined, force: true })
    const { origin, key } = openLogKey(dataFolder)
    const sign = createNoteSigner(origin, key).sign
    const sequencer = createSequencer({ pool: fresh.sequencer, origin, sign })
    while ((await sequencer.runOnce()) > 0);
    const report = await audit(fresh.owner, installation)
    expect(report.findings).toEqual([])
    expect(await compareWithSeen(fresh.owner, report.leaves, { note: seen?.note ?? '' }, installation.vkey)).toEqual({
      kind: 'continues',
      size: seen?.size,
    })
    const office = await openOffice({
      databaseUrl: fresh.url('app'),
      dataFolder,
      installation,
      publicAddress: '',
      renderThreads: 0,
      log: createLog(() => undefined, { quiet: true }),
    })
    try {
      expect((await office.services.history(restored.officer)).length).toBe(1)
      await appoint(office, '恢复后')
      while ((await sequencer.runOnce()) > 0) await office.settle()
      expect((await audit(fresh.owner, installation)).findings).toEqual([])
    } finally {
      await office.stop()
    }
    const early = readManifest(join(out, readdirSync(out).toSorted()[0] ?? ''), vault)
    const atThatTime = early.checkpoint?.size ?? 0
    expect(await compareWithSeen(fresh.owner, atThatTime, { note: seen?.note ?? '' }, installation.vkey)).toEqual({
      kind: 'lost',
      entries: (seen?.size ?? 0) - atThatTime,
    })
  })
})

describe('a backup that cannot be believed is refused in one sentence', () => {
  const vaultOf = (passphrase: string) => openVault(passphrase, saltOf(out, 'read'))
  const newest = () => findBackup(out)

  test('another passphrase, or one that is too short', () => {
    expect(() => readManifest(newest(), vaultOf('another passphrase'))).toThrow(/passphrase is wrong/)
    expect(() => vaultOf('short')).toThrow(/12 characters/)
    expect(() => unsealSecrets(secrets, join(scratch, 'nowhere'), 'another passphrase')).toThrow(/passphrase is wrong/)
  })

  test('a changed manifest, a changed table, a missing table', async () => {
    const vault = vaultOf(PASSPHRASE)
    const manifest = readManifest(newest(), vault)
    const file = join(newest(), 'manifest.json')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('"v":1', '"v":1 '))
    expect(() => readManifest(newest(), vault)).toThrow(/manifest was changed/)
    writeFileSync(file, text)
    const table = join(newest(), 'ledger.entry')
    const whole = readFileSync(table)
    appendFileSync(table, 'x')
    await expect(checkSheaves(newest(), manifest)).rejects.toThrow(
      'ledger.entry of the backup is missing or was changed.',
    )
    writeFileSync(table, whole)
    renameSync(table, `${table}.away`)
    await expect(checkSheaves(newest(), manifest)).rejects.toThrow(/missing or was changed/)
    renameSync(`${table}.away`, table)
    await checkSheaves(newest(), manifest)
  })

  test('one that was cut off is marked as unfinished and never taken for the newest', async () => {
    const before = newest()
    // The snapshot breaks half way, as when the machine is switched off.
    const connect = async () => {
      const client = await owner.connect()
      let asked = 0
      const query = (text: string): Promise<unknown> => {
        asked += 1
        return asked > 12 ? Promise.reject(new Error('power cut')) : client.query(text)
      }
      return { query, release: () => client.release(true) }
    }
    const broken = new Proxy(owner, {
      get: (pool, key): unknown => (key === 'connect' ? connect : Reflect.get(pool, key)),
    })
    await expect(
      takeBackup(broken, {
        dataFolder: bureau.dataFolder,
        out,
        passphrase: PASSPHRASE,
        now: new Date(Date.UTC(2026, 6, 1)),
        say: () => undefined,
      }),
    ).rejects.toThrow('power cut')
    expect(readdirSync(out)).toContain('20260701T000000Z.unfinished')
    expect(newest()).toBe(before)
  })

  test('a missing paper', async () => {
    const vault = vaultOf(PASSPHRASE)
    const [shelf] = readdirSync(join(out, 'files'))
    renameSync(join(out, 'files', shelf ?? ''), join(scratch, 'shelf'))
    await expect(loadPapers({ out, folder: newest() }, join(scratch, 'elsewhere'), vault)).rejects.toThrow(/is missing/)
    renameSync(join(scratch, 'shelf'), join(out, 'files', shelf ?? ''))
    expect(existsSync(join(out, 'files', shelf ?? ''))).toBe(true)
  })
})
