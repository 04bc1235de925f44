import type { RegionAdapter } from '#adapters'
import type { HeardQuestion, RegionAnswer, RegionHeld, RegionQuestion } from '#frame'
import { isJsonList, isJsonObject } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { claimsOf, readStatement } from '#seal'
import { trustOf } from './judge.ts'
import type { KnownRegion } from './projections/region.ts'

/** Clocks of two bureaus differ by less; a question older than this was overheard. */
const QUESTION_SECONDS = 300

export interface Correspondence {
  readonly adapter: RegionAdapter
  readonly now: () => string
  readonly newId: () => string
  /** Our own ledger's name: whom a question is from, and whom an answer is for. */
  readonly origin: string
  readonly sign: (
    kind: 'oneseal-question+jwt' | 'oneseal-answer+jwt',
    claims: JsonObject & { readonly iat: number },
  ) => Promise<string>
}

const secondsOf = (at: string) => Math.floor(Date.parse(at) / 1000)
/** 证照类型对照: what the asker calls it, in the words of the one who is asked. */
const theirCode = ({ terms }: KnownRegion, ours: string): string =>
  terms.types.find((one) => one.ours === ours)?.theirs ?? ours
const ourCode = ({ terms }: KnownRegion, theirs: string): string =>
  terms.types.find((one) => one.theirs === theirs)?.ours ?? theirs

/** One question, signed by our authority; the answer must be signed by theirs, and be to this question. */
export async function askRegion(
  known: KnownRegion,
  organName: string,
  question: RegionQuestion,
  { adapter, now, newId, origin, sign }: Correspondence,
): Promise<RegionAnswer> {
  const region = known.terms.name
  const jti = newId()
  const claims = {
    ...{ iss: origin, aud: known.origin, iat: secondsOf(now()), jti, organName },
    ...{ ...question, certificateType: theirCode(known, question.certificateType) },
  }
  const asked = await sign('oneseal-question+jwt', claims)
  const outcome = await adapter.post(known.terms.address, '/reuse/region-calls', asked)
  if (outcome.kind === 'failed') return { kind: 'silent', region }
  if (outcome.kind === 'refused') return { kind: 'refused', region, code: outcome.code }
  const read = readStatement(outcome.value.toString('utf8'), 'oneseal-answer+jwt', trustOf(known).rootCertificates)
  if (!read.ok) return { kind: 'silent', region }
  const { iss, aud, jti: answered, refusal, held } = read.claims
  if (iss !== known.origin || aud !== origin || answered !== jti) return { kind: 'silent', region }
  if (typeof refusal === 'string') return { kind: 'refused', region, code: refusal }
  const parsed = held === null ? null : parseHeld(held)
  return parsed === undefined ? { kind: 'silent', region } : { kind: 'held', region, held: parsed }
}

const STATES = ['IN_FORCE', 'NOT_YET', 'EXPIRED', 'ENDED'] as const
function parseHeld(value: Json | undefined): RegionHeld | undefined {
  if (!isJsonObject(value)) return undefined
  const { identifier, version, name, validFrom, validUntil, rows } = value
  const state = STATES.find((one) => one === value['state'])
  if (typeof identifier !== 'string' || typeof version !== 'number' || typeof name !== 'string') return undefined
  if (typeof validFrom !== 'string' || (validUntil !== null && typeof validUntil !== 'string')) return undefined
  if (state === undefined || !isJsonList(rows)) return undefined
  const lines = rows.flatMap((row) => {
    const [label, text] = isJsonList(row) ? row : []
    return typeof label === 'string' && typeof text === 'string' ? [[label, text] as const] : []
  })
  return { identifier, version, name, state, validFrom, validUntil, rows: lines }
}

const PURPOSES = ['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE', 'ENFORCEMENT'] as const
/** Whose question it is: signed by a region that is recognised and may ask for this purpose, meant for us, and fresh. */
export function hearQuestion(
  regions: readonly KnownRegion[],
  statement: string,
  { now, origin }: Pick<Correspondence, 'now' | 'origin'>,
): HeardQuestion | undefined {
  const from = claimsOf(statement)?.['iss']
  const known = regions.find((one) => one.origin === from && one.withdrawnSince === null)
  if (known === undefined) return undefined
  const read = readStatement(statement, 'oneseal-question+jwt', trustOf(known).rootCertificates)
  if (!read.ok || read.claims['aud'] !== origin) return undefined
  const { iat, jti, organName, caseNumber, holder, certificateType } = read.claims
  if (typeof iat !== 'number' || Math.abs(secondsOf(now()) - iat) > QUESTION_SECONDS) return undefined
  const texts = { jti, organName, caseNumber, holder, certificateType }
  if (!areTexts(texts)) return undefined
  const purpose = PURPOSES.find((one) => one === read.claims['purpose'])
  if (purpose === undefined || !known.terms.purposes.includes(purpose)) return undefined
  const mode = read.claims['mode'] === 'DATA' ? 'DATA' : 'VERDICT'
  return {
    id: known.id,
    name: known.terms.name,
    organName: texts.organName,
    dailyMax: known.terms.dailyMax,
    nonce: texts.jti,
    origin: known.origin,
    question: {
      ...{ purpose, mode, caseNumber: texts.caseNumber, holder: texts.holder },
      certificateType: ourCode(known, texts.certificateType),
    },
  }
}

const TEXT_MAX = 200
const areTexts = <K extends string>(
  texts: Readonly<Record<K, Json | undefined>>,
): texts is Readonly<Record<K, string>> =>
  Object.values<Json | undefined>(texts).every(
    (text) => typeof text === 'string' && text !== '' && text.length <= TEXT_MAX,
  )

/** Signed, so that what we told can be shown to be ours; and for this question alone. */
export function signAnswer(
  { nonce, origin: asker }: HeardQuestion,
  held: RegionHeld | null,
  refusal: string | null,
  { now, origin, sign }: Pick<Correspondence, 'now' | 'origin' | 'sign'>,
): Promise<string> {
  const rows = held?.rows.map(([label, value]) => [label, value])
  return sign('oneseal-answer+jwt', {
    ...{ iss: origin, aud: asker, iat: secondsOf(now()), jti: nonce, refusal },
    held: held === null ? null : { ...held, rows: rows ?? [] },
  })
}
