import { randomBytes } from 'node:crypto'
import { parsePageKey, writePageKey } from '#contract'
import type { Input } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { localDate, trackingCode } from '#kernel'
import type { Actor, OfficerActor } from '#policy'
import type { api } from '../api.ts'
import type { requestApi } from '../api-parts/requests.ts'
import type { RequestSubject } from '../domain/events.ts'
import { departmentsOf } from '../domain/field.ts'
import { REPLY_LIMIT_DAYS } from '../domain/reply-limits.ts'
import type { RequestCommand, RequestState } from '../domain/request.ts'
import { findCaseByNumber } from '../projections/followed-case.ts'
import type { LifeRow } from '../projections/life-table.ts'
import {
  countOpenRequests,
  findByCode,
  findForDesk,
  listForDesk,
  listOwn,
  listPublished,
} from '../projections/requests.ts'
import { isStaff, listStaff } from '../projections/staff.ts'
import { waitBeforeFiling } from './filing-limit.ts'
import { deskView, dueOf, ownView } from './request-view.ts'
import type { DeskRequest, OwnRequest } from './request-view.ts'
import {
  applicantOf,
  bureauOf,
  hasRole,
  isMobile,
  isRefusal,
  NOT_FOUND,
  officerOf,
  organNamed,
  PAGE,
  refuse,
  runOn,
  SHOWN,
  unnamed,
} from './run-life.ts'

type Row = LifeRow<RequestState>
type Filing = Input<typeof api.fileRequest>['body']

interface Addressed {
  readonly subject: RequestSubject
  readonly routedTo: string | null
  readonly involved: readonly string[]
}

/** By rule only to an organ at which somebody answers; the rest waits for the desk to dispatch it. */
async function answering(db: RequestContext['db'], organ: string): Promise<string | null> {
  return (await listStaff(db)).some((one) => one.organ === organ) ? organ : null
}

/** The department whose field it is, as the list in force has it; of several, the one with most items that answers. */
async function answeringFor({ office, db }: RequestContext, domain: string): Promise<string | null> {
  const answer = new Set((await listStaff(db)).map(({ organ }) => organ))
  return departmentsOf(office.catalogue.inForce(), domain).find((organ) => answer.has(organ)) ?? null
}

/** Whom it is about, and so who has to answer: the organ that decides the item or the case. */
export async function address(
  context: RequestContext,
  about: Pick<Filing, 'itemCode' | 'caseNumber' | 'domain'>,
): Promise<Addressed | RefusalAnswer> {
  const { db } = context
  const { catalogue } = context.office
  if (about.caseNumber !== undefined && about.caseNumber.trim() !== '') {
    const found = await findCaseByNumber(db, about.caseNumber)
    if (found === undefined) return refuse('CASE_UNKNOWN')
    const item = await catalogue.findItem(found.itemCode)
    const { caseNumber, itemCode, organ, officers } = found
    const itemName = item?.standard.name ?? { zh: found.itemName }
    const routedTo = await answering(db, organ)
    return { subject: { kind: 'CASE', caseNumber, itemCode, itemName }, routedTo, involved: officers }
  }
  if (about.itemCode === undefined || about.itemCode === '') {
    const { domain } = about
    if (domain === undefined) return { subject: { kind: 'NONE' }, routedTo: null, involved: [] }
    return { subject: { kind: 'NONE', domain }, routedTo: await answeringFor(context, domain), involved: [] }
  }
  const item = await catalogue.findItem(about.itemCode)
  if (item === undefined) return refuse('ITEM_UNKNOWN')
  const { code, standard } = item
  const subject: RequestSubject = { kind: 'ITEM', itemCode: code, itemName: standard.name }
  return { subject, routedTo: await answering(db, standard.organ), involved: [] }
}

async function file(
  context: RequestContext,
  filing: Omit<Filing, 'from'> & { readonly from: RequestState['from'] },
  by: Actor | undefined,
): Promise<Row | RefusalAnswer> {
  const addressed = await address(context, filing)
  if (isRefusal(addressed)) return addressed
  const seconds = await waitBeforeFiling(context)
  if (seconds > 0) return refuse('TOO_MANY_ATTEMPTS', { seconds })
  const stream = context.newId()
  const { kind, text, name, phone, from, publishable } = filing
  const command: RequestCommand = {
    type: 'FileRequest',
    at: context.now(),
    by: '$actor',
    kind,
    code: trackingCode(randomBytes(20)),
    text: text.trim(),
    from,
    contact: { name: name.trim(), phone: phone.trim() },
    publishable,
    limitDays: REPLY_LIMIT_DAYS[kind],
    registrar: bureauOf(context.office),
    ...addressed,
  }
  // A stranger has no account: an id of this request alone stands for whoever filed it.
  const stranger: Actor = { kind: 'system', id: context.idFrom('bearer', stream) }
  return runOn<RequestState>(context, SHOWN.request, { stream, command, by: by ?? stranger })
}

/** Whoever holds the code acts for whoever filed; that he was signed in meanwhile is written nowhere. */
export async function actAsBearer(
  context: RequestContext,
  code: string,
  expectedVersion: number,
  command: RequestCommand,
): Promise<OwnRequest | RefusalAnswer> {
  const before = await findByCode(context.db, code)
  if (before === undefined) return NOT_FOUND
  const by: Actor = { kind: 'system', id: context.idFrom('bearer', before.id) }
  const order = { stream: before.id, command, by, expectedVersion }
  const after = await runOn<RequestState>(unnamed(context), SHOWN.request, order)
  return isRefusal(after) ? after : ownView(context, after)
}

/** A request the officer may see, and for which he is the dispatcher when that is asked. */
async function findVisible(context: RequestContext, id: string, dispatching: boolean) {
  const officer = officerOf(context)
  if (officer === undefined) return undefined
  const row = await findForDesk(context.db, id, officer.organ, hasRole(officer, 'serviceOfficer'))
  if (row === undefined || (dispatching && row.state.registrar !== officer.organ)) return undefined
  return { row, officer }
}

async function actOnDesk(
  context: RequestContext,
  id: string,
  expectedVersion: number,
  commandOf: (officer: OfficerActor) => RequestCommand,
  dispatching = false,
): Promise<DeskRequest | RefusalAnswer> {
  const seen = await findVisible(context, id, dispatching)
  if (seen === undefined) return NOT_FOUND
  const command = commandOf(seen.officer)
  const after = await runOn<RequestState>(context, SHOWN.request, { stream: id, command, expectedVersion })
  return isRefusal(after) ? after : deskView(context, after, seen.officer)
}

const bearerHandlers: Pick<
  Handlers<typeof requestApi>,
  'fileRequest' | 'followRequest' | 'rateRequest' | 'reopenRequest' | 'myRequests'
> = {
  fileRequest: async ({ body }, context) => {
    const known = context.actor.kind !== 'stranger'
    if (body.phone.trim() === '' ? !known : !isMobile(body.phone.trim())) return refuse('CONTACT_MISSING')
    const filed = await file(context, body, known ? context.actor : undefined)
    if (isRefusal(filed)) return filed
    const { code, organ } = filed.state
    const named = organ === null ? null : organNamed(context.office.catalogue, organ)
    return { code, organ: named, due: dueOf(context, filed.state) }
  },
  followRequest: async ({ params }, context) => {
    const row = await findByCode(context.db, params.code)
    return row === undefined ? NOT_FOUND : ownView(context, row)
  },
  rateRequest: ({ params, body: { expectedVersion, ...rating } }, context) =>
    actAsBearer(context, params.code, expectedVersion, {
      type: 'RateAnswer',
      at: context.now(),
      by: '$actor',
      ...rating,
    }),
  reopenRequest: ({ params, body: { expectedVersion, reason } }, context) =>
    actAsBearer(context, params.code, expectedVersion, {
      type: 'ReopenRequest',
      at: context.now(),
      by: '$actor',
      reason,
    }),
  myRequests: async (_, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const rows = await listOwn(context.db, await context.office.accounts.aliases(applicant.id))
    return { items: rows.map((row) => ownView(context, row)) }
  },
}

const listHandlers: Pick<Handlers<typeof requestApi>, 'publishedRequests' | 'requests' | 'request' | 'staff'> = {
  publishedRequests: async ({ query }, context) => {
    const { catalogue } = context.office
    const limit = query.limit ?? PAGE
    const [rows, counts] = await Promise.all([
      listPublished(context.db, { kind: query.kind ?? null, after: parsePageKey(query.after), limit }),
      countOpenRequests(context.db, query.kind ?? null, (clock) => dueOf(context, clock).overdue),
    ])
    const items = rows.flatMap(({ id, state }) => {
      const { published, answer, subject } = state
      if (published === null || answer === null) return []
      const item = subject.kind === 'NONE' ? null : { code: subject.itemCode, name: subject.itemName }
      return [
        {
          id,
          kind: state.kind,
          finding: answer.finding ?? null,
          item,
          organ: organNamed(catalogue, answer.organ),
          question: published.question,
          answer: published.answer,
          filedOn: localDate(state.filedAt),
          answeredOn: localDate(answer.at),
          adoption: answer.adoption,
          resolution:
            answer.resolution === null ? null : { ...answer.resolution, measures: [...answer.resolution.measures] },
        },
      ]
    })
    const last = rows.length < limit ? undefined : rows.at(-1)
    const key =
      last?.state.published === undefined || last.state.published === null
        ? null
        : writePageKey(new Date(last.state.published.at), last.id)
    return { items, after: key, counts }
  },
  requests: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const { rows, open, overdue } = await listForDesk(context.db, {
      organ: officer.organ,
      registrar: hasRole(officer, 'serviceOfficer'),
      answered: query.stage === 'answered',
      kind: query.kind ?? null,
      after: parsePageKey(query.after),
      limit,
      isOverdue: (clock) => dueOf(context, clock).overdue,
    })
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(last.urgency, last.id)
    return { items: rows.map((row) => deskView(context, row, officer)), after, open, overdue }
  },
  request: async ({ params }, context) => {
    const seen = await findVisible(context, params.id, false)
    return seen === undefined ? NOT_FOUND : deskView(context, seen.row, seen.officer)
  },
  staff: async (_, { db, office: { catalogue } }) => {
    const people = await listStaff(db)
    const answering = new Set(people.map(({ organ }) => organ))
    const organs = catalogue.organs().filter(({ id }) => answering.has(id))
    return { organs: organs.map(({ id }) => organNamed(catalogue, id)), people: people.map((one) => ({ ...one })) }
  },
}

const deskHandlers: Pick<
  Handlers<typeof requestApi>,
  'fileFromDepartment' | 'dispatchRequest' | 'returnRequest' | 'answerRequest' | 'publishRequest' | 'unpublishRequest'
> = {
  fileFromDepartment: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const name = context.office.catalogue.officerName(officer.id)
    const filing = { ...body, kind: 'SUGGESTION', from: 'DEPARTMENT', name, phone: '', publishable: true } as const
    const filed = await file(context, filing, officer)
    return isRefusal(filed) ? filed : { id: filed.id, version: filed.version }
  },
  dispatchRequest: async ({ params, body: { expectedVersion, organ, section, officer } }, context) => {
    const { catalogue } = context.office
    if (!catalogue.organs().some(({ id }) => id === organ)) return refuse('ORGAN_UNKNOWN')
    if (officer !== null && !(await isStaff(context.db, officer, organ))) return refuse('STAFF_UNKNOWN')
    const order = { type: 'DispatchRequest', at: context.now(), by: '$actor', organ, section, officer } as const
    return actOnDesk(context, params.id, expectedVersion, () => order, true)
  },
  returnRequest: async ({ params, body: { expectedVersion, reason } }, context) => {
    const answered = await actOnDesk(context, params.id, expectedVersion, ({ organ }) => ({
      type: 'ReturnRequest',
      at: context.now(),
      by: '$actor',
      organ,
      reason,
    }))
    return isRefusal(answered) ? answered : { returned: true }
  },
  answerRequest: ({ params, body: { expectedVersion, ...answer } }, context) =>
    actOnDesk(context, params.id, expectedVersion, ({ organ }) => ({
      type: 'AnswerRequest',
      at: context.now(),
      by: '$actor',
      organ,
      ...answer,
    })),
  publishRequest: ({ params, body: { expectedVersion, ...texts } }, context) => {
    const order = { type: 'PublishRequest', at: context.now(), by: '$actor', ...texts } as const
    return actOnDesk(context, params.id, expectedVersion, () => order, true)
  },
  unpublishRequest: ({ params, body: { expectedVersion, reason } }, context) => {
    const order = { type: 'UnpublishRequest', at: context.now(), by: '$actor', reason } as const
    return actOnDesk(context, params.id, expectedVersion, () => order, true)
  },
}

export const requestHandlers: Handlers<typeof requestApi> = { ...bearerHandlers, ...listHandlers, ...deskHandlers }
