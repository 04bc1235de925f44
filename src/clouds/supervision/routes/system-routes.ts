import { Type as T } from 'typebox'
import { isSignedBy } from '#adapters'
import { schemaParser } from '#catalogue'
import { Id, PlainDate, parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import type { DutyCommand } from '../domain/duty.ts'
import { dutyView } from '../duty-view.ts'
import { findDuty, listDuties } from '../projections/duty.ts'
import { officersOf } from '../projections/officer.ts'
import { machineOf } from '../push.ts'
import { refuse } from '../doors.ts'
import { callSecretOf, standingConnection } from '../systems.ts'
import { actOnDuty, isInspectionDay } from './duty-routes.ts'

type Answer = Output<typeof api.systemWork>

/** 自建系统: whatever a department's people do here, their own system can do for them, once. */
const Call = T.Union([
  T.Object({
    organ: Id,
    act: T.Literal('PULL'),
    after: T.Optional(T.String({ maxLength: 200 })),
    stage: T.Optional(T.Enum(['open', 'claimed', 'returned', 'recorded', 'rerouted'])),
  }),
  T.Object({ organ: Id, act: T.Literal('RECEIVE'), duty: Id }),
  T.Object({ organ: Id, act: T.Literal('CLAIM'), duty: Id, officer: Id }),
  T.Object({
    organ: Id,
    act: T.Literal('RETURN'),
    duty: Id,
    officer: Id,
    reason: T.String({ minLength: 2, maxLength: 500 }),
  }),
  T.Object({ organ: Id, act: T.Literal('INSPECT'), duty: Id, officer: Id, on: PlainDate }),
  T.Object({
    organ: Id,
    act: T.Literal('RECORD'),
    duty: Id,
    officer: Id,
    method: T.Enum(['ON_SITE', 'PAPERS', 'REMOTE']),
    found: T.String({ minLength: 2, maxLength: 2000 }),
    result: T.Enum(['NORMAL', 'PROBLEM']),
    measure: T.String({ maxLength: 1000 }),
  }),
])
const callOf = schemaParser(Call)
type SystemCall = Extract<ReturnType<typeof callOf>, { ok: true }>['value']
type PersonalCall = Extract<SystemCall, { officer: string }>

function parseCall(bytes: Uint8Array): SystemCall | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const parsed = callOf(value)
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}

const PAGE = 100
async function pull(context: RequestContext, call: Extract<SystemCall, { act: 'PULL' }>): Promise<Answer> {
  const page = { organ: call.organ, stage: call.stage ?? null, after: parsePageKey(call.after), limit: PAGE }
  const rows = await listDuties(context.db, page)
  const items = await Promise.all(rows.map((row) => dutyView(context, row, machineOf(context).id)))
  const last = rows.length < PAGE ? undefined : rows.at(-1)
  return {
    items: items.map((item) => ({ ...item, acts: [] })),
    after: last === undefined ? null : writePageKey(last.openedAt, last.id),
  }
}

function orderOf(call: PersonalCall, at: string): DutyCommand {
  const by = '$actor'
  switch (call.act) {
    case 'CLAIM':
      return { type: 'ClaimDuty', at, by }
    case 'RETURN':
      return { type: 'ReturnDuty', at, by, reason: call.reason }
    case 'INSPECT':
      return { type: 'NoteInspection', at, by, on: call.on, inspection: null }
    case 'RECORD': {
      const { method, found, result, measure } = call
      return { type: 'RecordSupervision', at, by, method, found, result, measure }
    }
  }
}

/** 认领到人: the system names the person, and only one who supervises for this department will do. */
async function work(context: RequestContext, call: PersonalCall): Promise<Answer | RefusalAnswer> {
  const officer = (await officersOf(context.db, call.organ)).find(({ id }) => id === call.officer)
  if (officer?.roles.includes('supervisor') !== true) return refuse('SYSTEM_OFFICER_UNKNOWN')
  const at = context.now()
  return done(
    await actOnDuty(context, officer, call.duty, undefined, (row) =>
      call.act === 'INSPECT' && !isInspectionDay(call.on, row, localDate(at))
        ? refuse('INSPECTION_DAY_WRONG')
        : orderOf(call, at),
    ),
  )
}
const done = (answer: Awaited<ReturnType<typeof actOnDuty>>): Answer | RefusalAnswer =>
  'refusal' in answer ? answer : { items: [{ ...answer, acts: [] }], after: null }

/** 签收 by the system itself: that it has arrived, no person need say. */
async function receive(context: RequestContext, { organ, duty }: { organ: string; duty: string }) {
  const row = await findDuty(context.db, duty, organ)
  const machine: OfficerActor = { kind: 'officer', id: machineOf(context).id, organ, region: '', roles: [] }
  if (row !== undefined && row.acknowledgedAt !== null)
    return done({ ...(await dutyView(context, row, machine.id)), acts: [] })
  const order = { type: 'AcknowledgeDuty', at: context.now(), by: '$actor', means: 'API' } as const
  return done(await actOnDuty(context, machine, duty, undefined, () => order))
}

async function systemWork(context: RequestContext): Promise<Answer | RefusalAnswer> {
  const { machine, bytes = new Uint8Array(), now } = context
  const call = parseCall(bytes)
  if (call === undefined) return refuse('SYSTEM_CALL_MALFORMED')
  const connection = await standingConnection(context, call.organ)
  // A wrong key and no connection are answered alike: strangers learn nothing of who is connected.
  const secret = Buffer.from(callSecretOf(context, call.organ, connection?.key ?? 0))
  const isSigned =
    machine !== undefined &&
    isSignedBy(
      secret,
      { method: machine.method, path: machine.path, body: bytes },
      machine.signature,
      Date.parse(now()),
    )
  if (!isSigned) return refuse('SYSTEM_CALL_UNSIGNED')
  if (connection === undefined) return refuse('SYSTEM_NOT_CONNECTED')
  if (call.act === 'PULL') return pull(context, call)
  // The same signed call again is the same act: the nonce is its key.
  const idempotency = {
    scope: `department system ${call.organ}`,
    key: machine.signature.nonce,
    content: Buffer.from(bytes).toString('utf8'),
  }
  const once = { ...context, idempotency }
  return call.act === 'RECEIVE' ? receive(once, call) : work(once, call)
}

export const systemHandlers: Pick<Handlers<typeof api>, 'systemWork'> = {
  systemWork: (_, context) => systemWork(context),
}
