import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser'
import { afterAll, beforeAll, expect, test } from 'vitest'

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly IForbiddenRuleType[]
}

/** For every wall one file that goes through it: who imports what. */
const BREACHES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'no-cycles': ['src/kernel/circle-back.ts', 'src/kernel/circle.ts'],
  'kernel-knows-nobody': ['src/kernel/reads-a-file.ts', 'node:fs'],
  'policy-knows-only-the-kernel': ['src/policy/may.ts', 'src/ledger/index.ts'],
  'contract-knows-only-kernel-and-policy': ['src/contract/route.ts', 'src/frame/index.ts'],
  'ledger-knows-only-the-kernel': ['src/ledger/append.ts', 'src/seal/index.ts'],
  'seal-knows-only-kernel-and-proofs': ['src/seal/sign.ts', 'src/ledger/index.ts'],
  'adapters-know-only-the-kernel': ['src/adapters/peers.ts', 'src/frame/services.ts'],
  'catalogue-knows-only-kernel-and-contract': ['src/catalogue/read.ts', 'src/ledger/index.ts'],
  'frame-knows-no-cloud': ['src/frame/services.ts', 'src/clouds/approval/index.ts'],
  'domain-is-pure': ['src/clouds/approval/domain/case.ts', 'src/ledger/index.ts'],
  'clouds-meet-only-through-published-events': [
    'src/clouds/approval/reactions.ts',
    'src/clouds/supervision/domain/duty.ts',
  ],
  'only-pages-call-another-clouds-doors': ['src/clouds/approval/routes.ts', 'src/clouds/supervision/api.ts'],
  'pages-run-in-the-browser': ['src/clouds/approval/pages/desk.tsx', 'src/clouds/approval/routes.ts'],
  'only-app-and-cli-wire': ['src/clouds/approval/wires.ts', 'src/app/run.ts'],
  'nobody-imports-the-command-line': ['src/app/starts.ts', 'src/cli/main.ts'],
  'enter-a-room-by-its-door': ['src/app/window.ts', 'src/ledger/store.ts'],
  'enter-a-cloud-by-its-door': ['src/app/window.ts', 'src/clouds/approval/routes.ts'],
  'tests-stay-out-of-what-ships': ['src/app/pretends.ts', 'tests/support/database.ts'],
  'server-needs-no-development-package': ['src/app/paints.ts', 'node_modules/painter/index.js'],
  'no-unresolvable': ['src/app/lost.ts', 'nowhere'],
  'no-orphans': ['src/app/alone.ts', ''],
}

const folder = mkdtempSync(join(tmpdir(), 'oneseal-rooms-'))
const home = process.cwd()

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** How `from` writes the import: packages by name, files by the way up and down. */
function specifier(from: string, to: string): string {
  if (to.startsWith('node_modules/')) return 'painter'
  if (!/^(src|tests)\//.test(to)) return to === 'nowhere' ? './nowhere.ts' : to
  return `${'../'.repeat(from.split('/').length - 1)}${to}`
}

let breaches: readonly { readonly rule: string; readonly from: string }[] = []

beforeAll(async () => {
  write('package.json', JSON.stringify({ type: 'module', devDependencies: { painter: '1.0.0' } }))
  write('node_modules/painter/package.json', JSON.stringify({ name: 'painter', version: '1.0.0', main: 'index.js' }))
  write('node_modules/painter/index.js', 'export const paint = 1')
  const sources = new Map<string, string>()
  for (const [from, to] of Object.values(BREACHES)) {
    const line = to === '' ? '' : `import * as it${String(sources.size)} from '${specifier(from, to)}'\n`
    sources.set(from, (sources.get(from) ?? 'export const here = 1\n') + line)
    if (/^(src|tests)\//.test(to) && !sources.has(to)) sources.set(to, 'export const here = 1\n')
  }
  sources.set('src/kernel/circle.ts', "import * as back from './circle-back.ts'\n")
  for (const [path, text] of sources) write(path, text)
  // The cruiser takes paths from where it stands, and its rules speak of src/….
  process.chdir(folder)
  const { output } = await cruise(['src'], {
    ruleSet: { forbidden: [...forbidden] },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
  }).finally(() => {
    process.chdir(home)
  })
  breaches = parseResult(output).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function parseResult(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === 'string') throw new Error(output)
  return output
}

test('every wall has a breach to prove it by', () => {
  expect(Object.keys(BREACHES).sort()).toEqual(forbidden.map(({ name }) => name).sort())
})

test.each(Object.entries(BREACHES))('the wall %s holds', (rule, [from]) => {
  expect(breaches).toContainEqual({ rule, from })
})
