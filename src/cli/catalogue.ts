import { readFile } from 'node:fs/promises'
import { isNoticeDocument } from '#catalogue'
import { importItems } from '../app/import-items.ts'
import { importNotice } from '../app/import-notice.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'

/** The real county's file has 1,135 rows in 0.7 MB; a province would still be below this. */
const FILE_BYTES_MAX = 256 * 1024 * 1024

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) throw new UsageError(`${file} cannot be read.`)
  if (bytes.length > FILE_BYTES_MAX) throw new UsageError(`${file} is too large for one import.`)
  return bytes.toString('utf8')
}

/** Lines are a holiday notice; JSON says itself what it is. */
function parseContent(file: string, text: string): unknown {
  if (/\.(csv|txt)$/i.test(file)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is not JSON.`)
  }
}

/**
 * `oneseal catalogue import FILE`: service items, or a year's holiday notice, which is taken whole or not at all. Of
 * items every row is kept, mended or refused, with the reason; twice changes nothing. The bureau decides what it
 * imports, and the department of the row supervises, unless --keep-organs says otherwise.
 */
export async function catalogue(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json', '--keep-organs'], values: ['--data'] })
  const [verb, file, ...rest] = given.positional
  if (verb !== 'import' || file === undefined || rest.length > 0)
    throw new UsageError('oneseal catalogue import FILE [--keep-organs]')
  const text = await readText(file)
  const document = parseContent(file, text)
  const isNotice = document === undefined || isNoticeDocument(document)
  const json = given.flags.has('--json')
  const report = await withOffice(dataFolderOf(given), async ({ open, installation, database }) => {
    const office = await open()
    const progress = (line: string) => {
      if (!json) print(line)
    }
    const keepOrgans = given.flags.has('--keep-organs')
    const done = isNotice
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
