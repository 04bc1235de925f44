import type { District, Matters, ServiceMatters } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { RunRequest } from '#frame'
import { addDays, jsonObjectOf, localDate, trackingCode } from '#kernel'
import type { Actor, OfficerActor } from '#policy'
import type { WholeOffice } from './office.ts'

type Seed = (
  life: string,
  words: readonly string[],
  command: object,
  by: Actor,
  more?: Pick<RunRequest, 'occurredAt'>,
  at?: string,
) => Promise<string>
type PortalColumns = readonly {
  readonly title: { readonly zh: string; readonly en: string }
  readonly items: readonly string[]
}[]

/** Half a year: long enough for a demonstration, short enough that somebody sees a question come up for review. */
const REVIEW_DAYS = 180
const POLICY_DAYS = 365
const DAY_MS = 86_400_000
const ANSWER_DAYS = { ENQUIRY: 2, COMPLAINT: 5, SUGGESTION: 15, PAIN_POINT: 15 } as const

/**
 * What the service desk has done before a newcomer opens the hall: points, questions, policies and a few requests of
 * people, some answered and one overdue. Every command has its own key, so a later start changes nothing.
 */
export async function seedService(office: WholeOffice, all: Matters, matters: ServiceMatters): Promise<void> {
  const { services } = office
  const { district, standards } = all
  const clerk = officerWith(district, 'serviceOfficer')
  const seed: Seed = async (life, words, command, by, more = {}, at = services.idFrom('service', ...words)) => {
    const stream = at
    const key = `${words.join(' ')} ${'type' in command ? String(command.type) : ''}`
    const request = { life, stream, command: jsonObjectOf(command), by, ...more }
    const result = await services.run({ ...request, idempotency: { scope: 'seed', key, content: { key } } })
    if (!result.ok) throw new Error(`The service desk cannot be set up: ${key} ${result.refusal.code}`)
    return stream
  }
  await seedPoints(seed, office, district, matters)
  await seedFaq(seed, office, clerk, matters)
  await seedBenefits(seed, office, clerk, matters)
  await seedRequests(seed, office, clerk, { requests: matters.requests, standards })
  await seedVisit(seed, office, all, clerk)
  await seedStores(seed, office, all, clerk)
}

function officerWith(district: District, role: OfficerActor['roles'][number]): OfficerActor {
  const found = district.officers.find(({ roles }) => roles.includes(role))
  if (found === undefined) throw new Error(`The demo district has no ${role}`)
  const { id, organ, roles } = found
  return { kind: 'officer', id, organ, region: district.region, roles }
}

/** A town or zone with a service officer of its own keeps its halls itself; the bureau keeps the others. */
function keeperOf({ organs, officers }: District, region: string, bureau: OfficerActor): OfficerActor {
  const local = organs.find((organ) => organ.region === region && organ.region !== bureau.region)
  const own = officers.find(({ organ, roles }) => organ === local?.id && roles.includes('serviceOfficer'))
  return own === undefined ? bureau : { kind: 'officer', id: own.id, organ: own.organ, region, roles: own.roles }
}

async function seedPoints(seed: Seed, { services }: WholeOffice, district: District, { points }: ServiceMatters) {
  const clerk = officerWith(district, 'serviceOfficer')
  const order = { at: services.now(), by: '$actor' }
  await seed('coveragePlan', ['coverage plan'], { type: 'PlanCoverage', ...order, regions: points.regions }, clerk)
  for (const facts of points.points) {
    const keeper = keeperOf(district, facts.region, clerk)
    const command = { type: 'RegisterPoint', ...order, organ: keeper.organ, facts }
    await seed('servicePoint', ['point', facts.name.zh], command, keeper)
  }
}

/** Two stores over the same items: one of the district for those who open a business, one of the bureau for families. */
async function seedStores(
  seed: Seed,
  { services }: WholeOffice,
  { standards, district }: Matters,
  clerk: OfficerActor,
) {
  const published = standards.filter(({ depth }) => depth === 'FULL')
  // An item stands here once for each of its versions; what a city or the province handles is at no district's counter.
  const shelf = (audience: 'PERSON' | 'ENTERPRISE', kinds: readonly ItemStandard['kind'][], max: number) => {
    const fits = published.filter((one) => one.audience.includes(audience) && one.region.startsWith(district.region))
    const codes = kinds.flatMap((kind) => fits.filter((one) => one.kind === kind).map(({ code }) => code))
    return [...new Set(codes)].slice(0, max)
  }
  const face = (zh: string, en: string, slogan: string, sloganEn: string, columns: PortalColumns) => ({
    name: { zh, en },
    slogan: { zh: slogan, en: sloganEn },
    region: district.region,
    phone: '0990-1230100',
    notice: null,
    columns: columns.filter(({ items }) => items.length > 0),
  })
  const business = face('示范区营商旗舰店', 'Business store', '开店办厂，一处办齐', 'Everything to open a business', [
    {
      title: { zh: '开业准入', en: 'Opening' },
      items: shelf('ENTERPRISE', ['OTHER_POWER', 'CONFIRMATION', 'PERMIT'], 8),
    },
    {
      title: { zh: '水电气和备案', en: 'Supplies and filings' },
      items: shelf('ENTERPRISE', ['PUBLIC_SERVICE', 'FILING'], 6),
    },
  ])
  const family = face('便民服务旗舰店', 'Family store', '家门口的政务大厅', 'The hall at your door', [
    {
      title: { zh: '个人和家庭', en: 'Persons and families' },
      items: shelf('PERSON', ['PAYMENT', 'PUBLIC_SERVICE'], 6),
    },
  ])
  const order = { type: 'BrandPortal', at: services.now(), by: '$actor', organ: clerk.organ, unknown: [] }
  const open = (code: string, look: object) =>
    seed('portal', ['store', code], { ...order, code, face: look }, clerk, {}, services.idFrom('portal', code))
  if (business.columns.length > 0) await open('business', { ...business, colour: 'BLUE', motif: 'CITY' })
  if (family.columns.length > 0) await open('family', { ...family, colour: 'GREEN', motif: 'HILLS' })
}

async function seedFaq(seed: Seed, { services }: WholeOffice, clerk: OfficerActor, { faq }: ServiceMatters) {
  const begun = Date.parse(services.now())
  const reviewBy = addDays(localDate(services.now()), REVIEW_DAYS)
  for (const [place, { question, answer, basis, items: codes }] of faq.entries()) {
    // One after the other, for the handbook keeps the order in which its questions were written.
    const at = new Date(begun + place).toISOString()
    const items = codes.map((code) => ({ code, version: 1 }))
    const order = { at, by: '$actor' }
    const words = { question, answer, basis, items }
    const draft = { type: 'DraftFaq', ...order, organ: clerk.organ, request: null, ...words }
    await seed('faq', ['faq', question.zh], draft, clerk)
    await seed('faq', ['faq', question.zh], { type: 'PublishFaq', ...order, items, reviewBy }, clerk)
  }
}

async function seedBenefits(seed: Seed, { services }: WholeOffice, clerk: OfficerActor, { benefits }: ServiceMatters) {
  const order = { at: services.now(), by: '$actor' }
  const { organ } = clerk
  const today = localDate(order.at)
  const days = { from: today, until: addDays(today, POLICY_DAYS) }
  for (const { username, verified, ...facts } of benefits.profiles) {
    const account = services.idFrom('account', username)
    const declarer: Actor = { kind: 'applicant', id: account }
    const stream = services.idFrom('enterprise profile', account, facts.creditCode)
    const known = (await services.load(stream)) !== undefined
    if (known) continue
    const act = (command: object, by: Actor) =>
      services.run({ life: 'enterpriseProfile', stream, command: jsonObjectOf(command), by })
    await act({ type: 'DeclareProfile', ...order, organ, ...facts }, declarer)
    if (verified) await act({ type: 'VerifyProfile', ...order }, clerk)
  }
  for (const policy of benefits.policies)
    await seed(
      'benefit',
      ['benefit', policy.title.zh],
      { type: 'PublishBenefit', ...order, organ, ...policy, ...days },
      clerk,
    )
}

/** A code nobody can guess and every start makes anew the same: from the installation's own secret. */
const codeOf = (id: string): string =>
  trackingCode(Buffer.from(id.replaceAll('-', '').repeat(2), 'hex').subarray(0, 20))

type Filed = Pick<ServiceMatters, 'requests'> & Pick<Matters, 'standards'>

async function seedRequests(
  seed: Seed,
  { services }: WholeOffice,
  clerk: OfficerActor,
  { requests, standards }: Filed,
) {
  const now = Date.parse(services.now())
  for (const request of requests) {
    const { kind, text, item: itemCode, answer, publish } = request
    const words = ['request', text]
    const at = new Date(now - request.daysAgo * DAY_MS).toISOString()
    const item = standards.find(({ code }) => code === itemCode)
    const subject = item === undefined ? { kind: 'NONE' } : { kind: 'ITEM', itemCode: item.code, itemName: item.name }
    const stream = services.idFrom('service', ...words)
    const resident: Actor = { kind: 'system', id: services.idFrom('bearer', stream) }
    const filing = {
      type: 'FileRequest',
      at,
      by: '$actor',
      kind,
      code: codeOf(stream),
      subject,
      text,
      from: 'PERSON',
      contact: { name: '示例居民甲', phone: '19900000001' },
      publishable: true,
      limitDays: ANSWER_DAYS[kind],
      registrar: clerk.organ,
      involved: [],
      routedTo: clerk.organ,
    }
    await seed('request', words, filing, resident, { occurredAt: at })
    if (answer === undefined) continue
    const { adoption = null, resolution = null } = answer
    const answeredAt = new Date(Math.min(now, Date.parse(at) + DAY_MS)).toISOString()
    const order = { at: answeredAt, by: '$actor' }
    const reply = { type: 'AnswerRequest', ...order, organ: clerk.organ, text: answer.text, adoption, resolution }
    await seed('request', words, reply, clerk, { occurredAt: answeredAt })
    if (publish !== true) continue
    const published = { type: 'PublishRequest', ...order, question: text, answer: answer.text }
    await seed('request', words, published, clerk, { occurredAt: answeredAt })
  }
}

const VISITED_ITEM = '990512117001'
const GUIDED_ITEM = '990101001001'

/** One visit that waits for somebody to go, and one session of guidance that waits for its case. */
async function seedVisit(seed: Seed, { services }: WholeOffice, { district, standards }: Matters, clerk: OfficerActor) {
  const { calendar } = services.office
  const at = services.now()
  const today = localDate(at)
  const person = district.applicants.find(({ kind }) => kind === 'PERSON')
  const visited = standards.find(({ code }) => code === VISITED_ITEM)
  const guided = standards.find(({ code }) => code === GUIDED_ITEM)
  const order = { at, by: '$actor', organ: clerk.organ }
  if (visited !== undefined && person !== undefined) {
    const day = calendar.current().addWorkingDays(today, 2)
    const days = { day, isWorkingDay: true, earliest: day, latest: day }
    const about = { itemCode: visited.code, itemName: visited.name }
    const contact = { name: person.name, phone: person.phone }
    const where = {
      address: '示范区样板街道样板社区 3 号楼 101',
      half: 'MORNING',
      why: 'ELDERLY',
      wish: '老人听力不好，请先打电话',
    }
    const booker: Actor = { kind: 'applicant', id: services.idFrom('account', person.username) }
    await seed('visit', ['visit'], { type: 'BookVisit', ...order, ...about, contact, ...where, ...days }, booker)
  }
  if (guided !== undefined) {
    const about = { itemCode: guided.code, itemName: guided.name, heldOn: today, means: 'WINDOW' }
    const talk = {
      visitor: { name: '示例居民甲', phone: '' },
      asked: '想开一家带冷食的小餐馆，操作间怎么布置？',
      advice: ['冷食加工须设专间，入口处设洗手、消毒、更衣设施', '平面图标明工艺流程，生进熟出，不交叉'],
    }
    await seed('guidance', ['guidance'], { type: 'RecordGuidance', ...order, ...about, ...talk }, clerk)
  }
}
