import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** Found through the package's own name for this room, in the source tree and in the bundle alike. */
const folder = () => join(dirname(createRequire(import.meta.url).resolve('#seal')), 'document', 'rare-characters')

/** `20B`: U+20B00 to U+20BFF. The name becomes part of a path, so nothing else passes. */
const BLOCK_NAME = /^2[0-9A-F]{2}$/

/** One block as a TrueType font; undefined where there is none of that name. */
export function rareFont(block: string): Buffer | undefined {
  if (!BLOCK_NAME.test(block)) return undefined
  const file = join(folder(), `${block}.ttf.br`)
  return existsSync(file) ? brotliDecompressSync(readFileSync(file)) : undefined
}
