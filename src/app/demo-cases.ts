import { pinStandard } from '#catalogue'
import type { Matters } from '#catalogue'
import type { RunRequest } from '#frame'
import { clock, jsonObjectOf, localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import type { Actor, Role } from '#policy'
import { renderDocument } from '#seal'
import type { WholeOffice } from './office.ts'

type Standard = Matters['standards'][number]

/** Names the stream of the case that came in on a slip. */
export const SLIP_CASE = ['demo', 'waiting case'] as const
export const slipCaseNumber = (at: string): string => `SFQ-${localDate(at).replaceAll('-', '')}-900001`

/** At nine tenths of the promised time the oversight cloud raises a yellow card. */
const NEARLY_USED = 0.9

/**
 * One case the bureau has almost let wait too long, so that a newcomer sees a yellow card. Its papers came in on a
 * slip during a power cut and are entered now: occurred long before recorded, and shown as such.
 */
export async function seedWaitingCase(office: WholeOffice, { district, standards }: Matters): Promise<void> {
  const { services } = office
  const standard = slowItem(standards)
  const person = district.applicants.find(({ kind }) => kind === 'PERSON')
  if (standard === undefined || person === undefined) throw new Error('The demo district lacks what its case needs')
  const receivedAt = findStart(office, standard)
  const stream = services.idFrom(...SLIP_CASE)
  if ((await services.load(stream)) !== undefined) return
  const act = async (by: Actor, command: JsonObject, at: string) => {
    const request: RunRequest = { life: 'case', stream, command: { ...command, at, by: '$actor' }, by, occurredAt: at }
    const result = await services.run(request)
    if (!result.ok) throw new Error(`The waiting case cannot be set up: ${result.refusal.code}`)
  }
  const officer = (role: Role): Actor => {
    const found = district.officers.find(({ roles }) => roles.includes(role))
    if (found === undefined) throw new Error(`The demo district has no ${role}`)
    return { kind: 'officer', id: found.id, organ: found.organ, region: district.region, roles: found.roles }
  }
  const owner: Actor = { kind: 'applicant', id: services.idFrom('account', person.username) }
  const number = { caseNumber: slipCaseNumber(receivedAt), trackingCode: 'DEM00-DEM00-DEM00-DEM00' }
  await act(owner, { ...(await demoFiling(office, standard, person, receivedAt)), ...number }, receivedAt)
  const acceptedAt = new Date(Date.parse(receivedAt) + 3_600_000).toISOString()
  const acceptanceDue = localDate(acceptedAt)
  await act(officer('intakeOfficer'), { type: 'AcceptApplication', acceptanceDue, deferred: [] }, acceptedAt)
}

export const slowItem = (standards: readonly Standard[]): Standard | undefined => standards.find(isSlow)

/** Ten days or more: of a shorter promise nine tenths are gone only on its last day. */
const isSlow = ({ limits: { promised }, materials }: Standard): boolean =>
  promised.unit === 'working' && promised.days >= 10 && materials.length > 0

/** The latest ten in the morning from which nine tenths of the promise are used up by now. */
function findStart({ services }: WholeOffice, standard: Standard): string {
  const { acceptance, statutory, promised } = standard.limits
  const limits = { acceptance, statutory, promised }
  const calendar = services.office.calendar.current()
  const now = services.now()
  for (let days = 1; days < 365; days += 1) {
    const at = `${localDate(new Date(Date.parse(now) - days * 86_400_000).toISOString())}T02:00:00.000Z`
    const entries = [
      { type: 'received', at },
      { type: 'accepted', at },
    ] as const
    const running = clock(entries, calendar, limits, now).promised
    if (running !== null && running.usedShare >= NEARLY_USED) return at
  }
  throw new Error('No day of the last year lets the demo case be nearly late')
}

/** A general item applied for at the window, with a paper for each it asks for; the number is the caller's. */
export async function demoFiling(
  { services }: WholeOffice,
  standard: Standard,
  person: Matters['district']['applicants'][number],
  at: string,
  request = '停电期间窗口纸质收件，恢复供电后补录。',
): Promise<JsonObject> {
  const pinned = pinStandard(standard, 1, {})
  const materials = await Promise.all(
    pinned.requiredMaterials.map(async (material) => {
      const name = standard.materials.find(({ id }) => id === material)?.name.zh ?? material
      const bytes = samplePaper(name, person.name, localDate(at))
      const sha256 = await services.files.put(bytes)
      return { material, sha256, fileName: `${name}.pdf`, mediaType: 'application/pdf', sizeBytes: bytes.length }
    }),
  )
  const { kind, name, idNumber, phone } = person
  return {
    type: 'SubmitApplication',
    standard: jsonObjectOf(pinned),
    region: standard.region,
    applicant: { kind, name, idNumber, phone },
    answers: {},
    form: {
      contactName: name,
      contactMobile: phone,
      address: '示范区样板街道一号',
      request,
      truthful: true,
    },
    materials,
    channel: 'WINDOW',
  }
}

/** A page that says what it stands for, so that the viewer has something to show. */
function samplePaper(title: string, name: string, date: string): Buffer {
  const paragraphs = ['演示用材料，没有任何效力。', `提交人：${name}`]
  return renderDocument('receipt', { title, number: '示例', organName: '示范区', date, paragraphs }).pdf
}
