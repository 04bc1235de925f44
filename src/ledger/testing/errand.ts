import { randomUUID } from 'node:crypto'
import type { Json, JsonObject } from '#kernel'
import type { Act, LifeRules, Projection } from '../index.ts'
import { isJsonObject } from '../parse-json.ts'

/** The smallest life worth a ledger: an errand is opened, notes are added to it, and it is closed. */
export type ErrandState = { readonly notes: number; readonly sum: number; readonly closed: boolean }
const initial: ErrandState = { notes: 0, sum: 0, closed: false }

const numberIn = (value: Json | undefined) => (typeof value === 'number' ? value : 0)

function errandState(state: Json): ErrandState {
  if (!isJsonObject(state)) return initial
  return { notes: numberIn(state['notes']), sum: numberIn(state['sum']), closed: state['closed'] === true }
}

export function evolveErrand(state: Json, event: Json): ErrandState {
  const { notes, sum, closed } = errandState(state)
  const facts = isJsonObject(event) ? event : {}
  switch (facts['type']) {
    case 'NoteAdded':
      return { notes: notes + 1, sum: sum + numberIn(facts['amount']), closed }
    case 'ErrandClosed':
      return { notes, sum, closed: true }
    default:
      return { notes, sum, closed }
  }
}

export const errandRules: LifeRules = {
  kind: 'errand',
  eventTypes: ['ErrandOpened', 'NoteAdded', 'ErrandClosed'],
  decider: { initial, evolve: evolveErrand },
}

export const ORGAN = '00000000-0000-4000-8000-000000000001'
export const OFFICER = '00000000-0000-4000-8000-000000000002'
export const LONG_AGO = '2026-01-05T01:30:00.000Z'

export interface ErrandStep {
  readonly type: string
  readonly body: JsonObject
}
export const opened: ErrandStep = { type: 'ErrandOpened', body: { applicant: '王小试' } }
export const noted = (amount: number): ErrandStep => ({ type: 'NoteAdded', body: { amount, text: '补充说明' } })
export const closed: ErrandStep = { type: 'ErrandClosed', body: { result: '办结' } }
export const erased: ErrandStep = { type: 'BodyErased', body: { ground: '档案保管期限届满' } }

/** An act on an errand whose history so far is `before`. */
export function errandAct(stream: string, before: readonly ErrandStep[], ...steps: readonly ErrandStep[]): Act {
  const fold = (state: Json, { type, body }: ErrandStep): Json => evolveErrand(state, { ...body, type })
  return {
    stream,
    life: 'errand',
    expectedVersion: before.length,
    actor: OFFICER,
    organ: ORGAN,
    command: 'DoErrand',
    occurredAt: LONG_AGO,
    entries: steps,
    state: [...before, ...steps].reduce<Json>(fold, initial),
  }
}

export const newErrand = (): Act => errandAct(randomUUID(), [], opened)

/** One row for each errand; refuses amounts below zero, so that a test can poison an act. */
export const ERRAND_TABLES = `
  create schema errands;
  grant usage on schema errands to oneseal_app;
  create table errands.errand (
    stream uuid primary key, notes int not null default 0, sum numeric not null default 0 check (sum >= 0));
  create index errand_by_sum on errands.errand (sum desc);
  create table errands.following (stream uuid primary key, entries int not null);
  grant select, insert, update, delete on all tables in schema errands to oneseal_app`

export const errandProjection: Projection = {
  name: 'errands',
  schema: 'errands',
  tables: ['errand'],
  mode: 'inline',
  types: ['ErrandOpened', 'NoteAdded', 'BodyErased'],
  apply: async (tx, entries) => {
    for (const { envelope, body } of entries) {
      if (envelope.type === 'BodyErased' || body === null) {
        await tx.query(`delete from ${tx.schema}.errand where stream = $1`, [envelope.stream])
        continue
      }
      const isNote = envelope.type === 'NoteAdded'
      await tx.query(
        `insert into ${tx.schema}.errand as e (stream, notes, sum) values ($1, $2, $3)
         on conflict (stream) do update set notes = e.notes + excluded.notes, sum = e.sum + excluded.sum`,
        [envelope.stream, isNote ? 1 : 0, isNote ? numberIn(body['amount']) : 0],
      )
    }
  },
}

export const followingProjection: Projection = {
  name: 'errands-following',
  schema: 'errands',
  tables: ['following'],
  mode: 'following',
  types: ['ErrandOpened', 'NoteAdded', 'ErrandClosed'],
  apply: async (tx, entries) => {
    for (const { envelope } of entries) {
      await tx.query(
        `insert into ${tx.schema}.following as f (stream, entries) values ($1, 1)
         on conflict (stream) do update set entries = f.entries + 1`,
        [envelope.stream],
      )
    }
  },
}
