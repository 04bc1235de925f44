import { createHash } from 'node:crypto'

/**
 * 0 to 99, from what anybody can look up: the draw can be repeated by a stranger, and nobody can choose it. Four bytes
 * make the bias of the remainder one in forty million.
 */
export const lotOf = (...words: readonly string[]): number =>
  createHash('sha256').update(words.join('\0')).digest().readUInt32BE(0) % 100
