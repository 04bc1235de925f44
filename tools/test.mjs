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
/** The long ones first: two run side by side. */
const STEPS = [
  { name: 'lint', command: bin('eslint'), words: ['--max-warnings', '0', '.'] },
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
const LANES = 2

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
  const waiting = [...STEPS]
  const results = []
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await runQuietly(step))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return results.every(Boolean)
}

const words = process.argv.slice(2)
if (words.length === 0 && !(await runChecks())) {
  console.log('The tests were not run: first mend what is marked ✗.')
  process.exit(1)
}

const tests = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words], { env, stdio: 'inherit' })
tests.on('exit', (code) => {
  if (problem !== undefined) console.log(problem)
  process.exit(code ?? 1)
})
