import { rareBlocks } from '#kernel'

const hex = (codePoint: number) => codePoint.toString(16)

/** 生僻字: a browser fetches the block of a character only when one stands on the page and its own fonts lack it. */
export function startRareCharacters(): void {
  for (const { block, first, last } of rareBlocks()) {
    const unicodeRange = `U+${hex(first)}-${hex(last)}`
    document.fonts.add(new FontFace('OneSeal Rare', `url(/rare-characters/${block}.ttf)`, { unicodeRange }))
  }
}
