import { createHash } from 'node:crypto'
import type { Output } from '#contract'
import { eventReader, isIncluded, isIntact } from '#frame'
import type { Services } from '#frame'
import { localDate, parseCertificateIdentifier } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { api } from '../api.ts'
import type { CertificateSealed } from '../domain/events.ts'
import {
  findCertificateById,
  findCertificateByIdentifier,
  findCertificateByToken,
  findDocument,
  findDocumentByFile,
} from '../projections/document.ts'
import type { CertificateRow, DocumentRow } from '../projections/document.ts'
import { newestLists } from '../revoking/lists.ts'
import { PAPER_NAMES } from '../documents/paper-names.ts'
import { findRenditionByFile } from '../projections/rendition.ts'
import { isVoidByCompromise, organOfPaper } from './seal-used.ts'
import { sinceOf, stateOn } from './state-on.ts'
import { isForeign, verifyForeign } from './verify-foreign.ts'
import { CHECK_TEXTS, REASON_TEXTS, reasonOfOfd, reasonOfPdf } from './verdict-texts.ts'
import type { CheckName, VerdictReason } from './verdict-texts.ts'

export type Verdict = Output<typeof api.verifyToken>
type Check = Verdict['checks'][number]

const readSealed = eventReader<CertificateSealed>('CertificateSealed')

const check = (name: CheckName, ok: boolean, facts: Readonly<Record<string, number>> = {}): Check => {
  const said = ok ? CHECK_TEXTS[name].good : CHECK_TEXTS[name].bad
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ''))
  return { name, ok, zh: filled(said.zh), en: filled(said.en) }
}
const because = (verdict: Verdict['verdict'], code: VerdictReason, checks: readonly Check[] = []): Verdict => ({
  verdict,
  checks: [...checks],
  reason: { code, ...REASON_TEXTS[code] },
})

interface Proven {
  readonly intact: boolean
  readonly included: boolean
  readonly size: number
}
async function prove(services: Services, entry: StoredEntry): Promise<Proven> {
  const { proofs } = services.office
  const checkpoint = await proofs.checkpoint()
  return {
    intact: isIntact(entry),
    included: await isIncluded(entry, checkpoint, proofs),
    size: checkpoint.size,
  }
}

/**
 * A token nobody was given takes as long as a genuine one: a proof is computed for it too, over the seal's own registration,
 * so that the time of the answer tells nothing.
 */
async function proveSomething(services: Services): Promise<void> {
  const [entry] = await services.history(services.office.seal.stream)
  if (entry !== undefined) await prove(services, entry)
}

const isHeld = async (services: Services, sha256: string): Promise<boolean> => {
  const bytes = await services.files.find(sha256)
  return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256
}

interface Found {
  readonly entry: StoredEntry
  readonly sealed: CertificateSealed
  readonly proven: Proven
}
/** The sealed entry with its proof, or undefined while it has no leaf. */
async function findSealedEntry(services: Services, stream: string): Promise<Found | undefined> {
  for (const entry of await services.history(stream)) {
    const sealed = readSealed(entry)
    if (sealed === undefined || entry.leafIndex === null) continue
    return { entry, sealed, proven: await prove(services, entry) }
  }
  return undefined
}

async function leafOfDecision(services: Services, row: CertificateRow, decision: string): Promise<number | undefined> {
  const entry = (await services.history(row.caseId)).find(({ leafHash }) => leafHash === decision)
  return entry?.leafIndex ?? undefined
}

/** The verdict on a certificate of ours, with everything that was checked; never a word about its holder. */
async function verdictOn(services: Services, row: CertificateRow, sealCheck: readonly Check[] = []): Promise<Verdict> {
  const found = await findSealedEntry(services, row.id)
  if (found === undefined) return because('PENDING', 'WAITS_FOR_CHECKPOINT', sealCheck)
  const { entry, sealed, proven } = found
  const state = stateOn(localDate(services.now()), sealed, row)
  const essential = [
    ...sealCheck,
    check('entry', proven.intact),
    check('inclusion', proven.included, { size: proven.size }),
    check('file', await isHeld(services, sealed.file)),
  ]
  const checks = [...essential, check('validity', state === 'IN_FORCE')]
  if (await isVoidByCompromise(services, row.id, sealed.at))
    return because('NOT_GENUINE', 'SEALED_AFTER_COMPROMISE', checks)
  if (!essential.every(({ ok }) => ok)) return because('NOT_GENUINE', 'LEDGER_MISMATCH', checks)
  const decisionLeaf = await leafOfDecision(services, row, sealed.decision)
  return {
    verdict: 'GENUINE',
    state,
    ...sinceOf(state, row),
    certificateName: sealed.certificateName,
    identifier: sealed.identifier,
    organName: sealed.organName,
    validFrom: sealed.validFrom,
    validUntil: sealed.validUntil,
    sealedAt: sealed.at,
    checkpointSize: proven.size,
    token: row.token,
    checks,
    ...(entry.leafIndex === null ? {} : { leafIndex: entry.leafIndex }),
    ...(decisionLeaf === undefined ? {} : { decisionLeaf }),
  }
}

export async function verifyToken(services: Services, token: string): Promise<Verdict> {
  const row = await findCertificateByToken(services.db, token)
  if (row !== undefined) return verdictOn(services, row)
  await proveSomething(services)
  return because('UNKNOWN', 'TOKEN_UNKNOWN')
}

/** A number can be guessed: it tells only what kind of certificate it is, and whether it is in force. */
export async function verifyNumber(services: Services, text: string): Promise<Verdict> {
  const parsed = parseCertificateIdentifier(text)
  if (!parsed.ok) return because('UNKNOWN', 'NUMBER_MALFORMED')
  const row = await findCertificateByIdentifier(services.db, parsed.value.identifier)
  const document = row === undefined ? undefined : await findDocument(services.db, row.id)
  if (row === undefined || document === undefined) return because('UNKNOWN', 'NUMBER_UNKNOWN')
  if (document.leafIndex === null) return because('PENDING', 'WAITS_FOR_CHECKPOINT')
  const sealedAt = await recordedAt(services, document)
  if (sealedAt !== null && (await isVoidByCompromise(services, row.id, sealedAt)))
    return because('NOT_GENUINE', 'SEALED_AFTER_COMPROMISE')
  const state = stateOn(localDate(services.now()), row, row)
  return {
    verdict: 'GENUINE',
    state,
    ...sinceOf(state, row),
    certificateName: row.name,
    identifier: row.identifier,
    checks: [],
  }
}

async function verdictOnNotice(services: Services, document: DocumentRow, seal: Check): Promise<Verdict> {
  const { leafIndex } = document
  if (leafIndex === null) return because('PENDING', 'WAITS_FOR_CHECKPOINT', [seal])
  const entry = (await services.history(document.id)).find((one) => one.leafIndex === leafIndex)
  if (entry === undefined) return because('NOT_GENUINE', 'LEDGER_MISMATCH', [seal])
  const proven = await prove(services, entry)
  const checks = [
    seal,
    check('entry', proven.intact),
    check('inclusion', proven.included, { size: proven.size }),
    check('file', true),
  ]
  if (!checks.every(({ ok }) => ok)) return because('NOT_GENUINE', 'LEDGER_MISMATCH', checks)
  if (await isVoidByCompromise(services, document.id, entry.envelope.occurredAt))
    return because('NOT_GENUINE', 'SEALED_AFTER_COMPROMISE', checks)
  return {
    verdict: 'GENUINE',
    certificateName: PAPER_NAMES[document.step].zh,
    identifier: document.number,
    organName: await organOfPaper(services, document.id),
    leafIndex,
    checkpointSize: proven.size,
    checks,
  }
}

/** When the ledger recorded the sealing of this file: a proof of time for papers that carry no stamp. */
async function recordedAt(
  services: Services,
  { id, leafIndex }: Pick<DocumentRow, 'id' | 'leafIndex'>,
): Promise<string | null> {
  if (leafIndex === null) return null
  const entry = (await services.history(id)).find((one) => one.leafIndex === leafIndex)
  return entry?.envelope.recordedAt ?? null
}

/** A ZIP begins so, and of all ZIPs only an OFD is ever brought here. */
const isPackage = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** A seal that does not hold here may be another region's. */
function refusedFile(services: Services, bytes: Uint8Array, reason: VerdictReason, seal: Check): Promise<Verdict> {
  const verdict = because('NOT_GENUINE', reason, [seal])
  return isForeign(reason) ? verifyForeign(services, bytes, verdict) : Promise.resolve(verdict)
}

/** The second rendition: its own seal and its own entry, and then everything that is asked of the certificate. */
async function verifyOfd(services: Services, bytes: Uint8Array): Promise<Verdict> {
  const rendition = await findRenditionByFile(services.db, createHash('sha256').update(bytes).digest('hex'))
  const provenAt = rendition === undefined ? null : await recordedAt(services, rendition)
  const ofd = services.office.ofd.verify(bytes, { lists: await newestLists(services), provenAt })
  const seal = check('seal', ofd.ok)
  if (!ofd.ok) return refusedFile(services, bytes, reasonOfOfd(ofd.code), seal)
  const row = rendition === undefined ? undefined : await findCertificateById(services.db, rendition.document)
  if (rendition === undefined || row === undefined)
    return because('NOT_GENUINE', 'NOT_IN_LEDGER', [seal, check('file', false)])
  if (rendition.leafIndex === null) return because('PENDING', 'WAITS_FOR_CHECKPOINT', [seal])
  const entry = (await services.history(rendition.id)).find((one) => one.leafIndex === rendition.leafIndex)
  const proven = entry === undefined ? undefined : await prove(services, entry)
  if (proven?.intact !== true || !proven.included) return because('NOT_GENUINE', 'LEDGER_MISMATCH', [seal])
  if (entry !== undefined && (await isVoidByCompromise(services, rendition.id, entry.envelope.occurredAt)))
    return because('NOT_GENUINE', 'SEALED_AFTER_COMPROMISE', [seal])
  return verdictOn(services, row, [seal])
}

/** A valid signature is not enough: what the ledger does not know was not issued, whoever got hold of the key. */
export async function verifyFile(services: Services, bytes: Uint8Array): Promise<Verdict> {
  if (isPackage(bytes)) return verifyOfd(services, bytes)
  const fileSha256 = createHash('sha256').update(bytes).digest('hex')
  const document = await findDocumentByFile(services.db, fileSha256)
  const provenAt = document === undefined ? null : await recordedAt(services, document)
  const pdf = await services.office.seal.verifyPdf(bytes, { lists: await newestLists(services), provenAt })
  const seal = check('seal', pdf.ok)
  if (!pdf.ok) return refusedFile(services, bytes, reasonOfPdf(pdf.code), seal)
  if (document === undefined) return because('NOT_GENUINE', 'NOT_IN_LEDGER', [seal, check('file', false)])
  const row = await findCertificateById(services.db, document.id)
  return row === undefined ? verdictOnNotice(services, document, seal) : verdictOn(services, row, [seal])
}
