import { audit } from '../app/audit.ts'
import { parseArguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { withOffice } from './standing-office.ts'

/** `oneseal fsck`: recomputes everything, trusts nothing that is stored. */
export async function fsck(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json'], values: ['--data'] })
  const report = await withOffice(dataFolderOf(given), ({ owner, installation }) => audit(owner, installation))
  if (given.flags.has('--json')) print(JSON.stringify(report))
  else {
    const { entries, lives, checkpoints, unsequenced } = report
    print(`${String(entries)} entries, ${String(lives)} lives, ${String(checkpoints)} checkpoints`)
    if (unsequenced > 0) print(`${String(unsequenced)} entries of the last moment wait for their leaf`)
    for (const { code, subject, detail } of report.findings) print(`✘ ${code} ${subject}: ${detail}`)
    print(report.ok ? '✔ sound' : `✘ ${String(report.findingCount)} findings`)
  }
  return report.ok ? 0 : 1
}
