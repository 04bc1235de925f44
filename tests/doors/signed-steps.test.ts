import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromPem, verifyActSignature } from '#seal'
import type { StoredEntry } from '#ledger'
import { signedBytes } from '#ledger/proof'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { visitor } from '../../src/cli/demo/person.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, codeOf, examine, file, grant, signedIn } from '../support/hall.ts'
import { signingWith } from '../support/signing-person.ts'
import { aBureau } from '../support/office.ts'
import type { TestBureau } from '../support/office.ts'

const { itemCode, form } = foodLicence
/** A whole case, with a key for each of its officers; nothing here measures time. */
const strict = await aBureau({ items: [itemCode], signedActsRequired: true })
const lenient = await aBureau({ items: [itemCode] })

interface AtDesk {
  readonly person: Person
  readonly device: SigningDevice
}
/** An officer before a browser that holds his confirmed key. */
async function atDesk(bureau: TestBureau, username: string): Promise<AtDesk> {
  const administrator = await signedIn(bureau, 'tian.zhanghu')
  const device = await enrolDevice(await signedIn(bureau, username), administrator, `${username} 的电脑`)
  const person = visitor(bureau.origin, signingWith(bureau.fetching, device))
  await person.signIn(username, DEMO_PASSWORD)
  return { person, device }
}

/** Whose signature stands under an act, checked anew from the certificate and nothing else of the house's word. */
async function signerOf(bureau: TestBureau, { envelope }: StoredEntry): Promise<string | undefined> {
  const { signature, recordedAt: _, ...signed } = envelope
  if (signature === undefined) return undefined
  const { rows } = await bureau.database.superuser.query<{ certificate: string; officer: string }>(
    'select certificate, officer from organisation.signing_key where cert_sha256 = $1',
    [signature.certSha256],
  )
  const [row] = rows
  const [certDer] = fromPem(row?.certificate ?? '')
  if (row === undefined || certDer === undefined) throw new Error('Signed by nobody’s key')
  const { root, issuingCa } = bureau.installation.pki.generations
  const { valid } = verifyActSignature({
    signedBytes: signedBytes(signed),
    value: signature.value,
    certDer,
    chain: issuingCa.map(({ certificate }) => certificate),
    roots: root.map(({ certificate }) => certificate),
    at: new Date(envelope.occurredAt),
  })
  return valid ? row.officer : undefined
}

test('CE-14: every act of an officer on a case carries his own signature, from the first correction to the decision', async () => {
  const bureau = strict
  const [intake, department, examiner, decider] = [
    await atDesk(bureau, 'lin.shouli'),
    await atDesk(bureau, 'pan.guanshi'),
    await atDesk(bureau, 'he.yuanzhou'),
    await atDesk(bureau, 'tang.duanheng'),
  ]
  const applicant = await signedIn(bureau, 'demo.canteen')
  const { id, version } = await file(applicant)
  const params = { id }
  const defects = [
    { subject: 'MATERIAL' as const, ref: 'premisesPlan', problem: '平面图没有标注操作间', remedy: '请补标操作间' },
  ]
  const asked = await intake.person.approval.requestCorrection({ params, body: { expectedVersion: version, defects } })
  expect(asked.next.zh).toContain('等待申请人补正')
  const paper = await applicant.upload('新平面图.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf')
  const materials = [{ material: 'premisesPlan', ...paper }]
  const corrected = await applicant.approval.correct({ params, body: { form: { ...form }, materials } })
  const noted = await intake.person.approval.note({
    params,
    body: { expectedVersion: corrected.version, text: '已电话核实操作间面积' },
  })
  const accepted = await accept(intake.person, id, noted.version)
  const organ = bureau.matters.district.officers.find(({ username }) => username === 'pan.guanshi')?.organ ?? ''
  const opened = await examiner.person.approval.openConsultation({
    params,
    body: { expectedVersion: accepted.version, organs: [organ], question: '选址是否符合布局要求？', days: 5 },
  })
  const [request] = (await department.person.approval.opinionRequests({ query: { open: true } })).items
  const consultation = request?.consultation ?? ''
  const given = await department.person.approval.giveOpinion({
    params,
    body: { consultation, stance: 'AGREE', opinion: '同意。' },
  })
  expect(given.version).toBe(opened.version + 1)
  const issued = await examiner.person.approval.issueOpinion({
    params,
    body: { expectedVersion: given.version, consultation, opinion: '部门同意。', settlement: '采纳部门意见。' },
  })
  const examined = await examine(examiner.person, id, issued.version)
  const returned = await decider.person.approval.returnCase({
    params,
    body: { expectedVersion: examined.version, reason: '请补充核查意见' },
  })
  const again = await examine(examiner.person, id, returned.version)
  await grant(decider.person, decider.device, id, again.version)
  await bureau.settle()

  const history = await bureau.office.services.history(id)
  const officers = new Map(
    await Promise.all(
      [intake, department, examiner, decider].map(
        async ({ person }) => [(await person.office.me({})).id ?? '', true] as const,
      ),
    ),
  )
  const acts = history.filter(({ envelope }) => officers.has(envelope.actor))
  expect(acts.map(({ envelope }) => envelope.type)).toEqual([
    'CorrectionRequested',
    'CaseNoted',
    'ApplicationAccepted',
    'ConsultationOpened',
    'DepartmentOpinionGiven',
    'ConsolidatedOpinionIssued',
    'CaseExamined',
    'CaseReturned',
    'CaseExamined',
    'CaseGranted',
  ])
  for (const act of acts) expect(await signerOf(bureau, act), act.envelope.type).toBe(act.envelope.actor)
  // The river of oversight says of each that its officer signed it himself.
  const inspector = await signedIn(bureau, 'cheng.zhengming')
  const { acts: trail } = await inspector.oversight.trail({ params })
  expect(trail.filter(({ signed }) => signed).length).toBeGreaterThanOrEqual(acts.length)
  await bureau.expectSound()
})

test('CE-14: a bureau that demands signatures lets no unsigned act pass, and one that does not says which are unsigned', async () => {
  const { id, version } = await file(await signedIn(strict, 'demo.canteen'))
  const keyless = await signedIn(strict, 'lin.shouli')
  expect(await codeOf(accept(keyless, id, version))).toBe('ACT_MUST_BE_SIGNED')
  expect((await strict.office.services.history(id)).length).toBe(version)

  const filed = await file(await signedIn(lenient, 'demo.canteen'))
  await accept(await signedIn(lenient, 'lin.shouli'), filed.id, filed.version)
  await lenient.settle()
  const { acts } = await (await signedIn(lenient, 'cheng.zhengming')).oversight.trail({ params: { id: filed.id } })
  expect(acts.find(({ type }) => type === 'ApplicationAccepted')?.signed).toBe(false)
})

test('what is prepared changes nothing, another’s signature signs nothing, and a repeat is one act', async () => {
  const bureau = lenient
  const [intake, other] = [await atDesk(bureau, 'lin.shouli'), await atDesk(bureau, 'he.yuanzhou')]
  const { id, version } = await file(await signedIn(bureau, 'demo.canteen'))
  const swapped = visitor(bureau.origin, signingWith(bureau.fetching, other.device))
  await swapped.signIn('lin.shouli', DEMO_PASSWORD)
  expect(await codeOf(accept(swapped, id, version))).toBe('SIGNING_KEY_UNKNOWN')
  expect((await bureau.office.services.history(id)).length).toBe(version)
  const idempotencyKey = randomUUID()
  const act = () =>
    intake.person.approval.accept({ params: { id }, body: { expectedVersion: version } }, { idempotencyKey })
  const answers = await Promise.all([act(), act(), act()])
  expect(new Set(answers.map((answer) => answer.version))).toEqual(new Set([version + 1]))
  const accepted = (await bureau.office.services.history(id)).filter(
    ({ envelope }) => envelope.type === 'ApplicationAccepted',
  )
  expect(accepted).toHaveLength(1)
  expect(accepted[0]?.envelope.signature).toBeDefined()
})
