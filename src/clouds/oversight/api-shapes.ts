import { Type as T } from 'typebox'
import { Id, Instant, PlainDate } from '#contract'

export const Bilingual = T.Object({ zh: T.String(), en: T.String() })
export const actShape = {
  leafIndex: T.Union([T.Integer(), T.Null()]),
  leafHash: T.String(),
  type: T.String(),
  text: T.Object({ zh: T.String(), en: T.String() }),
  actor: T.String(),
  organ: T.String(),
  occurredAt: Instant,
  recordedAt: Instant,
  signed: T.Boolean(),
  /** True when the entry's place in the newest checkpoint was proved on the way here. */
  proved: T.Boolean(),
}
export const Act = T.Object(actShape)
/** 逐级上报: to whom by name; an empty name where there is neither a head nor a leader. */
export const GoneUp = T.Object({
  to: T.Enum(['SECTION_HEAD', 'LEADER']),
  at: Instant,
  person: T.String(),
  /** There is no head of the section: it went to the leader at once. */
  instead: T.Boolean(),
})
export const Card = T.Object({
  id: Id,
  version: T.Integer(),
  caseId: T.Union([Id, T.Null()]),
  caseNumber: T.String(),
  rule: T.String(),
  name: Bilingual,
  /** Number of the rule's version; 0: as the house came with it. */
  ruleVersion: T.Integer(),
  family: T.Enum(['BEFORE', 'DURING', 'AFTER']),
  basis: T.String(),
  /** What was counted, in one sentence; null where limit and day say it all. */
  finding: T.Union([T.Null(), Bilingual]),
  addressee: T.Enum(['PERSON', 'ORGAN']),
  /** Who did it; null when no single person did. */
  person: T.Union([T.Null(), T.String()]),
  answerDue: T.Union([T.Null(), PlainDate]),
  acknowledged: T.Union([T.Null(), T.Object({ at: Instant, by: T.String() })]),
  /** Step id of the standard, where the limit is a step’s own. */
  step: T.Union([T.Null(), T.String()]),
  /** 逐级上报: to whom it has gone up, unanswered. */
  escalated: T.Union([T.Null(), GoneUp]),
  colour: T.Enum(['YELLOW', 'RED']),
  organ: T.String(),
  due: PlainDate,
  usedPercent: T.Integer(),
  raisedAt: Instant,
  /** A holiday notice moved the last day the card rested on. */
  lifted: T.Union([T.Null(), T.Object({ at: Instant, due: PlainDate, notice: T.String() })]),
  answer: T.Union([T.Null(), T.Object({ at: Instant, by: T.String(), explanation: T.String() })]),
})
/** One thing that a rule found: what it is about, who, where, when. */
export const Finding = T.Object({
  caseId: T.Union([Id, T.Null()]),
  caseNumber: T.String(),
  person: T.String(),
  organ: T.String(),
  at: Instant,
  finding: T.Union([T.Null(), Bilingual]),
})
