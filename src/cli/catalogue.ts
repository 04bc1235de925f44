import { readFile } from 'node:fs/promises'
import { isNoticeDocument } from '#catalogue'
import { importItems } from '../app/import-items.ts'
import { importNotice } from '../app/import-notice.ts'
import { exportStandards, importStandards } from '../app/standards-files.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'
import { callsOf } from './usage.ts'

/** The real county's file has 1,135 rows in 0.7 MB; a province would still be below this. */
const FILE_BYTES_MAX = 256 * 1024 * 1024

const USAGE = callsOf('catalogue')
async function readBytes(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) throw new UsageError(`${file} cannot be read.`)
  if (bytes.length > FILE_BYTES_MAX) throw new UsageError(`${file} is too large for one import.`)
  return bytes
}

/** Standards come as a workbook, or as JSON that says so in its first line. */
const holdsStandards = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 2) === 'PK' || /"format"\s*:\s*"oneseal-standards"/.test(bytes.toString('utf8', 0, 200))

/** Lines are a holiday notice; JSON says itself what it is. */
function parseContent(file: string, text: string): unknown {
  if (/\.(csv|txt)$/i.test(file)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is not JSON.`)
  }
}

type Given = ReturnType<typeof parseArguments>

/**
 * `oneseal catalogue import FILE`: service items, standards, or a year's holiday notice. Of a list of items every row
 * is kept, mended or refused, with the reason, and twice changes nothing: the bureau decides what it imports, and the
 * department of the row supervises, unless --keep-organs says otherwise. A notice and a file of standards are taken
 * whole or not at all, and no version in force is ever written over.
 */
async function bringIn(given: Given, file: string): Promise<number> {
  const bytes = await readBytes(file)
  const text = bytes.toString('utf8')
  const isStandards = holdsStandards(bytes)
  const document = isStandards ? undefined : parseContent(file, text)
  const isNotice = document === undefined || isNoticeDocument(document)
  const json = given.flags.has('--json')
  const report = await withOffice(dataFolderOf(given), async ({ open, installation, database }) => {
    const office = await open()
    const progress = (line: string) => {
      if (!json) print(line)
    }
    const keepOrgans = given.flags.has('--keep-organs')
    const done = isStandards
      ? await importStandards(office, installation, bytes, progress)
      : isNotice
        ? await importNotice(office, installation, text)
        : await importItems(office, installation, document, { keepOrgans, progress })
    // A server beside us follows the ledger by itself; without one, what was published is settled here.
    if (!database.served) await office.settle()
    return done
  })
  if (json) print(JSON.stringify(report))
  else for (const line of report.lines) print(line)
  return report.ok ? 0 : 1
}

/** `oneseal catalogue export FILE.xlsx`: every standard in force, to be read, changed and brought back. */
async function sendOut(given: Given, file: string): Promise<number> {
  if (!/\.(xlsx|json)$/.test(file)) throw new UsageError(USAGE)
  const items = await withOffice(dataFolderOf(given), async ({ open }) => exportStandards(await open(), file))
  print(given.flags.has('--json') ? JSON.stringify({ items, file }) : `导出 ${items} 项 Exported ${items}: ${file}`)
  return 0
}

export async function catalogue(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json', '--keep-organs'], values: ['--data'] })
  const [verb, file, ...rest] = given.positional
  if (file === undefined || rest.length > 0) throw new UsageError(USAGE)
  if (verb === 'import') return bringIn(given, file)
  if (verb === 'export') return sendOut(given, file)
  throw new UsageError(USAGE)
}
