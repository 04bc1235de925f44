import { stateOf } from '#frame'
import { parsePageKey, writePageKey } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from './api.ts'
import type { ArchiveFileState } from './domain/archive-file.ts'
import type { ArchiveListState } from './domain/archive-list.ts'
import type { ArchiveLoanState } from './domain/archive-loan.ts'
import { readList } from './list-file.ts'
import { archiveFileLife } from './lives.ts'
import { testPackage } from './packing.ts'
import { findPeople, isHeld } from './projections/case-to-pack.ts'
import { FILES, findFile, findLoan, LISTS, listEvidence, LOANS } from './projections/tables.ts'
import { searchFiles } from './search.ts'
import { fileViews, listView, loanView, NOT_FOUND, runOnFile, runOnList, runOnLoan } from './views.ts'

const PAGE = 20
/** One list is counted by hand: more than this goes on a second one. */
const FILES_PER_LIST = 500
const LOOKS_MAX = 200

async function heldCase({ db }: RequestContext, id: string): Promise<boolean> {
  const row = await findFile(db, id)
  return row !== undefined && isHeld(db, row.state.case)
}

const officerId = ({ actor }: RequestContext): string => (actor.kind === 'officer' ? actor.id : '')

async function nextListNumber({ db, now }: RequestContext): Promise<string> {
  const year = localDate(now()).slice(0, 4)
  const text = `select count(*)::int as n from archive._private_list where number like $1`
  const { rows } = await db.query<{ n: number }>(text, [`YJQC${year}%`])
  return `YJQC${year}-${String((rows[0]?.n ?? 0) + 1).padStart(4, '0')}`
}

/** Named by its number: of two lists drawn up at once one is told to begin anew, and no file stands on both. */
const listStream = ({ idFrom }: RequestContext, number: string): string => idFrom('archive list', number)

/** Records of process are a page or two; what counts as pages of an electronic file are its files. */
const pagesOf = ({ packages }: ArchiveFileState): number => packages.length

const fileHandlers: Pick<
  Handlers<typeof api>,
  'files' | 'file' | 'testFile' | 'package' | 'proposeAppraisal' | 'confirmAppraisal' | 'declineAppraisal'
> = {
  files: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const q = query.q?.trim() ?? ''
    const rows = await searchFiles(context.db, {
      q: q === '' ? null : q,
      year: query.year ?? null,
      stage: query.stage ?? null,
      today: localDate(context.now()),
      after: parsePageKey(query.after),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const after = last === undefined ? null : writePageKey(new Date(last.state.concludedAt), last.id)
    return { items: await fileViews(context, shown), after }
  },
  file: async ({ params }, context) => {
    const row = await findFile(context.db, params.id)
    return row === undefined ? NOT_FOUND : ((await fileViews(context, [row]))[0] ?? NOT_FOUND)
  },
  testFile: async ({ params }, context) => {
    const row = await findFile(context.db, params.id)
    const newest = row?.state.packages.at(-1)
    if (row === undefined || newest === undefined) return NOT_FOUND
    const tested = await testPackage(context, row.id, newest.number, newest.file)
    if (!tested.ok) return { refusal: tested.refusal }
    const after = await findFile(context.db, params.id)
    return after === undefined ? NOT_FOUND : ((await fileViews(context, [after]))[0] ?? NOT_FOUND)
  },
  package: async ({ params }, context) => {
    const row = await findFile(context.db, params.id)
    const wanted = row?.state.packages.find(({ number }) => number === params.number)
    const bytes = wanted === undefined ? undefined : await context.files.find(wanted.file)
    if (row === undefined || bytes === undefined) return NOT_FOUND
    context.reply.send(bytes, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${row.state.caseNumber}-${String(params.number)}.zip"`,
      'cache-control': 'private, no-store',
    })
    return null
  },
  proposeAppraisal: async ({ params, body }, context) => {
    const { outcome, reason, until = null } = body
    const said = { outcome, reason, until, held: await heldCase(context, params.id) }
    return runOnFile(context, params.id, { type: 'ProposeAppraisal', at: context.now(), by: '$actor', ...said })
  },
  confirmAppraisal: async ({ params }, context) => {
    const held = await heldCase(context, params.id)
    return runOnFile(context, params.id, { type: 'ConfirmAppraisal', at: context.now(), by: '$actor', held })
  },
  declineAppraisal: ({ params, body }, context) =>
    runOnFile(context, params.id, { type: 'DeclineAppraisal', at: context.now(), by: '$actor', ...body }),
}

const listHandlers: Pick<
  Handlers<typeof api>,
  'lists' | 'handOverFiles' | 'handOverHistoric' | 'receiveList' | 'returnList'
> = {
  lists: async ({ query }, context) => {
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `$1::timestamptz is null or (signed_at, id) < ($1, $2::uuid) order by signed_at desc, id desc limit $3`
    const rows = await findLifeRows<ArchiveListState>(context.db, LISTS, where, [at, id, limit + 1])
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const after = last === undefined ? null : writePageKey(new Date(last.state.signed.at), last.id)
    return { items: shown.map((row) => listView(context, row)), after }
  },
  handOverFiles: async (_, context) => {
    const { actor, db } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    // What stands on a list that is under way is not put on a second one.
    const where = `stage = 'COMPLETE' and not exists (select from ${LISTS} l, jsonb_array_elements(l.state -> 'signed' -> 'records') r
        where l.stage = 'SIGNED' and r ->> 'file' = archive.file.id::text)
      order by concluded_at, id limit $1`
    const rows = await findLifeRows<ArchiveFileState>(db, FILES, where, [FILES_PER_LIST])
    const records = rows.map(({ id, state }) => ({
      number: state.caseNumber,
      title: state.itemName,
      year: Number(localDate(state.concludedAt).slice(0, 4)),
      retention: state.retention,
      pages: pagesOf(state),
      file: id,
    }))
    const pages = records.reduce((sum, one) => sum + one.pages, 0)
    const number = await nextListNumber(context)
    return runOnList(context, listStream(context, number), {
      type: 'SignList',
      ...{ at: context.now(), by: '$actor', number, kind: 'CONCLUDED_CASES' },
      ...{ organ: actor.organ, sender: context.office.catalogue.officerName(actor.id), records },
      ...{ count: records.length, pages },
    })
  },
  handOverHistoric: async ({ body }, context) => {
    const { actor } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    const read = await readList(Buffer.from(body.list, 'base64'))
    if (!read.ok) return { refusal: { code: 'LIST_UNREADABLE', facts: { row: read.row, column: read.column } } }
    const { sender, count, pages } = body
    const number = await nextListNumber(context)
    return runOnList(context, listStream(context, number), {
      type: 'SignList',
      ...{ at: context.now(), by: '$actor', number, kind: 'HISTORIC' },
      ...{ organ: actor.organ, sender, records: read.records, count, pages },
    })
  },
  receiveList: ({ params, body }, context) =>
    runOnList(context, params.id, { type: 'ReceiveList', at: context.now(), by: '$actor', ...body }),
  returnList: ({ params, body }, context) =>
    runOnList(context, params.id, { type: 'ReturnList', at: context.now(), by: '$actor', ...body }),
}

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  png: 'image/png',
  jpg: 'image/jpeg',
  json: 'application/json',
  txt: 'text/plain',
}

/** One file of a package, by the number of the package and its path in it. */
async function findContent(context: RequestContext, caseId: string, place: string) {
  const row = await findFile(context.db, context.idFrom('archive', caseId))
  const [number = '', ...rest] = place.split('/')
  const path = rest.join('/')
  const held = row?.state.packages.find((one) => String(one.number) === number)
  const bytes = held === undefined ? undefined : await context.files.find(held.file)
  const opened = bytes === undefined ? undefined : context.office.archiving.open(bytes)
  const content = opened?.files.get(path)
  const listed = opened?.manifest.files.find((one) => one.path === path)
  return content === undefined || listed === undefined ? undefined : { content, name: listed.name, path }
}

const loanHandlers: Pick<
  Handlers<typeof api>,
  'loans' | 'requestLoan' | 'decideLoan' | 'readArchive' | 'returnLoan' | 'looks'
> = {
  loans: async ({ query }, context) => {
    const { actor, db } = context
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const keeps = actor.kind === 'officer' && (actor.roles.includes('archivist') || actor.roles.includes('inspector'))
    const where = `($1 or state ->> 'by' = $2) and ($3::timestamptz is null or (asked_at, id) < ($3, $4::uuid))
      order by asked_at desc, id desc limit $5`
    const rows = await findLifeRows<ArchiveLoanState>(db, LOANS, where, [keeps, officerId(context), at, id, limit + 1])
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    const after = last === undefined ? null : writePageKey(new Date(last.state.at), last.id)
    return { items: await Promise.all(shown.map((row) => loanView(context, row))), after }
  },
  requestLoan: async ({ params, body }, context) => {
    const state = stateOf(archiveFileLife, await context.load(params.id))
    if (state === null) return NOT_FOUND
    if (state.stage === 'REMOVED') return { refusal: { code: 'ARCHIVE_FILE_REMOVED' } }
    const { case: caseId, caseNumber } = state
    const about = { case: caseId, caseNumber, ...body }
    return runOnLoan(context, context.newId(), { type: 'RequestLoan', at: context.now(), by: '$actor', ...about })
  },
  decideLoan: ({ params, body }, context) => {
    const { allow, reason } = body
    const said = { at: context.now(), by: '$actor' }
    return runOnLoan(
      context,
      params.id,
      allow ? { type: 'ApproveLoan', ...said } : { type: 'RefuseLoan', ...said, reason },
    )
  },
  readArchive: async ({ params, body }, context) => {
    const loan = await findLoan(context.db, params.id)
    if (loan?.state.by !== officerId(context)) return NOT_FOUND
    const found = await findContent(context, loan.state.case, body.path)
    if (found === undefined) return NOT_FOUND
    // The look is an entry before the first byte leaves the house.
    const read = await runOnLoan(context, params.id, { type: 'ReadArchive', at: context.now(), by: '$actor', ...body })
    if ('refusal' in read) return read
    const { content, name, path } = found
    const who = context.office.catalogue.officerName(officerId(context))
    return {
      name,
      mediaType: MEDIA[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      base64: Buffer.from(content).toString('base64'),
      watermark: `${who} ${localDate(context.now())} ${loan.state.caseNumber}`,
      loan: read,
    }
  },
  returnLoan: ({ params }, context) =>
    runOnLoan(context, params.id, { type: 'ReturnLoan', at: context.now(), by: '$actor' }),
  looks: async ({ params }, context) => {
    const { actor, db, office } = context
    const person = (await findPeople(db, [params.id])).get(params.id)
    const mine = await office.accounts.aliases(actor.kind === 'applicant' ? actor.id : '')
    if (person === undefined || !mine.includes(person.applicant)) return NOT_FOUND
    const file = await findFile(db, context.idFrom('archive', params.id))
    const rows = await findLifeRows<ArchiveLoanState>(db, LOANS, 'case_id = $1 order by asked_at', [params.id])
    const items = rows.flatMap(({ state }) =>
      state.reads.map(({ at, by, copy }) => ({
        by: office.catalogue.officerName(by),
        organ: file === undefined ? '' : office.catalogue.organName(file.state.organ),
        ...{ at, copy, purpose: state.purpose },
      })),
    )
    return {
      archivedAt: file?.state.packages[0]?.at ?? null,
      retainUntil: file?.state.retainUntil ?? null,
      items: items.slice(-LOOKS_MAX),
    }
  },
}

export const handlers: Handlers<typeof api> = {
  ...fileHandlers,
  ...listHandlers,
  ...loanHandlers,
  evidence: async (_, { db }) => ({
    items: (await listEvidence(db)).map(({ number, at, packages, renewBefore, file }) => ({
      ...{ number, file, packages: packages.length },
      at: at.toISOString(),
      renewBefore: renewBefore.toISOString(),
    })),
  }),
  evidenceRecord: async ({ params }, context) => {
    const row = (await listEvidence(context.db)).find(({ number }) => number === params.number)
    const bytes = row === undefined ? undefined : await context.files.find(row.file)
    if (bytes === undefined) return NOT_FOUND
    context.reply.send(bytes, {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="evidence-${String(params.number)}.json"`,
    })
    return null
  },
}
