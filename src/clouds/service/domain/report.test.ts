import { describe, expect, test } from 'vitest'
import { aRequest } from '../fixtures.ts'
import type { RequestEvent } from './events.ts'
import { withoutHiddenData } from './hidden-data.ts'
import { requestDecider } from './request.ts'
import type { RequestCommand, RequestState } from './request.ts'

const at = '2026-03-11T02:00:00.000Z'
const done = { at, by: 'inspector-1' }
const aReport = (): RequestState => {
  const filed = aRequest({
    ...{ kind: 'REPORT', contact: { name: '', phone: '' }, registrar: 'inspectorate', involved: ['clerk-1'] },
    report: { organ: 'bureau', person: '窗口 3 号', evidence: [], takeUpBy: '2026-03-17' },
  })
  const { type: _, ...facts } = filed
  return after(null, { type: 'FileRequest', ...facts, routedTo: 'inspectorate' })
}
const decide = (state: RequestState | null, command: RequestCommand) => requestDecider.decide(command, state)
function after(state: RequestState | null, ...commands: readonly RequestCommand[]): RequestState {
  let now = state
  for (const command of commands) {
    const decision = decide(now, command)
    if (!decision.ok) throw new Error(decision.refusal.code)
    now = decision.events.reduce<RequestState | null>(
      (one, event: RequestEvent) => requestDecider.evolve(one, event),
      now,
    )
  }
  if (now === null) throw new Error('Nothing was filed')
  return now
}
const refusalOf = (state: RequestState, command: RequestCommand) => {
  const decision = decide(state, command)
  return decision.ok ? 'ALLOWED' : decision.refusal.code
}
const takeUp: RequestCommand = { type: 'TakeUpReport', ...done, note: '' }
const putTo: RequestCommand = {
  ...{
    type: 'FollowUpReport',
    ...done,
    organ: 'bureau',
    case: null,
    about: '举报线索',
    facts: '请说明收费',
    card: 'card-1',
  },
}
const order = (closed: boolean): RequestCommand => ({
  ...{ type: 'NoteReportOrder', ...done, card: 'card-1', number: '督〔2026〕1号', closed },
})
const tell = (finding: 'SUBSTANTIATED' | 'NOT_OURS' | undefined): RequestCommand => ({
  ...{ type: 'AnswerRequest', ...done, organ: 'inspectorate', text: '已核实。', adoption: null, resolution: null },
  ...(finding === undefined ? {} : { finding }),
})

describe('a report', () => {
  test('stays with the inspectors: it is never dispatched, and never returned', () => {
    const state = aReport()
    const dispatch: RequestCommand = { type: 'DispatchRequest', ...done, organ: 'bureau', section: '', officer: null }
    expect(refusalOf(state, dispatch)).toBe('REPORT_STAYS_WITH_INSPECTORS')
    expect(refusalOf(state, { type: 'ReturnRequest', ...done, organ: 'inspectorate', reason: '不是我们' })).toBe(
      'REPORT_STAYS_WITH_INSPECTORS',
    )
  })
  test('is never dealt with by whoever had a hand in the case it is about', () => {
    expect(refusalOf(aReport(), { ...takeUp, by: 'clerk-1' })).toBe('COMPLAINT_ABOUT_YOURSELF')
    expect(refusalOf(aReport(), { ...tell('NOT_OURS'), by: 'clerk-1' })).toBe('COMPLAINT_ABOUT_YOURSELF')
  })
  test('has an outcome only when it was taken up, and when every order on it is closed', () => {
    expect(refusalOf(aReport(), tell(undefined))).toBe('FINDING_UNSAID')
    expect(refusalOf(aReport(), tell('SUBSTANTIATED'))).toBe('REPORT_NOT_TAKEN_UP')
    expect(refusalOf(aReport(), putTo)).toBe('REPORT_NOT_TAKEN_UP')
    expect(after(aReport(), tell('NOT_OURS')).answer?.finding).toBe('NOT_OURS')
    const ordered = after(aReport(), takeUp, putTo, order(false))
    expect(refusalOf(ordered, tell('SUBSTANTIATED'))).toBe('REPORT_ORDER_OPEN')
    const closed = after(ordered, order(false), order(true), order(true))
    expect(closed.report?.orders).toEqual([{ card: 'card-1', number: '督〔2026〕1号', closedAt: at }])
    expect(after(closed, tell('SUBSTANTIATED')).stage).toBe('answered')
  })
  test('no other request is taken up, asked about or put to an organ in this way', () => {
    const { type: _, ...facts } = aRequest()
    expect(refusalOf(after(null, { type: 'FileRequest', ...facts, routedTo: null }), takeUp)).toBe('REPORT_ONLY')
  })
})

describe('what a camera writes beside the picture', () => {
  const bytes = (...parts: readonly (string | readonly number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])))
  test('is cut out of a JPEG; the picture stays as it was', () => {
    const exif = [0xff, 0xe1, 0x00, 0x0c]
    const jpeg = bytes([0xff, 0xd8], [0xff, 0xe0, 0x00, 0x04, 1, 2], exif, 'Exif GPS!!', [0xff, 0xda, 0, 2], 'pixels')
    const clean = Buffer.from(withoutHiddenData(jpeg)).toString('latin1')
    expect(clean).not.toContain('GPS')
    expect(clean).toBe(
      Buffer.from(bytes([0xff, 0xd8], [0xff, 0xe0, 0, 4, 1, 2], [0xff, 0xda, 0, 2], 'pixels')).toString('latin1'),
    )
  })
  test('is cut out of a PNG, and of nothing else', () => {
    const chunk = (name: string, data: string) => bytes([0, 0, 0, data.length], name, data, [0, 0, 0, 0])
    const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    const png = bytes(head, [...chunk('IDAT', 'pixels')], [...chunk('tEXt', 'Author 张三')], [...chunk('IEND', '')])
    const clean = Buffer.from(withoutHiddenData(png)).toString('latin1')
    expect(clean).not.toContain('Author')
    expect(clean).toContain('pixels')
    const pdf = bytes('%PDF-1.4 whatever')
    expect(withoutHiddenData(pdf)).toBe(pdf)
  })
})
