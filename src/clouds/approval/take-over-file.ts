import { decodedPieces, readTable } from '#catalogue'
import { flat, isHeading, isRecord, rowOf, tabled } from './take-over-rows.ts'
import type { Cells, FileFault, Row } from './take-over-rows.ts'

export interface TakeOverFile {
  readonly rows: readonly Row[]
  readonly faults: readonly FileFault[]
}

function listed(document: string): readonly Cells[] | undefined {
  try {
    const content: unknown = JSON.parse(document)
    const list = isRecord(content) ? content['rows'] : content
    return Array.isArray(list) ? list.map(flat) : undefined
  } catch {
    return undefined
  }
}

async function lined(bytes: Buffer): Promise<readonly Cells[] | undefined> {
  let names: readonly string[] | undefined
  const lines: Cells[] = []
  for await (const { cells } of readTable(bytes)) {
    if (names !== undefined) {
      lines.push(tabled(names, cells))
      continue
    }
    names = cells.map((name) => name.trim())
    if (!isHeading(names)) return undefined
  }
  return names === undefined ? undefined : lines
}

async function cellsOf(bytes: Buffer): Promise<readonly Cells[] | undefined> {
  const [start = ''] = decodedPieces(bytes)
  if (/^\s*[[{]/.test(start)) return listed([...decodedPieces(bytes)].join(''))
  try {
    return await lined(bytes)
  } catch {
    // A workbook that cannot be opened.
    return undefined
  }
}

/**
 * What is in the file of an older system (JSON, CSV or XLSX), and what of it cannot be taken over. Undefined for a file
 * that is none of them. Read alike for the screen, which shows it before anything is done, and for the command line.
 */
export async function readTakeOverFile(bytes: Uint8Array): Promise<TakeOverFile | undefined> {
  const cells = await cellsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (cells === undefined) return undefined
  const rows: Row[] = []
  const faults: FileFault[] = []
  cells.forEach((entry, index) => {
    const row = rowOf(entry, index + 1)
    if ('system' in row) rows.push(row)
    else faults.push(...row)
  })
  return { rows, faults }
}
