/** Pairs of neighbouring letters: Chinese has no blanks, and people do not ask in our words. */
function pairs(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`))
}

/** Below this share of its pairs a question is about something else. */
const SHARE_MIN = 0.34
/** What stands in the question itself counts more than a word of the answer. */
const ANSWER_WEIGHT = 0.5

/** Those of the texts that have to do with the words, best first. */
export function askedFor<T>(
  words: string,
  known: readonly T[],
  textOf: (one: T) => { readonly question: string; readonly answer: string },
): readonly T[] {
  const asked = pairs(words)
  if (asked.size === 0) return known
  const scored = known.map((one) => {
    const { question, answer } = textOf(one)
    const [inQuestion, inAnswer] = [pairs(question), pairs(answer)]
    let score = 0
    for (const pair of asked) score += inQuestion.has(pair) ? 1 : inAnswer.has(pair) ? ANSWER_WEIGHT : 0
    return { one, score: score / asked.size }
  })
  return scored
    .filter(({ score }) => score >= SHARE_MIN)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one)
}
