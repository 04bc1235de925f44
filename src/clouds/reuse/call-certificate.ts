import type { RefusalAnswer, RegionHeld, Services, TypeInForce } from '#frame'
import type { Output } from '#contract'
import { localDate } from '#kernel'
import type { Actor } from '#policy'
import type { api } from './api.ts'
import type { CallCommand } from './domain/deciders.ts'
import type { CallMode, CallOutcome, Purpose } from './domain/events.ts'
import { callLife } from './lives.ts'
import { drawCall, fileOf, isCaseOf } from './projections/call.ts'

export interface Caller {
  readonly actor: Actor
  readonly organ: string
  readonly kind: 'OFFICER' | 'SYSTEM'
  /** Who has a quota of his own. */
  readonly id: string
  readonly systemName: string | null
  /** The recognised region that asks; officers and systems of our own have none. */
  readonly region?: string
  /** What a grant allows less than the type does; null for officers. */
  readonly dailyMax: number | null
}
export interface Ask {
  readonly purpose: Purpose
  readonly caseNumber: string
  readonly holder: string
  readonly certificateType: string
  readonly fields?: readonly string[]
  readonly mode: CallMode
  /** Another region's library in place of ours. */
  readonly region?: string
}
export type CallAnswer = Output<typeof api.call>

const refuse = (code: string, facts: Readonly<Record<string, string | number>> = {}): RefusalAnswer => ({
  refusal: { code, facts },
})

/** 共享规则: the widest rule of the type for this organ and purpose. */
export const ruleFor = ({ sharing }: TypeInForce, organ: string, purpose: string) =>
  sharing
    .filter((rule) => (rule.organ === null || rule.organ === organ) && rule.purposes.includes(purpose))
    .toSorted((one, other) => other.fields.length - one.fields.length)[0]

/**
 * 证照调用校验: purpose, case, caller and scope are held against the type's sharing rules before anything is read; the
 * call is an entry whatever comes of it, but for what was called too often: a flood must not fill the ledger.
 */
export async function callCertificate(
  services: Services,
  caller: Caller,
  asked: Ask,
  stream: string,
): Promise<CallAnswer | RefusalAnswer> {
  const { office, db } = services
  const ask = { ...asked, holder: asked.holder.trim().toUpperCase() }
  const type = await office.library.typeInForce(ask.certificateType)
  if (type === null) return refuse('CALL_TYPE_UNKNOWN')
  const noted = { services, caller, ask, stream, name: type.name.zh }
  const rule = ruleFor(type, caller.organ, ask.purpose)
  if (rule === undefined) return refusedCall(noted, 'NOT_SHARED')
  const fields = ask.fields ?? rule.fields
  if (fields.some((field) => !rule.fields.includes(field))) return refusedCall(noted, 'FIELD_NOT_SHARED')
  // A system's own case numbers are its department's; an officer's are ours, and concern whom he asks about.
  const hasCase = caller.kind === 'SYSTEM' || (await isCaseOf(db, ask.caseNumber, caller.organ, ask.holder))
  if (!hasCase) return refusedCall(noted, 'CASE_NOT_OF_HOLDER')
  const max = Math.min(rule.dailyMax, caller.dailyMax ?? rule.dailyMax)
  const day = localDate(services.now())
  const left = await drawCall(db, { day, caller: caller.id, certificateType: ask.certificateType, max })
  if (left === undefined) return refuse('CALL_QUOTA_USED', { max })
  const found = await holdingOf(services, ask)
  if ('refused' in found) return refusedCall({ ...noted, region: found.region }, found.refused)
  const { held, region } = found
  const labels = new Set(type.fields.flatMap(({ id, label }) => (fields.includes(id) ? [label.zh] : [])))
  const rows = ask.mode === 'DATA' ? (held?.rows ?? []).filter(([label]) => labels.has(label)) : []
  const outcome = held?.state ?? 'NOT_HELD'
  const fault = await record(
    { ...noted, ...(region === null ? {} : { region }) },
    {
      outcome,
      identifier: held?.identifier ?? null,
      fields: rows.map(([label]) => label),
    },
  )
  if (fault !== undefined) return fault
  return {
    id: stream,
    outcome,
    certificateName: held?.name ?? type.name.zh,
    identifier: held?.identifier ?? null,
    version: held?.version ?? null,
    validFrom: held?.validFrom ?? null,
    validUntil: held?.validUntil ?? null,
    rows: rows.map(([label, value]) => ({ label, value })),
    rendition:
      ask.mode === 'RENDITION' && held !== null && region === null
        ? await renditionOf(services, held.identifier)
        : null,
    region,
    left,
  }
}

type Holding =
  | { readonly held: RegionHeld | null; readonly region: string | null }
  | { readonly refused: 'REGION_REFUSED' | 'REGION_SILENT'; readonly region: string }

/** What our library holds, or what another region says its library holds. */
async function holdingOf({ office }: Services, ask: Ask): Promise<Holding> {
  const { region, purpose, caseNumber, holder, certificateType } = ask
  if (region === undefined) {
    const [held = null] = await office.library.certificatesOf(holder, [certificateType])
    return { held, region: null }
  }
  const mode = ask.mode === 'VERDICT' ? 'VERDICT' : 'DATA'
  const question = { purpose, caseNumber, holder, certificateType, mode } as const
  const answer = await office.recognition.ask(region, office.seal.organName, question)
  if (answer === undefined) return { refused: 'REGION_REFUSED', region }
  if (answer.kind === 'held') return { held: answer.held, region: answer.region }
  return { refused: answer.kind === 'silent' ? 'REGION_SILENT' : 'REGION_REFUSED', region: answer.region }
}

interface Noted {
  readonly services: Services
  readonly caller: Caller
  readonly ask: Ask
  readonly stream: string
  readonly name: string
  readonly region?: string
}

async function refusedCall(noted: Noted, code: CallOutcome): Promise<RefusalAnswer> {
  return (await record(noted, { outcome: code, identifier: null, fields: [] })) ?? refuse(code)
}

/** The entry first: nothing is told that is not written down. */
async function record(
  { services, caller, ask, stream, name, region = caller.region }: Noted,
  answer: Pick<CallCommand, 'outcome' | 'identifier' | 'fields'>,
): Promise<RefusalAnswer | undefined> {
  const { purpose, caseNumber, holder, certificateType, mode } = ask
  const command = {
    ...{ type: 'CallCertificate', at: services.now(), by: '$actor', organ: caller.organ, caller: caller.kind },
    ...{ systemName: caller.systemName, purpose, caseNumber, holder, certificateType, certificateName: name, mode },
    ...{ ...answer, fields: [...answer.fields] },
    ...(region === undefined ? {} : { region }),
  } satisfies CallCommand
  const result = await services.run({ life: callLife.kind, stream, command, by: caller.actor })
  return result.ok ? undefined : { refusal: result.refusal }
}

/** The sealed file itself, where our bureau sealed one. */
async function renditionOf({ db, files }: Services, identifier: string): Promise<CallAnswer['rendition']> {
  const sha256 = await fileOf(db, identifier)
  const bytes = sha256 === undefined ? undefined : await files.find(sha256)
  if (sha256 === undefined || bytes === undefined) return null
  return { mediaType: 'application/pdf', sha256, base64: Buffer.from(bytes).toString('base64') }
}
