import { createHash } from 'node:crypto'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { PublicFaq } from './faq.ts'

const TITLE = '行政审批100问'

/** The last booklet made: typesetting takes a moment, and everybody asks for the same one. */
let last: { readonly key: string; readonly bytes: Promise<Uint8Array> } | undefined

/** 《行政审批100问》 as a booklet. Without a seal: it informs, and binds nobody. */
export function bookletOf(
  { office, now }: RequestContext,
  faqs: readonly PublicFaq[],
  edition: string,
): Promise<Uint8Array> {
  const sections = faqs.map(({ question, answer, basis, items, reviewBy }, i) => {
    const facts: readonly (readonly [string, string])[] = [
      ['适用事项', items.map(({ name }) => name.zh).join('、')],
      ...(basis === '' ? [] : [['依据', basis] as const]),
      ['复核日期', reviewBy],
    ]
    return {
      title: `${String(i + 1)}. ${question.zh}`,
      blocks: [
        { kind: 'paragraphs', paragraphs: answer.zh.split('\n') } as const,
        { kind: 'facts', rows: facts } as const,
      ],
    }
  })
  const booklet = {
    title: TITLE,
    subtitle: `版本 ${edition}`,
    running: `${TITLE}　版本 ${edition}`,
    organName: office.seal.organName,
    date: localDate(now()),
    sections,
  }
  const key = createHash('sha256').update(JSON.stringify(booklet)).digest('hex')
  if (last?.key !== key) last = { key, bytes: office.printing.booklet(booklet) }
  return last.bytes
}
