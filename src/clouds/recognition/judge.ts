import { createHash } from 'node:crypto'
import type { RegionAdapter } from '#adapters'
import type { RecognisedRegion, RegionReason, RegionVerdict } from '#frame'
import { isJsonObject, localDate, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { certSha256, parseProofBundle, parseTrust, readStatusList, verifyBundle, verifyOfd, verifyPdf } from '#seal'
import type { BundleVerdict, StatusList, Trust } from '#seal'
import type { KnownRegion } from './projections/region.ts'

/** A region as it is told: what it is called, since when, and until when. */
export const told = ({ id, terms, recognisedAt, withdrawnSince }: KnownRegion): RecognisedRegion => ({
  id,
  name: terms.name,
  recognisedSince: recognisedAt.toISOString(),
  withdrawnSince: withdrawnSince?.toISOString() ?? null,
})

/** The terms were parsed before anybody could propose them. */
export function trustOf({ terms }: Pick<KnownRegion, 'terms'>): Trust {
  const trust = parseTrust(parseJson(terms.trust))
  if (trust === undefined) throw new Error(`The trust file of ${terms.name} cannot be read any more`)
  return trust
}

/** What any other region's file says of these roots: not sealed under them. */
const NOT_THEIRS: readonly string[] = ['UNKNOWN_ISSUER', 'BAD_SIGNATURE', 'SEAL_FORGED', 'SIGNER_NOT_OF_SEAL']

interface Asking {
  readonly adapter: RegionAdapter
  readonly now: () => string
  /** Signed lists of a region are asked for again after a while only. */
  readonly remember: (key: string, fetched: () => Promise<Buffer | undefined>) => Promise<Buffer | undefined>
}

const NOTHING = { checks: [], state: null, sealed: null } as const
const refusedFor = (region: RecognisedRegion, reason: RegionReason): RegionVerdict => ({
  ...NOTHING,
  region,
  outcome: 'NOT_GENUINE',
  reason,
})

const isOfd = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Whose seal it is, and everything that region can be asked about it; undefined when it is nobody's. */
export async function judgeFile(
  regions: readonly KnownRegion[],
  bytes: Uint8Array,
  asking: Asking,
): Promise<RegionVerdict | undefined> {
  for (const known of regions) {
    const roots = trustOf(known).rootCertificates
    const verdict = isOfd(bytes) ? verifyOfd(bytes, { roots }) : verifyPdf(bytes, { roots })
    if (verdict.reasons.some((reason) => NOT_THEIRS.includes(reason))) continue
    const region = told(known)
    if (verdict.verdict !== 'valid') return refusedFor(region, 'REGION_SEAL_WRONG')
    const stampedAt = 'stampedAt' in verdict ? verdict.stampedAt : undefined
    return isOfd(bytes)
      ? bySealAlone(region, stampedAt, 'REGION_STATE_ELSEWHERE')
      : judgePdf(known, bytes, stampedAt, asking)
  }
  return undefined
}

async function judgePdf(
  known: KnownRegion,
  bytes: Uint8Array,
  stampedAt: string | undefined,
  asking: Asking,
): Promise<RegionVerdict> {
  const fileSha256 = sha256Of(bytes)
  const answer = await asking.adapter.get(known.terms.address, `/verify/file/${fileSha256}/bundle`)
  if (answer.kind === 'failed') return bySealAlone(told(known), stampedAt, 'REGION_SILENT')
  if (answer.kind === 'refused') return unproven(told(known), answer.code)
  return judgeBundle(known, parsed(answer.value), fileSha256, asking)
}

/** The QR code of another region: its proof bundle says everything the paper does, and more. */
export async function judgeToken(known: KnownRegion, token: string, asking: Asking): Promise<RegionVerdict> {
  const answer = await asking.adapter.get(known.terms.address, `/verify/token/${token}/bundle`)
  // Without the file there is no seal to look at: a region that is silent leaves nothing to judge.
  if (answer.kind === 'failed') return { ...NOTHING, region: told(known), outcome: 'PENDING', reason: 'REGION_SILENT' }
  if (answer.kind === 'refused') return unproven(told(known), answer.code)
  return judgeBundle(known, parsed(answer.value), undefined, asking)
}

const unproven = (region: RecognisedRegion, code: string): RegionVerdict =>
  code === 'NOT_YET_RELEASED'
    ? { ...NOTHING, region, outcome: 'PENDING', reason: null }
    : refusedFor(region, 'REGION_DISOWNS')

/** The seal holds, and nothing else can be asked: then only a proven time keeps it on the right side of a withdrawal. */
function bySealAlone(region: RecognisedRegion, stampedAt: string | undefined, reason: RegionReason): RegionVerdict {
  if (isAfterEnd(region, stampedAt)) return refusedFor(region, 'REGION_WITHDRAWN')
  return { ...NOTHING, region, outcome: 'GENUINE', reason, checks: [{ name: 'regionSeal', ok: true }] }
}

const isAfterEnd = ({ withdrawnSince }: RecognisedRegion, at: string | undefined): boolean =>
  withdrawnSince !== null && (at === undefined || Date.parse(at) >= Date.parse(withdrawnSince))

function parsed(bytes: Buffer): Json {
  try {
    return parseJson(bytes.toString('utf8'))
  } catch {
    return null
  }
}

async function judgeBundle(
  known: KnownRegion,
  value: Json,
  fileSha256: string | undefined,
  asking: Asking,
): Promise<RegionVerdict> {
  const region = told(known)
  const trust = trustOf(known)
  const revocationLists = await listsFor(known, value, asking)
  const verdict = await verifyBundle(value, {
    trust,
    revocationLists,
    ...(fileSha256 === undefined ? {} : { fileSha256 }),
  })
  const { sealed } = verdict
  if (verdict.verdict !== 'valid' || sealed === undefined) return refusedFor(region, 'REGION_PROOF_WRONG')
  const facts = factsOf(sealed, verdict)
  if (facts === undefined) return refusedFor(region, 'REGION_PROOF_WRONG')
  if (isAfterEnd(region, verdict.recordedAt)) return refusedFor(region, 'REGION_WITHDRAWN')
  const status = await statusOf(known, sealed, trust, asking)
  const state = stateOf(facts, status, localDate(asking.now()))
  const checks = [
    { name: 'regionSeal', ok: true },
    { name: 'regionLedger', ok: true },
    { name: 'regionStatus', ok: state === 'IN_FORCE' },
  ] as const
  const reason = state === null ? 'REGION_SILENT' : null
  return {
    region,
    outcome: 'GENUINE',
    reason,
    checks: state === null ? checks.slice(0, 2) : checks,
    state,
    sealed: facts,
  }
}

/** What each authority above the seal took back, as it says itself. */
async function listsFor(
  { terms }: KnownRegion,
  value: Json,
  { adapter, remember }: Asking,
): Promise<readonly Buffer[]> {
  const bundle = parseProofBundle(value)
  const authorities = typeof bundle === 'string' ? [] : bundle.chain.slice(1)
  const lists = await Promise.all(
    authorities.map(async (authority) => {
      const path = `/pki/crl/${certSha256(authority)}`
      return remember(`${terms.address}${path}`, async () => {
        const answer = await adapter.get(terms.address, path)
        return answer.kind === 'done' ? answer.value : undefined
      })
    }),
  )
  return lists.filter((list) => list !== undefined)
}

/** Undefined: it could not be asked. Null: it keeps no list of this certificate. */
async function statusOf(
  { terms }: KnownRegion,
  { status }: JsonObject,
  { rootCertificates }: Trust,
  { adapter, now, remember }: Asking,
): Promise<ReturnType<StatusList['statusOf']> | null> {
  const { list, index } = isJsonObject(status) ? status : {}
  if (typeof list !== 'number' || typeof index !== 'number') return null
  const path = `/status/${String(list)}`
  const bytes = await remember(`${terms.address}${path}`, async () => {
    const answer = await adapter.get(terms.address, path)
    return answer.kind === 'done' ? answer.value : undefined
  })
  if (bytes === undefined) return undefined
  const read = readStatusList(bytes.toString('utf8'), rootCertificates, new Date(now()))
  // A list of another number under this address is an old trick.
  return read.ok && read.list.list === list ? read.list.statusOf(index) : undefined
}

type Facts = NonNullable<RegionVerdict['sealed']>
function factsOf(sealed: JsonObject, { recordedAt }: BundleVerdict): Facts | undefined {
  const { certificateName, identifier, organName, validFrom, validUntil } = sealed
  if (typeof certificateName !== 'string' || typeof identifier !== 'string' || typeof organName !== 'string')
    return undefined
  if (typeof validFrom !== 'string' || (validUntil !== null && typeof validUntil !== 'string')) return undefined
  return recordedAt === undefined
    ? undefined
    : { certificateName, identifier, organName, validFrom, validUntil, sealedAt: recordedAt }
}

function stateOf(facts: Facts, status: string | null | undefined, today: string): string | null {
  if (status === undefined) return null
  if (status !== null && status !== 'IN_FORCE' && status !== 'SUSPENDED') return status
  if (today < facts.validFrom) return 'NOT_YET_IN_FORCE'
  if (facts.validUntil !== null && today > facts.validUntil) return 'EXPIRED'
  return status ?? 'IN_FORCE'
}
