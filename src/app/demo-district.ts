import type { District, Matters } from '#catalogue'
import { NOTICE_NAMES } from '#clouds/certificate/events'
import type { RunRequest, Services } from '#frame'
import { localDate } from '#kernel'
import type { Actor } from '#policy'
import type { Installation } from './installation.ts'
import { seedParties } from './demo-parties.ts'
import { seedOldSeals } from './demo-seals.ts'
import { seedWindowAuthority } from './demo-window.ts'
import type { WholeOffice } from './office.ts'
import { PLACES } from './place.ts'
import { loadPopulation } from './population.ts'
import { publication } from './publication.ts'

/** One password for every demo account: it is printed at the door, and no real installation has it. */
export const DEMO_PASSWORD = 'demo-2026-oneseal'

const TITLES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  intakeOfficer: { zh: '窗口受理人员', en: 'Intake officer' },
  issueOfficer: { zh: '统一出件人员', en: 'Issue officer' },
  serviceOfficer: { zh: '咨询服务人员', en: 'Service officer' },
  examiner: { zh: '审查人员', en: 'Examiner' },
  decider: { zh: '首席审批官', en: 'Decider' },
  sealKeeper: { zh: '印章保管人', en: 'Keeper of the seal' },
  standardEditor: { zh: '标准编制人员', en: 'Editor of standards' },
  standardReviewer: { zh: '标准审核人员', en: 'Reviewer of standards' },
  supervisor: { zh: '行业监管人员', en: 'Supervisor' },
  inspector: { zh: '监督人员', en: 'Inspector' },
  leader: { zh: '领导', en: 'Leader' },
  archivist: { zh: '档案管理员', en: 'Archivist' },
  evaluator: { zh: '效能评估人员', en: 'Evaluator' },
  administrator: { zh: '管理员', en: 'Administrator' },
}

interface DemoAccount {
  readonly username: string
  readonly password: string
  readonly title: { readonly zh: string; readonly en: string }
}
const accountOf = (username: string, zh: string, en: string): DemoAccount => ({
  username,
  password: DEMO_PASSWORD,
  title: { zh, en },
})

/** Who can sign in to the demo district, as the door shows it: applicants first. */
export function demoAccounts({ applicants, officers }: District): readonly DemoAccount[] {
  const people = applicants.map(({ username, name, kind }) =>
    kind === 'PERSON'
      ? accountOf(username, `申请人　${name}`, 'Applicant')
      : accountOf(username, `企业　${name}`, 'Enterprise'),
  )
  const posts = officers.map(({ username, name, roles, post }) => {
    const title = TITLES[roles[0] ?? '']
    return accountOf(username, `${title?.zh ?? ''}　${name}（${post.zh}）`, `${title?.en ?? ''} (${post.en})`)
  })
  return [...people, ...posts]
}

/** A newer program brings newer standards; what people here have drafted or decided since is theirs. */
const STANDS: readonly string[] = ['REVIEWED_VERSION_STANDS', 'DRAFT_OPEN', 'ITEM_RETIRED', 'SAME_AS_PUBLISHED']

/** Runs one command of the set-up; what an earlier start already did is simply found done. */
export type Seed = (request: Omit<RunRequest, 'idempotency' | 'by'>, key: string, by?: Actor) => Promise<void>

/**
 * Fills a demo installation: organs, people, seal, accounts, catalogue. Every command carries its own idempotency
 * key, so a start that was cut off goes on where it stopped and a later start changes nothing.
 */
export async function seedDistrict(office: WholeOffice, installation: Installation, matters: Matters): Promise<void> {
  await foundDistrict(office, installation, matters.district)
  await publishItems(office, installation, matters)
}

/** Who is there before anything can be applied for: organs, officers, the seal, accounts, verified people. */
export async function foundDistrict(
  office: WholeOffice,
  installation: Installation,
  district: District,
): Promise<void> {
  const { services } = office
  const seed = seedWith(services, installation)
  await seedOrganisation(seed, district, services.now())
  await seedSeal(seed, installation, district, services)
  await openAccounts(office, district)
  await seedParties(seed, district, loadPopulation(PLACES.matters), services)
}

/** What can be applied for, and which of it a window decides. */
export async function publishItems(
  { services }: WholeOffice,
  installation: Installation,
  { district, standards, history }: Matters,
): Promise<void> {
  const seed = seedWith(services, installation)
  await publishStandards(seed, await neverPublished(history, services), 'standard before', services)
  await publishStandards(seed, standards, 'standard', services)
  await seedWindowAuthority(seed, district, standards, services)
}

function seedWith(services: Services, { systemActor }: Installation): Seed {
  const founder: Actor = { kind: 'system', id: systemActor }
  return async (request, key, by = founder) => {
    const result = await services.run({ ...request, by, idempotency: { scope: 'seed', key, content: { key } } })
    if (!result.ok && !STANDS.includes(result.refusal.code))
      throw new Error(`The demo district cannot be set up: ${key} ${result.refusal.code}`)
  }
}

async function seedOrganisation(seed: Seed, { organs, officers }: District, at: string): Promise<void> {
  const order = { at, by: '$actor' }
  await Promise.all(
    organs.map(({ id, name, kind, region, creditCode }) => {
      const command = {
        type: 'RegisterOrgan',
        ...order,
        name: name.zh,
        nameEn: name.en ?? name.zh,
        kind,
        region,
        creditCode,
      }
      return seed({ life: 'organ', stream: id, command }, `organ ${id}`)
    }),
  )
  const regions = new Map(organs.map(({ id, region }) => [id, region]))
  await Promise.all(
    officers.map(({ id, name, organ, post, roles }) => {
      const region = regions.get(organ) ?? ''
      const command = { type: 'AppointOfficer', ...order, name, organ, region, post: post.zh, roles }
      return seed({ life: 'officer', stream: id, command }, `officer ${id}`)
    }),
  )
}

/** The keeper's standing authorisation is looked at again within the year. */
const AUTHORISED_DAYS = 365

async function seedSeal(seed: Seed, { organName, sealStream }: Installation, district: District, services: Services) {
  const keeper = district.officers.find(({ roles }) => roles.includes('sealKeeper'))
  if (keeper === undefined) throw new Error('The demo district has no keeper of the seal')
  const at = services.now()
  const { organ } = keeper
  const { certSha256 } = services.office.seal
  const registration = { type: 'RegisterSeal', at, by: '$actor', organ, name: `${organName}行政审批专用章`, certSha256 }
  await seed({ life: 'seal', stream: sealStream, command: registration }, 'seal')
  const until = localDate(new Date(Date.parse(at) + AUTHORISED_DAYS * 86_400_000).toISOString())
  // Every letter the law has the bureau send: one that stays unsealed is one nobody was told of.
  const steps = ['CERTIFICATE', ...Object.keys(NOTICE_NAMES)]
  const authorisation = { type: 'AuthoriseSealUse', at, by: '$actor', steps, until }
  const actor: Actor = { kind: 'officer', id: keeper.id, organ, region: district.region, roles: keeper.roles }
  await seed({ life: 'seal', stream: sealStream, command: authorisation }, 'seal authorisation', actor)
  await seedOldSeals(seed, services, actor, sealStream)
}

/** Publishing side by side lets the ledger's writer commit many at once: a thousand items take a second. */
const PUBLISHING_AT_ONCE = 64

/**
 * What an item was before the reform is published first, so that the reductions are computed from two versions; only
 * where nothing was published yet, for on a standing installation the past would become the newest version.
 */
async function neverPublished(history: Matters['history'], services: Services): Promise<Matters['history']> {
  const published = await Promise.all(
    history.map(({ code }) => services.history(services.idFrom('standard', code)).then(({ length }) => length > 0)),
  )
  return history.filter((_, i) => published[i] === false)
}

async function publishStandards(
  seed: Seed,
  standards: Matters['standards'],
  key: string,
  services: Services,
): Promise<void> {
  const waiting = [...standards]
  const publish = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { request, digest } = publication(next, services)
      await seed(request, `${key} ${next.code} ${digest}`)
    }
  }
  await Promise.all(Array.from({ length: PUBLISHING_AT_ONCE }, publish))
}

async function openAccounts({ accounts, services }: WholeOffice, { applicants, officers }: District): Promise<void> {
  const { rows } = await services.db.query<{ known: string }>(
    'SELECT count(*)::text AS known FROM app._private_account',
  )
  if (Number(rows[0]?.known ?? 0) >= applicants.length + officers.length) return
  const password = DEMO_PASSWORD
  await Promise.all([
    ...applicants.map(({ username, name }) =>
      accounts.open({ id: services.idFrom('account', username), username, password, kind: 'applicant', name }),
    ),
    ...officers.map(({ username, id }) =>
      accounts.open({ id: services.idFrom('account', username), username, password, kind: 'officer', officer: id }),
    ),
  ])
}
