import type { Population } from '#adapters'
import type { District } from '#catalogue'
import { CONSENT_VERSION } from '#clouds/parties'
import type { RunRequest, Services } from '#frame'
import { addDays, localDate } from '#kernel'
import type { Actor } from '#policy'

type Seed = (request: Omit<RunRequest, 'idempotency' | 'by'>, key: string, by?: Actor) => Promise<void>
type Applicant = District['applicants'][number]

/** What the founding vouches for: in a demonstration nobody shows an identity card. */
const PROVIDER = '演示区初始登记'
const MANDATE_DAYS = 365
/** Whom the second enterprise has mandated, so that a newcomer sees somebody act for somebody else. */
const HANDLER = 'demo.resident'

/**
 * Makes the demo's accounts verified people: a resident, and the legal representatives of two enterprises with their
 * master data. One of them has mandated the resident, who also agreed to electronic service.
 */
export async function seedParties(
  seed: Seed,
  { applicants }: District,
  population: Population,
  services: Services,
): Promise<void> {
  for (const applicant of applicants) {
    const enterprise = population.enterprises.find(({ creditCode }) => creditCode === applicant.idNumber)
    const person = applicant.kind === 'PERSON' ? applicant : enterprise?.legalRepresentative
    if (person === undefined) continue
    await seedPerson(seed, applicant, { name: person.name, idNumber: person.idNumber }, services)
    if (enterprise !== undefined) await seedEnterprise(seed, applicant, enterprise, services)
  }
  await seedMandate(seed, applicants, population, services)
  await seedConsent(seed, applicants, services)
}

const accountOf = (services: Services, username: string): string => services.idFrom('account', username)
const actorOf = (services: Services, username: string): Actor => ({
  kind: 'applicant',
  id: accountOf(services, username),
})

async function seedPerson(
  seed: Seed,
  { username, phone }: Applicant,
  person: { readonly name: string; readonly idNumber: string },
  services: Services,
): Promise<void> {
  const at = services.now()
  const account = accountOf(services, username)
  const stream = services.idFrom('person', account)
  const assertion = { provider: PROVIDER, reference: username, checkedAt: at, mac: '' }
  const order = { at, by: '$actor', account }
  const actor = actorOf(services, username)
  const verify = { type: 'VerifyRealName', ...order, ...person, assertion }
  await seed({ life: 'person', stream, command: verify }, `person ${username}`, actor)
  for (const [channel, address] of [
    ['SMS', phone],
    ['EMAIL', `${username}@example.cn`],
  ] as const) {
    const command = { type: 'VerifyContact', ...order, channel, address }
    await seed({ life: 'person', stream, command }, `contact ${username} ${channel}`, actor)
  }
}

async function seedEnterprise(
  seed: Seed,
  { username, phone }: Applicant,
  { creditCode, legalRepresentative, ...facts }: Population['enterprises'][number],
  services: Services,
): Promise<void> {
  const order = { at: services.now(), by: '$actor' }
  const asker = { ...legalRepresentative }
  const register = { ...facts, legalRepresentative: { ...legalRepresentative } }
  const actor = actorOf(services, username)
  const stream = services.idFrom('enterprise', creditCode)
  const account = accountOf(services, username)
  const registration = {
    type: 'RegisterEnterprise',
    ...order,
    account,
    creditCode,
    asker,
    register,
    reference: PROVIDER,
  }
  await seed({ life: 'enterprise', stream, command: registration }, `enterprise ${creditCode}`, actor)
  const stated = { phone, businessAddress: facts.address, contactName: legalRepresentative.name }
  const statement = { type: 'StateMasterData', ...order, asker, stated }
  await seed({ life: 'enterprise', stream, command: statement }, `enterprise data ${creditCode}`, actor)
}

async function seedMandate(
  seed: Seed,
  applicants: District['applicants'],
  { enterprises }: Population,
  services: Services,
): Promise<void> {
  const handler = applicants.find(({ username, kind }) => username === HANDLER && kind === 'PERSON')
  const principal = applicants.findLast(({ kind }) => kind === 'ENTERPRISE')
  const enterprise = enterprises.find(({ creditCode }) => creditCode === principal?.idNumber)
  if (handler === undefined || principal === undefined || enterprise === undefined) return
  const at = services.now()
  const from = localDate(at)
  const representative = { ...enterprise.legalRepresentative }
  const command = {
    type: 'GrantMandate',
    at,
    by: '$actor',
    creditCode: enterprise.creditCode,
    enterpriseName: enterprise.name,
    handler: { name: handler.name, idNumber: handler.idNumber },
    items: null,
    from,
    until: addDays(from, MANDATE_DAYS),
    grantor: representative,
    legalRepresentative: representative,
  }
  const stream = services.idFrom('demo mandate', enterprise.creditCode, handler.idNumber)
  await seed(
    { life: 'mandate', stream, command },
    `mandate ${enterprise.creditCode}`,
    actorOf(services, principal.username),
  )
}

/** The version of the words is the newest when the district is founded; a later one is asked for on the page. */
async function seedConsent(seed: Seed, applicants: District['applicants'], services: Services): Promise<void> {
  const person = applicants.find(({ username }) => username === HANDLER)
  if (person === undefined) return
  const account = accountOf(services, person.username)
  const channels = ['SMS', 'EMAIL']
  const command = {
    type: 'GiveConsent',
    at: services.now(),
    by: '$actor',
    account,
    textVersion: CONSENT_VERSION,
    channels,
    verified: channels,
  }
  const stream = services.idFrom('consent', account)
  await seed({ life: 'consent', stream, command }, `consent ${person.username}`, actorOf(services, person.username))
}
