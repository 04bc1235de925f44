import { mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trustFile } from '../app/installation.ts'
import { parseArguments } from './arguments.ts'
import { print } from './data-folder.ts'
import { assemble, tellStory } from './demo/story.ts'
import type { Tell, Told } from './demo/story.ts'
import { foodLicence } from './demo/filings.ts'
import { visitor } from './demo/person.ts'
import { paper, startBureau } from './demo/served-bureau.ts'
import { fsck } from './fsck.ts'
import { verify } from './verify.ts'

interface Step {
  readonly name: string
  readonly ms: number
}

async function keepResults(data: string, told: Told) {
  const file = join(data, 'demo-certificate.pdf')
  const proof = join(data, 'demo-proof.json')
  const notice = join(data, 'demo-acceptance-notice.pdf')
  await writeFile(file, told.certificate.pdf)
  await writeFile(proof, told.bundle)
  await writeFile(notice, told.acceptanceNotice)
  return { file, proof, notice }
}

/** Runs a command of ours with its output thrown away; its exit code is the answer. */
async function quietly(
  command: (words: readonly string[]) => Promise<number>,
  words: readonly string[],
): Promise<number> {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = () => true
  try {
    return await command(words)
  } finally {
    process.stdout.write = write
  }
}

/** `oneseal demo`: the whole story through HTTP, then every check a stranger and an operator can make. */
export async function demo(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json'], values: [] })
  const json = given.flags.has('--json')
  const progress = (line: string) => process.stderr.write(`${line}\n`)
  const data = mkdtempSync(join(tmpdir(), 'oneseal-demo-'))
  const steps: Step[] = []
  const tell: Tell = async (name, step) => {
    const started = performance.now()
    const result = await step()
    const ms = Math.round(performance.now() - started)
    steps.push({ name, ms })
    progress(`✔ ${name} ${String(ms)} ms`)
    return result
  }
  progress(`Scratch data folder: ${data}`)
  const bureau = await tell('start', () => startBureau(data, progress))
  try {
    const cast = await tell('sign in', () => assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi'))
    const told = await tellStory(cast, foodLicence, paper, tell)
    const files = await keepResults(data, told)
    const trust = trustFile(data)
    const verified = await tell('verify offline', () => quietly(verify, [files.file, files.proof, '--trust', trust]))
    const sound = await tell('fsck', () => quietly(fsck, ['--data', data, '--json']))
    const ledger = await visitor(bureau.origin, (url, init) => fetch(url, init)).office.checkpoint({})
    const good = verified === 0 && sound === 0
    const summary = {
      data,
      case: told.caseNumber,
      certificate: { number: told.certificate.identifier, file: files.file },
      proof: { file: files.proof },
      trust: { file: trust },
      ledger: { size: ledger.size, root: ledger.root },
      steps,
      verified: good,
    }
    if (json) print(JSON.stringify(summary))
    else print(`✔ ${told.caseNumber} → ${told.certificate.identifier}\n  ${files.file}\n  ${files.proof}\n  ${trust}`)
    return good ? 0 : 1
  } finally {
    await bureau.stop()
  }
}
