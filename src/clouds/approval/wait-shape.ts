import { Type as T } from 'typebox'
import { PlainDate } from '#contract'
import { SPECIAL_PROCEDURES } from '#kernel'

export const ProcedureKind = T.Enum([...SPECIAL_PROCEDURES])
/** 报上级审批: to whom and under which number, what came back, and the letters in between. */
export const UpperLevelView = T.Object({
  authority: T.String(),
  reference: T.String(),
  sentOn: PlainDate,
  reply: T.Union([T.Null(), T.String()]),
  letters: T.Array(T.Object({ letter: T.String(), on: PlainDate })),
})
/** Why an open case waits: what, until when and of which organ, never of whom; so the tracking code may tell it too. */
const Wait = T.Union([
  T.Object({ why: T.Literal('correction'), until: T.Union([T.Null(), PlainDate]) }),
  T.Object({ why: T.Literal('originals'), materials: T.Array(T.String()), until: PlainDate }),
  /** 容缺: what is still to follow. */
  T.Object({ why: T.Literal('deferred'), material: T.String(), name: T.String(), until: PlainDate }),
  T.Object({
    why: T.Literal('procedure'),
    kind: ProcedureKind,
    until: PlainDate,
    upper: T.Union([T.Null(), UpperLevelView]),
  }),
  T.Object({ why: T.Enum(['hearingRight', 'hearingAhead']), until: PlainDate }),
  T.Object({ why: T.Literal('opinions'), organs: T.Array(T.String()), until: PlainDate }),
  T.Object({ why: T.Enum(['fee', 'feeNotOrdered']), fen: T.Integer() }),
  /** 联席会议议定事项; its words are told at the desk alone. */
  T.Object({
    why: T.Literal('meeting'),
    text: T.Union([T.Null(), T.String()]),
    organ: T.Union([T.Null(), T.String()]),
    until: T.Union([T.Null(), PlainDate]),
  }),
  T.Object({
    why: T.Enum([
      'frozen',
      'deferralBreached',
      'hearingOwed',
      'consolidation',
      'review',
      'riskCheck',
      'reviewDisagreed',
      'collective',
    ]),
  }),
])
export const Waits = T.Array(Wait)
