// `npm test`: everything that must hold, from a fresh clone, in one command. CI runs the same.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages, requireNode } from './install.mjs'
import { prepareSystemTools } from './system-tools.mjs'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
requireNode()
installPackages()
const { environment, problem } = prepareSystemTools()
if (problem !== undefined) console.log(problem)

const bin = (name) => `node_modules/.bin/${name}`
/** As long as all other checks together, on one core: it runs beside them, and on beside the first tests. */
const LINT = { name: 'lint', command: bin('eslint'), words: ['--max-warnings', '0', '.'] }
/** What the tests are begun with is built first. */
const STEPS = [
  { name: 'build', command: process.execPath, words: ['tools/build.mjs'] },
  {
    name: 'types',
    command: bin('tsc'),
    words: ['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'],
  },
  { name: 'format', command: bin('prettier'), words: ['--check', '--log-level', 'warn', '.'] },
  { name: 'walls', command: bin('depcruise'), words: ['src', '--output-type', 'err'] },
  { name: 'leftovers', command: bin('knip'), words: ['--no-progress'] },
]

const env = { ...process.env, ...environment, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' }

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

function runQuietly({ name, command, words }) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
    child.on('error', (error) => output.push(Buffer.from(String(error))))
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(10)} ${seconds(started)}`)
      if (code !== 0) console.log(Buffer.concat(output).toString('utf8').trimEnd())
      resolve(code === 0)
    })
  })
}

/** All findings are shown, not only the first step's: one run tells everything there is to mend. */
async function runChecks() {
  const results = []
  for (const step of STEPS) results.push(await runQuietly(step))
  return results.every(Boolean)
}

function runTests(words) {
  const tests = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words], { env, stdio: 'inherit' })
  return new Promise((resolve) => {
    tests.on('exit', (code) => resolve(code ?? 1))
  })
}

async function runEverything() {
  const linting = runQuietly(LINT)
  if (!(await runChecks())) {
    await linting
    console.log('The tests were not run: first mend what is marked ✗.')
    return 1
  }
  const code = await runTests([])
  if (await linting) return code
  console.log('✗ lint: what it found stands above.')
  return 1
}

const words = process.argv.slice(2)
const code = await (words.length === 0 ? runEverything() : runTests(words))
if (problem !== undefined) console.log(problem)
process.exit(code)
