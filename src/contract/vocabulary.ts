import { Type as T } from 'typebox'
import { isInstant, isPlainDate } from '#kernel'

/** Shapes that several clouds' doors share. */
export const Id = T.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
/** In UTC and to the millisecond, 2026-01-31T01:02:03.004Z: one form, so that texts sort as times do. */
export const Instant = T.String({ format: 'date-time' })
export const PlainDate = T.String({ format: 'date' })
export const Sha256 = T.String({ pattern: '^[0-9a-f]{64}$' })

/**
 * What the two mean to whoever validates: a day that exists. PostgreSQL has no 30 February and no year 0, which
 * JavaScript takes for other days.
 */
export const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isPlainDate,
  'date-time': isInstant,
}

/** 查看用途: what an officer needs somebody's full data for; goes into the ledger with the look, and the person sees it. */
export const LOOK_PURPOSES = ['VERIFY_IDENTITY', 'CONTACT', 'PREPARE_PAPER', 'INVESTIGATE'] as const
export const LookPurpose = T.Enum([...LOOK_PURPOSES])

const LimitView = T.Object({
  due: PlainDate,
  remaining: T.Integer(),
  total: T.Integer(),
  unit: T.Enum(['working', 'natural']),
  /** Share of the limit already used, 0 to 1 and more. */
  usedShare: T.Number(),
  /** A year's holiday notice is not out yet: the date may move. */
  provisional: T.Boolean(),
})

/** The legal clock as everyone sees it: applicant, officer and inspector in the same words. */
export const ClockView = T.Object({
  phase: T.Enum(['notReceived', 'awaitingAcceptance', 'awaitingApplicant', 'running', 'stopped', 'concluded']),
  colour: T.Enum(['grey', 'green', 'amber', 'red']),
  acceptance: T.Union([T.Null(), LimitView]),
  promised: T.Union([T.Null(), LimitView]),
  statutory: T.Union([T.Null(), LimitView]),
  explanation: T.Array(T.Object({ zh: T.String(), en: T.String() })),
})

/** What an officer may do now, and why not the rest: the same decider answers for button and guard. */
export const Refusable = T.Object({
  act: T.String(),
  allowed: T.Boolean(),
  code: T.Optional(T.String()),
  reason: T.Optional(T.Object({ zh: T.String(), en: T.String() })),
})
