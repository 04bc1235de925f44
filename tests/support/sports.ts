import { jsonObjectOf, localDate } from '#kernel'
import type { Person } from '../../src/cli/demo/person.ts'
import { aPdf, submission } from './hall.ts'
import type { TestBureau } from './office.ts'

/** 临时占用公共体育设施批准: of those the reform has not reached, and decided by the sport bureau itself. */
export const SPORTS_ITEM = '990105026001'

/** The restaurant of the demo asks for the square before the sports hall. */
export async function fileForTheSquare({ matters }: TestBureau, person: Person) {
  const { id, revision } = await person.approval.startDraft({ body: { itemCode: SPORTS_ITEM } })
  const materials = []
  for (const material of ['applicationLetter', 'businessLicence', 'occupationMap', 'restorationPlan'])
    materials.push({ material, ...(await person.upload(`${material}.pdf`, aPdf(material), 'application/pdf')) })
  const known = matters.district.applicants.find(({ username }) => username === 'demo.canteen')
  const { name = '', idNumber = '' } = known ?? {}
  const form = {
    ...{ contactName: '林晓雯', contactMobile: '13900000000', address: '示范区体育中心路 1 号', truthful: true },
    request: '五月一日至三日占用体育中心广场举办群众体育活动',
  }
  const applicant = { kind: 'ENTERPRISE' as const, name, idNumber, phone: '13900000000' }
  const content = { applicant, answers: {}, form, materials }
  const saved = await person.approval.saveDraft({ params: { id }, body: { revision, content } })
  return person.approval.submit({ params: { id: saved.id }, body: submission(saved.revision) })
}

/** The sport bureau plans its supervision of the item: nobody else may, and it has no inspector of its own here. */
export async function planSports({ office, matters: { district } }: TestBureau): Promise<void> {
  const { services } = office
  const organ = district.organs.find(({ key }) => key === 'sport')?.id ?? ''
  const year = Number(localDate(services.now()).slice(0, 4))
  const line = { id: 'L1', itemCode: SPORTS_ITEM, itemName: '临时占用公共体育设施批准', classes: ['A', 'B', 'C', 'D'] }
  const plan = {
    ...{ type: 'AdoptPlan', at: services.now(), by: '$actor', organ, year, number: 1, reason: '' },
    lines: [{ ...line, share: 50, fromMonth: 1, toMonth: 12 }],
  }
  const stream = services.idFrom('supervision plan', organ, String(year))
  const by = { kind: 'officer', id: services.newId(), organ, region: '990101', roles: ['supervisor'] } as const
  const adopted = await services.run({ life: 'supervisionPlan', stream, command: jsonObjectOf(plan), by })
  if (!adopted.ok) throw new Error(`No plan: ${adopted.refusal.code}`)
}
