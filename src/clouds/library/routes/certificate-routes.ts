import { parsePageKey, writePageKey } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { may } from '#policy'
import type { Action, OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { certificateView, lineView } from '../certificate-view.ts'
import { tidyCode } from '../domain/holder-code.ts'
import { identifierFor, organOf } from '../identifiers.ts'
import { enteredLife, holderLife } from '../lives.ts'
import {
  countedOfHolder,
  countLibrary,
  findCertificate,
  findSameNumber,
  searchCertificates,
} from '../projections/held.ts'
import type { CertificateRow } from '../projections/held.ts'
import { act, NOT_FOUND, officerOf, organSeenBy, refuse, sees, sendScan } from '../run-library.ts'

const PAGE = 20

interface Open {
  readonly row: CertificateRow
  readonly officer: OfficerActor
}
/** A certificate of an organ the officer sees; of any other it is not said that it exists. */
async function open(
  context: RequestContext,
  id: string,
  action: Action = 'library.read',
): Promise<Open | RefusalAnswer> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findCertificate(context.db, id)
  if (officer === undefined || row === undefined || !sees(officer, row.organ)) return NOT_FOUND
  if (action !== 'library.read' && !may(officer, action, { organs: [row.organ] })) return NOT_FOUND
  return { row, officer }
}

type Doors =
  | 'libraryCounts'
  | 'searchLibrary'
  | 'libraryCertificate'
  | 'libraryFile'
  | 'confirmSupplied'
  | 'rejectSupplied'
  | 'endEntered'
  | 'changeHolderCode'
  | 'splitHolder'

export const certificateHandlers: Pick<Handlers<typeof api>, Doors> = {
  libraryCounts: async (_, context) => {
    const officer = officerOf(context)
    return officer === undefined ? NOT_FOUND : countLibrary(context.db, organSeenBy(officer))
  },

  searchLibrary: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const q = query.q?.trim() ?? ''
    const rows = await searchCertificates(context.db, {
      organ: organSeenBy(officer),
      q: q === '' ? null : q,
      certificateType: query.certificateType ?? null,
      standing: query.standing ?? null,
      way: query.way ?? null,
      after: parsePageKey(query.after),
      limit,
    })
    const last = rows.length < limit ? undefined : rows.at(-1)
    return { items: rows.map(lineView), after: last === undefined ? null : writePageKey(last.enteredAt, last.id) }
  },

  libraryCertificate: async ({ params }, context) => {
    const opened = await open(context, params.id)
    return 'refusal' in opened ? opened : certificateView(context, opened.row, opened.officer)
  },

  libraryFile: async ({ params }, context) => {
    const opened = await open(context, params.id)
    if ('refusal' in opened) return opened
    return opened.row.way === 'PRODUCED' ? refuse('SCAN_MISSING') : sendScan(context, opened.row.file)
  },

  confirmSupplied: async ({ params, body: { expectedVersion, checkedAgainst } }, context) => {
    const opened = await open(context, params.id, 'library.confirm')
    if ('refusal' in opened) return opened
    const { row } = opened
    const organ = await organOf(context, row.organ)
    if (organ === undefined) return NOT_FOUND
    if (row.standing === 'UNVERIFIED' && (await findSameNumber(context.db, row)) !== undefined)
      return refuse('CERTIFICATE_HELD_ALREADY')
    const identifier = identifierFor(row.certificateType, organ, row.number)
    const order = { type: 'ConfirmSupplied', identifier, checkedAgainst } as const
    return act(context, enteredLife, row.id, order, expectedVersion)
  },

  rejectSupplied: async ({ params, body: { expectedVersion, reason } }, context) => {
    const opened = await open(context, params.id, 'library.confirm')
    if ('refusal' in opened) return opened
    return act(context, enteredLife, opened.row.id, { type: 'RejectSupplied', reason }, expectedVersion)
  },

  endEntered: async ({ params, body: { expectedVersion, ground, reason } }, context) => {
    const opened = await open(context, params.id, 'library.confirm')
    if ('refusal' in opened || opened.row.way === 'PRODUCED') return NOT_FOUND
    return act(context, enteredLife, opened.row.id, { type: 'EndEntered', ground, reason }, expectedVersion)
  },

  changeHolderCode: async ({ body: { kind, from, to, name, basis } }, context) => {
    const id = context.newId()
    const order = { type: 'ChangeHolderCode', kind, from: from.map(tidyCode), to: tidyCode(to), name, basis } as const
    const done = await act(context, holderLife, id, order)
    if ('refusal' in done) return done
    return { id, certificates: (await countedOfHolder(context.db, order.to, null)).length }
  },

  splitHolder: async ({ body: { from, shares, basis } }, context) => {
    const id = context.newId()
    const held = (await countedOfHolder(context.db, tidyCode(from), null)).map((row) => row.id)
    const tidy = shares.map((share) => ({ ...share, to: tidyCode(share.to) }))
    const done = await act(context, holderLife, id, {
      type: 'SplitHolder',
      from: tidyCode(from),
      shares: tidy,
      basis,
      held,
    })
    return 'refusal' in done ? done : { id }
  },
}
