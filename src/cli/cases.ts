import { readFile } from 'node:fs/promises'
import { takeOverCases } from '../app/take-over-cases.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'

const FILE_BYTES_MAX = 64 * 1024 * 1024

/** `oneseal cases import FILE`: running cases of an older system, as JSON or CSV. Twice changes nothing. */
export async function cases(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json'], values: ['--data'] })
  const [verb, file, ...rest] = given.positional
  if (verb !== 'import' || file === undefined || rest.length > 0) throw new UsageError('oneseal cases import FILE')
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) throw new UsageError(`${file} cannot be read.`)
  if (bytes.length > FILE_BYTES_MAX) throw new UsageError(`${file} is too large for one import.`)
  const report = await withOffice(dataFolderOf(given), async ({ open, installation, database }) => {
    const office = await open()
    const done = await takeOverCases(office, installation, bytes)
    if (!database.served) await office.settle()
    return done
  })
  if (given.flags.has('--json')) print(JSON.stringify(report))
  else for (const line of report.lines) print(line)
  return report.ok ? 0 : 1
}
