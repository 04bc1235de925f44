import { existsSync } from 'node:fs'
import { expect, describe, test } from 'vitest'
import { ProblemError } from '#contract'
import { readStandardsFile, writeStandards } from '#catalogue'
import { jsonObjectOf } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { signedIn } from '../support/hall.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'
import { judgedBy } from '../../src/seal/testing/seal-fixtures.ts'

const PDFTOTEXT = existsSync('/usr/bin/pdftotext')
const CODE = foodLicence.itemCode
const bureau = await aBureau({ items: [CODE, '990101003001'] })
const { services } = bureau.office
const HALL = {
  kind: 'HALL' as const,
  region: '990101',
  address: { zh: '示范区政务路 1 号' },
  phone: '0990-1230000',
  longitude: 121.9,
  latitude: 30.5,
  hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
  bookingUrl: null,
  park: null,
  services: [],
}
const { catalogue } = services.office

const textOf = (pdf: Uint8Array) => judgedBy('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': Buffer.from(pdf) })
const organs = {
  nameOf: (id: string) => catalogue.organName(id),
  idOf: (name: string) => catalogue.organs().find((organ) => organ.name === name)?.id,
}
async function codeOf(call: Promise<unknown>): Promise<string> {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem.code
  return answer instanceof Error ? answer.message : JSON.stringify(answer)
}
async function foodItem() {
  const item = await catalogue.findItem(CODE)
  if (item === undefined) throw new Error('The food licence is not published')
  return item
}
async function workbookOf(change: (document: Record<string, unknown>) => void): Promise<Buffer> {
  const document: Record<string, unknown> = { ...jsonObjectOf((await foodItem()).standard) }
  // The item it follows upon is not published in this small bureau.
  delete document['predecessors']
  change(document)
  const pieces: Uint8Array[] = []
  for await (const piece of writeStandards([jsonObjectOf(document)], organs)) pieces.push(piece)
  return Buffer.concat(pieces)
}
async function imported(editor: Person, bytes: Uint8Array, name = 'food.xlsx') {
  const started = await editor.send(`/standards-imports?name=${encodeURIComponent(name)}`, bytes)
  const id = typeof started === 'object' && started !== null && 'id' in started ? String(started.id) : ''
  return settled(editor, id)
}
const settled = (editor: Person, id: string) =>
  eventually('The import to come to its end', async () => {
    const view = await editor.standards.importRun({ params: { id }, query: {} })
    return view.run.state === 'CHECKING' || view.run.state === 'TAKING' ? undefined : view
  })

describe('papers made from the standard', () => {
  test.skipIf(!PDFTOTEXT)('AP-17 AP-18 anybody takes guide and blank form of the version in force', async () => {
    const stranger = bureau.visitor()
    const { standard, version } = await foodItem()
    const guide = textOf(await stranger.download(`/papers/${CODE}/guide`))
    for (const { name } of standard.materials) expect(guide.replaceAll(/\s/g, '')).toContain(name.zh.slice(0, 6))
    expect(guide).toContain(`第 ${version} 版`)
    expect(textOf(await stranger.download(`/papers/${CODE}/form?language=en`))).toContain('application form')
  })

  test('is printed once, and the second reader gets the same bytes', async () => {
    const stranger = bureau.visitor()
    const first = await stranger.download(`/papers/${CODE}/guide`)
    const second = await stranger.download(`/papers/${CODE}/guide`)
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true)
    const { rows } = await bureau.database.superuser.query<{ kept: number }>(
      'select count(*)::int as kept, count(distinct file)::int as files from outputs.printed_paper',
    )
    expect(rows[0]?.kept).toBeGreaterThan(0)
  })

  test('ST-29 the manual is for staff, not for strangers', async () => {
    await expect(bureau.visitor().download(`/papers/${CODE}/manual`)).rejects.toThrow('401')
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    expect(Buffer.from(await examiner.download(`/papers/${CODE}/manual`)).toString('latin1', 0, 5)).toBe('%PDF-')
  })

  test('a version, an item or a sample that does not exist is said to be none', async () => {
    const stranger = bureau.visitor()
    await expect(stranger.download(`/papers/${CODE}/guide?version=99`)).rejects.toThrow('404')
    await expect(stranger.download('/papers/nothing-here/guide')).rejects.toThrow('404')
    await expect(stranger.download(`/papers/${CODE}/materials/nothing/sample`)).rejects.toThrow('404')
  })
})

describe('claims made from configuration', () => {
  test('AP-33 AP-36 a zero stands with the cases that broke it', async () => {
    const stranger = bureau.visitor()
    const before = await stranger.standards.claims({ query: { claim: 'ZERO_MEETING' } })
    const standing = before.claims.find(({ claim }) => claim === 'ZERO_MEETING')
    expect(standing).toMatchObject({ of: 2, broken: 0 })
    const journey = journeyIn(bureau)
    const id = await journey.submitted()
    const by = journey.officer('intakeOfficer')
    const visit = {
      type: 'RecordVisit',
      at: services.now(),
      by: '$actor',
      purpose: 'ORIGINALS',
      papers: ['premisesPlan'],
    }
    expect(await services.run({ life: 'case', stream: id, command: visit, by })).toMatchObject({ ok: true })
    await bureau.settle()
    const after = await stranger.standards.claims({ query: { claim: 'ZERO_MEETING' } })
    expect(after.items.find(({ code }) => code === CODE)).toMatchObject({ cases: 1, broken: 1 })
    expect(after.claims.find(({ claim }) => claim === 'ZERO_PAPER')).toMatchObject({ broken: 1 })
    expect(after.ones.net).toEqual({ items: 2, of: 2 })
  })
})

describe('AP-32 AP-34 figures of the bureau are computed from its items, halls, windows and cases', () => {
  const stranger = bureau.visitor()
  test('AP-32 the share that needs no meeting is held against the target that was set, cases included', async () => {
    const view = async () => (await stranger.standards.claims({ query: { claim: 'ZERO_MEETING' } })).target
    expect(await view()).toBeNull()
    const reviewer = await signedIn(bureau, 'shen.biao')
    const params = { claim: 'ZERO_MEETING' as const }
    const target = { percent: 60, base: 'PERMIT' as const, due: '2099-12-31', document: '示范区政办〔2026〕10号' }
    const editor = await signedIn(bureau, 'bian.zhun')
    expect(await codeOf(editor.standards.setClaimTarget({ params, body: target }))).toBe('FORBIDDEN')
    const past = { ...target, due: '2020-01-01' }
    expect(await codeOf(reviewer.standards.setClaimTarget({ params, body: past }))).toBe('TARGET_DAY')
    await reviewer.standards.setClaimTarget({ params, body: target })
    expect(await codeOf(reviewer.standards.setClaimTarget({ params, body: target }))).toBe('TARGET_STANDS')
    // Both permits are set to need no visit, but somebody had to come for one of them: that one does not count.
    expect(await view()).toEqual({ ...target, items: 1, of: 2, share: 50, reached: false })
    await reviewer.standards.setClaimTarget({ params, body: { ...target, percent: 50, base: 'ALL' } })
    expect(await view()).toMatchObject({ percent: 50, items: 1, of: 2, reached: true })
  })
  test('AP-34 one door, one window, one net and one level count what halls take and standards set', async () => {
    const ones = async () => (await stranger.standards.claims({ query: {} })).ones
    expect(await ones()).toEqual({
      door: { items: 0, of: 2 },
      window: { items: 0, of: 2 },
      net: { items: 2, of: 2 },
      level: { items: 2, of: 2 },
    })
    const clerk = await signedIn(bureau, 'wen.jieyi')
    const window = (number: string, all: boolean, items: readonly string[]) => ({
      ...{ number, floor: '1', name: { zh: `${number} 窗口` }, all, domains: [], items: [...items] },
    })
    const register = (zh: string, windows: readonly ReturnType<typeof window>[]) =>
      clerk.service.registerPoint({ body: { facts: { ...HALL, name: { zh }, windows: [...windows] } } })
    await register('食品分厅', [window('B01', false, [CODE])])
    const main = await register('政务服务大厅', [window('A01', false, ['990101003001'])])
    await bureau.settle()
    // Two halls with an item each are two doors, and neither has a window for everything.
    expect(await ones()).toMatchObject({ door: { items: 1, of: 2 }, window: { items: 0, of: 2 } })
    const facts = { ...main.facts, windows: [...main.facts.windows, window('A02', true, [])] }
    await clerk.service.changePoint({ params: { id: main.id }, body: { expectedVersion: main.version, facts } })
    await bureau.settle()
    expect(await ones()).toMatchObject({ door: { items: 2, of: 2 }, window: { items: 2, of: 2 } })
  })
})

describe('standards go out and come in', () => {
  test('what goes out comes back as unchanged, in both formats', async () => {
    const editor = await signedIn(bureau, 'bian.zhun')
    for (const format of ['xlsx', 'json']) {
      const bytes = await editor.download(`/standards-export?format=${format}`)
      const { run } = await imported(editor, bytes, `all.${format}`)
      expect(run).toMatchObject({ state: 'CHECKED', counts: { NEW: 0, CHANGED: 0, UNCHANGED: 2, REFUSED: 0 } })
    }
  })

  test('a changed item becomes a draft for review, and the version in force stays as it is', async () => {
    const editor = await signedIn(bureau, 'bian.zhun')
    const before = await foodItem()
    const bytes = await workbookOf((document) => Object.assign(document, { visits: 3 }))
    const { run, rows } = await imported(editor, bytes)
    expect(run).toMatchObject({ state: 'CHECKED', counts: { CHANGED: 1 } })
    expect(rows).toMatchObject([{ row: 2, code: CODE, verdict: 'CHANGED', outcome: null }])
    await editor.standards.takeImport({ params: { id: run.id } })
    const taken = await settled(editor, run.id)
    expect(taken.run).toMatchObject({ state: 'TAKEN', counts: { DRAFTED: 1 } })
    expect(taken.rows[0]?.outcome?.zh).toBe('已生成草案')
    await bureau.settle()
    expect(await foodItem()).toEqual(before)
    const draft = await editor.standards.draft({ params: { code: CODE } })
    expect(draft.standard).toMatchObject({ visits: 3 })
    expect(await codeOf(editor.standards.takeImport({ params: { id: run.id } }))).toBe('IMPORT_NOT_CHECKED')
    const again = await imported(editor, bytes)
    expect(again.rows[0]?.faults.map(({ code }) => code)).toEqual(['DRAFT_OPEN'])
  })

  test('one fault keeps the whole file out, told with its cell; the report is a file of its own', async () => {
    const editor = await signedIn(bureau, 'cai.ni')
    const bytes = await workbookOf((document) => Object.assign(document, { domain: 'MAGIC' }))
    const { run } = await imported(editor, bytes)
    expect(run.state).toBe('REFUSED')
    expect(run.faults[0]?.place).toMatch(/^「事项」[A-Z]+2$/)
    const report = await editor.download(`/standards-imports/${run.id}/report?format=xlsx`)
    expect(Buffer.from(report).toString('latin1', 0, 2)).toBe('PK')
    const whole: unknown = JSON.parse(
      Buffer.from(await editor.download(`/standards-imports/${run.id}/report?format=json`)).toString('utf8'),
    )
    expect(whole).toMatchObject({ run: { state: 'REFUSED' } })
  })

  test('another organ sees nothing of an import', async () => {
    const editor = await signedIn(bureau, 'cai.ni')
    const { items } = await editor.standards.imports({})
    const other = await signedIn(bureau, 'bian.zhun')
    expect(items.length).toBeGreaterThan(0)
    expect(await codeOf(other.standards.importRun({ params: { id: items[0]?.id ?? '' }, query: {} }))).toBe('NOT_FOUND')
  })

  test('an import that nobody works on any more is gone on with', async () => {
    const editor = await signedIn(bureau, 'cai.ni')
    const { run } = await imported(editor, await workbookOf((document) => Object.assign(document, { visits: 4 })))
    await bureau.database.superuser.query(
      `update outputs.import_run set state = 'CHECKING', seen_at = now() - interval '2 minutes' where id = $1`,
      [run.id],
    )
    const job = bureau.office.jobs.find(({ name }) => name === 'standards.unfinished-imports')
    await job?.run(services)
    const { run: after } = await editor.standards.importRun({ params: { id: run.id }, query: {} })
    expect(after.state).toBe('REFUSED')
    expect(after.counts.REFUSED).toBe(1)
  })

  test('every exported workbook is read back by the catalogue itself', async () => {
    const editor = await signedIn(bureau, 'shen.biao')
    const bytes = await editor.download(`/standards-export?format=xlsx&code=${CODE}`)
    const read = await readStandardsFile(Buffer.from(bytes), organs)
    expect(read.ok && read.items.map(({ code }) => code)).toEqual([CODE])
  })

  test('and the house is sound after it all', () => bureau.expectSound())
})
