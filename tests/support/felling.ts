import type { Person } from '../../src/cli/demo/person.ts'

export const FELLING = '990116140001'

/** What demo.resident applies for on a forest right of his own, in his own words. */
export const fellingForm = {
  forestRightNumber: 'LQ-990101-000118',
  town: '范例镇',
  forestPlace: '示范区范例镇范例村后山',
  standNumber: '03 林班 12 小班',
  forestType: 'TIMBER',
  species: '杉木',
  areaHectares: 0.6,
  volumeCubicMetres: 9.5,
  felledFrom: '2026-12-01',
  felledUntil: '2027-02-28',
  renewalYear: 2027,
  renewalPromised: true,
  contactName: '示例居民甲',
  contactMobile: '19900000001',
  truthful: true,
}
export const resident = {
  kind: 'PERSON' as const,
  name: '示例居民甲',
  idNumber: '990101199003070023',
  phone: '19900000001',
}
interface Changes {
  readonly form?: Readonly<Record<string, unknown>>
  readonly answers?: Readonly<Record<string, string>>
}

/** One application in one sitting: a form, two answers, and not a single scan. */
export async function applyForFelling(person: Person, { form = {}, answers = {} }: Changes = {}) {
  const draft = await person.approval.startDraft({ body: { itemCode: FELLING } })
  const params = { id: draft.id }
  const content = {
    applicant: resident,
    answers: { method: 'THINNING', area: 'NO', ...answers },
    form: { ...fellingForm, ...form },
    materials: [],
  }
  const { revision } = await person.approval.saveDraft({ params, body: { revision: draft.revision, content } })
  return person.approval.submit({ params, body: { revision, channel: 'ONLINE', truthPromised: true } })
}
