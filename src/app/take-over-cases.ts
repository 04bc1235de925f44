import { readTakeOverFile, refusalTexts, takeOver } from '#clouds/approval'
import type { TakenOver } from '#clouds/approval'
import type { Installation } from './installation.ts'
import type { WholeOffice } from './office.ts'

/** What became of a file of running cases, row by row; twice changes nothing. */
export interface TakeOverReport {
  readonly ok: boolean
  readonly taken: number
  readonly known: number
  readonly refused: number
  readonly rows: readonly TakenOver[]
  /** For people. */
  readonly lines: readonly string[]
}

const MARKS: Readonly<Record<TakenOver['outcome'], string>> = { TAKEN: '✔', KNOWN: '＝', REFUSED: '✘' }

/** 在办件迁移: takes over the running cases of an older system, each once, each by today's rules of form. */
export async function takeOverCases(
  office: WholeOffice,
  installation: Installation,
  bytes: Uint8Array,
): Promise<TakeOverReport> {
  const file = await readTakeOverFile(bytes)
  const actor = { kind: 'system', id: installation.systemActor } as const
  const rows: TakenOver[] = []
  for (const row of file?.rows ?? []) rows.push(await takeOver({ ...office.services, actor }, row))
  const count = (outcome: TakenOver['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const faults = (file?.faults ?? []).map(
    ({ line, message, messageEn }) => `✘ 第 ${String(line)} 行 Row ${String(line)}: ${message} ${messageEn}`,
  )
  const [taken, known, refused] = [count('TAKEN'), count('KNOWN'), count('REFUSED')]
  return {
    ok: file !== undefined && faults.length === 0 && refused === 0,
    taken,
    known,
    refused: refused + faults.length,
    rows,
    lines: [
      ...(file === undefined ? ['✘ 不是在办件迁移文件 This is no file of running cases'] : faults),
      ...rows.map(lineOf),
      `接管 ${String(taken)} 件，已有 ${String(known)} 件，退回 ${String(refused + faults.length)} 件 ${String(taken)} taken over, ${String(known)} known, ${String(refused + faults.length)} refused`,
    ],
  }
}

function lineOf({ outcome, foreignNumber, caseNumber, reasons }: TakenOver): string {
  const why = reasons.map(({ path, message }) => `${path} ${sentence(message)}`.trim()).join('；')
  return [MARKS[outcome], foreignNumber, caseNumber ?? '', why].filter((part) => part !== '').join(' ')
}

const sentence = (said: string): string => Object.entries(refusalTexts).find(([code]) => code === said)?.[1].zh ?? said
