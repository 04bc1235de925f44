import { UnreadableWorkbook, workbookFault } from './workbook-fault.ts'

export interface XmlHandler {
  /** Attributes as written, still escaped; `attribute` finds one. */
  readonly open: (name: string, attributes: string) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** A cell holds at most 32,767 characters (ECMA-376), each at most ten bytes when written as a reference. */
const TOKEN_LENGTH_MAX = 400_000

const refused = (part: string, detail: string) =>
  new UnreadableWorkbook(workbookFault('', '', 'MARKUP', { detail: `${part} ${detail}` }))

/**
 * Reads the XML of a workbook piece by piece, in constant memory. A document type is refused outright: without one
 * there are no entities but the five and no outside files, so nothing can be made to grow or be fetched.
 */
export function createXmlReader(
  part: string,
  handler: XmlHandler,
): { write: (piece: Buffer) => void; end: () => void } {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  const consume = (last: boolean): void => {
    let at = 0
    for (;;) {
      const start = rest.indexOf('<', at)
      if (start === -1) {
        if (last && rest.length > at) handler.text(unescapeXml(rest.slice(at)))
        if (last) at = rest.length
        break
      }
      if (start > at) handler.text(unescapeXml(rest.slice(at, start)))
      at = start
      const end = endOfMarkup(rest, start)
      if (end === -1) break
      take(part, rest.slice(start, end), handler)
      at = end
    }
    rest = rest.slice(at)
    if (rest.length > TOKEN_LENGTH_MAX || (last && rest !== '')) throw refused(part, rest.slice(0, 20))
  }
  const decoded = (piece?: Buffer): string => {
    try {
      return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
    } catch {
      throw refused(part, 'UTF-8')
    }
  }
  return {
    write: (piece) => {
      rest += decoded(piece)
      consume(false)
    },
    end: () => {
      rest += decoded()
      consume(true)
    },
  }
}

/** One past the `>` that ends the markup, or -1 while it has not come yet; a quoted `>` ends nothing. */
function endOfMarkup(text: string, start: number): number {
  const until = (mark: string) => {
    const found = text.indexOf(mark, start + 4)
    return found === -1 ? -1 : found + mark.length
  }
  if (text.startsWith('<!--', start)) return until('-->')
  if (text.startsWith('<![CDATA[', start)) return until(']]>')
  const end = text.indexOf('>', start)
  if (end === -1) return -1
  const quote = text.slice(start, end).search(/["']/)
  if (quote === -1) return end + 1
  let open = ''
  for (let at = start + quote; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (open !== '') open = letter === open ? '' : open
    else if (letter === '"' || letter === "'") open = letter
    else if (letter === '>') return at + 1
  }
  return -1
}

function take(part: string, markup: string, handler: XmlHandler): void {
  if (markup.startsWith('<![CDATA[')) handler.text(markup.slice(9, -3))
  else if (markup.startsWith('<!--') || markup.startsWith('<?')) return
  else if (markup.startsWith('<!')) throw refused(part, markup.slice(0, 20))
  else if (markup.startsWith('</')) handler.close(localName(markup.slice(2, -1).trim()))
  else {
    const empty = markup.endsWith('/>')
    const inner = markup.slice(1, empty ? -2 : -1)
    const blank = inner.search(/\s/)
    const name = localName(blank === -1 ? inner : inner.slice(0, blank))
    handler.open(name, blank === -1 ? '' : inner.slice(blank))
    if (empty) handler.close(name)
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const patterns = new Map<string, RegExp>()

/** An attribute by its name, with or without a prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (pattern === undefined) {
    pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : unescapeXml(value)
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const CODE_POINT_MAX = 0x10ffff

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (all, decimal, hex, name) => {
    if (typeof name === 'string') return NAMED[name] ?? all
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16)
    return code <= CODE_POINT_MAX ? String.fromCodePoint(code) : all
  })
}
