import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { Bilingual, BilingualWords, Codes, expectedVersion, ItemRef, nullable, params, Words } from './shapes.ts'

const Size = T.Enum(['MICRO', 'SMALL', 'MEDIUM', 'LARGE'])
const Eligibility = T.Object(
  {
    items: Codes(50),
    industries: Codes(30),
    sizes: T.Array(Size, { maxItems: 4 }),
    regions: T.Array(T.String({ pattern: '^\\d{2,12}$' }), { maxItems: 30 }),
    parks: Codes(30),
    employeesMax: nullable(T.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
)
const policy = {
  title: BilingualWords(120),
  text: BilingualWords(2000),
  basis: Words(200),
  gives: BilingualWords(200),
  eligibility: Eligibility,
  from: PlainDate,
  until: PlainDate,
}
const ProposalStage = T.Enum(['proposed', 'confirmed', 'declined', 'fulfilled', 'lapsed'])
const Proposal = T.Object({
  id: Id,
  version: T.Integer(),
  stage: ProposalStage,
  benefit: T.Object({ title: Bilingual, text: Bilingual, gives: Bilingual, basis: T.String(), until: T.String() }),
  enterprise: T.String(),
  creditCode: T.String(),
  matched: T.Array(Bilingual),
  note: T.String(),
  at: Instant,
})
const Profile = T.Object({
  id: Id,
  version: T.Integer(),
  stage: T.Enum(['declared', 'verified', 'rejected']),
  creditCode: T.String(),
  name: T.String(),
  industry: T.String(),
  size: Size,
  employees: T.Integer(),
  region: T.String(),
  park: nullable(T.String()),
  reason: T.String(),
})
const Recommendation = T.Object({
  items: T.Array(ItemRef),
  services: T.Array(T.Object({ point: T.Object({ id: Id, name: Bilingual }), service: Bilingual })),
  nearly: T.Array(T.Object({ title: Bilingual, gives: Bilingual, missing: T.Array(Bilingual) })),
})
export const DeskBenefit = T.Object({
  id: Id,
  version: T.Integer(),
  title: Bilingual,
  text: Bilingual,
  basis: T.String(),
  gives: Bilingual,
  eligibility: Eligibility,
  from: T.String(),
  until: T.String(),
  ended: T.Boolean(),
  proposals: T.Object({
    proposed: T.Integer(),
    confirmed: T.Integer(),
    declined: T.Integer(),
    fulfilled: T.Integer(),
    lapsed: T.Integer(),
  }),
})

export const benefitApi = {
  myBenefits: route({
    method: 'GET',
    path: '/my/benefits',
    summary: '我的惠企政策 Benefits offered to my enterprises, and recommendations for them',
    action: 'service.followOwn',
    reply: T.Object({
      industries: T.Array(Bilingual),
      parks: T.Array(Bilingual),
      profiles: T.Array(T.Object({ profile: Profile, proposals: T.Array(Proposal), recommended: Recommendation })),
    }),
  }),
  declareProfile: route({
    method: 'POST',
    path: '/my/profiles',
    summary: '填报企业信息 Say what my enterprise is',
    action: 'service.followOwn',
    body: T.Object(
      {
        creditCode: T.String({ maxLength: 18 }),
        name: T.String({ minLength: 2, maxLength: 100 }),
        industry: T.String({ minLength: 1, maxLength: 40 }),
        size: Size,
        employees: T.Integer({ minimum: 0, maximum: 1_000_000 }),
        region: T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }),
        park: nullable(T.String({ maxLength: 60 })),
      },
      { additionalProperties: false },
    ),
    reply: Profile,
  }),
  answerProposal: route({
    method: 'POST',
    path: '/my/proposals/:id/answer',
    summary: '确认享受或放弃 Take or decline a benefit',
    action: 'service.followOwn',
    params,
    body: T.Object(
      { expectedVersion, confirmed: T.Boolean(), reason: T.String({ maxLength: 300 }) },
      { additionalProperties: false },
    ),
    reply: Proposal,
  }),
  benefits: route({
    method: 'GET',
    path: '/desk/benefits',
    summary: '惠企政策 Benefits, profiles to look up and offers to deliver',
    action: 'service.edit',
    reply: T.Object({
      items: T.Array(DeskBenefit),
      profiles: T.Array(Profile),
      proposals: T.Array(Proposal),
      industries: T.Array(Bilingual),
      parks: T.Array(Bilingual),
    }),
  }),
  publishBenefit: route({
    method: 'POST',
    path: '/desk/benefits',
    summary: '发布惠企政策 Publish a policy with conditions that can be matched',
    action: 'service.edit',
    body: T.Object(policy, { additionalProperties: false }),
    reply: DeskBenefit,
  }),
  endBenefit: route({
    method: 'POST',
    path: '/desk/benefits/:id/end',
    summary: '终止政策 End a policy',
    action: 'service.edit',
    params,
    body: T.Object({ expectedVersion, reason: Words(300) }, { additionalProperties: false }),
    reply: DeskBenefit,
  }),
  judgeProfile: route({
    method: 'POST',
    path: '/desk/profiles/:id/verdict',
    summary: '核对企业信息 Say whether a profile is right',
    action: 'service.edit',
    params,
    body: T.Object(
      { expectedVersion, right: T.Boolean(), reason: T.String({ maxLength: 300 }) },
      { additionalProperties: false },
    ),
    reply: Profile,
  }),
  fulfilProposal: route({
    method: 'POST',
    path: '/desk/proposals/:id/fulfilment',
    summary: '登记政策兑现 Record the delivery of a benefit',
    action: 'service.edit',
    params,
    body: T.Object({ expectedVersion, record: Words(500) }, { additionalProperties: false }),
    reply: Proposal,
  }),
} as const
