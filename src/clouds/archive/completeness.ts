import type { ArchiveOffice } from '#frame'
import type { ArchiveCheckName, ListedFile } from '#seal'
import type { FourCheck } from './domain/events.ts'

/** Which of the four each question of the verifier belongs to. */
const PART: Readonly<Record<ArchiveCheckName, FourCheck['check']>> = {
  PACKAGE: 'USABLE',
  MANIFEST: 'USABLE',
  FILES: 'COMPLETE',
  METADATA: 'COMPLETE',
  SIGNATURE: 'AUTHENTIC',
  TIMESTAMP: 'AUTHENTIC',
  CHECKPOINT: 'AUTHENTIC',
  ENTRIES: 'AUTHENTIC',
  CASE: 'COMPLETE',
  PAPERS: 'AUTHENTIC',
  REFERENCES: 'COMPLETE',
}
const STARTS: Readonly<Record<string, string>> = {
  pdf: '25504446',
  ofd: '504b0304',
  png: '89504e47',
  jpg: 'ffd8ff',
}
/** What can run, or can be opened only with a password nobody will remember. */
const DANGERS: readonly (readonly [code: string, mark: string])[] = [
  ['SCRIPT_IN_PDF', '/JavaScript'],
  ['PROGRAM_IN_PDF', '/Launch'],
  ['ENCRYPTED', '/Encrypt'],
]
const PROGRAMS: readonly string[] = ['4d5a', '7f454c46', '2321']

function formatFindings({ path }: ListedFile, bytes: Uint8Array): readonly string[] {
  const ending = path.split('.').at(-1) ?? ''
  const starts = STARTS[ending]
  if (ending === 'bin') return [`FORMAT_UNKNOWN ${path}`]
  if (starts === undefined) return []
  return Buffer.from(bytes.subarray(0, 8)).toString('hex').startsWith(starts) ? [] : [`FORMAT_BROKEN ${path}`]
}

function dangerFindings({ path }: ListedFile, bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes)
  if (PROGRAMS.some((start) => buffer.subarray(0, 4).toString('hex').startsWith(start))) return [`PROGRAM ${path}`]
  if (!path.endsWith('.pdf')) return []
  return DANGERS.flatMap(([code, mark]) => (buffer.includes(mark) ? [`${code} ${path}`] : []))
}

/** 四性检测: 真实、完整、可用、安全, each computed from the bytes that lie in the store, never from what was meant to. */
export async function fourChecks(
  archiving: Pick<ArchiveOffice, 'verify' | 'open'>,
  bytes: Uint8Array | undefined,
): Promise<readonly FourCheck[]> {
  const findings: Record<FourCheck['check'], string[]> = { AUTHENTIC: [], COMPLETE: [], USABLE: [], SAFE: [] }
  if (bytes === undefined) findings.USABLE.push('PACKAGE_LOST')
  else {
    for (const check of (await archiving.verify(bytes)).checks) findings[PART[check.name]].push(...check.findings)
    const opened = archiving.open(bytes)
    for (const file of opened?.manifest.files ?? []) {
      const content = opened?.files.get(file.path)
      if (content === undefined) continue
      findings.USABLE.push(...formatFindings(file, content))
      findings.SAFE.push(...dangerFindings(file, content))
    }
    // A case without a record of its process, or granted without a result, is not complete however well it is sealed.
    const roles = new Set(opened?.manifest.files.map(({ role }) => role))
    const first = opened?.manifest.version === 1
    if (opened !== undefined && !roles.has('RECORD')) findings.COMPLETE.push('RECORD_MISSING')
    if (first && !roles.has('FORM')) findings.COMPLETE.push('FORM_MISSING')
  }
  return (['AUTHENTIC', 'COMPLETE', 'USABLE', 'SAFE'] as const).map((check) => ({
    check,
    ok: findings[check].length === 0,
    findings: findings[check].slice(0, 50),
  }))
}
