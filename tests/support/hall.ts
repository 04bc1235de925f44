import { ProblemError } from '#contract'
import type { Problem } from '#contract'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import type { TestBureau } from './office.ts'

/** The steps of a food licence through the doors of the house, one by one. */
export const MATERIALS = ['premisesPlan', 'equipmentList', 'safetyRules', 'coldStorage']
export const aPdf = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`)

export async function signedIn(bureau: TestBureau, username: string, password = DEMO_PASSWORD): Promise<Person> {
  const person = bureau.visitor()
  await person.signIn(username, password)
  return person
}

/** What a case is filed with, where a test does not care. */
export async function filledDraft(person: Person, form: Readonly<Record<string, unknown>> = foodLicence.form) {
  const { applicant, answers, itemCode } = foodLicence
  const draft = await person.approval.startDraft({ body: { itemCode } })
  const materials = []
  for (const material of MATERIALS)
    materials.push({ material, ...(await person.upload(`${material}.pdf`, aPdf(material), 'application/pdf')) })
  const content = { applicant, answers, form: { ...form }, materials }
  return person.approval.saveDraft({ params: { id: draft.id }, body: { revision: draft.revision, content } })
}

export const submission = (revision: number) => ({
  revision,
  channel: 'ONLINE' as const,
  truthPromised: true,
  fetchConsent: true,
})

export async function file(person: Person, form?: Readonly<Record<string, unknown>>) {
  const { id, revision } = await filledDraft(person, form)
  return person.approval.submit({ params: { id }, body: submission(revision) })
}

export const accept = (officer: Person, id: string, expectedVersion: number) =>
  officer.approval.accept({ params: { id }, body: { expectedVersion } })

export async function examine(examiner: Person, id: string, expectedVersion: number) {
  const { standard } = await examiner.approval.readCase({ params: { id } })
  const findings = standard.criteria.map(({ id: criterion }) => ({ criterion, met: true, note: '' }))
  const body = { expectedVersion, findings, opinion: '材料齐全，符合条件。', proposal: 'GRANT' as const }
  return examiner.approval.examine({ params: { id }, body })
}

export const prepareGrant = (decider: Person, id: string, expectedVersion: number) =>
  decider.approval.prepareDecision({
    params: { id },
    body: { expectedVersion, outcome: 'GRANT', text: '经审查，准予许可。' },
  })

export async function grant(decider: Person, device: SigningDevice, id: string, expectedVersion: number) {
  const { prepared, envelope } = await prepareGrant(decider, id, expectedVersion)
  const signature = await device.sign(envelope)
  return decider.approval.decide({ params: { id }, body: { prepared, certSha256: device.certSha256, signature } })
}

/** The problem a call is answered with. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem
  throw answer instanceof Error
    ? answer
    : new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}
export const codeOf = async (call: Promise<unknown>): Promise<string> => (await problemOf(call)).code
