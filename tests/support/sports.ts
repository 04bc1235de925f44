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
