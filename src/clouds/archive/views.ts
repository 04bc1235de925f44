import type { Output } from '#contract'
import type { RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { api } from './api.ts'
import type { ArchiveFileCommand } from './domain/archive-file.ts'
import type { ArchiveListCommand } from './domain/archive-list.ts'
import type { ArchiveLoanCommand } from './domain/archive-loan.ts'
import { archiveFileLife, archiveListLife, archiveLoanLife } from './lives.ts'
import { findPeople } from './projections/case-to-pack.ts'
import { findFile, findList, findLoan } from './projections/tables.ts'
import type { FileRow, ListRow, LoanRow } from './projections/tables.ts'

type FileView = Output<typeof api.file>
type ListView = Output<typeof api.receiveList>
type LoanView = Output<typeof api.returnLoan>
export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }

/** 张*: enough to tell two cases apart, too little to know somebody by. Enterprises are public. */
const masked = (kind: 'PERSON' | 'ENTERPRISE', name: string): string =>
  kind === 'ENTERPRISE' ? name : `${[...name][0] ?? ''}*`

export async function fileViews(context: RequestContext, rows: readonly FileRow[]): Promise<FileView[]> {
  const { catalogue } = context.office
  const people = await findPeople(
    context.db,
    rows.map(({ state }) => state.case),
  )
  const today = localDate(context.now())
  return rows.map(({ id, version, state }) => {
    const { stage, caseNumber, outcome, concludedAt, retention, retainUntil, list, packages, proposal } = state
    const person = people.get(state.case)
    return {
      ...{ id, version, caseNumber, outcome, concludedAt, stage, retention, retainUntil, list },
      itemName: catalogue.nameIn(context.language, state.itemName),
      applicant: person === undefined ? null : masked(person.kind, person.name),
      organ: catalogue.organName(state.organ),
      ended: stage === 'HANDED_OVER' && retainUntil !== null && retainUntil < today,
      packages: packages.map(({ number, file, sm3, sizeBytes, at, checks }) => ({
        ...{ number, file, sm3, sizeBytes, at },
        checks: checks === null ? null : checks.map((one) => ({ ...one, findings: [...one.findings] })),
      })),
      proposal:
        proposal === null
          ? null
          : {
              outcome: proposal.outcome,
              reason: proposal.reason,
              until: proposal.until,
              by: catalogue.officerName(proposal.by),
              at: proposal.at,
              own: context.actor.kind === 'officer' && context.actor.id === proposal.by,
            },
    }
  })
}

export function listView(context: RequestContext, { id, state }: ListRow): ListView {
  const { catalogue } = context.office
  const { stage, signed, received, returned } = state
  const { number, kind, sender, count, pages } = signed
  const by = (officer: string) => catalogue.officerName(officer)
  return {
    ...{ id, number, kind, sender, stage, count, pages },
    organ: catalogue.organName(signed.organ),
    records: signed.records.map(({ file: _, ...line }) => line),
    signed: { by: by(signed.by), at: signed.at },
    received: received === null ? null : { ...received, by: by(received.by), missing: [...received.missing] },
    returned: returned === null ? null : { ...returned, by: by(returned.by) },
    mine: stage === 'SIGNED' && context.actor.kind === 'officer' && context.actor.id !== signed.by,
  }
}

/** What of a package is for reading; the rest proves. */
const READABLE: readonly string[] = ['FORM', 'MATERIAL', 'NOTICE', 'RESULT', 'RECORD']

export async function loanView(context: RequestContext, { id, state }: LoanRow): Promise<LoanView> {
  const { catalogue, archiving } = context.office
  const { caseNumber, by, at, purpose, days, until, decidedBy, refusal, reads } = state
  const own = context.actor.kind === 'officer' && context.actor.id === by
  const over = state.stage === 'LENT' && until !== null && until < localDate(context.now())
  const stage = over ? 'OVER' : state.stage
  const file = own && stage === 'LENT' ? await findFile(context.db, context.idFrom('archive', state.case)) : undefined
  const contents: LoanView['contents'] = []
  for (const one of file?.state.packages ?? []) {
    const bytes = await context.files.find(one.file)
    const opened = bytes === undefined ? undefined : archiving.open(bytes)
    for (const { path, name, role, size } of opened?.manifest.files ?? [])
      if (READABLE.includes(role)) contents.push({ path: `${String(one.number)}/${path}`, name, role, sizeBytes: size })
  }
  return {
    ...{ id, caseNumber, stage, at, purpose, days, until, deniedFor: refusal, own, contents },
    by: catalogue.officerName(by),
    decidedBy: decidedBy === null ? null : catalogue.officerName(decidedBy),
    reads: reads.map(({ at: when, path, copy }) => ({ at: when, path, copy })),
  }
}

async function run(context: RequestContext, life: string, stream: string, command: object) {
  const { actor, idempotency } = context
  return context.run({
    ...{ life, stream, command: jsonObjectOf(command), by: actor },
    ...(idempotency === undefined ? {} : { idempotency }),
  })
}
export async function runOnFile(context: RequestContext, id: string, command: ArchiveFileCommand) {
  const result = await run(context, archiveFileLife.kind, id, command)
  const row = result.ok ? await findFile(context.db, result.stream) : undefined
  if (!result.ok) return { refusal: result.refusal }
  const [view] = row === undefined ? [] : await fileViews(context, [row])
  return view ?? NOT_FOUND
}
export async function runOnList(context: RequestContext, id: string, command: ArchiveListCommand) {
  const result = await run(context, archiveListLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const row = await findList(context.db, result.stream)
  return row === undefined ? NOT_FOUND : listView(context, row)
}
export async function runOnLoan(context: RequestContext, id: string, command: ArchiveLoanCommand) {
  const result = await run(context, archiveLoanLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const row = await findLoan(context.db, result.stream)
  return row === undefined ? NOT_FOUND : loanView(context, row)
}
