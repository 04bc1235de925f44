/** The XML of an OFD: elements, attributes, text. What else XML can do is only of use to somebody who means harm. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  readonly text: string
}
export class XmlError extends Error {}

export const OFD_NAMESPACE = 'http://www.ofdspec.org/2016'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Pages nest three or four deep. */
const DEPTH_MAX = 16
const ELEMENTS_MAX = 50_000

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)

export const element = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly string[]
): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return content.length === 0
    ? `<ofd:${name}${written.join('')}/>`
    : `<ofd:${name}${written.join('')}>${content.join('')}</ofd:${name}>`
}
/** The text of a whole file: the declaration and one element that names the namespace. */
export const xmlText = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly string[]
): string => DECLARATION + element(name, { 'xmlns:ofd': OFD_NAMESPACE, ...attributes }, ...content)
export const xmlFile = (...file: Parameters<typeof xmlText>): Buffer => Buffer.from(xmlText(...file), 'utf8')

function plain(text: string): string {
  return text.replace(/&([^;]{0,10})(;?)/g, (_, name: string, end: string) => {
    const known = end === ';' ? NAMED[name] : undefined
    // An entity of the file's own could name another file, or itself a million times.
    if (known === undefined) throw new XmlError('An entity that is not XML’s own')
    return known
  })
}

const TOKEN = /<(\/?)ofd:([A-Za-z]+)((?:\s+[A-Za-z:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

interface Open {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(/([A-Za-z:]+)="([^"]*)"/g)) {
    if (found.has(name)) throw new XmlError('An attribute stands twice')
    found.set(name, plain(value))
  }
  return found
}

/** Throws XmlError for document types, entities, comments, processing instructions and anything half-written. */
export function readXml(bytes: Buffer): XmlElement {
  const text = bytes.toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw new XmlError('Not UTF-8')
  const declared = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/.exec(text)
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' }
  const open: Open[] = [root]
  const next = new RegExp(TOKEN)
  next.lastIndex = declared?.[0].length ?? 0
  for (let count = 0; next.lastIndex < text.length; count += 1) {
    const found = next.exec(text)
    const current = open.at(-1)
    if (found === null || current === undefined || count > ELEMENTS_MAX) throw new XmlError('Not the XML of an OFD')
    const [, closing, name, attributes = '', empty, letters] = found
    if (letters !== undefined) current.text += plain(letters)
    else if (name !== undefined && closing === '') {
      const started: Open = { name, attributes: attributesOf(attributes), children: [], text: '' }
      current.children.push(started)
      if (empty === '') open.push(started)
    } else if (current.name === name && open.length > 1) open.pop()
    else throw new XmlError('An element ends that never began')
    if (open.length > DEPTH_MAX) throw new XmlError('Elements lie too deep')
  }
  const [only, ...others] = root.children
  if (open.length !== 1 || only === undefined || others.length > 0 || root.text.trim() !== '')
    throw new XmlError('Not one whole element')
  if (only.attributes.get('xmlns:ofd') !== OFD_NAMESPACE) throw new XmlError('Not in the namespace of OFD')
  return only
}

export const childrenOf = (parent: XmlElement | undefined, name: string): readonly XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? []
/** The one child of this name: two would be read differently by different programs. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = childrenOf(parent, name)
  if (found.length > 1) throw new XmlError(`More than one ${name}`)
  return found[0]
}
