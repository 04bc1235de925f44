import { randomUUID } from 'node:crypto'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { signedIn } from '../support/hall.ts'
import type { TestBureau } from '../support/office.ts'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const STALE = 9999
const ITEM = foodLicence.itemCode
const words = '经核对，不予同意。'
const today = () => localDate(new Date().toISOString())
const facts = {
  name: { zh: '示范区政务服务大厅' },
  kind: 'HALL' as const,
  region: '990101',
  address: { zh: '示范区为民路 1 号' },
  phone: '',
  longitude: 121.9,
  latitude: 30.5,
  hours: [{ days: [1], from: '09:00', to: '17:00' }],
  windows: [{ number: '1', floor: '1', name: { zh: '综合窗口' }, all: true, domains: [], items: [] }],
  bookingUrl: null,
  park: null,
  services: [],
}
const policy = {
  title: { zh: '餐饮补贴' },
  text: { zh: '为餐饮单位提供补贴' },
  basis: '示范区〔2026〕1 号',
  gives: { zh: '每户 100 元' },
  eligibility: { items: [], industries: ['住宿和餐饮业'], sizes: [], regions: [], parks: [], employeesMax: null },
}
const enterprise = {
  creditCode: foodLicence.applicant.idNumber,
  name: foodLicence.applicant.name,
  industry: '住宿和餐饮业',
  size: 'MICRO' as const,
  employees: 8,
  region: '990101001',
  park: null,
}
const storeFace = {
  name: { zh: '镇级旗舰店' },
  slogan: { zh: '家门口的大厅' },
  colour: 'GREEN' as const,
  motif: 'HILLS' as const,
  region: '990101',
  phone: '',
  notice: null,
  columns: [{ title: { zh: '开店' }, items: [ITEM] }],
}
const faqWords = { question: { zh: '先办什么？' }, answer: { zh: '先办营业执照。' }, basis: '', items: [ITEM] }

/** One thing of every kind of the service cloud, the owner's where it has an owner, the bureau's where it has a desk. */
export async function furnishService(bureau: TestBureau) {
  const [owner, clerk] = [await signedIn(bureau, 'demo.canteen'), await signedIn(bureau, 'wen.jieyi')]
  const asking = { kind: 'ENQUIRY' as const, itemCode: ITEM, text: '要先办营业执照吗', name: '', phone: '' }
  const { code } = await owner.service.fileRequest({ body: { ...asking, from: 'ENTERPRISE', publishable: true } })
  const request = (await clerk.service.requests({ query: {} })).items[0]?.id ?? ''
  const faq = await clerk.service.draftFaq({ body: faqWords })
  const reviewBy = addDays(today(), 300)
  await clerk.service.publishFaq({ params: { id: faq.id }, body: { expectedVersion: faq.version, reviewBy } })
  const { id: point } = await clerk.service.registerPoint({ body: { facts } })
  await clerk.service.brandPortal({ params: { code: 'known' }, body: storeFace })
  const { earliest } = await owner.service.myVisits({})
  const door = {
    name: '示例',
    phone: '19900000002',
    address: '稻香路 8 号一层',
    day: earliest,
    half: 'MORNING' as const,
  }
  const { id: visit } = await owner.service.bookVisit({
    body: { ...door, itemCode: ITEM, why: 'ENTERPRISE', wish: '' },
  })
  const talk = { itemCode: ITEM, heldOn: today(), means: 'PHONE' as const, name: '示例', phone: '' }
  const { id: guidance } = await clerk.service.recordGuidance({
    body: { ...talk, asked: '怎么布置', advice: ['设专间'] },
  })
  const days = { from: today(), until: addDays(today(), 300) }
  const { id: benefit } = await clerk.service.publishBenefit({ body: { ...policy, ...days } })
  const { id: profile, version } = await owner.service.declareProfile({ body: enterprise })
  await clerk.service.judgeProfile({
    params: { id: profile },
    body: { expectedVersion: version, right: true, reason: '' },
  })
  await bureau.settle()
  const proposal = (await owner.service.myBenefits({})).profiles[0]?.proposals[0]?.id ?? ''
  const result = (await owner.service.results({ query: {} })).items[0]?.id ?? ''
  return { code, request, faq: faq.id, point, visit, guidance, benefit, profile, proposal, result }
}
type Things = Awaited<ReturnType<typeof furnishService>>

/** Right in every respect but one that only whoever enters can stumble on. */
export function serviceRequests(things: Things): Readonly<Record<string, Knock & { readonly path?: string }>> {
  const { code, request, faq, point, visit, guidance, benefit, profile, proposal, result } = things
  const expectedVersion = STALE
  const filing = { kind: 'ENQUIRY', text: '要先办营业执照吗', name: '', phone: '19900000001', publishable: true }
  const door = {
    name: '示例',
    phone: '19900000002',
    address: '稻香路 8 号一层',
    half: 'MORNING',
    why: 'OTHER',
    wish: '',
  }
  const backward = { from: '2026-02-01', until: '2026-01-01' }
  return {
    'service.fileRequest': { body: { ...filing, itemCode: 'NO-SUCH-ITEM', from: 'PERSON' } },
    'service.followRequest': { path: `/requests/code/${code}` },
    'service.rateRequest': {
      path: `/requests/code/${code}/rating`,
      body: { expectedVersion, satisfied: true, comment: '' },
    },
    'service.reopenRequest': { path: `/requests/code/${code}/reopening`, body: { expectedVersion, reason: words } },
    'service.request': { path: `/desk/requests/${request}` },
    'service.fileFromDepartment': { body: { itemCode: 'NO-SUCH-ITEM', text: words } },
    'service.dispatchRequest': {
      path: `/desk/requests/${request}/dispatch`,
      body: { expectedVersion, organ: '47eaa099-2cb6-416d-86dc-283cf0480ff9', section: '', officer: null },
    },
    'service.returnRequest': { path: `/desk/requests/${request}/return`, body: { expectedVersion, reason: words } },
    'service.answerRequest': {
      path: `/desk/requests/${request}/answer`,
      body: { expectedVersion, text: words, adoption: null, resolution: null },
    },
    'service.publishRequest': {
      path: `/desk/requests/${request}/publication`,
      body: { expectedVersion, question: words, answer: words },
    },
    'service.unpublishRequest': {
      path: `/desk/requests/${request}/unpublication`,
      body: { expectedVersion, reason: words },
    },
    'service.draftFaq': { body: { ...faqWords, items: ['NO-SUCH-ITEM'] } },
    'service.reviseFaq': { path: `/desk/faq/${faq}`, body: { expectedVersion, ...faqWords } },
    'service.publishFaq': { path: `/desk/faq/${faq}/publication`, body: { expectedVersion, reviewBy: '2099-01-01' } },
    'service.withdrawFaq': { path: `/desk/faq/${faq}/withdrawal`, body: { expectedVersion, reason: words } },
    'service.point': { path: `/points/${point}` },
    'service.places': { path: `/items/${ITEM}/places` },
    'service.registerPoint': { body: { facts: { ...facts, hours: [{ days: [1], from: '17:00', to: '09:00' }] } } },
    'service.changePoint': { path: `/desk/points/${point}`, body: { expectedVersion, facts } },
    'service.closePoint': {
      path: `/desk/points/${point}/closure`,
      body: { expectedVersion, from: '2026-01-01', until: '2026-01-02', reason: words },
    },
    'service.planCoverage': { body: { regions: [{ code: '990101100', name: { zh: '范例镇' }, level: 'VILLAGE' }] } },
    'service.bookVisit': { body: { ...door, itemCode: ITEM, day: '2001-01-01' } },
    'service.cancelMyVisit': { path: `/my/visits/${visit}/cancellation`, body: { expectedVersion, reason: '' } },
    'service.assignVisit': {
      path: `/desk/visits/${visit}/assignment`,
      body: { expectedVersion, staff: randomUUID(), day: '2001-01-01', half: 'MORNING' },
    },
    'service.checkVisitIdentity': {
      path: `/desk/visits/${visit}/identity`,
      body: { expectedVersion, means: 'CITIZEN_ID_CARD', matches: true, note: '' },
    },
    'service.completeVisit': {
      path: `/desk/visits/${visit}/record`,
      body: { expectedVersion, record: words, received: [], caseNumber: null },
    },
    'service.cancelVisit': { path: `/desk/visits/${visit}/cancellation`, body: { expectedVersion, reason: words } },
    'service.recordGuidance': {
      body: {
        itemCode: 'NO-SUCH-ITEM',
        heldOn: '2026-01-01',
        means: 'PHONE',
        name: '示例',
        phone: '',
        asked: words,
        advice: [words],
      },
    },
    'service.linkGuidance': { path: `/desk/guidance/${guidance}/case`, body: { expectedVersion, caseNumber: 'NONE' } },
    'service.windowDays': { path: `/halls/${point}/windows` },
    'service.bookWindow': {
      body: { hall: point, day: '2001-01-01', slot: '09:00', itemCode: null, name: '示例', phone: '19900000002' },
    },
    'service.cancelMyWindow': {
      path: `/my/windows/${point}/2001-01-01/${randomUUID()}/cancellation`,
      body: { reason: '' },
    },
    'service.contactInFull': { path: `/desk/contacts/${request}?of=REQUEST&purpose=CONTACT` },
    'service.windowDay': { path: `/desk/halls/${point}/windows/2026-01-05` },
    'service.noteWindowVisit': {
      path: `/desk/halls/${point}/windows/2026-01-05/${randomUUID()}/visit`,
      body: { came: true },
    },
    'service.cancelWindow': {
      path: `/desk/halls/${point}/windows/2026-01-05/${randomUUID()}/cancellation`,
      body: { reason: words },
    },
    'service.setWindowPlaces': {
      path: `/desk/halls/${point}/windows/2026-01-05/places`,
      body: { slot: '03:00', places: 1 },
    },
    'service.portal': { path: '/stores/known' },
    'service.brandPortal': { path: '/desk/stores/Known', body: { ...storeFace, columns: [] } },
    'service.closePortal': { path: '/desk/stores/known/closing', body: { reason: words } },
    'service.declareProfile': { body: { ...enterprise, creditCode: '91990101MA9900A13Y' } },
    'service.answerProposal': {
      path: `/my/proposals/${proposal}/answer`,
      body: { expectedVersion, confirmed: true, reason: '' },
    },
    'service.publishBenefit': { body: { ...policy, ...backward } },
    'service.endBenefit': { path: `/desk/benefits/${benefit}/end`, body: { expectedVersion, reason: words } },
    'service.judgeProfile': {
      path: `/desk/profiles/${profile}/verdict`,
      body: { expectedVersion, right: false, reason: words },
    },
    'service.fulfilProposal': {
      path: `/desk/proposals/${proposal}/fulfilment`,
      body: { expectedVersion, record: words },
    },
    'service.markResult': {
      path: `/desk/results/${result}/mark`,
      body: { expectedVersion, mark: 'ANNULLED', basis: words },
    },
  }
}

const APPLICANTS: readonly Visitor[] = ['owner', 'otherApplicant']
const ANY_APPLICANT: Owed = { enters: APPLICANTS }
const OWNER: Owed = { enters: ['owner'], unseen: ['otherApplicant'] }
/** Whoever speaks with people may keep a list of his own organ's. */
const ANY_COUNTER: Owed = {
  enters: ['intakeOfficer', 'serviceOfficer', 'examiner', 'supervisor', 'foreignDesk', 'foreignSupervisor'],
}
const OWN_COUNTER: Owed = {
  enters: ['intakeOfficer', 'serviceOfficer', 'examiner'],
  unseen: ['supervisor', 'foreignDesk', 'foreignSupervisor'],
}
const OWN_DESK: Owed = { enters: ['serviceOfficer'], unseen: ['foreignDesk'] }
const ANY_DESK: Owed = { enters: ['serviceOfficer', 'foreignDesk'] }

export const serviceOwed = (everybody: Owed): Readonly<Record<string, Owed>> => ({
  'service.fileRequest': everybody,
  // Whoever holds the code of a request stands for who filed it.
  'service.followRequest': everybody,
  'service.rateRequest': everybody,
  'service.reopenRequest': everybody,
  'service.publishedRequests': everybody,
  'service.faq': everybody,
  'service.faqBooklet': everybody,
  'service.points': everybody,
  'service.point': everybody,
  'service.places': everybody,
  'service.results': everybody,
  'service.openCases': everybody,
  'service.myRequests': ANY_APPLICANT,
  'service.bookVisit': ANY_APPLICANT,
  'service.myVisits': ANY_APPLICANT,
  'service.cancelMyVisit': OWNER,
  'service.myBenefits': ANY_APPLICANT,
  'service.declareProfile': ANY_APPLICANT,
  'service.answerProposal': OWNER,
  'service.requests': ANY_COUNTER,
  'service.staff': ANY_COUNTER,
  'service.fileFromDepartment': ANY_COUNTER,
  'service.request': OWN_COUNTER,
  'service.answerRequest': OWN_COUNTER,
  'service.returnRequest': OWN_COUNTER,
  'service.dispatchRequest': OWN_DESK,
  'service.publishRequest': OWN_DESK,
  'service.unpublishRequest': OWN_DESK,
  'service.visits': ANY_COUNTER,
  'service.assignVisit': OWN_DESK,
  'service.checkVisitIdentity': OWN_COUNTER,
  'service.completeVisit': OWN_COUNTER,
  'service.cancelVisit': OWN_COUNTER,
  'service.guidances': ANY_COUNTER,
  'service.recordGuidance': ANY_COUNTER,
  'service.linkGuidance': OWN_COUNTER,
  'service.deskFaq': ANY_DESK,
  'service.draftFaq': ANY_DESK,
  'service.reviseFaq': OWN_DESK,
  'service.publishFaq': OWN_DESK,
  'service.withdrawFaq': OWN_DESK,
  'service.deskPoints': ANY_DESK,
  'service.registerPoint': ANY_DESK,
  'service.changePoint': OWN_DESK,
  'service.closePoint': OWN_DESK,
  'service.planCoverage': OWN_DESK,
  'service.benefits': ANY_DESK,
  'service.publishBenefit': ANY_DESK,
  'service.endBenefit': OWN_DESK,
  'service.judgeProfile': OWN_DESK,
  'service.fulfilProposal': OWN_DESK,
  'service.markResult': OWN_DESK,
  'service.windowDays': everybody,
  'service.bookWindow': ANY_APPLICANT,
  'service.myWindows': ANY_APPLICANT,
  'service.cancelMyWindow': ANY_APPLICANT,
  'service.contactInFull': OWN_COUNTER,
  'service.windowDay': OWN_COUNTER,
  'service.noteWindowVisit': OWN_COUNTER,
  'service.cancelWindow': OWN_COUNTER,
  'service.setWindowPlaces': OWN_DESK,
  'service.portals': everybody,
  'service.portal': everybody,
  'service.deskPortals': ANY_DESK,
  'service.brandPortal': ANY_DESK,
  'service.closePortal': OWN_DESK,
})
