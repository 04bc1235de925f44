import type { Handlers } from '#frame'
import type { api } from '../api.ts'
import { readTakeOverFile } from '../take-over-file.ts'
import { takeOver } from '../take-over.ts'
import type { TakenOver } from '../take-over.ts'
import type { takeOverApi } from './take-over-api.ts'

export const takeOverHandlers: Pick<Handlers<typeof api>, keyof typeof takeOverApi> = {
  readTakeOver: async (_, { bytes }) => {
    const file = bytes === undefined ? undefined : await readTakeOverFile(bytes)
    if (file === undefined) return { refusal: { code: 'TAKE_OVER_FILE_UNREADABLE' } }
    return { rows: [...file.rows], faults: [...file.faults] }
  },
  takeOverCases: async ({ body }, context) => {
    const rows: TakenOver[] = []
    // One after the other: two rows with the same number are the same case, and the second must find the first.
    for (const row of body.rows) rows.push(await takeOver(context, row))
    const count = (outcome: TakenOver['outcome']) => rows.filter((row) => row.outcome === outcome).length
    return { taken: count('TAKEN'), known: count('KNOWN'), refused: count('REFUSED'), rows }
  },
}
