import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel'
import type { Json } from '#kernel'

/** 128 bits: nobody finds another file with it, and two people can still read it aloud. */
const HEX = 32

/** The same for a file as it was given out and as it was printed nicely: over its canonical JSON. */
export const fingerprintOf = (trust: Json): string =>
  (
    createHash('sha256').update(canonicalJson(trust)).digest('hex').slice(0, HEX).toUpperCase().match(/.{4}/g) ?? []
  ).join(' ')
