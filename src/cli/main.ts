import { StartRefused } from '../app/config.ts'
import { UsageError } from './arguments.ts'

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

const HELP = `oneseal — 一章通, the system of an administrative approval bureau

  init      make a production data folder: first administrator, keys, trust file
  serve     serve a data folder (npm start serves the demo district)
  demo      drive the whole story through HTTP on a scratch data folder
  verify    FILE… [--trust FILE]: check a sealed PDF or a proof bundle, offline
  ledger    export --out DIR [--with-bodies] | proof ENTRY|CASE|CERTIFICATE
  fsck      recompute every leaf, node, root, life and projection
  catalogue import FILE: service items, standards (XLSX, JSON), or a year's holiday notice | export FILE.xlsx
  cases     import FILE: take over the running cases of an older system (JSON or CSV)
  clock     --accepted DATE --days N [--unit working|natural] [--pause FROM..TO]… [--extend N] [--today DATE]
  draw      verify FILE [--trust FILE]: make a published random draw of inspections again
  mine      FILE --oversight: ask the log of another system (XES or CSV) what oversight asks of ours
  keys      list | rotate seal|timestamp|ca|root [--ground …] [--pkcs11 MODULE --token LABEL --key LABEL]
  backup    --out DIR --passphrase-file FILE [--secrets FILE]: a sealed picture of a house at work
  restore   DIR --into FOLDER --passphrase-file FILE --secrets FILE [--witnessed STATE]: load, rebuild, check
  witness   init --name NAME --trust FILE | follow URL [--once] | admit VKEY: cosign another’s checkpoints, and alarm
  peers     a loopback world: identity, register, payment, SMS, mail, courier, province
  bench     [NAME]: append, lifecycle, seal, proof, fsck, clock, search

Commands that read a data folder take --data DIR. --json prints one JSON object on standard output.
Exit: 0 good, 1 the thing asked about is bad, 2 wrong usage or a broken machine.
`

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(HELP)
    return name === undefined ? 2 : 0
  }
  const load = COMMANDS[name]
  if (load === undefined) throw new UsageError(`There is no command ${name}; \`oneseal help\` lists them.`)
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
