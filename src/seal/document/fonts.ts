import { createRequire } from 'node:module'
import type * as Fontkit from 'fontkit'
import type { Font } from 'fontkit'
import { isRare } from '#kernel'

/** Noto Serif SC (OFL): the whole character set, not a subset, because people's names use all of it. */
const require = createRequire(import.meta.url)
const fontFile = (weight: '400Regular' | '700Bold') =>
  require.resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`)

export const fontFiles = (): readonly string[] => [fontFile('400Regular'), fontFile('700Bold')]

/** Its tables cost every process a fifth of a second to load, and most, the keeper first of all, draw nothing. */
const loadFontkit = () => require('fontkit') as typeof Fontkit

/** A font is 15 MB and takes a tenth of a second to open: once per process. */
let bold: Font | undefined
export function sealFont(): Font {
  if (bold === undefined) {
    const opened = loadFontkit().openSync(fontFile('700Bold'))
    if (!('glyphForCodePoint' in opened)) throw new Error('Noto Serif SC is a single font, not a collection')
    bold = opened
  }
  return bold
}

/** 〓, the printers' mark for a character that is not in the case. */
const GETA_MARK = '〓'

/** Format characters turn or hide the letters around them: on a certificate they could only deceive. */
const INVISIBLE = /\p{Cf}/u

/** The same letters come again on every paper, and to ask the font for one takes as long as to set it. */
const known = new Map<string, boolean>()
function isPrintable(letter: string): boolean {
  const asked = known.get(letter)
  if (asked !== undefined) return asked
  const codePoint = letter.codePointAt(0) ?? 0
  const found =
    letter === '\n' || (!INVISIBLE.test(letter) && (sealFont().hasGlyphForCodePoint(codePoint) || isRare(codePoint)))
  known.set(letter, found)
  return found
}

export interface PrintableText {
  readonly text: string
  readonly missing: readonly string[]
}

/**
 * The text as the fonts can print it. A character none of them has becomes 〓 and is named in `missing`: PDF/A forbids
 * an undefined glyph, and a certificate must never leave a letter of somebody's name out in silence.
 */
export function printable(text: string): PrintableText {
  const missing = new Set<string>()
  const letters = Array.from(text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' '), (letter) => {
    if (isPrintable(letter)) return letter
    missing.add(letter)
    return GETA_MARK
  })
  return { text: letters.join(''), missing: [...missing] }
}
