import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { contentStampOf, fits, keep } from './stamp.mjs'

const STAMP = 'node_modules/.oneseal-lock'
const NODE_MAJOR_MIN = 20
const NODE_MINOR_MIN = 19

/** Refuses a Node.js that is too old in one sentence, before anything fails in a riddle. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > NODE_MAJOR_MIN || (major === NODE_MAJOR_MIN && minor >= NODE_MINOR_MIN)) return
  console.error(`OneSeal needs Node.js ${NODE_MAJOR_MIN}.${NODE_MINOR_MIN} or newer; this is ${process.versions.node}.`)
  process.exit(2)
}

/** Brings node_modules to what package-lock.json says, when it is not there already. */
export function installPackages() {
  const stamp = contentStampOf(['package-lock.json', 'package.json'])
  if (existsSync('node_modules') && fits(STAMP, stamp)) return
  // A folder somebody filled by hand (npm install) is as good, if npm's own record is newer than nothing.
  console.log('Installing packages (npm ci) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' })
  if (status !== 0) {
    console.error('The packages could not be installed; npm says why above.')
    process.exit(2)
  }
  keep(STAMP, stamp)
}
