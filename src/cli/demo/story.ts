import type { JsonObject } from '#kernel'
import { ProblemError } from '#contract'
import { DEMO_PASSWORD } from '../../app/demo-district.ts'
import { eventually, visitor } from './person.ts'
import type { Fetch, Person, Uploaded } from './person.ts'
import { enrolDevice } from './signing-device.ts'
import type { SigningDevice } from './signing-device.ts'

/** Who the story is told with; each has a browser of his own. */
export interface Cast {
  readonly applicant: Person
  readonly intake: Person
  readonly examiner: Person
  readonly decider: Person
  readonly supervisor: Person
  readonly inspector: Person
  readonly leader: Person
  readonly stranger: Person
  readonly device: SigningDevice
}

/** What is filed: an item, and what the applicant answers and writes. */
export interface Filing {
  readonly itemCode: string
  readonly applicant: { kind: 'PERSON' | 'ENTERPRISE'; name: string; idNumber: string; phone: string }
  readonly answers: Record<string, string>
  readonly form: JsonObject
}
export interface Told {
  readonly caseId: string
  readonly caseNumber: string
  readonly trackingCode: string
  readonly certificate: { readonly id: string; readonly identifier: string; readonly pdf: Uint8Array }
  readonly acceptanceNotice: Uint8Array
  readonly token: string
  readonly bundle: Uint8Array
}
export type Tell = <T>(name: string, step: () => Promise<T>) => Promise<T>

export async function assemble(origin: string, fetching: Fetch, supervisorName: string): Promise<Cast> {
  const as = async (username: string) => {
    const person = visitor(origin, fetching)
    await person.signIn(username, DEMO_PASSWORD)
    return person
  }
  const administrator = await as('tian.zhanghu')
  const decider = await as('tang.duanheng')
  return {
    applicant: await as('demo.canteen'),
    intake: await as('lin.shouli'),
    examiner: await as('he.yuanzhou'),
    decider,
    supervisor: await as(supervisorName),
    inspector: await as('cheng.zhengming'),
    leader: await as('wei.gaoyuan'),
    stranger: visitor(origin, fetching),
    device: await enrolDevice(decider, administrator, 'demo'),
  }
}

/** A page that says what it stands for. */
export type Paper = (name: string) => Uint8Array

export async function handIn(cast: Cast, filing: Filing, paper: Paper, leaveOut: string | undefined) {
  const { standard } = await cast.applicant.approval.guide({ params: { code: filing.itemCode } })
  const draft = await cast.applicant.approval.startDraft({ body: { itemCode: filing.itemCode } })
  const asked = standard.materials.filter(
    ({ when, source }) =>
      source === 'APPLICANT' && (when === undefined || when.anyOf.includes(filing.answers[when.question] ?? '')),
  )
  const materials: (Uploaded & { material: string })[] = []
  for (const { id, name } of asked) {
    const text = id === leaveOut ? `${name.zh}（内容不全）` : name.zh
    const uploaded = await cast.applicant.upload(`${name.zh}.pdf`, paper(text), 'application/pdf')
    materials.push({ material: id, ...uploaded })
  }
  const content = { applicant: filing.applicant, answers: filing.answers, form: filing.form, materials }
  const saved = await cast.applicant.approval.saveDraft({
    params: { id: draft.id },
    body: { revision: draft.revision, content },
  })
  const receipt = await cast.applicant.approval.submit({
    params: { id: draft.id },
    body: { revision: saved.revision, channel: 'ONLINE', truthPromised: true, fetchConsent: true },
  })
  return { receipt, materials, first: asked[0] }
}

/** A step the law forbids: the story only goes on when it was refused, and with this code. */
async function expectRefusal(code: string, step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === code) return
    throw error
  }
  throw new Error(`This should have been refused: ${code}`)
}

async function correctOnce(
  cast: Cast,
  id: string,
  filing: Filing,
  material: string,
  paper: Paper,
  materials: (Uploaded & { material: string })[],
) {
  const { version } = await cast.intake.approval.readCase({ params: { id } })
  const defects = [
    { subject: 'MATERIAL' as const, ref: material, problem: '内容不全，缺少签名页', remedy: '请补交完整文件' },
    { subject: 'FIELD' as const, ref: '/applicant/phone', problem: '联系电话请再次核对', remedy: '如有变化请更正' },
  ]
  await cast.intake.approval.requestCorrection({ params: { id }, body: { expectedVersion: version, defects } })
  const uploaded = await cast.applicant.upload('补正材料.pdf', paper('补正后的完整材料'), 'application/pdf')
  const corrected = materials.map((each) => (each.material === material ? { material, ...uploaded } : each))
  await cast.applicant.approval.correct({ params: { id }, body: { form: { ...filing.form }, materials: corrected } })
}

export async function decide(cast: Cast, id: string): Promise<void> {
  const { version } = await cast.decider.approval.readCase({ params: { id } })
  const { prepared, envelope } = await cast.decider.approval.prepareDecision({
    params: { id },
    body: { expectedVersion: version, outcome: 'GRANT', text: '经审查，符合法定条件，准予许可。' },
  })
  const signature = await cast.device.sign(envelope)
  await cast.decider.approval.decide({
    params: { id },
    body: { prepared, certSha256: cast.device.certSha256, signature },
  })
}

export async function examine(cast: Cast, id: string): Promise<void> {
  const { version, standard } = await cast.examiner.approval.readCase({ params: { id } })
  const findings = standard.criteria.map(({ id: criterion }) => ({ criterion, met: true, note: '' }))
  await cast.examiner.approval.examine({
    params: { id },
    body: { expectedVersion: version, findings, opinion: '材料齐全，符合法定条件。', proposal: 'GRANT' },
  })
}

async function collect(cast: Cast, caseId: string) {
  const certificate = await eventually('The certificate', async () => {
    const { items } = await cast.applicant.certificate.myCertificates({ query: {} })
    return items.find((item) => item.case === caseId && item.released)
  })
  const pdf = await cast.applicant.download(`/documents/${certificate.id}/file`)
  const { documents } = await cast.applicant.approval.myCase({ params: { id: caseId } })
  const notice = documents.find(({ kind }) => kind === 'ACCEPTANCE_NOTICE')
  if (notice === undefined) throw new Error('There is no acceptance notice on the case')
  return { certificate, pdf, acceptanceNotice: await cast.applicant.download(`/documents/${notice.id}/file`) }
}

async function supervise(cast: Cast, caseNumber: string): Promise<void> {
  const duty = await eventually('The duty', async () => {
    const { items } = await cast.supervisor.supervision.duties({ query: {} })
    return items.find((item) => item.caseNumber === caseNumber)
  })
  const params = { id: duty.id }
  const claimed = await cast.supervisor.supervision.claim({ params, body: { expectedVersion: duty.version } })
  await cast.supervisor.supervision.record({
    params,
    body: {
      expectedVersion: claimed.version,
      method: 'ON_SITE',
      found: '现场布局与申请材料一致，制度上墙，未发现问题。',
      result: 'NORMAL',
      measure: '列入日常监管。',
    },
  })
}

/** The main job, once through: filed, corrected, accepted, examined, decided, sealed, supervised, verified. */
export async function tellStory(cast: Cast, filing: Filing, paper: Paper, tell: Tell): Promise<Told> {
  const guide = await tell('guide', () => cast.stranger.approval.guide({ params: { code: filing.itemCode } }))
  const wanting = guide.standard.materials.find(({ source, when }) => source === 'APPLICANT' && when === undefined)
  const filed = await tell('submit', () => handIn(cast, filing, paper, wanting?.id))
  const { id: caseId, caseNumber, trackingCode } = filed.receipt
  await tell('track', () => cast.stranger.approval.track({ params: { trackingCode } }))
  const first = filed.first
  if (first !== undefined)
    await tell('correct', () => correctOnce(cast, caseId, filing, first.id, paper, filed.materials))
  await tell('accept', async () => {
    const { version } = await cast.intake.approval.readCase({ params: { id: caseId } })
    await cast.intake.approval.accept({ params: { id: caseId }, body: { expectedVersion: version } })
  })
  await tell('examine', () => examine(cast, caseId))
  await tell('separation of duties', () =>
    expectRefusal('FORBIDDEN', () =>
      cast.examiner.approval.prepareDecision({
        params: { id: caseId },
        body: { expectedVersion: 1, outcome: 'GRANT', text: '自审自批' },
      }),
    ),
  )
  await tell('decide', () => decide(cast, caseId))
  const { certificate, pdf, acceptanceNotice } = await tell('certificate', () => collect(cast, caseId))
  await tell('supervise', () => supervise(cast, caseNumber))
  const verdict = await tell('verify', () => cast.stranger.send('/verify/file', pdf))
  const token = tokenOf(verdict)
  const bundle = await tell('proof bundle', () => cast.stranger.download(`/verify/token/${token}/bundle`))
  await tell('oversight', () => cast.inspector.oversight.trail({ params: { id: caseId } }))
  await tell('analytics', () => cast.leader.analytics.summary({ query: {} }))
  const { id, identifier } = certificate
  return { caseId, caseNumber, trackingCode, certificate: { id, identifier, pdf }, acceptanceNotice, token, bundle }
}

function tokenOf(verdict: unknown): string {
  if (typeof verdict === 'object' && verdict !== null && 'verdict' in verdict && 'token' in verdict) {
    const { verdict: said, token } = verdict
    if (said === 'GENUINE' && typeof token === 'string') return token
  }
  throw new Error(`The sealed certificate was not called genuine: ${JSON.stringify(verdict)}`)
}
