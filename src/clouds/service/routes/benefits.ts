import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import type { api } from '../api.ts'
import type { benefitApi } from '../api-parts/benefits.ts'
import type { BenefitCommand, BenefitState } from '../domain/benefit.ts'
import type { ProfileCommand, ProfileState } from '../domain/enterprise-profile.ts'
import { industryNames } from '../domain/industries.ts'
import type { ProposalCommand, ProposalState } from '../domain/proposal.ts'
import { listBenefits } from '../match-benefits.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { listPoints } from './points.ts'
import { recommend } from './recommend.ts'
import { applicantOf, bureauOf, findRow, isRefusal, NOT_FOUND, officerOf, runOn, SHOWN } from './run-life.ts'
import type { Shown } from './run-life.ts'

type Profile = Output<typeof api.declareProfile>
type Proposal = Output<typeof api.answerProposal>
type DeskBenefit = Output<typeof api.publishBenefit>

function profileView({ id, version, state }: LifeRow<ProfileState>): Profile {
  const { stage, creditCode, name, industry, size, employees, region, park, reason } = state
  return { id, version, stage, creditCode, name, industry, size, employees, region, park, reason }
}

function proposalView({ id, version, state }: LifeRow<ProposalState>, policy: BenefitState | undefined): Proposal {
  const { title = { zh: '' }, text = { zh: '' }, gives = { zh: '' }, basis = '', until = '' } = policy ?? {}
  const { stage, name, creditCode, matched, note, changedAt } = state
  const benefit = { title, text, gives, basis, until }
  return { id, version, stage, benefit, enterprise: name, creditCode, matched: [...matched], note, at: changedAt }
}

function benefitView(
  { id, version, state }: LifeRow<BenefitState>,
  proposals: readonly LifeRow<ProposalState>[],
): DeskBenefit {
  const own = proposals.filter((one) => one.state.benefit === id)
  const count = (stage: ProposalState['stage']) => own.filter((one) => one.state.stage === stage).length
  const { title, text, basis, gives, eligibility, from, until, ended } = state
  return {
    id,
    version,
    title,
    text,
    basis,
    gives,
    eligibility: {
      items: [...eligibility.items],
      industries: [...eligibility.industries],
      sizes: [...eligibility.sizes],
      regions: [...eligibility.regions],
      parks: [...eligibility.parks],
      employeesMax: eligibility.employeesMax,
    },
    from,
    until,
    ended: ended !== null,
    proposals: {
      proposed: count('proposed'),
      confirmed: count('confirmed'),
      declined: count('declined'),
      fulfilled: count('fulfilled'),
      lapsed: count('lapsed'),
    },
  }
}

const LISTED_MAX = 500
const listProposals = (context: RequestContext, where: string, value: unknown) =>
  findRows<ProposalState>(context.db, '_private_proposal', `${where} order by changed_at desc, id limit $2`, [
    value,
    LISTED_MAX,
  ])

async function parksOf(context: RequestContext) {
  const parks = (await listPoints(context)).flatMap(({ state }) =>
    state.facts.park === null ? [] : [state.facts.park],
  )
  return parks.filter(({ zh }, i) => parks.findIndex((other) => other.zh === zh) === i)
}

async function actOn<State extends { readonly organ: string }>(
  context: RequestContext,
  shown: Shown,
  id: string,
  order: { readonly command: object; readonly expectedVersion: number },
): Promise<LifeRow<State> | RefusalAnswer> {
  const row = await findRow<State>(context, shown, id)
  if (row === undefined || row.state.organ !== officerOf(context)?.organ) return NOT_FOUND
  return runOn<State>(context, shown, { stream: id, ...order })
}

type OwnDoor = 'myBenefits' | 'declareProfile' | 'answerProposal'
const ownHandlers: Pick<Handlers<typeof benefitApi>, OwnDoor> = {
  myBenefits: async (_, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const aliases = await context.office.accounts.aliases(applicant.id)
    const where = 'declarer = any($1::uuid[]) order by declared_at desc, id limit $2'
    const profiles = await findRows<ProfileState>(context.db, '_private_profile', where, [aliases, LISTED_MAX])
    const benefits = await listBenefits(context.db)
    const policyOf = new Map(benefits.map(({ id, state }) => [id, state]))
    const shown = profiles.map(async (profile) => {
      const proposals = await listProposals(context, 'profile = $1', profile.id)
      return {
        profile: profileView(profile),
        proposals: proposals.map((row) => proposalView(row, policyOf.get(row.state.benefit))),
        recommended: await recommend(context, profile.state, benefits),
      }
    })
    return { industries: [...industryNames()], parks: await parksOf(context), profiles: await Promise.all(shown) }
  },
  declareProfile: async ({ body }, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    // One for each account and number: nobody keeps another from saying what his own enterprise is.
    const stream = context.idFrom('enterprise profile', applicant.id, body.creditCode)
    const organ = bureauOf(context.office)
    const command: ProfileCommand = { type: 'DeclareProfile', at: context.now(), by: '$actor', organ, ...body }
    const row = await runOn<ProfileState>(context, SHOWN.profile, { stream, command })
    return isRefusal(row) ? row : profileView(row)
  },
  answerProposal: async ({ params, body: { expectedVersion, confirmed, reason } }, context) => {
    const applicant = applicantOf(context)
    const row = await findRow<ProposalState>(context, SHOWN.proposal, params.id)
    if (applicant === undefined || row === undefined) return NOT_FOUND
    const profile = await findRow<ProfileState>(context, SHOWN.profile, row.state.profile)
    const aliases = await context.office.accounts.aliases(applicant.id)
    if (profile === undefined || !aliases.includes(profile.state.declarer)) return NOT_FOUND
    const order = { at: context.now(), by: '$actor' }
    const command: ProposalCommand = confirmed
      ? { type: 'ConfirmProposal', ...order }
      : { type: 'DeclineProposal', ...order, reason }
    const after = await runOn<ProposalState>(context, SHOWN.proposal, { stream: params.id, command, expectedVersion })
    if (isRefusal(after)) return after
    return proposalView(after, (await findRow<BenefitState>(context, SHOWN.benefit, after.state.benefit))?.state)
  },
}

type DeskDoor = Exclude<keyof typeof benefitApi, OwnDoor>
const deskHandlers: Pick<Handlers<typeof benefitApi>, DeskDoor> = {
  benefits: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const benefits = (await listBenefits(context.db)).filter(({ state }) => state.organ === officer.organ)
    const where = `organ = $1 order by stage = 'declared' desc, declared_at desc, id limit $2`
    const [profiles, proposals] = await Promise.all([
      findRows<ProfileState>(context.db, '_private_profile', where, [officer.organ, LISTED_MAX]),
      listProposals(context, 'organ = $1', officer.organ),
    ])
    const policyOf = new Map(benefits.map(({ id, state }) => [id, state]))
    return {
      items: benefits.map((row) => benefitView(row, proposals)),
      profiles: profiles.map(profileView),
      proposals: proposals.map((row) => proposalView(row, policyOf.get(row.state.benefit))),
      industries: [...industryNames()],
      parks: await parksOf(context),
    }
  },
  publishBenefit: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const command: BenefitCommand = {
      type: 'PublishBenefit',
      at: context.now(),
      by: '$actor',
      organ: officer.organ,
      ...body,
    }
    const row = await runOn<BenefitState>(context, SHOWN.benefit, { stream: context.newId(), command })
    return isRefusal(row) ? row : benefitView(row, [])
  },
  endBenefit: async ({ params, body: { expectedVersion, reason } }, context) => {
    const command: BenefitCommand = { type: 'EndBenefit', at: context.now(), by: '$actor', reason }
    const row = await actOn<BenefitState>(context, SHOWN.benefit, params.id, { command, expectedVersion })
    return isRefusal(row) ? row : benefitView(row, await listProposals(context, 'benefit = $1', row.id))
  },
  judgeProfile: async ({ params, body: { expectedVersion, right, reason } }, context) => {
    const order = { at: context.now(), by: '$actor' }
    const command: ProfileCommand = right
      ? { type: 'VerifyProfile', ...order }
      : { type: 'RejectProfile', ...order, reason }
    const row = await actOn<ProfileState>(context, SHOWN.profile, params.id, { command, expectedVersion })
    return isRefusal(row) ? row : profileView(row)
  },
  fulfilProposal: async ({ params, body: { expectedVersion, record } }, context) => {
    const command: ProposalCommand = { type: 'FulfilProposal', at: context.now(), by: '$actor', record }
    const row = await actOn<ProposalState>(context, SHOWN.proposal, params.id, { command, expectedVersion })
    if (isRefusal(row)) return row
    return proposalView(row, (await findRow<BenefitState>(context, SHOWN.benefit, row.state.benefit))?.state)
  },
}

export const benefitHandlers: Handlers<typeof benefitApi> = { ...ownHandlers, ...deskHandlers }
