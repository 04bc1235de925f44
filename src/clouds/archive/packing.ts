import { filesOf, provenEntries, stateOf } from '#frame'
import type { Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { ArchiveFile } from '#seal'
import { fourChecks } from './completeness.ts'
import { retentionOf } from './domain/archive-file.ts'
import type { ArchiveFileCommand, ArchiveFileState } from './domain/archive-file.ts'
import { archiveFileLife } from './lives.ts'
import { livesAbout, readCase } from './projections/case-to-pack.ts'
import type { CaseToPack } from './projections/case-to-pack.ts'
import { processRecord } from './process-record.ts'

export const archiveStream = ({ idFrom }: Pick<Services, 'idFrom'>, caseId: string): string => idFrom('archive', caseId)
export const archivist = ({ idFrom }: Pick<Services, 'idFrom'>) =>
  ({ kind: 'system', id: idFrom('actor', 'system') }) as const

/** Entries about the case that stand under the checkpoint, in the order of their lives and versions. */
async function gatherEntries(services: Services, streams: readonly string[], after: number) {
  const checkpoint = await services.office.proofs.checkpoint()
  const histories = await Promise.all(streams.map((stream) => services.history(stream)))
  const stored = histories
    .flat()
    .filter(({ leafIndex }) => leafIndex !== null && leafIndex > after && leafIndex < checkpoint.size)
  return { stored, entries: await provenEntries(services, stored, checkpoint), note: checkpoint.note }
}

/** The newest form, as the applicant last gave it. */
function formOf(stored: readonly StoredEntry[]): readonly ArchiveFile[] {
  const forms = stored.flatMap((entry) => {
    const event = readCase(entry)
    return event !== undefined && 'form' in event ? [event.form] : []
  })
  const form = forms.at(-1)
  if (form === undefined) return []
  const bytes = Buffer.from(`${JSON.stringify(form, null, 2)}\n`)
  return [{ path: 'application/form.json', role: 'FORM', name: '申请表', bytes }]
}

const RETENTION_WORDS = { Y10: '10年', Y30: '30年', PERMANENT: '永久' } as const

interface PackedFacts {
  readonly organName: string
  readonly files: number
  readonly entries: number
  readonly retention: keyof typeof RETENTION_WORDS
  readonly at: string
  readonly number: number
}
/** 归档元数据 in the order of GB/T 42727 ch. 8 as we map it: what it is, whose, about what, when, how long, how proved. */
function metadataOf(row: CaseToPack, facts: PackedFacts): readonly (readonly [string, string])[] {
  return [
    ['聚合层次', '件'],
    ['档号', `${row.caseNumber}-${String(facts.number)}`],
    ['立档单位名称', facts.organName],
    ['事项编码', row.itemCode],
    ['事项版本', String(row.itemVersion)],
    ['事项名称', row.itemName],
    ['办件编号', row.caseNumber],
    ['申请人', row.applicantName],
    ['申请时间', row.submittedAt.toISOString()],
    ['办结时间', row.concludedAt.toISOString()],
    ['办理结果', row.stage],
    ['保管期限', RETENTION_WORDS[facts.retention]],
    ['文件数量', String(facts.files)],
    ['账本记录数量', String(facts.entries)],
    ['摘要算法', 'SHA-256, SM3'],
    ['签名规则', 'ES256 (manifest-signature.json，立档单位归档密钥), RFC 3161 (manifest.tst)'],
    ['封装时间', facts.at],
    ['封装格式', 'oneseal-archive/1 (ZIP)'],
  ]
}

type Ran = Awaited<ReturnType<Services['run']>>
export const runFile = (
  services: Services,
  stream: string,
  command: ArchiveFileCommand,
  more: Partial<Parameters<Services['run']>[0]> = {},
): Promise<Ran> =>
  services.run({ life: archiveFileLife.kind, stream, command: jsonObjectOf(command), by: archivist(services), ...more })

/** 封装: writes one package, records it, and tests it. Repeating it makes nothing twice. */
export async function packCase(services: Services, row: CaseToPack): Promise<void> {
  const { office, db, now } = services
  const stream = archiveStream(services, row.caseId)
  const state: ArchiveFileState | null = stateOf(archiveFileLife, await services.load(stream))
  const previous = state?.packages.at(-1)
  const number = (previous?.number ?? 0) + 1
  const streams = [row.caseId, ...(await livesAbout(db, row.caseId))]
  const { stored, entries, note } = await gatherEntries(services, streams, state?.upToLeaf ?? -1)
  if (entries.length === 0) return
  const at = now()
  const organName = office.catalogue.organName(row.organ)
  const { booklet, text } = processRecord(services, row, stored, organName)
  const record = await office.printing.booklet(booklet)
  const found = await filesOf(services, stored)
  const files: ArchiveFile[] = [
    ...formOf(stored),
    ...found,
    { path: 'record/process.pdf', role: 'RECORD', name: '办理过程记录', bytes: record },
    { path: 'record/process.txt', role: 'RECORD', name: '办理过程记录（文本）', bytes: Buffer.from(text) },
  ]
  const kept = retentionOf(row.stage, row.concludedAt.toISOString())
  const facts = { organName, files: files.length, entries: entries.length, retention: kept.retention, at, number }
  const written = await office.archiving.write({
    case: row.caseId,
    caseNumber: row.caseNumber,
    version: number,
    supplements: previous?.manifest ?? null,
    createdAt: at,
    metadata: metadataOf(row, facts),
    files,
    entries,
    checkpoint: note,
    vkey: office.proofs.vkey,
  })
  const file = await services.files.put(written.bytes)
  const command: ArchiveFileCommand = {
    type: 'PackageCase',
    at,
    by: '$actor',
    ...{
      case: row.caseId,
      caseNumber: row.caseNumber,
      itemCode: row.itemCode,
      itemName: row.itemName,
      organ: row.organ,
    },
    ...{ outcome: row.stage, concludedAt: row.concludedAt.toISOString(), package: number },
    ...{ file, sm3: written.sm3, sizeBytes: written.bytes.length, manifest: written.manifestSha256 },
    materials: written.manifest.files.filter(({ role }) => role === 'MATERIAL').map(({ sha256 }) => sha256),
    upToLeaf: Math.max(...entries.map(({ leafIndex }) => leafIndex)),
    ...kept,
  }
  const packed = await runFile(services, stream, command, {
    expectedVersion: (await services.load(stream))?.version ?? 0,
  })
  if (packed.ok) await testPackage(services, stream, number, file)
}

/** 四性检测 of a package that lies in the store, read back from there. */
export async function testPackage(services: Services, stream: string, number: number, file: string): Promise<Ran> {
  const bytes = await services.files.find(file)
  const checks = await fourChecks(services.office.archiving, bytes)
  return runFile(services, stream, {
    type: 'TestCompleteness',
    at: services.now(),
    by: '$actor',
    package: number,
    checks,
  })
}
