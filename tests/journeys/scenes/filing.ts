import { addDays, localDate } from '#kernel'
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

const TODAY = localDate(new Date().toISOString())
const contact = { contactName: '稻小香', contactMobile: '19900000002', truthful: true }
/** One with a fee, counted after its area. */
export const roadWorks: Filing = {
  itemCode: '990109081002',
  applicant: foodLicence.applicant,
  answers: { surface: 'PAVEMENT', size: 'SMALL' },
  form: {
    ...{ roadName: '稻香路 8 号门前人行道', purpose: '接入燃气管道', areaSquareMetres: 12, ...contact },
    ...{ from: addDays(TODAY, 30), until: addDays(TODAY, 37) },
  },
}
/** One granted on a promise, of which a paper may follow. */
export const salon: Filing = {
  itemCode: '990101002006',
  applicant: foodLicence.applicant,
  answers: { placeKind: 'HAIR_AND_BEAUTY', sharedArticles: 'OWN' },
  form: {
    ...{ placeName: '稻香理发', placeAddress: '示范区样板街道稻香路 6 号', placeArea: 40 },
    ...{ personInCharge: '稻小香', staffCount: 3, ...contact },
  },
}
/** One that a higher authority decides with the bureau. */
export const treeRemoval: Filing = {
  itemCode: '990109080001',
  applicant: foodLicence.applicant,
  answers: { cause: 'DANGER' },
  form: {
    ...{ treeNumber: '示古0007', treePlace: '示范区样板街道稻香路口', newPlace: '示范区样板公园', ageYears: 130 },
    ...contact,
  },
}

interface Delivery {
  readonly means: 'DOWNLOAD' | 'COUNTER' | 'COURIER'
  readonly address: string
}

/** Filed on-line with every paper asked for but those left out. */
export async function filed(
  applicant: Person,
  filing: Filing,
  leftOut: readonly string[] = [],
  more: { readonly delivery?: Delivery; readonly commitment?: string } = {},
) {
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
    body: { revision: draft.revision, content: { applicant: who, answers, form, materials, ...more } },
  })
  return applicant.approval.submit({
    params: { id: draft.id },
    body: {
      ...{ revision, channel: 'ONLINE', truthPromised: true },
      ...(more.commitment === undefined ? {} : { commitmentSignedBy: '稻小香' }),
    },
  })
}
