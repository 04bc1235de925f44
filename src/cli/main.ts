import { StartRefused } from '../app/config.ts'
import { UsageError } from './arguments.ts'
import { help, usageOf } from './usage.ts'

/** A command answers its exit code: 0 good, 1 the thing asked about is bad, 2 wrong usage or a broken machine. */
type Command = (words: readonly string[]) => Promise<number>

/** Loaded when asked for: `verify` on a stranger's machine needs neither database nor server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  server: async () => (await import('./serve.ts')).server,
  init: async () => (await import('./init.ts')).init,
  demo: async () => (await import('./demo.ts')).demo,
  verify: async () => (await import('./verify.ts')).verify,
  ledger: async () => (await import('./ledger.ts')).ledger,
  bench: async () => (await import('./bench.ts')).bench,
  draw: async () => (await import('./draw.ts')).draw,
  mine: async () => (await import('./mine.ts')).mine,
  clock: async () => (await import('./clock.ts')).clock,
  catalogue: async () => (await import('./catalogue.ts')).catalogue,
  cases: async () => (await import('./cases.ts')).cases,
  keys: async () => (await import('./keys.ts')).keys,
  peers: async () => (await import('./peers.ts')).peers,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  witness: async () => (await import('./witness.ts')).witness,
  fsck: async () => (await import('./fsck.ts')).fsck,
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(help())
    return name === undefined ? 2 : 0
  }
  const load = COMMANDS[name]
  if (load === undefined) throw new UsageError(`There is no command ${name}; \`oneseal help\` lists them.`)
  const usage = rest.includes('--help') ? usageOf(name) : undefined
  if (usage !== undefined) {
    process.stdout.write(usage)
    return 0
  }
  const command = await load()
  return command(rest)
}

/** A broken machine is 2, whatever it breaks in: 1 is kept for what was asked about and found bad. */
process.once('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`)
  process.exit(2)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const expected = error instanceof UsageError || error instanceof StartRefused
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 2
}
