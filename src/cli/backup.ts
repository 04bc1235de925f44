import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import type { FsckReport } from '#ledger'
import { audit } from '../app/audit.ts'
import { checkSheaves, findBackup, readManifest } from '../app/backup/manifest.ts'
import { assertEmpty, isFreeFolder, loadPapers, loadTables, withMigrationsOf } from '../app/backup/restore.ts'
import { sealSecrets, unsealSecrets } from '../app/backup/secrets.ts'
import { takeBackup } from '../app/backup/take.ts'
import { openVault, saltOf } from '../app/backup/vault.ts'
import { compareWithSeen } from '../app/backup/witnessed.ts'
import { startBeside } from '../app/beside.ts'
import { StartRefused } from '../app/config.ts'
import { openDataFolder } from '../app/data-folder.ts'
import { reachDatabase } from '../app/database/reach.ts'
import { openInstallation } from '../app/installation.ts'
import { createLog } from '../app/log.ts'
import { PLACES } from '../app/place.ts'
import { endQuietly } from '../app/pool.ts'
import { programDigest } from '../app/program.ts'
import { upgrade } from '../app/upgrade.ts'
import { parseArguments, UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'
import { readWitnessState } from './witness-state.ts'
import { callsOf } from './usage.ts'

const USAGE = `${callsOf('backup')} | ${callsOf('restore')}`
function passphraseOf({ values }: Arguments): string {
  const file = values.get('--passphrase-file')
  if (file === undefined) throw new UsageError(USAGE)
  if (!existsSync(file)) throw new StartRefused(`${file} is missing.`)
  return readFileSync(file, 'utf8').trim()
}

const say = (line: string) => process.stderr.write(`${line}\n`)

/** `oneseal backup`: beside a server at work, or on a folder nobody serves. */
export async function backup(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: ['--data', '--out', '--passphrase-file', '--secrets'],
  })
  const outText = given.values.get('--out')
  if (outText === undefined || given.positional.length > 0) throw new UsageError(USAGE)
  const [out, passphrase, secrets] = [resolve(outText), passphraseOf(given), given.values.get('--secrets')]
  if (secrets !== undefined && resolve(secrets).startsWith(`${out}/`))
    throw new StartRefused('The secrets must not lie with the backup: together they undo every erasure.')
  return withOffice(dataFolderOf(given), async ({ owner, database }) => {
    const { dataFolder } = database
    const { folder, manifest } = await takeBackup(owner, { dataFolder, out, passphrase, now: new Date(), say })
    if (secrets !== undefined) sealSecrets(dataFolder, resolve(secrets), passphrase, saltOf(out, 'read'))
    const size = manifest.checkpoint?.size ?? 0
    if (given.flags.has('--json')) print(JSON.stringify({ folder, size, takenAt: manifest.takenAt }))
    else print(`✔ ${folder}: ${String(size)} entries under their checkpoint`)
    return 0
  })
}

/** `oneseal restore`: into a folder that holds nothing, and never believed before it has been checked. */
export async function restore(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: ['--into', '--passphrase-file', '--secrets', '--witnessed'],
  })
  const [fromText, ...rest] = given.positional
  const [into, secrets] = [given.values.get('--into'), given.values.get('--secrets')]
  if (fromText === undefined || rest.length > 0 || into === undefined || secrets === undefined)
    throw new UsageError(USAGE)
  const passphrase = passphraseOf(given)
  if (!isFreeFolder(into)) throw new StartRefused(`${into} is not empty; restore into a new folder.`)
  const out = resolve(fromText)
  const vault = openVault(passphrase, saltOf(out, 'read'))
  const folder = findBackup(out)
  const manifest = readManifest(folder, vault)
  await checkSheaves(folder, manifest)
  say(`${folder}: complete, as it was taken ${manifest.takenAt}`)
  const dataFolder = openDataFolder(resolve(into))
  unsealSecrets(resolve(secrets), dataFolder, passphrase)
  const papers = await loadPapers({ out, folder }, dataFolder, vault)
  say(`${String(papers)} papers`)
  const database = await withMigrationsOf(manifest, PLACES.sql, (sql) => reachDatabase(dataFolder, sql, process.env))
  const owner = new pg.Pool({ connectionString: database.urls.owner, max: 4 })
  owner.on('error', () => undefined)
  try {
    await assertEmpty(owner)
    await loadTables(owner, { folder, manifest, vault, sqlFolder: PLACES.sql })
    const installation = await openInstallation(dataFolder)
    const { masterKey } = installation
    await upgrade(owner, { masterKey, program: programDigest() ?? 'sources', say, force: true })
    // What was in the snapshot without a leaf gets one now.
    const log = createLog((line) => process.stderr.write(line), { quiet: true })
    const beside = await startBeside(database.urls, dataFolder, { demo: false, log, now: () => new Date() })
    await beside.stop()
    const report = await audit(owner, installation)
    const stateFile = given.values.get('--witnessed')
    const standing = stateFile === undefined ? undefined : await standingOf(owner, stateFile, installation.vkey, report)
    return tell(given, report, standing)
  } finally {
    await endQuietly(owner)
    await database.stop()
  }
}

async function standingOf(owner: pg.Pool, stateFile: string, vkey: string, { leaves }: FsckReport) {
  const { seen } = readWitnessState(resolve(stateFile))
  if (seen === null) say('That witness has seen nothing yet.')
  return seen === null ? undefined : compareWithSeen(owner, leaves, seen, vkey)
}

function tell(given: Arguments, report: FsckReport, standing: Awaited<ReturnType<typeof standingOf>>): number {
  const good = report.ok && (standing === undefined || standing.kind === 'continues')
  if (given.flags.has('--json')) {
    print(JSON.stringify({ good, entries: report.entries, findings: report.findings, standing: standing ?? null }))
    return good ? 0 : 1
  }
  for (const { code, subject, detail } of report.findings) print(`✘ ${code} ${subject}: ${detail}`)
  print(report.ok ? `✔ sound: ${String(report.entries)} entries, ${String(report.lives)} lives` : '✘ not sound')
  if (standing?.kind === 'continues') print(`✔ what was witnessed (${String(standing.size)} entries) is its beginning`)
  if (standing?.kind === 'lost')
    print(`✘ ${String(standing.entries)} witnessed entries came after this backup: they are lost`)
  if (standing?.kind === 'forked')
    print(`✘ not what was witnessed: another history of ${String(standing.size)} entries`)
  if (standing?.kind === 'notOurs') print('✘ the witness watched another bureau')
  return good ? 0 : 1
}
