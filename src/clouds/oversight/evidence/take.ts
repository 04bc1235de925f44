import { filesOf, provenEntries } from '#frame'
import type { Services } from '#frame'
import type { StoredEntry } from '#ledger'
import type { ArchiveFile } from '#seal'
import { actText } from '../act-texts.ts'
import type { EvidenceRefusalCode } from '../domain/evidence-package.ts'
import { notesAbout } from '../projections/inquiries.ts'
import { ENTRIES_MAX, gather } from './scope.ts'
import type { Gathered, Wanted } from './scope.ts'

const FILES_MAX_BYTES = 256 * 1024 * 1024

/** Beijing time to the second: what people read. */
const moment = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const text = (path: string, role: ArchiveFile['role'], name: string, lines: readonly string[]): ArchiveFile => ({
  ...{ path, role, name },
  bytes: Buffer.from(`${lines.join('\n')}\n`),
})

/** Who did what and when, for reading; what counts are the entries beside it. */
const record = ({ catalogue }: Services['office'], stored: readonly StoredEntry[]): ArchiveFile =>
  text('record/acts.txt', 'RECORD', '行为记录', [
    ...stored.map(({ leafIndex, envelope: { type, actor, organ, occurredAt, recordedAt } }) =>
      [
        ...[String(leafIndex ?? ''), moment(occurredAt), moment(recordedAt), actText(type).zh],
        ...[catalogue.officerName(actor) || '—', catalogue.organName(organ)],
      ].join('\t'),
    ),
  ])

/** 监督记录, each its own file, so that one can be shown without the others. */
async function notes(services: Services, { scope, subject }: Gathered): Promise<readonly ArchiveFile[]> {
  if (scope.kind === 'PERIOD') return []
  const rows = await notesAbout(services.db, scope.kind === 'CASE' ? { case: subject } : { officer: subject })
  return rows.map(({ state }, i) =>
    text(`notes/${String(i + 1).padStart(3, '0')}.txt`, 'NOTE', '监督记录', [
      ...state.parts.flatMap(({ at, by, text: said }) => [
        `${moment(at)} ${services.office.catalogue.officerName(by)}`,
        said,
        '',
      ]),
    ]),
  )
}

interface Taken {
  readonly title: string
  readonly subject: string
  readonly entries: number
  readonly files: number
  readonly checkpoint: number
  readonly bytes: Uint8Array
  readonly sm3: string
  readonly manifest: string
}
export interface TooMuch {
  readonly code: Extract<EvidenceRefusalCode, 'EVIDENCE_TOO_LARGE' | 'EVIDENCE_EMPTY'>
  readonly facts: Readonly<Record<string, number>>
}

/** Makes the package; nothing is written down and nothing leaves the house yet. Undefined: there is no such subject. */
export async function makePackage(
  services: Services,
  wanted: Wanted,
  { purpose, by, at, id }: { readonly purpose: string; readonly by: string; readonly at: string; readonly id: string },
): Promise<Taken | TooMuch | undefined> {
  const { office } = services
  const checkpoint = await office.proofs.checkpoint()
  const gathered = await gather(services, wanted)
  if (gathered === undefined) return undefined
  const stored = gathered.stored.filter(({ leafIndex }) => leafIndex !== null && leafIndex < checkpoint.size)
  if (stored.length === 0) return { code: 'EVIDENCE_EMPTY', facts: {} }
  if (stored.length > ENTRIES_MAX) return { code: 'EVIDENCE_TOO_LARGE', facts: { max: ENTRIES_MAX } }
  const documents = await filesOf(services, stored)
  const size = documents.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size > FILES_MAX_BYTES) return { code: 'EVIDENCE_TOO_LARGE', facts: { max: ENTRIES_MAX } }
  const entries = await provenEntries(services, stored, checkpoint)
  const files = [...documents, ...(await notes(services, gathered)), record(office, stored)]
  const written = await office.archiving.write({
    ...{ case: gathered.subject, caseNumber: gathered.title, version: 1, supplements: null, createdAt: at },
    scope: gathered.scope,
    metadata: [
      ['证据包编号', id],
      ['取证范围', gathered.title],
      ['取证事由', purpose],
      ['取证人', office.catalogue.officerName(by)],
      ['取证时间', at],
      ['账本记录数量', String(entries.length)],
      ['文件数量', String(files.length)],
      ['检查点', `${String(checkpoint.size)} ${checkpoint.root}`],
      ['封装格式', 'oneseal-inquiry/1 (ZIP)'],
    ],
    files,
    entries,
    checkpoint: checkpoint.note,
    vkey: office.proofs.vkey,
  })
  const { bytes, sm3, manifestSha256: manifest } = written
  const { title, subject } = gathered
  const counts = { entries: entries.length, files: files.length, checkpoint: checkpoint.size }
  return { title, subject, ...counts, bytes, sm3, manifest }
}
