import type { CaseGranted } from '#clouds/approval/events'
import { eventReader, stateOf } from '#frame'
import type { Job, Reaction, Services } from '#frame'
import type { CertificatePrepared, CertificateSealed } from '../domain/events.ts'
import type { RenditionCommand } from '../domain/rendition.ts'
import { authorisationFor, isCompromised } from '../domain/seal.ts'
import { renditionLife } from '../lives.ts'
import { listWithoutRendition } from '../projections/rendition.ts'
import { sealingSystem, sealOfOrgan } from './seal-paper.ts'

const readCertificate = eventReader<CertificatePrepared | CertificateSealed>('CertificatePrepared', 'CertificateSealed')
const readGranted = eventReader<CaseGranted>('CaseGranted')

/** A minute's work; the next minute takes the rest. */
const BATCH = 100
/** Younger ones are the reaction's own business. */
const PATIENCE_MS = 60_000

interface SealedCertificate {
  readonly document: string
  readonly prepared: CertificatePrepared
  readonly sealed: CertificateSealed
}

async function findSealed(document: string, services: Services): Promise<SealedCertificate | undefined> {
  const events = (await services.history(document)).map(readCertificate)
  const prepared = events.find((event) => event?.type === 'CertificatePrepared')
  const sealed = events.find((event) => event?.type === 'CertificateSealed')
  if (prepared?.type !== 'CertificatePrepared' || sealed?.type !== 'CertificateSealed') return undefined
  return { document, prepared, sealed }
}

async function stored(sha256: string, services: Services): Promise<Uint8Array> {
  const bytes = await services.files.find(sha256)
  if (bytes === undefined) throw new Error(`The file ${sha256} is not in the file store`)
  return bytes
}

const stageOf = async (stream: string, services: Services) => {
  const state = stateOf(renditionLife, await services.load(stream))
  return state.phase === 'absent' ? ({ phase: 'absent' } as const) : state.stage
}

/** First half: the OFD is made from the sealed PDF, kept, and the use of the seal registered before it happens. */
async function begin(stream: string, certificate: SealedCertificate, services: Services): Promise<void> {
  const { office } = services
  const { document, prepared, sealed } = certificate
  const { state: seal, stream: sealStream, sealedBy } = await sealOfOrgan(sealed.organ, services)
  const sealOf = sealedBy === null ? null : sealed.organ
  const key = await office.ofd.findKey(sealOf)
  // An organ's name stands under the organ's own seal or none.
  if (seal.phase === 'absent' || key === undefined) return
  const granted = (await services.history(prepared.case)).find(({ leafHash }) => leafHash === sealed.decision)
  const decidedBy = granted === undefined ? undefined : readGranted(granted)?.by
  if (decidedBy === undefined) return
  const at = services.now()
  const { identifier: number } = prepared
  const pdf = await stored(sealed.file, services)
  const made = await office.ofd.prepare({ sealOf, pdf, number, signingTime: `${at.slice(0, 19)}Z` })
  const command = {
    type: 'BeginSealing',
    at,
    seal: sealStream,
    authorisation: authorisationFor(seal, prepared.itemCode),
    key: { ...key, compromised: isCompromised(seal) },
    decidedBy,
    digest: made.digest,
    preparedFile: await services.files.put(made.prepared),
    case: prepared.case,
    shown: { document, format: 'OFD', number, pdf: sealed.file },
  } satisfies RenditionCommand
  // A refusal leaves it waiting: the job below tries again when the keeper has authorised it.
  await services.run({ life: renditionLife.kind, stream, command, by: sealingSystem(services) })
}

/** Makes and seals the OFD of a sealed certificate exactly once; each half only while the life says it is still to do. */
export async function sealRendition(document: string, services: Services): Promise<void> {
  const stream = services.idFrom(document, 'OFD')
  const certificate = await findSealed(document, services)
  if (certificate === undefined) return
  if ((await stageOf(stream, services)).phase === 'absent') await begin(stream, certificate, services)
  const stage = await stageOf(stream, services)
  if (stage.phase !== 'begun') return
  const { organ } = certificate.sealed
  const { sealedBy } = await sealOfOrgan(organ, services)
  const prepared = await stored(stage.preparedFile, services)
  const bytes = await services.office.ofd.apply(prepared, stage.digest, sealedBy === null ? null : organ)
  const command = {
    type: 'CompleteSealing',
    at: services.now(),
    digest: stage.digest,
    file: await services.files.put(bytes),
  } satisfies RenditionCommand
  await services.run({ life: renditionLife.kind, stream, command, by: sealingSystem(services) })
}

/** Follows behind the PDF with a position of its own, so that no certificate waits for its second rendition. */
export const sealRenditions: Reaction = {
  name: 'certificate.seal-renditions',
  pace: 'patient',
  types: ['CertificateSealed'],
  react: (entry, services) => sealRendition(entry.envelope.stream, services).catch(() => undefined),
}

/** Streams of the seals that can be put on an OFD: what is under another must not hold up the rest. */
async function sealsWithOfd({ office: { catalogue, ofd, seal } }: Services): Promise<readonly string[]> {
  const able: string[] = [seal.stream]
  for (const { id, kind } of catalogue.organs())
    if (kind !== 'BUREAU' && (await ofd.findKey(id)) !== undefined) able.push(seal.ownStream(id))
  return able
}

/** What a crash, a missing authorisation or an older version of this program left without an OFD. */
export const sealOwedRenditions: Job = {
  name: 'certificate.seal-owed-renditions',
  cron: '* * * * *',
  run: async (services) => {
    const before = new Date(Date.parse(services.now()) - PATIENCE_MS).toISOString()
    const failures: unknown[] = []
    for (const document of await listWithoutRendition(services.db, before, BATCH, await sealsWithOfd(services))) {
      await sealRendition(document, services).catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} OFDs could not be sealed`)
  },
}
