import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** What npm itself wrote down about what it put into node_modules. */
const INSTALLED = 'node_modules/.package-lock.json'
const NODE_MAJOR_MIN = 20
const NODE_MINOR_MIN = 19

/** Refuses a Node.js that is too old in one sentence, before anything fails in a riddle. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NODE_MAJOR_MIN || (major === NODE_MAJOR_MIN && minor >= NODE_MINOR_MIN)) return
  console.error(`OneSeal needs Node.js ${NODE_MAJOR_MIN}.${NODE_MINOR_MIN} or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** Whether every package of the lock file is there in its version; packages for other platforms need not be. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false
  const installed = packagesOf(INSTALLED)
  return Object.entries(packagesOf('package-lock.json')).every(
    ([place, { version, optional }]) => place === '' || optional === true || installed[place]?.version === version,
  )
}

/** Brings node_modules to what package-lock.json says, when it is not there already. */
export function installPackages() {
  if (isInstalled()) return
  console.log('Installing packages (npm ci) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' })
  if (status === 0) return
  console.error('The packages could not be installed; npm says why above.')
  process.exit(2)
}
