import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { keepFile, syncFolder } from '#seal/keep-file'
import { CLOUDS } from '../clouds.ts'
import { StartRefused } from '../config.ts'
import { UNFINISHED, writeManifest } from './manifest.ts'
import type { Manifest, SheafNote } from './manifest.ts'
import { openVault, saltOf, writeSheaf } from './vault.ts'
import type { Vault } from './vault.ts'

/** What is made again from the ledger, and what no restored house should still honour. */
const LEFT_OUT: readonly string[] = ['app.migration', 'app._private_session', 'app.upgrade']
const FETCHED_ROWS = 500

const TABLES = `select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and pg_get_userbyid(c.relowner) = 'oneseal_owner' and n.nspname not like '%\\_rebuild'
    and n.nspname <> 'graphile_worker' order by 1`

const isProjected = new Set(
  CLOUDS.flatMap(({ projections }) => projections.flatMap(({ schema, tables }) => tables.map((t) => `${schema}.${t}`))),
)

/**
 * One consistent picture of a house at work: everything but projections, from one snapshot, sealed under a passphrase,
 * in constant memory. Papers lie by their digest and are sealed once, however many backups hold them. The keys of the
 * house are not in it (docs/decisions/0002): see `sealSecrets`.
 */
export async function takeBackup(
  owner: pg.Pool,
  options: {
    readonly dataFolder: string
    readonly out: string
    readonly passphrase: string
    readonly now: Date
    readonly say: (line: string) => void
  },
): Promise<{ readonly folder: string; readonly manifest: Manifest }> {
  const { out, say, now } = options
  mkdirSync(out, { recursive: true, mode: 0o700 })
  const vault = openVault(options.passphrase, saltOf(out, 'make'))
  const folder = join(out, now.toISOString().replaceAll(/[-:]|\.\d+/g, ''))
  const unfinished = `${folder}${UNFINISHED}`
  if (existsSync(folder) || existsSync(unfinished)) throw new StartRefused(`${folder} is there already.`)
  mkdirSync(unfinished, { mode: 0o700 })
  const client = await owner.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ name: string }>(TABLES)
    const sheaves: SheafNote[] = []
    for (const { name } of rows)
      if (!LEFT_OUT.includes(name) && !isProjected.has(name))
        sheaves.push(await sealTable(client, name, join(unfinished, name), vault))
    const { rows: checkpoints } = await client.query<{ size: string; note: string }>(
      'select size::text, note from ledger.checkpoint order by ledger.checkpoint.size desc limit 1',
    )
    const { rows: landed } = await client.query<{ name: string }>('select name from app.migration order by number')
    say(`${String(sheaves.reduce((sum, sheaf) => sum + sheaf.rows, 0))} rows of ${String(sheaves.length)} tables`)
    // After the snapshot: a paper lies in its place before any row names it, so none of the snapshot's is missed.
    const papers = sealPapers(join(options.dataFolder, 'files'), join(out, 'files'), vault)
    say(`${String(papers.all)} papers, ${String(papers.fresh)} of them new to this backup folder`)
    const index = writeSheaf(join(unfinished, 'papers'), 'papers', vault)
    for (let i = 0; i < papers.digests.length; i += 1000) index.add(papers.digests.slice(i, i + 1000))
    sheaves.push({ name: 'papers', ...index.end() })
    const [newest] = checkpoints
    const manifest: Manifest = {
      v: 1,
      takenAt: now.toISOString(),
      checkpoint: newest === undefined ? null : { size: Number(newest.size), note: newest.note },
      migrations: landed.map(({ name }) => name),
      sheaves,
    }
    writeManifest(unfinished, manifest, vault)
    syncFolder(unfinished)
    renameSync(unfinished, folder)
    syncFolder(dirname(folder))
    return { folder, manifest }
  } finally {
    client.release(true)
  }
}

async function sealTable(client: pg.PoolClient, table: string, file: string, vault: Vault): Promise<SheafNote> {
  const sheaf = writeSheaf(file, table, vault)
  await client.query(`declare backup no scroll cursor for select t::text as row from ${table} t`)
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${String(FETCHED_ROWS)} from backup`)
    if (rows.length > 0) sheaf.add(rows.map(({ row }) => row))
    if (rows.length < FETCHED_ROWS) break
  }
  await client.query('close backup')
  return { name: table, ...sheaf.end() }
}

const SHELF = /^[0-9a-f]{2}$/
const REST = /^[0-9a-f]{62}$/

function sealPapers(from: string, to: string, vault: Vault) {
  const digests: string[] = []
  let fresh = 0
  for (const shelf of (existsSync(from) ? readdirSync(from) : []).filter((name) => SHELF.test(name)))
    for (const rest of readdirSync(join(from, shelf)).filter((name) => REST.test(name))) {
      const digest = `${shelf}${rest}`
      digests.push(digest)
      const place = join(to, shelf, rest)
      if (existsSync(place)) continue
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
      const sealed = vault.seal(readFileSync(join(from, shelf, rest)), `paper/${digest}`)
      keepFile(place, sealed, 0o600)
      fresh += 1
    }
  return { digests, all: digests.length, fresh }
}
