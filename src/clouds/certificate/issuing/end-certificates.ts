import type { ApplicationSubmitted, CaseGranted, ChallengeDecided, GrantAnnulled } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction, Services } from '#frame'
import type { StoredEntry } from '#ledger'
import type { EndCertificate } from '../domain/certificate.ts'
import type { CertificateEnded, CertificateSealed } from '../domain/events.ts'
import { certificateLife } from '../lives.ts'
import {
  findCertificateById,
  findCertificateByIdentifier,
  findEarlierVersion,
  listStanding,
} from '../projections/document.ts'
import type { CertificateRow } from '../projections/document.ts'
import { sealingSystem } from './seal-paper.ts'

type Ending = CaseGranted | ChallengeDecided | GrantAnnulled | CertificateSealed
const readEnding = eventReader<Ending>('CaseGranted', 'ChallengeDecided', 'GrantAnnulled', 'CertificateSealed')
const readSubmitted = eventReader<ApplicationSubmitted>('ApplicationSubmitted')

/**
 * A certificate ends with the act that takes its ground away: the next version is sealed, its holder gives it up, the
 * grant is annulled or set aside. Whoever verifies it learns so from that moment on.
 */
export const endCertificates: Reaction = {
  name: 'certificate.end-certificates',
  types: ['CaseGranted', 'ChallengeDecided', 'GrantAnnulled', 'CertificateSealed'],
  react: async (entry, services) => {
    const event = readEnding(entry)
    if (event === undefined) return
    const [ground, rows] = await endedBy(entry, event, services)
    for (const row of rows) await end(row, ground, entry, services)
  },
}

type Ended = readonly [CertificateEnded['ground'], readonly CertificateRow[]]

async function endedBy(entry: StoredEntry, event: Ending, services: Services): Promise<Ended> {
  const { stream } = entry.envelope
  switch (event.type) {
    case 'CertificateSealed': {
      const sealed = await findCertificateById(services.db, stream)
      const earlier = sealed === undefined ? undefined : await findEarlierVersion(services.db, sealed)
      return ['REPLACED', earlier === undefined ? [] : [earlier]]
    }
    case 'CaseGranted':
      return ['DEREGISTERED', await givenUp(stream, services)]
    case 'ChallengeDecided':
      return ['ANNULLED', event.outcome === 'SET_ASIDE' ? await listStanding(services.db, stream) : []]
    case 'GrantAnnulled':
      return ['ANNULLED', await listStanding(services.db, stream)]
  }
}

/** 注销: the certificate the granted application was about. */
async function givenUp(caseId: string, services: Services): Promise<readonly CertificateRow[]> {
  const submitted = (await services.history(caseId)).map(readSubmitted).find((event) => event !== undefined)
  if (submitted?.certificate === undefined || submitted.standard.track.changeKind !== 'DEREGISTRATION') return []
  const row = await findCertificateByIdentifier(services.db, submitted.certificate)
  return row === undefined ? [] : [row]
}

async function end(row: CertificateRow, ground: CertificateEnded['ground'], entry: StoredEntry, services: Services) {
  const command = {
    type: 'EndCertificate',
    at: services.now(),
    ground,
    cause: entry.leafHash,
  } as const satisfies EndCertificate
  // What has ended already stays as it ended: a repeated reaction is refused and that is right.
  await services.run({ life: certificateLife.kind, stream: row.id, command, by: sealingSystem(services) })
}
