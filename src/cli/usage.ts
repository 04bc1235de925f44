/** How every command is called: its own usage, and what it is for. `oneseal help` lists them in this order. */
interface Usage {
  /** Short enough for the list; the whole usage is behind `oneseal COMMAND --help`. */
  readonly brief: string
  /** Every way to call it, one a line, after `oneseal `. */
  readonly calls: readonly string[]
}

const DEVICE = '[--pkcs11 MODULE --token LABEL --key LABEL [--pin-file FILE]]'

const USAGES = {
  init: {
    brief: 'make a production data folder: first administrator, keys, trust file',
    calls: [
      `init --organ NAME --credit-code CODE --region CODE --admin USERNAME --admin-name NAME --second-admin USERNAME --second-admin-name NAME [--password-file FILE] [--second-password-file FILE] ${DEVICE} [--data DIR] [--json]`,
    ],
  },
  serve: {
    brief: 'serve a data folder (npm start serves the demo district)',
    calls: ['serve [--data DIR] [--port N] [--host ADDRESS] [--demo]'],
  },
  demo: { brief: 'drive the whole story through HTTP on a scratch data folder', calls: ['demo [--json]'] },
  verify: {
    brief: 'FILE… [--trust FILE]: check a sealed PDF or a proof bundle, offline',
    calls: [
      'verify FILE… [--trust FILE] [--crl FILE] [--status FILE [--seen FILE]] [--regions FILE] [--witnesses N] [--data DIR] [--json]',
    ],
  },
  ledger: {
    brief: 'export --out DIR [--with-bodies] | proof ENTRY|CASE|CERTIFICATE',
    calls: [
      'ledger export --out DIR [--with-bodies] [--data DIR] [--json]',
      'ledger proof ENTRY|CASE|CERTIFICATE [--data DIR] [--json]',
    ],
  },
  fsck: { brief: 'recompute every leaf, node, root, life and projection', calls: ['fsck [--data DIR] [--json]'] },
  catalogue: {
    brief: 'import FILE: service items, standards (XLSX, JSON), or a year’s holiday notice | export FILE.xlsx',
    calls: [
      'catalogue import FILE [--keep-organs] [--data DIR] [--json]',
      'catalogue export FILE.xlsx|FILE.json [--data DIR] [--json]',
    ],
  },
  cases: {
    brief: 'import FILE: take over the running cases of an older system (JSON or CSV)',
    calls: ['cases import FILE [--data DIR] [--json]'],
  },
  clock: {
    brief: '--accepted DATE --days N [--unit working|natural] [--pause FROM..TO]… [--extend N] [--today DATE]',
    calls: [
      'clock --accepted DATE --days N [--unit working|natural] [--pause FROM..TO]… [--extend N] [--today DATE] [--data DIR] [--json]',
    ],
  },
  draw: {
    brief: 'verify FILE [--trust FILE]: make a published random draw of inspections again',
    calls: ['draw verify FILE [--trust FILE] [--json]'],
  },
  mine: {
    brief: 'FILE --oversight: ask the log of another system (XES or CSV) what oversight asks of ours',
    calls: [
      'mine FILE --oversight [--limit-days N] [--four-eyes "STEP>STEP"]… [--rework N] [--single-person N] [--handovers N] [--json]',
    ],
  },
  keys: {
    brief: 'list | rotate seal|timestamp|ca|root [--ground …] [--pkcs11 MODULE --token LABEL --key LABEL]',
    calls: [
      'keys list [--data DIR] [--json]',
      `keys rotate seal|timestamp|ca|root|ofd|log [--ground ROUTINE|EXPIRY|COMPROMISE|LOSS] ${DEVICE} [--data DIR]`,
      'keys seal-of ORGAN [--ground ROUTINE|EXPIRY|COMPROMISE|LOSS] [--data DIR]',
      'keys revoke timestamp|ofd DIGEST --reason KEY_COMPROMISE|SUPERSEDED|CESSATION --since INSTANT [--data DIR]',
    ],
  },
  backup: {
    brief: '--out DIR --passphrase-file FILE [--secrets FILE]: a sealed picture of a house at work',
    calls: ['backup --out DIR --passphrase-file FILE [--secrets FILE] [--data DIR] [--json]'],
  },
  restore: {
    brief: 'DIR --into FOLDER --passphrase-file FILE --secrets FILE [--witnessed STATE]: load, rebuild, check',
    calls: ['restore DIR --into FOLDER --passphrase-file FILE --secrets FILE [--witnessed STATE] [--json]'],
  },
  witness: {
    brief: 'init --name NAME --trust FILE | follow URL [--once] | admit VKEY: cosign another’s checkpoints, and alarm',
    calls: [
      'witness init --name NAME --trust FILE [--state FILE]',
      'witness follow URL [--state FILE] [--once] [--every SECONDS] [--json]',
      'witness pin --trust FILE [--state FILE]',
      'witness admit VKEY [--data DIR]',
    ],
  },
  peers: {
    brief: 'a loopback world: identity, register, payment, SMS, mail, courier, province',
    calls: [
      'peers [--data DIR] [--host ADDRESS] [--port N]',
      'peers --department ORGAN --officer ID --secret-file FILE --bureau URL [--every SECONDS] [--once]',
    ],
  },
  bench: { brief: '[NAME]: append, lifecycle, seal, proof, fsck, clock, search', calls: ['bench [NAME]… [--json]'] },
} satisfies Readonly<Record<string, Usage>>

const NAME_WIDTH = 10
const ENDING = `Commands that read a data folder take --data DIR. --json prints one JSON object on standard output.
\`oneseal COMMAND --help\` prints all a command takes.
Exit: 0 good, 1 the thing asked about is bad, 2 wrong usage or a broken machine.
`

/** `oneseal help`. */
export const help = (): string =>
  `oneseal — 一章通, the system of an administrative approval bureau

${Object.entries(USAGES)
  .map(([name, { brief }]) => `  ${name.padEnd(NAME_WIDTH)}${brief}\n`)
  .join('')}
${ENDING}`

/** For whoever called a command wrongly: every way to call it, on one line. */
export const callsOf = (name: keyof typeof USAGES): string =>
  USAGES[name].calls.map((call) => `oneseal ${call}`).join(' | ')

/** `oneseal COMMAND --help`, or undefined when there is no such command to call by hand. */
export function usageOf(name: string): string | undefined {
  const usage = Object.entries(USAGES).find(([known]) => known === name)?.[1]
  if (usage === undefined) return undefined
  return `oneseal ${name} — ${usage.brief}\n\n${usage.calls.map((call) => `  oneseal ${call}\n`).join('')}`
}
