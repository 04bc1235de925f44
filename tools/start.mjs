// `npm start`: from a fresh clone to a running bureau with its demo district, in one command.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages, requireNode } from './install.mjs'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
requireNode()
installPackages()
const { build } = await import('./build.mjs')
await build().catch((error) => {
  console.error(`OneSeal could not be built: ${error.message ?? error}`)
  process.exit(2)
})

const server = spawn(
  process.execPath,
  ['--enable-source-maps', 'dist/oneseal.js', 'serve', '--demo', ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
// The terminal's Ctrl-C reaches the server by itself; what only this process hears is handed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
process.on('SIGINT', () => {})
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
