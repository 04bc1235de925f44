/**
 * Extensions B to F as GB 18030—2022 lists them for level 3 (names of persons and places). Every code point of these
 * ranges has its outline in seal/document/rare-characters, and nothing else of these planes has.
 */
const RANGES: readonly (readonly [number, number])[] = [
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
]
/** Outlines lie in files of 256 code points. */
const BLOCK_BITS = 8

export const isRare = (codePoint: number): boolean =>
  RANGES.some(([first, last]) => codePoint >= first && codePoint <= last)

/** The files whose outlines a text needs, by name: hundreds exist, and a name needs one. */
export function rareBlocksOf(text: string): readonly string[] {
  const blocks = new Set<string>()
  for (const letter of text) {
    const codePoint = letter.codePointAt(0) ?? 0
    if (isRare(codePoint)) blocks.add((codePoint >> BLOCK_BITS).toString(16).toUpperCase())
  }
  return [...blocks].toSorted()
}

/** Every file there is, with the code points it holds. */
export function rareBlocks(): readonly { readonly block: string; readonly first: number; readonly last: number }[] {
  const numbers = new Set(RANGES.flatMap(([first, last]) => range(first >> BLOCK_BITS, last >> BLOCK_BITS)))
  return [...numbers].map((number) => {
    const first = number << BLOCK_BITS
    return { block: number.toString(16).toUpperCase(), first, last: first + (1 << BLOCK_BITS) - 1 }
  })
}
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
