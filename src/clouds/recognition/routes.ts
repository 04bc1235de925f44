import { isRegionAddress } from '#adapters'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { isJsonObject, jsonObjectOf, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { parseTrust } from '#seal'
import type { api } from './api.ts'
import type { RegionTerms } from './domain/events.ts'
import type { RegionCommand } from './domain/region.ts'
import { fingerprintOf } from './fingerprint.ts'
import { told } from './judge.ts'
import { regionLife, regionStream } from './lives.ts'
import { findRegion, knownRegions, listRegions } from './projections/region.ts'
import type { RegionRow } from './projections/region.ts'
import type { RecognitionDoorRefusal } from './refusals.ts'

type View = Output<typeof api.regions>['items'][number]
const refuse = (code: 'NOT_FOUND' | RecognitionDoorRefusal): RefusalAnswer => ({ refusal: { code } })

const termsView = (terms: RegionTerms | null): View['terms'] => {
  if (terms === null) return null
  const { trust: _, types, purposes, ...rest } = terms
  return { ...rest, types: types.map((one) => ({ ...one })), purposes: [...purposes] }
}
function view({ actor, office }: RequestContext, row: RegionRow): View {
  const { id, version, origin, terms, proposed, proposedBy, recognisedAt, recognisedBy, withdrawnSince } = row
  const proposedByMe = actor.kind === 'officer' && proposedBy === actor.id
  const waiting = termsView(proposed)
  const nameOf = (officer: string | null) => (officer === null ? null : office.catalogue.officerName(officer))
  return {
    ...{ id, version, origin, withdrawnReason: row.withdrawnReason },
    standing: recognisedAt === null ? 'PROPOSED' : withdrawnSince === null ? 'RECOGNISED' : 'WITHDRAWN',
    terms: termsView(terms),
    // Whoever confirms types what he heard: the page has nothing to copy it from.
    proposed: waiting === null || proposedByMe ? waiting : { ...waiting, fingerprint: '' },
    proposedBy: nameOf(proposedBy),
    proposedByMe,
    recognisedSince: recognisedAt?.toISOString() ?? null,
    recognisedBy: nameOf(recognisedBy),
    withdrawnSince: withdrawnSince?.toISOString() ?? null,
  }
}
const listed = async (context: RequestContext): Promise<Output<typeof api.regions>> => ({
  items: (await listRegions(context.db)).map((row) => view(context, row)),
  fingerprint: fingerprintOf(context.office.proofs.trust()),
})

type Order<Command> = Command extends infer One ? Omit<One, 'at' | 'by'> : never
async function act(context: RequestContext, stream: string, order: Order<RegionCommand>) {
  const { idempotency } = context
  const result = await context.run({
    life: regionLife.kind,
    stream,
    command: jsonObjectOf({ ...order, at: context.now(), by: '$actor' }),
    by: context.actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? listed(context) : { refusal: result.refusal }
}
/** One act on a region that is there. */
async function actOn(context: RequestContext, id: string, order: Order<RegionCommand>) {
  return (await findRegion(context.db, id)) === undefined ? refuse('NOT_FOUND') : act(context, id, order)
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value = parseJson(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A region's list of lists: whoever verifies off line holds it against our own root. */
async function signedList(context: RequestContext): Promise<string> {
  const regions: readonly Json[] = (await knownRegions(context.db)).map((known) => {
    const { name, recognisedSince, withdrawnSince } = told(known)
    return { name, recognisedSince, withdrawnSince, trust: parseJson(known.terms.trust) }
  })
  const iat = Math.floor(Date.parse(context.now()) / 1000)
  return context.office.seal.signStatement('oneseal-regions+jwt', { iat, exp: iat + LIST_SECONDS, regions })
}
/** As with revocation lists: whoever verifies off line fetches it anew within the week. */
const LIST_SECONDS = 7 * 86_400

export const handlers: Handlers<typeof api> = {
  recognisedRegions: async (_, { db }) => ({
    items: (await knownRegions(db)).map((known) => {
      const { name, recognisedSince, withdrawnSince } = told(known)
      const { address, fingerprint } = known.terms
      return { name, address, fingerprint, recognisedSince, withdrawnSince }
    }),
  }),

  regionList: async (_, context) => {
    context.reply.send(Buffer.from(await signedList(context)), {
      'content-type': 'application/jwt',
      'content-disposition': 'attachment; filename="oneseal-regions.jwt"',
      'cache-control': 'no-cache',
    })
    return null
  },

  regions: (_, context) => listed(context),

  proposeRegion: ({ body: { trust: text, address, ...terms } }, context) => {
    const value = parsed(text)
    const trust = value === undefined ? undefined : parseTrust(value)
    if (value === undefined || trust === undefined) return Promise.resolve(refuse('REGION_TRUST_UNREADABLE'))
    const ours = parseTrust(context.office.proofs.trust())
    const isOurs = (root: Buffer) => ours?.rootCertificates.some((own) => own.equals(root)) === true
    if (trust.origin === ours?.origin || trust.rootCertificates.some(isOurs))
      return Promise.resolve(refuse('REGION_IS_OURS'))
    const plain = address.trim().replace(/\/$/, '')
    if (!isRegionAddress(plain)) return Promise.resolve(refuse('REGION_ADDRESS_WRONG'))
    const { origin } = trust
    const proposal = {
      ...terms,
      address: plain,
      origin,
      trust: JSON.stringify(value),
      fingerprint: fingerprintOf(value),
    }
    return act(context, regionStream(context.idFrom, origin), { type: 'ProposeRegion', ...proposal })
  },
  recogniseRegion: ({ params, body: { heard } }, context) =>
    actOn(context, params.id, { type: 'RecogniseRegion', heard }),
  declineRegion: ({ params, body: { reason } }, context) =>
    actOn(context, params.id, { type: 'DeclineRegion', reason }),
  withdrawRecognition: ({ params, body: { since, reason } }, context) =>
    actOn(context, params.id, { type: 'WithdrawRecognition', since, reason }),
}
