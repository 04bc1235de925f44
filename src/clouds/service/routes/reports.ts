import { randomBytes } from 'node:crypto'
import { parsePageKey, writePageKey } from '#contract'
import type { Input } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate, trackingCode } from '#kernel'
import type { api } from '../api.ts'
import type { reportApi } from '../api-parts/reports.ts'
import { withoutHiddenData } from '../domain/hidden-data.ts'
import { REPLY_LIMIT_DAYS, REPORT_TAKE_UP_DAYS } from '../domain/reply-limits.ts'
import type { RequestCommand, RequestState } from '../domain/request.ts'
import { findCaseByNumber } from '../projections/followed-case.ts'
import { findReport, listOpenReports, listReports } from '../projections/reports.ts'
import { everybody, inspectingOrgan } from '../projections/staff.ts'
import { openDataHandlers } from './open-data.ts'
import { waitBeforeReporting } from './report-limit.ts'
import { reportDue, reportPaper, reportView } from './report-view.ts'
import { dueOf } from './request-view.ts'
import { actAsBearer, address } from './requests.ts'
import { bureauOf, isRefusal, NOT_FOUND, officerOf, PAGE, refuse, runOn, SHOWN, unnamed } from './run-life.ts'

type Named = Input<typeof api.fileReport>['body']['evidence'][number]
const TAKEN: readonly (string | undefined)[] = ['image/jpeg', 'image/png', 'application/pdf']
const FILE_BYTES_MAX = 10 * 1024 * 1024

/** Proves that this very door took this very file; nothing is kept of who handed it in. */
const markOf = ({ idFrom }: RequestContext, { sha256, mediaType, sizeBytes }: Omit<Named, 'mark'>): string =>
  idFrom('report file', sha256, mediaType, String(sizeBytes))

const areOurs = (context: RequestContext, files: readonly Named[]): boolean =>
  files.every((file) => markOf(context, file) === file.mark)
const bare = (files: readonly Named[]) => files.map(({ mark: _, ...file }) => file)

type Act = Input<typeof api.actOnReport>['body']

/** In which case the report is, as far as the register knows; the organ is told the number, and nothing else of it. */
async function aboutOf({ db }: RequestContext, { subject }: RequestState) {
  // Not even the day on which it came: in a small hall that may be enough to guess from whom.
  if (subject.kind !== 'CASE') return { case: null, about: '举报线索' }
  const found = await findCaseByNumber(db, subject.caseNumber)
  return { case: found?.id ?? null, about: subject.caseNumber }
}

async function faultIn(
  { db, office }: RequestContext,
  { organ, officer }: Extract<Act, { act: 'FOLLOW_UP' }>,
): Promise<string | undefined> {
  if (!office.catalogue.organs().some(({ id }) => id === organ)) return 'ORGAN_UNKNOWN'
  const known = officer === null || (await everybody(db)).some((one) => one.id === officer && one.organ === organ)
  return known ? undefined : 'STAFF_UNKNOWN'
}

async function commandOf(context: RequestContext, id: string, state: RequestState, body: Act): Promise<RequestCommand> {
  const order = { at: context.now(), by: '$actor' } as const
  switch (body.act) {
    case 'TAKE_UP':
      return { type: 'TakeUpReport', ...order, note: body.note }
    case 'ASK':
      return { type: 'AskReporter', ...order, text: body.text }
    case 'FOLLOW_UP': {
      const { organ, officer, facts } = body
      const card = context.idFrom('report card', id, organ)
      return { type: 'FollowUpReport', ...order, organ, officer, facts, card, ...(await aboutOf(context, state)) }
    }
    case 'CONCLUDE': {
      const { finding, text } = body
      const organ = state.organ ?? ''
      return { type: 'AnswerRequest', ...order, organ, text, adoption: null, resolution: null, finding }
    }
    case 'PUBLISH':
      return { type: 'PublishRequest', ...order, question: body.question, answer: body.answer }
    case 'UNPUBLISH':
      return { type: 'UnpublishRequest', ...order, reason: body.reason }
  }
}

type PublicDoors = 'fileReport' | 'keepReportFile' | 'supplementReport'
const publicHandlers: Pick<Handlers<typeof reportApi>, PublicDoors> = {
  keepReportFile: async (_, context) => {
    const { bytes, files, office } = context
    if (bytes === undefined || bytes.length === 0) return refuse('REPORT_FILE_UNUSABLE')
    if (bytes.length > FILE_BYTES_MAX) return refuse('REPORT_FILE_TOO_LARGE')
    const mediaType = office.uploads.typeOf(bytes)
    if (mediaType === undefined || !TAKEN.includes(mediaType)) return refuse('REPORT_FILE_UNUSABLE')
    const seconds = await waitBeforeReporting(context, 'file')
    if (seconds > 0) return refuse('TOO_MANY_ATTEMPTS', { seconds })
    const clean = withoutHiddenData(bytes)
    const file = { sha256: await files.put(clean), mediaType, sizeBytes: clean.length }
    return { ...file, mark: markOf(context, file) }
  },
  fileReport: async ({ body }, context) => {
    const { organ, person, evidence, publishable } = body
    const { office } = context
    if (organ !== null && !office.catalogue.organs().some(({ id }) => id === organ)) return refuse('ORGAN_UNKNOWN')
    if (!areOurs(context, evidence)) return refuse('REPORT_FILE_UNKNOWN')
    const addressed = await address(context, body)
    if (isRefusal(addressed)) return addressed
    const seconds = await waitBeforeReporting(context, 'report')
    if (seconds > 0) return refuse('TOO_MANY_ATTEMPTS', { seconds })
    const registrar = (await inspectingOrgan(context.db)) ?? bureauOf(office)
    const calendar = office.calendar.current(registrar)
    const at = context.now()
    const takeUpBy = calendar.addWorkingDays(localDate(at), REPORT_TAKE_UP_DAYS)
    const stream = context.newId()
    const command: RequestCommand = {
      ...{ type: 'FileRequest', at, by: '$actor', kind: 'REPORT', code: trackingCode(randomBytes(20)) },
      ...{ subject: addressed.subject, involved: addressed.involved, text: body.text.trim(), from: 'PERSON' },
      ...{ contact: { name: '', phone: '' }, publishable, limitDays: REPLY_LIMIT_DAYS.REPORT, registrar },
      // It stays with the inspectors: nobody else is ever given it.
      routedTo: registrar,
      report: { organ, person: person.trim(), evidence: bare(evidence), takeUpBy },
    }
    const by = { kind: 'system', id: context.idFrom('bearer', stream) } as const
    const filed = await runOn<RequestState>(unnamed(context), SHOWN.request, { stream, command, by })
    return isRefusal(filed) ? filed : { code: filed.state.code, takeUpBy, due: dueOf(context, filed.state) }
  },
  supplementReport: async ({ params, body: { expectedVersion, text, evidence } }, context) => {
    if (!areOurs(context, evidence)) return refuse('REPORT_FILE_UNKNOWN')
    const order = { at: context.now(), by: '$actor', text: text.trim(), evidence: bare(evidence) } as const
    return actAsBearer(context, params.code, expectedVersion, { type: 'SupplementReport', ...order })
  },
}

export const reportHandlers: Handlers<typeof reportApi> = {
  ...publicHandlers,
  ...openDataHandlers,
  reports: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const page = { answered: query.stage === 'answered', after: parsePageKey(query.after), limit }
    const [rows, open] = await Promise.all([listReports(context.db, page), listOpenReports(context.db)])
    const last = rows.length < limit ? undefined : rows.at(-1)
    const late = ({ state }: (typeof open)[number]) =>
      state.report !== undefined && reportDue(context, state, state.report)?.overdue === true
    return {
      items: rows.flatMap((row) => reportView(context, row, officer) ?? []),
      after: last === undefined ? null : writePageKey(last.urgency, last.id),
      open: open.length,
      overdue: open.filter(late).length,
    }
  },
  report: async ({ params }, context) => {
    const officer = officerOf(context)
    const row = await findReport(context.db, params.id)
    return officer === undefined || row === undefined
      ? NOT_FOUND
      : ((await reportPaper(context, row, officer)) ?? NOT_FOUND)
  },
  reportFile: async ({ params }, context) => {
    const row = await findReport(context.db, params.id)
    const file = row?.state.report?.evidence.find(({ sha256 }) => sha256 === params.sha256)
    const bytes = file === undefined ? undefined : await context.files.find(file.sha256)
    if (file === undefined || bytes === undefined) return NOT_FOUND
    context.reply.send(bytes, {
      'content-type': file.mediaType,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    return null
  },
  actOnReport: async ({ params, body }, context) => {
    const officer = officerOf(context)
    const row = await findReport(context.db, params.id)
    if (officer === undefined || row === undefined) return NOT_FOUND
    const wrong = body.act === 'FOLLOW_UP' ? await faultIn(context, body) : undefined
    if (wrong !== undefined) return refuse(wrong)
    const command = await commandOf(context, params.id, row.state, body)
    const { expectedVersion } = body
    const after = await runOn<RequestState>(context, SHOWN.request, { stream: params.id, command, expectedVersion })
    return isRefusal(after) ? after : ((await reportPaper(context, after, officer)) ?? NOT_FOUND)
  },
}
