import { createHash } from 'node:crypto'
import type { ItemStandard } from '#catalogue/standard'
import type { CaseGranted } from '#clouds/approval/events'
import type { OrganRegistered } from '#clouds/organisation/events'
import { eventReader, stateOf } from '#frame'
import type { DocumentContent, Services } from '#frame'
import { composeCertificateIdentifier, localDate } from '#kernel'
import type { CaseFacts } from '../documents/case-facts.ts'
import { certificateRows } from '../documents/certificate-rows.ts'
import { writtenValidity } from '../documents/written-date.ts'
import type { CertificateCommand, CertificateContent } from '../domain/certificate.ts'
import type { CompleteSealing } from '../domain/sealing.ts'
import { certificateLife } from '../lives.ts'
import { findCertificateByIdentifier, nextSerial } from '../projections/document.ts'
import type { CertificateRow } from '../projections/document.ts'
import { createSeries } from './series.ts'
import type { GivenNumber } from './series.ts'
import { freePlace } from './status-place.ts'
import { beginPaper, completePaper } from './seal-paper.ts'
import type { Beginning, Paper, Sealing } from './seal-paper.ts'

const readOrgan = eventReader<OrganRegistered>('OrganRegistered')
/** 流水号 of ten digits, as GB/T 36904 identifiers in use have it. */
const SERIAL_DIGITS = 10
const UNIQUE_VIOLATION = '23505'
/** Two nodes may reach for one serial at once, or the one before is not used: the loser takes the next. */
const RACES_MAX = 8

/** 流水号 of each type and organ. */
const series = createSeries()
class GivenUp extends Error {}

export async function publishedStandard(services: Services, facts: CaseFacts): Promise<ItemStandard> {
  const { itemCode, version } = facts.standard
  const item = await services.office.catalogue.findItem(itemCode, version)
  if (item === undefined) throw new Error(`The catalogue does not know ${itemCode} version ${String(version)}`)
  return item.standard
}

/** 128 bits that only this installation can derive, and always derives alike. */
function tokenOf(services: Services, cause: string): string {
  const halves = ['first', 'second'].map((half) => services.idFrom(cause, 'certificate token', half))
  return createHash('sha256').update(halves.join()).digest().subarray(0, 16).toString('base64url')
}

/** An item that is a filing under some answers yields two kinds of paper; the pinned type says which one is due. */
const paperOf = ({ result }: ItemStandard, certificateType: string) =>
  [result?.filing, result].find((paper) => paper?.certificateType === certificateType) ?? result

/** What a certificate is issued on: a grant, and, when a slip of the pen in it was put right, that correction too. */
export interface Issue {
  readonly stream: string
  readonly facts: CaseFacts
  readonly granted: CaseGranted
  /** Leaf hash of the grant's entry. */
  readonly decision: string
  readonly correction?: Correction
}
export interface Correction {
  /** Leaf hash of the correction's entry. */
  readonly cause: string
  readonly at: string
  readonly by: string
  /** The version with the slip in it. */
  readonly standing: CertificateRow
}

/** What it will say, the type's own template in force today, if it has one, and its serial, if it is a new one. */
interface Content {
  readonly content: CertificateContent
  readonly ownTemplate: string | null
  readonly given: GivenNumber | undefined
}

async function certificateContent(
  { facts, granted, decision, correction }: Issue,
  certificateType: string,
  services: Services,
): Promise<Content> {
  const standard = await publishedStandard(services, facts)
  const organ = (await services.history(facts.standard.organ)).map(readOrgan).find((event) => event !== undefined)
  if (organ === undefined) throw new Error(`Nobody registered the organ ${facts.standard.organ}`)
  // Altered, renewed or replaced, a certificate keeps its serial and counts a version (GB/T 36904).
  const earlier = correction?.standing ?? (await certificateConcerned(facts, services))
  const type = earlier?.certificateType ?? certificateType
  const version = (earlier?.version ?? 0) + 1
  const { name, idNumber } = facts.applicant
  const inForce = await services.office.library.typeInForce(type)
  const status = await freePlace(services.db)
  // Last of all that may fail here: who has been given a number must settle it.
  const given = earlier === undefined ? await takeSerial(type, facts.standard.organ, services) : undefined
  const serial = earlier?.serial ?? given?.number ?? 0
  const content: CertificateContent = {
    case: facts.case,
    caseNumber: facts.caseNumber,
    itemCode: facts.standard.itemCode,
    identifier: composeCertificateIdentifier({
      certificateType: type,
      organ: organ.creditCode,
      serial: String(serial).padStart(SERIAL_DIGITS, '0'),
      version,
    }),
    serial,
    version,
    cause: decision,
    ...(correction === undefined ? {} : { correction: correction.cause }),
    certificateType: type,
    ...(inForce === null ? {} : { typeVersion: inForce.number }),
    certificateName: paperOf(standard, certificateType)?.name.zh ?? standard.name.zh,
    organ: facts.standard.organ,
    organName: organ.name,
    holder: { name, idNumber },
    rows: certificateRows(standard, facts),
    // A correction moves no day: what was granted stays as it was granted.
    validFrom: (correction?.standing ?? granted).validFrom,
    validUntil: (correction?.standing ?? granted).validUntil,
    token: tokenOf(services, correction?.cause ?? decision),
    status,
  }
  return { content, ownTemplate: inForce?.template ?? null, given }
}

const takeSerial = (type: string, organ: string, { db }: Services): Promise<GivenNumber> =>
  series.take(`${type} ${organ}`, () => nextSerial(db, type, organ))

const certificateConcerned = async ({ certificate }: CaseFacts, { db }: Services) =>
  certificate === null ? undefined : findCertificateByIdentifier(db, certificate)

const printed = ({ content, ownTemplate }: Content, at: string, services: Services): DocumentContent => ({
  template: 'certificate',
  title: content.certificateName,
  number: content.identifier,
  rows: [...content.rows, ['有效期限', writtenValidity(content.validFrom, content.validUntil)]],
  paragraphs: [],
  date: localDate(at),
  signingTime: at,
  qrText: services.office.seal.verifyUrl(content.token),
  ...(ownTemplate === null ? {} : { ownTemplate }),
})

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION

export async function issueCertificate(issue: Issue, services: Services): Promise<Sealing> {
  const { stream, facts, granted, decision, correction } = issue
  const { certificateType, organ } = facts.standard
  if (certificateType === null) return { sealed: true }
  const { at, by } = correction ?? granted
  const stage = async () => {
    const state = stateOf(certificateLife, await services.load(stream))
    return state.phase === 'absent' ? ({ phase: 'absent' } as const) : state.stage
  }
  const complete = (sealed: CompleteSealing) => ({ ...sealed, decision }) satisfies CertificateCommand
  const attempt = async (): Promise<Beginning> => {
    const made = await certificateContent(issue, certificateType, services)
    const { content, given } = made
    const paper: Paper = {
      life: 'certificate',
      stream,
      item: facts.standard.itemCode,
      organ,
      decidedBy: by,
      number: content.identifier,
      stage,
      content: printed(made, at, services),
      turn: async () => {
        if ((await given?.mayBeUsed()) === false) throw new GivenUp()
      },
      begin: ({ number: _, ...request }) =>
        ({ type: 'BeginSealing', content, ...request }) satisfies CertificateCommand,
      complete,
    }
    const beginning = await beginPaper(paper, services).catch((error: unknown) => {
      given?.settle(false)
      throw error
    })
    given?.settle(beginning.at === 'begun' && beginning.prepared !== undefined)
    return beginning
  }
  return completePaper({ life: 'certificate', stream, organ, complete }, await retryTaken(attempt), services)
}

async function retryTaken(attempt: () => Promise<Beginning>): Promise<Beginning> {
  for (let race = 1; ; race += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(isTaken(error) || error instanceof GivenUp) || race === RACES_MAX) throw error
    }
  }
}
