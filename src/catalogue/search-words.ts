import { pinyin } from 'pinyin-pro'

const HAN_RUN = /\p{Script=Han}+/gu
const LATIN_RUN = /[a-z0-9]+/g
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Longer runs are sentences, which nobody types whole. */
const RUN_LENGTH_MAX = 24

/** Longer than anyone types without choosing from a list. */
const SOUND_LENGTH_MAX = 40

/** Said by everyone about everything: they would match half the catalogue. */
const SAID_OF_EVERYTHING = new Set(['办理', '申请', '怎么', '如何', '我要', '需要', '手续', '什么'])

/**
 * What a text is found by. Chinese has no blanks, so each run gives its words and every pair of neighbours:
 * the words carry meaning, the pairs find what the segmenter cut elsewhere in the query than in the name.
 */
export function searchWords(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const words = new Set<string>(plain.match(LATIN_RUN))
  for (const [run] of plain.matchAll(HAN_RUN)) {
    // The run itself too: who types a keyword letter for letter means that item.
    if (run.length <= RUN_LENGTH_MAX) words.add(run)
    for (const { segment } of segmenter.segment(run)) if (segment.length > 1 || run.length === 1) words.add(segment)
    for (let i = 0; i + 1 < run.length; i++) words.add(run.slice(i, i + 2))
  }
  return [...words].filter((word) => !SAID_OF_EVERYTHING.has(word))
}

/** The unbroken stretches of Chinese in a text. */
export const runsOf = (text: string): readonly string[] =>
  (text.normalize('NFKC').match(HAN_RUN) ?? []).filter((run) => run.length <= RUN_LENGTH_MAX)

/** How a run is typed whole. */
export const soundOf = (run: string): string =>
  pinyin(run, { toneType: 'none', type: 'array', v: true }).join('').slice(0, SOUND_LENGTH_MAX)

export const isLatin = (word: string): boolean => /^[a-z0-9]/.test(word)

/**
 * How a Chinese text is typed with a Latin keyboard: whole syllables (shipinjingying) and initials (spjy),
 * from the start of every word, because people leave out what stands before.
 */
export function soundsOf(text: string): string[] {
  const sounds = new Set<string>()
  for (const [run] of text.matchAll(HAN_RUN)) {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true })
    for (const { index } of segmenter.segment(run)) {
      const rest = syllables.slice(index)
      sounds.add(rest.join('').slice(0, SOUND_LENGTH_MAX))
      sounds.add(rest.map((syllable) => syllable.charAt(0)).join(''))
    }
  }
  return [...sounds].filter((sound) => sound.length > 1)
}
