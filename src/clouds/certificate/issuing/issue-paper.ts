import { createHash } from 'node:crypto'
import type { ItemStandard } from '#catalogue/standard'
import type { CaseGranted } from '#clouds/approval/events'
import { eventReader, stateOf } from '#frame'
import type { DocumentContent, Services } from '#frame'
import { composeCertificateIdentifier, localDate } from '#kernel'
import type { OrganRegistered } from '#clouds/organisation/events'
import type { CaseFacts, Owing } from '../documents/case-facts.ts'
import { owingOf } from '../documents/case-facts.ts'
import { certificateRows } from '../documents/certificate-rows.ts'
import { noticeContent } from '../documents/notice-content.ts'
import type { OwingEvent } from '../projections/owed.ts'
import { writtenValidity } from '../documents/written-date.ts'
import type { CertificateCommand, CertificateContent } from '../domain/certificate.ts'
import type { NoticeKind } from '../domain/events.ts'
import type { NoticeCommand } from '../domain/notice.ts'
import type { CompleteSealing } from '../domain/sealing.ts'
import { certificateLife, noticeLife } from '../lives.ts'
import { findCertificateByIdentifier, nextSerial } from '../projections/document.ts'
import { stepOf, yieldsCertificate } from '../projections/owed.ts'
import type { InTurn } from './in-turn.ts'
import { beginPaper, completePaper, sealPaper } from './seal-paper.ts'
import type { Beginning, Paper, Sealing } from './seal-paper.ts'

const readOrgan = eventReader<OrganRegistered>('OrganRegistered')
/** 流水号 of ten digits, as GB/T 36904 identifiers in use have it. */
const SERIAL_DIGITS = 10
const UNIQUE_VIOLATION = '23505'
/** Two nodes may reach for one serial at once; the loser takes the next. */
const RACES_MAX = 8

/** Stable for the act, so that whoever tries again works on the same paper. */
const streamOf = (services: Services, cause: string) => services.idFrom(cause, 'paper')

async function publishedStandard(services: Services, facts: CaseFacts): Promise<ItemStandard> {
  const { itemCode, version } = facts.standard
  const item = await services.office.catalogue.findItem(itemCode, version)
  if (item === undefined) throw new Error(`The catalogue does not know ${itemCode} version ${String(version)}`)
  return item.standard
}

async function issueNotice(owing: Owing, event: OwingEvent, kind: NoticeKind, services: Services): Promise<Sealing> {
  const { facts } = owing
  const stream = streamOf(services, owing.cause)
  const standard = await publishedStandard(services, facts)
  const content = noticeContent(event, {
    facts,
    standard,
    calendar: services.office.calendar.current(facts.standard.organ),
    organName: services.office.catalogue.organName,
  })
  return sealPaper(
    {
      life: 'notice',
      stream,
      item: facts.standard.itemCode,
      decidedBy: event.by,
      number: content.number,
      stage: async () => {
        const state = stateOf(noticeLife, await services.load(stream))
        return state.phase === 'absent' ? { phase: 'absent' } : state.stage
      },
      content,
      begin: (request) =>
        ({ type: 'BeginSealing', case: facts.case, kind, cause: owing.cause, ...request }) satisfies NoticeCommand,
      complete: (sealed) => sealed satisfies NoticeCommand,
    },
    services,
  )
}

/** 128 bits that only this installation can derive, and always derives alike. */
function tokenOf(services: Services, cause: string): string {
  const halves = ['first', 'second'].map((half) => services.idFrom(cause, 'certificate token', half))
  return createHash('sha256').update(halves.join()).digest().subarray(0, 16).toString('base64url')
}

/** An item that is a filing under some answers yields two kinds of paper; the pinned type says which one is due. */
const paperOf = ({ result }: ItemStandard, certificateType: string) =>
  [result?.filing, result].find((paper) => paper?.certificateType === certificateType) ?? result

async function certificateContent(
  { facts, cause }: Owing,
  granted: CaseGranted,
  certificateType: string,
  services: Services,
): Promise<CertificateContent> {
  const standard = await publishedStandard(services, facts)
  const organ = (await services.history(facts.standard.organ)).map(readOrgan).find((event) => event !== undefined)
  if (organ === undefined) throw new Error(`Nobody registered the organ ${facts.standard.organ}`)
  // Altered, renewed or replaced, a certificate keeps its serial and counts a version (GB/T 36904).
  const earlier =
    facts.certificate === null ? undefined : await findCertificateByIdentifier(services.db, facts.certificate)
  const type = earlier?.certificateType ?? certificateType
  const serial = earlier?.serial ?? (await nextSerial(services.db, type, facts.standard.organ))
  const version = (earlier?.version ?? 0) + 1
  const { name, idNumber } = facts.applicant
  return {
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
    cause,
    certificateType: type,
    certificateName: paperOf(standard, certificateType)?.name.zh ?? standard.name.zh,
    organ: facts.standard.organ,
    organName: organ.name,
    holder: { name, idNumber },
    rows: certificateRows(standard, facts),
    validFrom: granted.validFrom,
    validUntil: granted.validUntil,
    token: tokenOf(services, cause),
  }
}

const printed = (content: CertificateContent, granted: CaseGranted, services: Services): DocumentContent => ({
  template: 'certificate',
  title: content.certificateName,
  number: content.identifier,
  rows: [...content.rows, ['有效期限', writtenValidity(content.validFrom, content.validUntil)]],
  paragraphs: [],
  date: localDate(granted.at),
  signingTime: granted.at,
  qrText: services.office.seal.verifyUrl(content.token),
})

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION

async function issueCertificate(
  owing: Owing,
  granted: CaseGranted,
  services: Services,
  inTurn: InTurn,
): Promise<Sealing> {
  const { certificateType, organ } = owing.facts.standard
  if (certificateType === null) return { sealed: true }
  const stream = streamOf(services, owing.cause)
  const stage = async () => {
    const state = stateOf(certificateLife, await services.load(stream))
    return state.phase === 'absent' ? ({ phase: 'absent' } as const) : state.stage
  }
  const complete = (sealed: CompleteSealing) => ({ ...sealed, decision: owing.cause }) satisfies CertificateCommand
  const attempt = async (): Promise<Beginning> => {
    const content = await certificateContent(owing, granted, certificateType, services)
    const paper: Paper = {
      life: 'certificate',
      stream,
      item: owing.facts.standard.itemCode,
      decidedBy: granted.by,
      number: content.identifier,
      stage,
      content: printed(content, granted, services),
      begin: ({ number: _, ...request }) =>
        ({ type: 'BeginSealing', content, ...request }) satisfies CertificateCommand,
      complete,
    }
    return beginPaper(paper, services)
  }
  // Only the taking of a serial waits its turn; the seal itself is put on many papers side by side.
  const beginning = await inTurn(`${certificateType} ${organ}`, () => retryTaken(attempt))
  return completePaper({ life: 'certificate', stream, complete }, beginning, services)
}

async function retryTaken(attempt: () => Promise<Beginning>): Promise<Beginning> {
  for (let race = 1; ; race += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isTaken(error) || race === RACES_MAX) throw error
    }
  }
}

/** Issues the paper an act of a case owes; does nothing that was done before. */
export async function issuePaper(
  source: { readonly case: string; readonly cause: string },
  services: Services,
  inTurn: InTurn,
): Promise<Sealing> {
  const owing = owingOf(await services.history(source.case), source.cause)
  if (owing === undefined) return { sealed: true }
  const { event, facts } = owing
  const yields = yieldsCertificate(facts.standard)
  if (event.type === 'CaseGranted' && yields) return issueCertificate(owing, event, services, inTurn)
  const step = stepOf(event, { yieldsCertificate: yields })
  return step === null || step === 'CERTIFICATE' ? { sealed: true } : issueNotice(owing, event, step, services)
}
