import type { Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import { overtakings } from '../domain/order-of-handling.ts'
import type { Overtaking, Turn } from '../domain/order-of-handling.ts'
import type { PriorityState } from '../domain/priority.ts'
import { itemNamed, NOT_FOUND, officerOf, organNamed, organSeen, refuse } from '../doors.ts'
import { priorityLife } from '../lives.ts'
import { findCourse, listCourses } from '../projections/case-course.ts'
import type { CourseRow } from '../projections/case-course.ts'
import { findMark, listMarks, marksOf } from '../projections/tables.ts'

type MarkView = Output<typeof api.givePriority>
type Row = Output<typeof api.equalTreatment>['items'][number]
const LOOK_DAYS = 90
const SHOWN_MAX = 100
const PASSED_SHOWN = 5

async function markView(
  { office: { catalogue } }: RequestContext,
  { id, version, state }: LifeRow<PriorityState>,
): Promise<MarkView> {
  const { caseNumber, itemCode, organ, ground, reason, at, by, audit } = state
  return {
    ...{ id, version, caseNumber, ground, reason, givenAt: at, givenBy: catalogue.officerName(by) },
    item: await itemNamed(catalogue, itemCode),
    organ: organNamed(catalogue, organ),
    audit: audit === null ? null : { ...audit, by: catalogue.officerName(audit.by) },
  }
}

/** Who waits to be accepted: from the day it came. What a machine decides at once stands in nobody's way. */
const acceptance = (courses: readonly CourseRow[]): readonly Turn[] =>
  courses.map(({ id, caseNumber, itemCode, organ, submittedAt, acceptedAt, acceptedBy, endedAt, waits }) => ({
    ...{ id, caseNumber, itemCode, organ, waits, readyAt: submittedAt },
    handledAt: acceptedAt ?? endedAt,
    handledBy: acceptedBy,
  }))
/** Who waits for the decision: from the day it was accepted. */
const decision = (courses: readonly CourseRow[]): readonly Turn[] =>
  courses.flatMap(({ id, caseNumber, itemCode, organ, acceptedAt, endedAt, endedBy, waits }) =>
    acceptedAt === null
      ? []
      : [
          {
            ...{ id, caseNumber, itemCode, organ, waits, readyAt: acceptedAt },
            handledAt: endedAt,
            handledBy: endedBy,
          },
        ],
  )

interface Unequal extends Overtaking {
  readonly step: Row['step']
}
/** Only what somebody chose: who handled it is known, and it was handled within the days looked at. */
export async function findUnequal(
  context: Pick<RequestContext, 'db'>,
  asked: { readonly from: string; readonly to: string; readonly organ: string | null },
): Promise<{ readonly handled: number; readonly found: readonly Unequal[] }> {
  const since = `${addDays(asked.from, -LOOK_DAYS)}T00:00:00+08:00`
  const all = await listCourses(context.db, { since, organ: asked.organ, item: null })
  const courses = all.filter(({ automatic }) => !automatic)
  const isAsked = ({ handledAt, handledBy }: Turn) => {
    const day = handledAt === null ? null : localDate(handledAt)
    return handledBy !== null && day !== null && day >= asked.from && day <= asked.to
  }
  const steps = [
    ['ACCEPTANCE', acceptance(courses)],
    ['DECISION', decision(courses)],
  ] as const
  const found = steps.flatMap(([step, turns]) =>
    overtakings(turns)
      .filter(({ turn }) => isAsked(turn))
      .map((one) => ({ ...one, step })),
  )
  return { handled: steps.reduce((sum, [, turns]) => sum + turns.filter(isAsked).length, 0), found }
}

/** A reason counts when it was given before the case was put first, and no inspector found it untrue. */
export function explains({ state }: LifeRow<PriorityState>, { turn }: Overtaking): boolean {
  return state.case === turn.id && state.at <= (turn.handledAt ?? '') && state.audit?.upheld !== false
}

async function rowOf(
  context: RequestContext,
  unequal: Unequal,
  marks: readonly LifeRow<PriorityState>[],
): Promise<Row> {
  const { turn, passed, step } = unequal
  const { catalogue } = context.office
  const mark = marks.find(({ state }) => state.case === turn.id)
  return {
    ...{ caseNumber: turn.caseNumber, step, handledOn: localDate(turn.handledAt ?? '') },
    item: await itemNamed(catalogue, turn.itemCode),
    organ: organNamed(catalogue, turn.organ),
    handledBy: turn.handledBy === null ? '' : catalogue.officerName(turn.handledBy),
    passed: passed
      .slice(0, PASSED_SHOWN)
      .map(({ caseNumber, readyAt }) => ({ caseNumber, readyOn: localDate(readyAt) })),
    passedCount: passed.length,
    mark: mark === undefined ? null : await markView(context, mark),
  }
}

async function again(context: RequestContext, id: string): Promise<MarkView | RefusalAnswer> {
  const row = await findMark(context.db, id)
  return row === undefined ? NOT_FOUND : markView(context, row)
}

type EqualityDoors = 'equalTreatment' | 'givePriority' | 'auditPriority'
export const equalityHandlers: Pick<Handlers<typeof api>, EqualityDoors> = {
  equalTreatment: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const organ = organSeen(officer)
    const to = localDate(context.now())
    const from = addDays(to, -LOOK_DAYS)
    const { handled, found } = await findUnequal(context, { from, to, organ })
    const own = await marksOf(
      context.db,
      found.map(({ turn }) => turn.id),
    )
    const isUnexplained = (one: Unequal) => !own.some((mark) => explains(mark, one))
    // Those without a reason first, and among them whoever passed most.
    const sorted = found.toSorted(
      (a, b) => Number(isUnexplained(b)) - Number(isUnexplained(a)) || b.passed.length - a.passed.length,
    )
    const marks = await listMarks(context.db, organ)
    return {
      ...{ from, handled, overtook: found.length, unexplained: found.filter(isUnexplained).length },
      items: await Promise.all(sorted.slice(0, SHOWN_MAX).map((one) => rowOf(context, one, own))),
      marks: await Promise.all(marks.map((mark) => markView(context, mark))),
      may: { give: may(officer, 'case.receive'), audit: may(officer, 'oversight.order') },
    }
  },
  givePriority: async ({ body: { caseNumber, ground, reason } }, context) => {
    const officer = officerOf(context)
    const course = await findCourse(context.db, caseNumber)
    if (officer === undefined) return NOT_FOUND
    if (course?.organ !== officer.organ) return refuse('PRIORITY_CASE_UNKNOWN')
    if (course.endedAt !== null) return refuse('PRIORITY_CASE_ENDED')
    const id = context.idFrom('priority', course.id)
    const about = { case: course.id, caseNumber: course.caseNumber, itemCode: course.itemCode, organ: course.organ }
    const order = { type: 'GivePriority', ...about, ground, reason } as const
    return (await actOn(context, priorityLife, id, order)) ?? again(context, id)
  },
  auditPriority: async ({ params: { id }, body: { expectedVersion, ...audit } }, context) => {
    if ((await findMark(context.db, id)) === undefined) return NOT_FOUND
    const order = { type: 'AuditPriority', ...audit } as const
    return (await actOn(context, priorityLife, id, order, expectedVersion)) ?? again(context, id)
  },
}
