import type { ExchangeConcluded, HoldLifted } from '#clouds/interplay/events'
import { eventReader } from '#frame'
import type { Job, Reaction, Services } from '#frame'
import { followMeasures } from './follow-measures.ts'
import { endCertificates } from './issuing/end-certificates.ts'
import { eraseNotices } from './issuing/erase-notices.ts'
import { sealOwedRenditions, sealRenditions } from './issuing/seal-rendition.ts'
import { issuePaper } from './issuing/issue-paper.ts'
import { listOwed, OWING_TYPES, readOwingEvent } from './projections/owed.ts'
import { publishRevocationLists, revokingReactions } from './revoking/lists.ts'
import { publishStatusLists, statusListReactions } from './revoking/status-lists.ts'

/** A keeper's authorisation lets at most this many papers go at once; the next minute takes the rest. */
const OWED_BATCH = 200
/** Younger papers are the reaction's own business. */
const PATIENCE_MS = 60_000

/** Each act that owes the applicant a sealed paper (行政许可法 32, 38, 39) brings it about. */
const issueSealedPapers: Reaction = {
  name: 'certificate.issue-sealed-papers',
  pace: 'awaited',
  types: OWING_TYPES,
  react: async (entry, services) => {
    const owing = readOwingEvent(entry)
    const source = {
      case: owing !== undefined && 'case' in owing ? owing.case : entry.envelope.stream,
      cause: entry.leafHash,
    }
    // What the keeper has not authorised, or what cannot be printed, must not hold up the papers of others:
    // it stays owed, and the job below tries again and says aloud why it could not.
    await issuePaper(source, services).catch(() => undefined)
  },
}

/** Tries what is still owed; a paper waits for its keeper's authorisation, or for a broken machine to be mended. */
async function sealWhatIsOwed(services: Services): Promise<void> {
  const before = new Date(Date.parse(services.now()) - PATIENCE_MS).toISOString()
  const failures: unknown[] = []
  for (const { caseId, cause } of await listOwed(services.db, before, OWED_BATCH)) {
    try {
      await issuePaper({ case: caseId, cause }, services)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} papers could not be sealed`)
}

/** A renewed authorisation, or a key in place of a lost one, frees what waited for it, at once. */
const sealAfterAuthorisation: Reaction = {
  name: 'certificate.seal-after-authorisation',
  types: ['SealUseAuthorised', 'SealKeyRotated'],
  react: (_, services) => sealWhatIsOwed(services).catch(() => undefined),
}

const readConfirmed = eventReader<ExchangeConcluded | HoldLifted>('ExchangeConcluded', 'HoldLifted')
/** 闭环确认: once departments have agreed, were silent, or their objection was settled, the certificate goes out at once. */
const issueWhatWasConfirmed: Reaction = {
  name: 'certificate.issue-what-was-confirmed',
  types: ['ExchangeConcluded', 'HoldLifted'],
  react: async (entry, services) => {
    const { case: caseId, cause } = readConfirmed(entry) ?? { case: null, cause: null }
    if (caseId !== null && cause !== null) await issuePaper({ case: caseId, cause }, services).catch(() => undefined)
  },
}

const sealOwedPapers: Job = { name: 'certificate.seal-owed-papers', cron: '* * * * *', run: sealWhatIsOwed }

export const reactions: readonly Reaction[] = [
  issueSealedPapers,
  sealAfterAuthorisation,
  issueWhatWasConfirmed,
  endCertificates,
  followMeasures,
  sealRenditions,
  eraseNotices,
  ...revokingReactions,
  ...statusListReactions,
]
export const jobs: readonly Job[] = [sealOwedPapers, sealOwedRenditions, publishRevocationLists, publishStatusLists]
