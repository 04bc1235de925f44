import type { JsonObject } from '#kernel'
import type { Filing } from '../../../src/cli/demo/story.ts'
import { foodLicence } from '../../../src/cli/demo/filings.ts'
import type { Person } from '../../../src/cli/demo/person.ts'
import { aPaper } from '../../support/paper.ts'

const taxiForm: JsonObject = {
  companyName: '示范区稻香出行有限公司',
  parkingAddress: '示范区样板街道稻香路 18 号',
  vehicles: 30,
  drivers: 60,
  chargers: 12,
  contactName: '稻小香',
  contactMobile: '19900000002',
  truthful: true,
}
/** An item with a review, a tender, a public notice and a meeting that resolves. */
export const taxiLicence: Filing = {
  itemCode: '990110090001',
  applicant: foodLicence.applicant,
  answers: { energy: 'ELECTRIC' },
  form: taxiForm,
}

/** Filed on-line with every paper asked for but those left out. */
export async function filed(applicant: Person, filing: Filing, leftOut: readonly string[] = []) {
  const { standard } = await applicant.approval.guide({ params: { code: filing.itemCode } })
  const draft = await applicant.approval.startDraft({ body: { itemCode: filing.itemCode } })
  const asked = standard.materials.filter(
    ({ id, when, source }) =>
      source === 'APPLICANT' &&
      !leftOut.includes(id) &&
      (when === undefined || when.anyOf.includes(filing.answers[when.question] ?? '')),
  )
  const materials = []
  for (const { id, name } of asked)
    materials.push({ material: id, ...(await applicant.upload(`${name.zh}.pdf`, aPaper(name.zh), 'application/pdf')) })
  const { applicant: who, answers, form } = filing
  const { revision } = await applicant.approval.saveDraft({
    params: { id: draft.id },
    body: { revision: draft.revision, content: { applicant: who, answers, form, materials } },
  })
  return applicant.approval.submit({
    params: { id: draft.id },
    body: { revision, channel: 'ONLINE', truthPromised: true },
  })
}
