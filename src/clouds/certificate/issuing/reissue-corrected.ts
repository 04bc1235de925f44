import type { CaseGranted, ClericalErrorCorrected } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Services } from '#frame'
import type { StoredEntry } from '#ledger'
import { factsOf } from '../documents/case-facts.ts'
import { certificateRows } from '../documents/certificate-rows.ts'
import type { CertificatePrepared } from '../domain/events.ts'
import { listStanding } from '../projections/document.ts'
import { issueCertificate, publishedStandard } from './issue-certificate.ts'
import type { Sealing } from './seal-paper.ts'

const readCorrection = eventReader<ClericalErrorCorrected>('ClericalErrorCorrected')
const readGrant = eventReader<CaseGranted>('CaseGranted')
const readPrepared = eventReader<CertificatePrepared>('CertificatePrepared')
const DONE: Sealing = { sealed: true }

/** The last act of a kind in a case, with its leaf. */
function lastOf<Event>(history: readonly StoredEntry[], read: (entry: StoredEntry) => Event | undefined) {
  for (const entry of history.toReversed()) {
    const event = read(entry)
    if (event !== undefined) return { event, leaf: entry.leafHash }
  }
  return undefined
}

/**
 * 笔误更正: a slip of the pen that also stands on the certificate is put right there too. The certificate is issued anew
 * under its serial, one version later, and the one with the slip ends as REPLACED. Of several corrections the last one
 * does it for all; a certificate that has been altered by another case meanwhile is that case's.
 */
export async function reissueCorrected(
  source: { readonly case: string; readonly cause: string },
  services: Services,
): Promise<Sealing> {
  const history = await services.history(source.case)
  const [correction, grant] = [lastOf(history, readCorrection), lastOf(history, readGrant)]
  const facts = factsOf(history)
  if (correction?.leaf !== source.cause || grant === undefined || facts === undefined) return DONE
  const stream = services.idFrom(source.cause, 'reissued')
  const standing = (await listStanding(services.db, source.case)).find(({ id }) => id !== stream)
  if (standing === undefined) return DONE
  const shown = (await services.history(standing.id)).map(readPrepared).find((event) => event !== undefined)
  const { name, idNumber } = facts.applicant
  const rows = certificateRows(await publishedStandard(services, facts), facts)
  const now = JSON.stringify([{ name, idNumber }, rows])
  if (shown === undefined || now === JSON.stringify([pick(shown.holder), shown.rows])) return DONE
  const { at, by } = correction.event
  return issueCertificate(
    {
      ...{ stream, facts, granted: grant.event, decision: grant.leaf },
      correction: { cause: source.cause, at, by, standing },
    },
    services,
  )
}

const pick = ({ name, idNumber }: CertificatePrepared['holder']) => ({ name, idNumber })
