// Completes package-lock.json after an install. npm leaves optional packages for other platforms out of the lock file
// when a registry mirror does not carry them, and `npm ci` then refuses the lock everywhere. What a package asks for
// and the lock lacks is added with its exact version and platform; npm fetches it only on that platform.
import { readFileSync, writeFileSync } from 'node:fs'

const LOCK = 'package-lock.json'
const OS = [
  'android',
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'linux',
  'win32',
  'windows',
]
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
const { packages } = lock

/** The platform a package's name speaks of, e.g. @x/binding-linux-arm-gnueabihf. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = OS.find((each) => words.includes(each))
  const cpu = CPU.find((each) => words.includes(each))
  return {
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(os === undefined ? {} : { os: [os === 'windows' ? 'win32' : os] }),
  }
}

/** npm looks beside the package that asks, then one level up, and so on to the root. */
function isLocked(from, name) {
  const parts = from.split('/node_modules/')
  return (
    parts.some((_, depth) => packages[[...parts.slice(0, depth + 1), name].join('/node_modules/')] !== undefined) ||
    packages[`node_modules/${name}`] !== undefined
  )
}

const added = []
for (const [place, entry] of Object.entries(packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name)
    if (isLocked(place, name) || !/^\d/.test(version) || platform.cpu === undefined) continue
    packages[`node_modules/${name}`] = { version, ...platform, ...(entry.dev ? { dev: true } : {}), optional: true }
    added.push(name)
  }
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} packages for other platforms added.`)
