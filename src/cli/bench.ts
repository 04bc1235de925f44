import { cpus, totalmem } from 'node:os'
import { parseArguments, UsageError } from './arguments.ts'
import { print } from './data-folder.ts'

/** Measurements lie under bench/ and are loaded one by one: each brings its own machinery. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  append: async () => (await import('../../bench/append.ts')).run(),
  lifecycle: async () => (await import('../../bench/lifecycle.ts')).run(),
  seal: async () => (await import('../../bench/seal.ts')).run(),
  proof: async () => (await import('../../bench/proof.ts')).run(),
  fsck: async () => (await import('../../bench/fsck.ts')).run(),
  clock: async () => (await import('../../bench/clock.ts')).run(),
  smart: async () => (await import('../../bench/smart.ts')).run(),
  search: async () => (await import('../../bench/search.ts')).run(),
  reactions: async () => (await import('../../bench/reactions.ts')).run(),
  'old-stock': async () => (await import('../../bench/old-stock.ts')).run(),
  worklist: async () => (await import('../../bench/worklist.ts')).run(),
}

const GIBIBYTE = 1024 ** 3
const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
  memoryGiB: Math.round(totalmem() / GIBIBYTE),
  node: process.version,
})

/** `oneseal bench [NAME]`: measures on this machine, now; what was measured before is in bench/README.md. */
export async function bench(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json'] })
  const names = given.positional.length === 0 ? Object.keys(BENCHES) : given.positional
  const unknown = names.find((name) => !(name in BENCHES))
  if (unknown !== undefined)
    throw new UsageError(`There is no measurement ${unknown}; there are ${Object.keys(BENCHES).join(', ')}.`)
  const results: Record<string, unknown> = {}
  for (const name of names) {
    process.stderr.write(`${name} …\n`)
    results[name] = await BENCHES[name]?.()
  }
  print(JSON.stringify({ machine: machine(), results }, null, given.flags.has('--json') ? 0 : 2))
  return 0
}
