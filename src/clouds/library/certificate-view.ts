import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import type { api } from './api.ts'
import { changesOf } from './projections/held.ts'
import type { CertificateRow } from './projections/held.ts'
import { usesOf } from './projections/uses.ts'

type View = Output<typeof api.libraryCertificate>
type Line = Output<typeof api.searchLibrary>['items'][number]

export function lineView(row: CertificateRow): Line {
  const { id, version, name, certificateType, number, identifier, organName, holderName, holderCode } = row
  const { validFrom, validUntil, way, standing, enteredAt } = row
  return {
    ...{ id, version, name, certificateType, number, identifier, organName, holderName, holderCode },
    ...{ validFrom, validUntil, way, standing, enteredAt: enteredAt.toISOString() },
  }
}

/** What an entry of its life says in a word or two beside its name. */
const wordsOf = (body: Readonly<Record<string, unknown>> | null): string => {
  const said = body?.['reason'] ?? body?.['checkedAgainst'] ?? body?.['ground'] ?? ''
  return typeof said === 'string' ? said : ''
}

async function historyOf({ history, office }: RequestContext, id: string): Promise<View['history']> {
  return (await history(id)).map(({ envelope, body }) => ({
    type: envelope.type,
    at: envelope.occurredAt,
    by: office.catalogue.officerName(envelope.actor),
    words: wordsOf(body),
  }))
}

export async function certificateView(
  context: RequestContext,
  row: CertificateRow,
  officer: OfficerActor,
): Promise<View> {
  const { db, office } = context
  const [history, uses, changes] = await Promise.all([
    historyOf(context, row.id),
    row.identifier === null ? [] : usesOf(db, row.identifier),
    changesOf(db, row.holderCode),
  ])
  const confirms = may(officer, 'library.confirm', { organs: [row.organ] })
  return {
    ...lineView(row),
    typeVersion: row.typeVersion,
    rows: row.rows.map(([label, value]) => [label, value]),
    hasFile: row.file !== null && row.way !== 'PRODUCED',
    produced: row.way === 'PRODUCED',
    case: row.caseId,
    batch: row.batch === null ? null : { id: row.batch, row: row.batchRow ?? 0 },
    system: row.system,
    reason: row.reason,
    ended: row.ended,
    history,
    uses: await Promise.all(
      uses.map(async ({ caseId, caseNumber, itemCode, at }) => ({
        case: caseId,
        caseNumber,
        itemName: (await office.catalogue.findItem(itemCode))?.standard.name.zh ?? itemCode,
        at: at.toISOString(),
      })),
    ),
    codeChanges: changes.map(({ kind, fromCodes, toCodes, basis, at }) => ({
      kind,
      from: [...fromCodes],
      to: [...toCodes],
      basis,
      at: at.toISOString(),
    })),
    mayConfirm: confirms && row.standing === 'UNVERIFIED',
    mayEnd: confirms && row.standing === 'VERIFIED' && row.way !== 'PRODUCED',
  }
}
