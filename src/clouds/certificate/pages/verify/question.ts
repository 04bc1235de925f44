/** What a visitor asks the verify page. */
export type Question =
  /** `at`: the hall of another region, when the QR code leads there. */
  | { readonly by: 'token'; readonly token: string; readonly at?: string }
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'file'; readonly file: File }

const TOKEN = /^[A-Za-z0-9_-]{22}$/

/** A QR code carries this hall's verify address with the token; people paste the address or the token alone. */
export function tokenIn(text: string): string | undefined {
  const typed = text.trim()
  if (TOKEN.test(typed)) return typed
  const [, search = ''] = typed.split('?')
  const token = new URLSearchParams(search.split('#')[0]).get('t') ?? ''
  return typed.includes('/verify') && TOKEN.test(token) ? token : undefined
}

/** The address of the hall a QR code leads to, when it is not the one the page was opened at. */
function elsewhereIn(text: string, here: string): string | undefined {
  const found = /^(https?:\/\/[^/\s]+)\//.exec(text.trim())?.[1]?.toLowerCase()
  return found === undefined || found === here.toLowerCase() ? undefined : found
}

export function questionOf(text: string, here = ''): Question | undefined {
  const typed = text.trim()
  if (typed === '') return undefined
  const token = tokenIn(typed)
  if (token === undefined) return { by: 'number', number: typed }
  const at = here === '' ? undefined : elsewhereIn(typed, here)
  return { by: 'token', token, ...(at === undefined ? {} : { at }) }
}

/** What a visitor drops in: a paper to verify, a picture with a QR code, or the proof bundle we hand out beside a PDF. */
export function kindOfFile(name: string): 'paper' | 'bundle' | 'picture' {
  if (/\.(?:pdf|ofd)$/i.test(name)) return 'paper'
  return /\.json$/i.test(name) ? 'bundle' : 'picture'
}

const files = new WeakMap<File, number>()
let fileCount = 0

/**
 * What answers are remembered under. Two files never share one: as JSON every File reads `{}`,
 * and a forged file would be shown the verdict of the genuine one asked about before.
 */
export function questionKey(question: Question): readonly (string | number)[] {
  switch (question.by) {
    case 'token':
      return ['verify', 'token', question.token, question.at ?? '']
    case 'number':
      return ['verify', 'number', question.number]
    case 'file': {
      const known = files.get(question.file)
      if (known !== undefined) return ['verify', 'file', known]
      fileCount += 1
      files.set(question.file, fileCount)
      return ['verify', 'file', fileCount]
    }
  }
}
