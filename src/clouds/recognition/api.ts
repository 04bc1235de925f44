import { Type as T } from 'typebox'
import { Id, Instant, route } from '#contract'

const closed = { additionalProperties: false } as const
const Reason = T.String({ minLength: 4, maxLength: 500 })
const TypeCode = T.String({ minLength: 3, maxLength: 60 })
const Purpose = T.Enum(['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE', 'ENFORCEMENT'])

/** The trust file is tens of lines; a longer one is none. */
const TRUST_CHARACTERS_MAX = 64 * 1024
const REGION_TERMS = {
  name: T.String({ minLength: 2, maxLength: 60 }),
  address: T.String({ minLength: 8, maxLength: 200 }),
  basis: T.String({ minLength: 4, maxLength: 500 }),
  types: T.Array(T.Object({ theirs: TypeCode, ours: TypeCode }, closed), { maxItems: 200 }),
  purposes: T.Array(Purpose, { maxItems: 4, uniqueItems: true }),
  dailyMax: T.Integer({ minimum: 0, maximum: 100_000 }),
}
const Terms = T.Object({ ...REGION_TERMS, origin: T.String(), fingerprint: T.String() })
const Region = T.Object({
  id: Id,
  version: T.Integer(),
  origin: T.String(),
  standing: T.Enum(['PROPOSED', 'RECOGNISED', 'WITHDRAWN']),
  terms: T.Union([T.Null(), Terms]),
  /** What another person still has to confirm. */
  proposed: T.Union([T.Null(), Terms]),
  proposedBy: T.Union([T.Null(), T.String()]),
  /** Whoever proposed it cannot confirm it. */
  proposedByMe: T.Boolean(),
  recognisedSince: T.Union([T.Null(), Instant]),
  recognisedBy: T.Union([T.Null(), T.String()]),
  withdrawnSince: T.Union([T.Null(), Instant]),
  withdrawnReason: T.Union([T.Null(), T.String()]),
})
const Regions = T.Object({
  items: T.Array(Region),
  /** Of our own trust file: what the other side compares. */
  fingerprint: T.String(),
})
const byId = { params: T.Object({ id: Id }), action: 'recognition.manage' } as const

export const api = {
  /** Who is believed here, for strangers. */
  recognisedRegions: route({
    method: 'GET',
    path: '/recognition/regions',
    summary: '互认地区 Regions whose certificates are recognised',
    action: 'public',
    reply: T.Object({
      items: T.Array(
        T.Object({
          name: T.String(),
          address: T.String(),
          fingerprint: T.String(),
          recognisedSince: Instant,
          withdrawnSince: T.Union([T.Null(), Instant]),
        }),
      ),
    }),
  }),
  /** The same, signed, with every trust file: for verification off line. */
  regionList: route({
    method: 'GET',
    path: '/recognition/list',
    summary: '互认清单 The signed list of recognised regions',
    action: 'public',
    reply: T.Unknown(),
    raw: true,
  }),
  regions: route({
    method: 'GET',
    path: '/recognition/terms',
    summary: '互认登记 Regions and their terms',
    action: 'recognition.read',
    reply: Regions,
  }),
  proposeRegion: route({
    method: 'POST',
    path: '/recognition/proposals',
    summary: '提请互认 Propose a region by its trust file',
    action: 'recognition.manage',
    body: T.Object({ ...REGION_TERMS, trust: T.String({ minLength: 2, maxLength: TRUST_CHARACTERS_MAX }) }, closed),
    reply: Regions,
  }),
  recogniseRegion: route({
    method: 'POST',
    path: '/recognition/regions/:id/confirmation',
    summary: '核对指纹并确认 Compare the fingerprint and confirm',
    ...byId,
    body: T.Object({ heard: T.String({ minLength: 8, maxLength: 200 }) }, closed),
    reply: Regions,
  }),
  declineRegion: route({
    method: 'POST',
    path: '/recognition/regions/:id/refusal',
    summary: '不予互认 Decline a proposal',
    ...byId,
    body: T.Object({ reason: Reason }, closed),
    reply: Regions,
  }),
  withdrawRecognition: route({
    method: 'POST',
    path: '/recognition/regions/:id/withdrawal',
    summary: '终止互认 Withdraw a recognition',
    ...byId,
    body: T.Object({ since: Instant, reason: Reason }, closed),
    reply: Regions,
  }),
} as const
