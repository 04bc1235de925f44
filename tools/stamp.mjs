import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A stamp says what something was made from; when it still fits, nothing need be made again.
 * Sizes and times instead of contents: a start has three seconds for everything.
 */
export function stampOf(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (!existsSync(path)) return
    const stat = statSync(path)
    if (!stat.isDirectory()) return void hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
    for (const name of readdirSync(path).sort()) visit(join(path, name))
  }
  paths.forEach(visit)
  return hash.digest('hex')
}

/** Of a few small files, by their contents: a checkout gives them new times. */
export const contentStampOf = (paths) =>
  paths.reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex')

export const fits = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp

export function keep(file, stamp) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}
