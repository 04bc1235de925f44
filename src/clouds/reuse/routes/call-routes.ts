import { isSignedBy } from '#adapters'
import { schemaParser } from '#catalogue'
import { parsePageKey, writePageKey } from '#contract'
import type { Input, Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import { scopeOf } from '#policy'
import { SystemCallBody } from '../api.ts'
import type { api } from '../api.ts'
import { callCertificate, ruleFor } from '../call-certificate.ts'
import type { CallAnswer } from '../call-certificate.ts'
import { PURPOSES } from '../domain/events.ts'
import { callsOfHolder, figuresSince, listCalls } from '../projections/call.ts'
import type { CallRow } from '../projections/call.ts'
import { findSystemGrant } from '../projections/system-grant.ts'
import { secretOf } from '../secret.ts'

type Doors = 'ownCalls' | 'callTypes' | 'call' | 'systemCall' | 'regionCall' | 'calls' | 'callFigures'
type View = Output<typeof api.ownCalls>['items'][number]
const PAGE = 20
const DAYS = 30
const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

/** People see which desk or system called; the officer's name is for the bureau. */
function view({ office, language }: RequestContext, row: CallRow, named: boolean): View {
  const { catalogue } = office
  // A region that asks is no organ of ours.
  const asks = row.callerKind === 'SYSTEM' && row.region !== null
  const organ = asks ? row.region : catalogue.nameIn(language, catalogue.organName(row.organ))
  const officer = named && row.callerKind === 'OFFICER' ? catalogue.officerName(row.caller) : organ
  return {
    id: row.id,
    at: row.at.toISOString(),
    organ,
    caller: row.systemName ?? officer,
    callerKind: row.callerKind,
    purpose: row.purpose,
    caseNumber: row.caseNumber,
    certificateName: catalogue.nameIn(language, row.certificateName),
    identifier: row.identifier,
    region: asks ? null : row.region,
    fields: [...row.fields],
    mode: row.mode === 'DATA' || row.mode === 'RENDITION' ? row.mode : 'VERDICT',
    outcome: row.outcome,
  }
}

function pageOf<Row extends CallRow, Shown>(rows: readonly Row[], limit: number, shown: (row: Row) => Shown) {
  const last = rows.length < limit ? undefined : rows.at(-1)
  return { items: rows.map(shown), after: last === undefined ? null : writePageKey(last.at, last.id) }
}

/** 签名调用: the key belongs to the grant, the grant to a department, and the same signature counts once. */
async function systemCall(context: RequestContext): Promise<CallAnswer | RefusalAnswer> {
  const { machine, bytes = new Uint8Array(), db, now } = context
  const body = parseSystemCall(bytes)
  if (body === undefined) return refuse('CALL_MALFORMED')
  const { grant: id, ...ask } = body
  const secret = Buffer.from(secretOf(context.idFrom, id))
  const signed =
    machine !== undefined &&
    isSignedBy(
      secret,
      { method: machine.method, path: machine.path, body: bytes },
      machine.signature,
      Date.parse(now()),
    )
  if (!signed) return refuse('CALL_SIGNATURE_WRONG')
  const grant = await findSystemGrant(db, id)
  if (grant?.revokedAt !== null || grant.until < localDate(now())) return refuse('CALL_NOT_GRANTED')
  if (!grant.purposes.includes(ask.purpose) || !grant.types.includes(ask.certificateType))
    return refuse('CALL_NOT_GRANTED')
  const { organ, name, dailyMax } = grant
  const actor = { kind: 'system', id: context.idFrom('system', 'calling', id) } as const
  const caller = { actor, organ, kind: 'SYSTEM', id, systemName: name, dailyMax } as const
  return callCertificate(context, caller, ask, context.idFrom('system call', id, machine.signature.nonce))
}

/** Asked by a recognised region: the types' own sharing rules, as for every organ; the answer is signed, refusals too. */
async function regionCall(context: RequestContext): Promise<null | RefusalAnswer> {
  const { bytes = new Uint8Array(), office } = context
  const limited = bytes.length > QUESTION_BYTES_MAX
  const heard = limited ? undefined : await office.recognition.hear(Buffer.from(bytes).toString('utf8'))
  if (heard === undefined) return refuse('REGION_MAY_NOT_ASK')
  const { id, name, organName, dailyMax, nonce, origin, question } = heard
  const actor = { kind: 'system', id: context.idFrom('region', 'calling', id) } as const
  const caller = { actor, organ: id, kind: 'SYSTEM', id, systemName: organName, region: name, dailyMax } as const
  const stream = context.idFrom('region call', origin, nonce)
  // Before the quota is drawn: whoever overheard a question must not use it up.
  if ((await context.load(stream)) !== undefined) return refuse('CALLED_ALREADY')
  const called = await callCertificate(context, caller, question, stream)
  if ('refusal' in called && called.refusal.code === 'CALLED_ALREADY') return called
  const held = 'refusal' in called ? null : heldOf(called)
  const said = await office.recognition.answer(heard, held, 'refusal' in called ? called.refusal.code : null)
  context.reply.send(Buffer.from(said), { 'content-type': 'application/jwt', 'cache-control': 'no-store' })
  return null
}
/** A question is a few lines and a signature. */
const QUESTION_BYTES_MAX = 16 * 1024

function heldOf({ outcome, identifier, version, certificateName, validFrom, validUntil, rows }: CallAnswer) {
  if (outcome === 'NOT_HELD' || identifier === null || version === null || validFrom === null) return null
  const lines = rows.map(({ label, value }) => [label, value] as const)
  return { identifier, version, name: certificateName, state: outcome, validFrom, validUntil, rows: lines }
}

const systemCallOf = schemaParser(SystemCallBody)
function parseSystemCall(bytes: Uint8Array) {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const parsed = systemCallOf(value)
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}

async function call({ body }: Input<typeof api.call>, context: RequestContext): Promise<CallAnswer | RefusalAnswer> {
  const { actor, idempotency } = context
  if (actor.kind !== 'officer') return refuse('NOT_FOUND')
  const stream = context.idFrom('certificate call', idempotency?.scope ?? '', idempotency?.key ?? context.newId())
  const person = { actor, organ: actor.organ, kind: 'OFFICER', id: actor.id, systemName: null, dailyMax: null } as const
  return callCertificate(context, person, body, stream)
}

/** What the reader's organ may call at all, and for what. */
async function callTypes(context: RequestContext): Promise<Output<typeof api.callTypes>> {
  const { actor, office } = context
  const codes = new Set(
    office.catalogue
      .inForce()
      .flatMap(({ standard }) => [
        ...(standard.result === null ? [] : [standard.result.certificateType]),
        ...standard.materials.flatMap(({ certificateType }) => certificateType ?? []),
      ]),
  )
  const organ = actor.kind === 'officer' ? actor.organ : ''
  const types = await Promise.all(
    [...codes].toSorted().map(async (code) => ({ code, type: await office.library.typeInForce(code) })),
  )
  const items = types.flatMap(({ code, type }) => {
    const rules = type === null ? [] : PURPOSES.map((purpose) => ({ purpose, rule: ruleFor(type, organ, purpose) }))
    const open = rules.flatMap(({ purpose, rule }) => (rule === undefined ? [] : [{ purpose, rule }]))
    if (type === null || open.length === 0) return []
    const shared = new Set(open.flatMap(({ rule }) => rule.fields))
    return [
      {
        code,
        name: type.name,
        purposes: open.map(({ purpose }) => purpose),
        fields: type.fields.flatMap(({ id, label }) => (shared.has(id) ? [{ id, label: label.zh }] : [])),
        dailyMax: Math.max(...open.map(({ rule }) => rule.dailyMax)),
      },
    ]
  })
  const regions = (await office.recognition.regions()).map(({ id, name }) => ({ id, name }))
  return { items, regions }
}

export const callHandlers: Pick<Handlers<typeof api>, Doors> = {
  ownCalls: async ({ query }, context) => {
    const account = context.actor.kind === 'applicant' ? context.actor.id : ''
    const holder = await context.office.parties.likelyApplicant(account)
    if (holder === null) return { items: [], after: null }
    const limit = query.limit ?? PAGE
    const code = holder.idNumber.trim().toUpperCase()
    const rows = await callsOfHolder(context.db, code, { after: parsePageKey(query.after), limit })
    return pageOf(rows, limit, (row) => view(context, row, false))
  },

  callTypes: (_, context) => callTypes(context),
  call,
  systemCall: (_, context) => systemCall(context),
  regionCall: (_, context) => regionCall(context),

  calls: async ({ query }, context) => {
    const { organs } = scopeOf(context.actor)
    const limit = query.limit ?? PAGE
    const organ = organs === 'all' ? null : (organs[0] ?? null)
    const page = { after: parsePageKey(query.after), limit, organ, differing: query.differences === 'yes' }
    return pageOf(await listCalls(context.db, page), limit, (row) => ({
      ...view(context, row, true),
      holder: row.holder,
      differences: [...row.differences],
    }))
  },

  callFigures: async ({ query }, context) => {
    const { catalogue, library } = context.office
    const from = addDays(localDate(context.now()), 1 - (query.days ?? DAYS))
    const rows = await figuresSince(context.db, from)
    const codes = [...new Set(rows.map(({ certificateType }) => certificateType))]
    const names = new Map(
      await Promise.all(codes.map(async (code) => [code, (await library.typeInForce(code))?.name] as const)),
    )
    const lines = rows.map(({ certificateType, organ, ...row }) => ({
      ...row,
      organ: catalogue.nameIn(context.language, catalogue.organName(organ)),
      certificateName: names.get(certificateType)?.[context.language] ?? certificateType,
    }))
    const sum = (of: (row: (typeof lines)[number]) => number) => lines.reduce((total, row) => total + of(row), 0)
    return {
      from,
      answered: sum(({ answered }) => answered),
      refused: sum(({ refused }) => refused),
      materialsSpared: sum(({ callerKind, answered }) => (callerKind === 'FILING' ? answered : 0)),
      lines,
    }
  },
}
