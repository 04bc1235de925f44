import { Type as T } from 'typebox'
import { Instant, PlainDate } from '#contract'

/** One check of a verification, named, with its result in both languages. */
const Check = T.Object({ name: T.String(), ok: T.Boolean(), zh: T.String(), en: T.String() })
/** In force or not, and why not. */
const State = T.Enum(['IN_FORCE', 'NOT_YET_IN_FORCE', 'EXPIRED', 'REPLACED', 'DEREGISTERED', 'ANNULLED'])
/** The large verdict first; never the holder. By number alone only type and state are told. */
export const Verdict = T.Object({
  verdict: T.Enum(['GENUINE', 'NOT_GENUINE', 'UNKNOWN', 'PENDING']),
  state: T.Optional(State),
  certificateName: T.Optional(T.String()),
  identifier: T.Optional(T.String()),
  organName: T.Optional(T.String()),
  validFrom: T.Optional(PlainDate),
  validUntil: T.Optional(T.Union([PlainDate, T.Null()])),
  sealedAt: T.Optional(Instant),
  leafIndex: T.Optional(T.Integer()),
  checkpointSize: T.Optional(T.Integer()),
  /** Leaf index of the decision it was issued under. */
  decisionLeaf: T.Optional(T.Integer()),
  /** Present when found by token or file: fetch the proof bundle with it. */
  token: T.Optional(T.String()),
  checks: T.Array(Check),
  reason: T.Optional(T.Object({ code: T.String(), zh: T.String(), en: T.String() })),
})
