import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder the program lies in, found from this file upwards: sources and bundles lie at different depths,
 * and both need sql/, matters/ and dist/web.
 */
function findHome(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'sql'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('OneSeal cannot find its own folder')
  return findHome(parent)
}
const home = findHome(dirname(fileURLToPath(import.meta.url)))

export const PLACES = {
  home,
  sql: join(home, 'sql'),
  matters: join(home, 'matters'),
  web: join(home, 'dist', 'web'),
  program: join(home, 'dist', 'oneseal.js'),
  renderWorker: join(home, 'dist', 'render-worker.js'),
} as const
