import type { Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { Actor } from '#policy'
import { isRunning } from './domain/benefit.ts'
import type { BenefitState } from './domain/benefit.ts'
import { conditionsOf, isEligible } from './domain/eligibility.ts'
import type { EnterpriseFacts } from './domain/eligibility.ts'
import type { ProfileState } from './domain/enterprise-profile.ts'
import type { ProposalCommand, ProposalState } from './domain/proposal.ts'
import { grantedItems } from './projections/followed-case.ts'
import { findRows } from './projections/life-table.ts'
import type { LifeRow } from './projections/life-table.ts'

/** As many policies as a district runs at once, and enterprises as it has. */
const BENEFITS_MAX = 500
const PROFILES_MAX = 20_000

export const listBenefits = (db: Services['db']): Promise<readonly LifeRow<BenefitState>[]> =>
  findRows<BenefitState>(db, 'benefit', 'true order by published_at desc, id limit $1', [BENEFITS_MAX])

const listVerified = (db: Services['db'], creditCode: string | null): Promise<readonly LifeRow<ProfileState>[]> => {
  const where = `stage = 'verified' and ($1::text is null or credit_code = $1) order by id limit $2`
  return findRows<ProfileState>(db, '_private_profile', where, [creditCode, PROFILES_MAX])
}

export const factsOf = (profile: ProfileState, granted: readonly string[]): EnterpriseFacts => ({
  industry: profile.industry,
  size: profile.size,
  employees: profile.employees,
  region: profile.region,
  park: profile.park,
  grantedItems: granted,
})

async function run({ run: runs, idFrom }: Services, stream: string, command: ProposalCommand): Promise<void> {
  const by: Actor = { kind: 'system', id: idFrom('system', 'service') }
  const life = 'benefitProposal'
  const result = await runs({ life, stream, command: jsonObjectOf(command), by })
  // Offered before, answered before, lapsed before: then nothing is to be done.
  if (!result.ok && !result.refusal.code.startsWith('PROPOSAL_')) throw new Error(`No offer: ${result.refusal.code}`)
}

async function lapseOpen(services: Services, where: string, id: string, reason: string): Promise<void> {
  const rows = await findRows<ProposalState>(services.db, '_private_proposal', `stage = 'proposed' and ${where} = $1`, [
    id,
  ])
  for (const { id: stream } of rows) await run(services, stream, { type: 'LapseProposal', at: services.now(), reason })
}
export const lapseForProfile = (services: Services, profile: string): Promise<void> =>
  lapseOpen(services, 'profile', profile, '企业信息已变更，待重新核对')

async function matchOne(
  services: Services,
  { id: benefit, state: policy }: LifeRow<BenefitState>,
  { id: profile, state: declared }: LifeRow<ProfileState>,
  granted: readonly string[],
): Promise<void> {
  const stream = services.idFrom('proposal', benefit, profile)
  const facts = factsOf(declared, granted)
  const at = services.now()
  if (!isRunning(policy, localDate(at)) || !isEligible(policy.eligibility, facts)) {
    if ((await services.load(stream)) !== undefined)
      await run(services, stream, { type: 'LapseProposal', at, reason: '政策已到期或不再符合条件' })
    return
  }
  const matched = conditionsOf(policy.eligibility, facts).map(({ text }) => text)
  const { organ } = policy
  const { creditCode, name } = declared
  await run(services, stream, { type: 'ProposeBenefit', at, organ, benefit, profile, creditCode, name, matched })
}

/**
 * 免申即享: every policy against every verified enterprise, or against those of one credit code. Safe to run twice and
 * late: the offer's id is made of policy and profile, so it is made once.
 */
export async function matchBenefits(
  services: Services,
  creditCode: string | null,
  alsoGranted: readonly string[] = [],
): Promise<void> {
  const [benefits, profiles] = await Promise.all([listBenefits(services.db), listVerified(services.db, creditCode)])
  for (const profile of profiles) {
    const granted = [...(await grantedItems(services.db, profile.state.creditCode)), ...alsoGranted]
    await Promise.all(benefits.map((benefit) => matchOne(services, benefit, profile, granted)))
  }
}
