import { Type as T } from 'typebox'
import { Instant, PlainDate } from '#contract'
import { CERTIFICATE_STATES } from './verifying/state-on.ts'

/** One check of a verification, named, with its result in both languages. */
const Check = T.Object({ name: T.String(), ok: T.Boolean(), zh: T.String(), en: T.String() })
/** In force or not, and why not. */
export const CertificateStateSchema = T.Enum([...CERTIFICATE_STATES])
/** The large verdict first; never the holder. By number alone only type and state are told. */
export const Verdict = T.Object({
  verdict: T.Enum(['GENUINE', 'NOT_GENUINE', 'UNKNOWN', 'PENDING']),
  state: T.Optional(CertificateStateSchema),
  /** Since when it stands so, and by what kind of act. */
  stateSince: T.Optional(Instant),
  stateAct: T.Optional(T.Object({ zh: T.String(), en: T.String() })),
  /** Last day of a suspension that has one. */
  suspendedUntil: T.Optional(PlainDate),
  /** Another region that sealed it: recognised here since when, and until when. */
  region: T.Optional(
    T.Object({ name: T.String(), recognisedSince: Instant, withdrawnSince: T.Union([T.Null(), Instant]) }),
  ),
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
