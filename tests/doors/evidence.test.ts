import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { ACTIONS, may } from '#policy'
import type { OfficerActor } from '#policy'
import { parseTrust, readArchive } from '#seal'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, decide, examine, handIn } from '../../src/cli/demo/story.ts'
import { judgeArchive } from '../../src/cli/verify-archives.ts'
import { audit } from '../../src/app/audit.ts'
import { readPackage, writePackage } from '../../src/seal/ofd/package.ts'
import { journeyIn } from '../support/case-journey.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { aPaper } from '../support/paper.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
const { services } = bureau.office
const journey = journeyIn(bureau)
const inspector = await signedIn(bureau, 'cheng.zhengming')
const officerNamed = (username: string): OfficerActor => {
  const { district } = bureau.matters
  const found = district.officers.find((one) => one.username === username)
  if (found === undefined) throw new Error(`The demo district has no ${username}`)
  const { id, organ, roles } = found
  return { kind: 'officer', id, organ, region: district.region, roles }
}
/** What a stranger with the bureau's trust file is told; the program itself is asked in a journey. */
async function verified(bytes: Buffer): Promise<{ readonly outcome: string; readonly said: string }> {
  const trust = parseTrust(services.office.proofs.trust())
  const { outcome, lines } = await judgeArchive(bytes, { trust, lists: [] })
  return { outcome, said: lines.join('\n') }
}
const fetched = async (id: string): Promise<Buffer> =>
  Buffer.from(await inspector.download(`/oversight/evidence/${id}/file`))
const changed = (bytes: Buffer, path: string, content: Buffer): Buffer => {
  const files = new Map(readPackage(bytes))
  files.set(path, content)
  return writePackage(files)
}
const today = () => localDate(services.now())

describe('evidence', () => {
  test('OV-19: an inspector who may change nothing takes a case with proofs, papers and own notes, and it verifies offline', async () => {
    const cast = await assemble(bureau.origin, bureau.fetching, 'pan.guanshi')
    const { id } = (await handIn(cast, foodLicence, aPaper, undefined)).receipt
    const { version } = await cast.intake.approval.readCase({ params: { id } })
    await cast.intake.approval.accept({ params: { id }, body: { expectedVersion: version } })
    await examine(cast, id)
    await decide(cast, id)
    await bureau.settle()
    const { oversight } = inspector
    const text = '与申请人谈话：办理中无人索要其他材料。'
    const note = await oversight.writeNote({ body: { caseId: id, officer: null, text } })
    const more = { expectedVersion: note.version, text: '次日补记：窗口录像已调取。' }
    await oversight.supplementNote({ params: { id: note.id }, body: more })
    expect(await codeOf(oversight.supplementNote({ params: { id: note.id }, body: more }))).toBe('VERSION_CONFLICT')
    await bureau.settle()
    const body = { scope: 'CASE' as const, subject: id, from: null, to: null, purpose: '线索 2026-017' }
    const taken = await oversight.takeEvidence({ body })
    expect(taken).toMatchObject({ scope: 'CASE', by: '程正鸣', purpose: body.purpose, ready: true })
    const bytes = await fetched(taken.id)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(taken.file)
    const names = readArchive(bytes)?.manifest.files.map(({ path }) => path)
    expect(names).toEqual(expect.arrayContaining(['notes/001.txt', 'record/acts.txt', 'ledger/entries.jsonl']))
    for (const kept of ['result/', 'notices/', 'materials/'])
      expect(
        names?.some((name) => name.startsWith(kept)),
        kept,
      ).toBe(true)
    const genuine = await verified(bytes)
    expect(genuine.said).not.toContain('✘')
    expect(genuine.outcome).toBe('genuine')

    // Whatever is changed is named.
    const swapped = await verified(changed(bytes, 'notes/001.txt', Buffer.from('无异常。\n')))
    expect(swapped.outcome).toBe('notGenuine')
    expect(swapped.said).toContain('FILE_CHANGED notes/001.txt')
    const lines = readPackage(bytes).get('ledger/entries.jsonl')?.toString('utf8').split('\n') ?? []
    const cut = [...lines.slice(0, 2), ...lines.slice(3)].join('\n')
    const shortened = await verified(changed(bytes, 'ledger/entries.jsonl', Buffer.from(cut)))
    expect(shortened.said).toContain('ACTS_MISSING')

    // The making stands in the ledger, before the first byte was handed out.
    const entries = await services.history(taken.id)
    expect(entries.map(({ envelope }) => envelope.type)).toEqual(['EvidenceTaken'])
    expect(entries[0]?.envelope.actor).toBe(officerNamed('cheng.zhengming').id)
    // Notes are for inspectors alone; nobody else takes anything.
    for (const name of ['wei.gaoyuan', 'tang.duanheng', 'bai.fuhe', 'ping.xiaoneng']) {
      const other = await signedIn(bureau, name)
      expect(await codeOf(other.oversight.notes({ query: { case: id } }))).toBe('FORBIDDEN')
      expect(await codeOf(other.oversight.takeEvidence({ body }))).toBe('FORBIDDEN')
    }
    // Read-only where it counts: of everything that may be done to a case, an inspector may do nothing.
    const watcher = officerNamed('cheng.zhengming')
    expect(ACTIONS.filter((action) => action.startsWith('case.') && may(watcher, action))).toEqual([])
    const note9 = { params: { id }, body: { expectedVersion: 9, text: '不得改动' } }
    expect(await codeOf(inspector.approval.note(note9))).toBe('FORBIDDEN')
  })

  test('of an officer and of a period; too much, nothing at all, and wrong days are refused in words', async () => {
    const { oversight } = inspector
    const officer = officerNamed('lin.shouli').id
    const period = { from: addDays(today(), -1), to: today(), purpose: '例行抽查' }
    const ofOfficer = await oversight.takeEvidence({ body: { scope: 'OFFICER', subject: officer, ...period } })
    const one = await verified(await fetched(ofOfficer.id))
    expect(one.said).toContain('不证明没有别的记录')
    expect(one.outcome).toBe('genuine')
    const ofPeriod = await oversight.takeEvidence({ body: { scope: 'PERIOD', subject: null, ...period } })
    const all = await fetched(ofPeriod.id)
    expect(await verified(all)).toMatchObject({ outcome: 'genuine' })
    const lines = readPackage(all).get('ledger/entries.jsonl')?.toString('utf8').split('\n') ?? []
    const cut = [...lines.slice(0, 3), ...lines.slice(4)].join('\n')
    const shortened = await verified(changed(all, 'ledger/entries.jsonl', Buffer.from(cut)))
    expect(shortened.said).toContain('ACTS_MISSING')
    const wrong = (body: object) =>
      codeOf(oversight.takeEvidence({ body: { scope: 'PERIOD', subject: null, ...period, ...body } }))
    expect(await wrong({ from: today(), to: addDays(today(), -1) })).toBe('EVIDENCE_PERIOD_WRONG')
    expect(await wrong({ from: null })).toBe('EVIDENCE_PERIOD_WRONG')
    expect(await wrong({ from: '2020-01-01', to: '2020-01-02' })).toBe('EVIDENCE_EMPTY')
    expect(await wrong({ purpose: ' ' })).toBe('EVIDENCE_WITHOUT_PURPOSE')
    expect(await wrong({ scope: 'CASE', subject: officer })).toBe('NOT_FOUND')
  })
})

describe('the cage', () => {
  test('OV-04: no role can change an entry, whoever changes a row by hand is found, and what leaves the track is refused', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    // The program's own rights do not reach that far.
    for (const change of [
      `update ledger.entry set type = 'CaseRefused' where stream = '${id}'`,
      `delete from ledger.entry where stream = '${id}'`,
      `update ledger.leaf set leaf_index = leaf_index + 1`,
      `truncate ledger.checkpoint`,
    ])
      await expect(services.db.query(change), change).rejects.toThrow(/permission denied/)
    // Out of order, by the wrong hand, twice: refused as what it is.
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    const decider = await signedIn(bureau, 'tang.duanheng')
    const again = { params: { id }, body: { expectedVersion: 9999, text: '补记' } }
    expect(await codeOf(decider.approval.note(again))).toBe('VERSION_CONFLICT')
    const fresh = await journey.submitted()
    const unexamined = await decider.approval.readCase({ params: { id: fresh } })
    expect(unexamined.acts.find(({ act }) => act === 'grant')?.code ?? 'NOT_OFFERED').not.toBe('')
    const returning = { params: { id: fresh }, body: { expectedVersion: unexamined.version, reason: '退回' } }
    expect(await codeOf(examiner.approval.returnCase(returning))).toBe('FORBIDDEN')

    // Whoever owns the machine can write into the table; it does not stay unseen.
    await bureau.expectSound()
    const { rows } = await bureau.database.superuser.query<{ id: string; envelope: string }>(
      `select id::text, envelope from ledger.entry where stream = $1 and type = 'CaseGranted'`,
      [id],
    )
    const [granted] = rows
    const forged = granted?.envelope.replace(officerNamed('tang.duanheng').id, officerNamed('he.yuanzhou').id)
    expect(forged).not.toBe(granted?.envelope)
    const write = 'update ledger.entry set envelope = $2 where id = $1'
    await bureau.database.superuser.query(write, [granted?.id, forged])
    const found = (await audit(bureau.database.owner, bureau.installation)).findings
    expect(found.length).toBeGreaterThan(0)
    const trail = await inspector.oversight.trail({ params: { id } })
    expect(trail.acts.filter(({ proved }) => !proved).map(({ type }) => type)).toContain('CaseGranted')
    const body = { scope: 'CASE' as const, subject: id, from: null, to: null, purpose: '核查改动' }
    const taken = await inspector.oversight.takeEvidence({ body })
    expect((await verified(await fetched(taken.id))).said).toContain('NOT_IN_LEDGER')
    await bureau.database.superuser.query(write, [granted?.id, granted?.envelope])
    await bureau.expectSound()
  })
})
