import { resolve } from 'node:path'
import { DEFAULT_DATA_FOLDER } from '../app/config.ts'
import type { Arguments } from './arguments.ts'

/** Where a command looks: --data DIR, ONESEAL_DATA, or ./data. */
export const dataFolderOf = ({ values }: Arguments): string =>
  resolve(values.get('--data') ?? process.env['ONESEAL_DATA'] ?? DEFAULT_DATA_FOLDER)

/** With --json exactly one JSON object goes to standard output; without, lines for people. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
