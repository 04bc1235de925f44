// Programs the tests need that no npm package brings: a browser, Chinese fonts, and two judges of our documents.
// What is there is used; what is missing is installed (root) or unpacked into the user's own cache (everybody else).
import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'oneseal')

function findProgram(name, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

const FONT = /NotoSansCJK.*\.(ttc|otf)$/
function hasChineseFont(folder = '/usr/share/fonts', depth = 0) {
  if (depth > 4 || !existsSync(folder)) return false
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasChineseFont(join(folder, entry.name), depth + 1) : FONT.test(entry.name),
  )
}

/** A cryptographic device in software, for the tests of PKCS#11. */
function findSoftHsm(root = '/') {
  const places = ['usr/lib/softhsm', 'usr/lib/x86_64-linux-gnu/softhsm', 'usr/lib/aarch64-linux-gnu/softhsm']
  return places.map((place) => join(root, place, 'libsofthsm2.so')).find((file) => existsSync(file))
}

/** What each thing is called in Debian and how we see that it is there. */
const NEEDS = [
  { debian: 'chromium', isThere: () => findProgram('chromium') !== undefined },
  { debian: 'fonts-noto-cjk', isThere: () => hasChineseFont() },
  {
    debian: 'poppler-utils',
    isThere: () => ['pdfsig', 'pdftoppm', 'pdftotext'].every((name) => findProgram(name) !== undefined),
  },
  { debian: 'softhsm2', isThere: () => findSoftHsm() !== undefined && findProgram('softhsm2-util') !== undefined },
  { debian: 'openssl', isThere: () => findProgram('openssl') !== undefined },
]

function run(command, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8', ...options })
  if (status === 0) return stdout
  const lastLine = (stderr ?? '').trim().split('\n').at(-1)
  throw new Error(`${command} ${words[0] ?? ''}: ${error?.message ?? lastLine ?? 'failed'}`)
}

function installAsRoot(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env: environment, maxBuffer: 256 * 1024 * 1024 }
  run('apt-get', ['update'], options)
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
  return {}
}

/** apt with its memory under our cache: lists and archives of an ordinary user, the machine's own record of what is installed. */
function ownApt(folder) {
  const state = join(folder, 'apt')
  for (const each of ['lists/partial', 'cache/archives/partial', 'log'])
    mkdirSync(join(state, each), { recursive: true })
  const settings = {
    'Dir::State': state,
    'Dir::State::lists': join(state, 'lists'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': join(state, 'cache'),
    'Dir::Log': join(state, 'log'),
    'Debug::NoLocking': 'true',
    'APT::Sandbox::User': '',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  return (words, options) => run('apt-get', [...flags, ...words], { maxBuffer: 256 * 1024 * 1024, ...options })
}

function unpackAsUser(packages, folder) {
  const apt = ownApt(folder)
  const archives = join(folder, 'archives')
  const root = join(folder, 'root')
  for (const each of [archives, root]) mkdirSync(each, { recursive: true })
  apt(['update'])
  // A rehearsal needs no rights and names everything that is missing on this machine.
  const plan = apt(['install', '--simulate', '-y', '--no-install-recommends', ...packages])
  const missing = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name)
  apt(['download', ...missing], { cwd: archives })
  for (const archive of readdirSync(archives)) run('dpkg', ['-x', join(archives, archive), root])
  writeFileSync(join(folder, 'complete'), packages.join('\n'))
}

function librariesIn(root) {
  const places = ['usr/lib', 'lib', 'usr/lib/chromium'].map((place) => join(root, place))
  const inside = places.flatMap((place) =>
    existsSync(place)
      ? [
          place,
          ...readdirSync(place)
            .filter((name) => name.endsWith('-linux-gnu'))
            .map((name) => join(place, name)),
        ]
      : [],
  )
  // Some libraries lie one folder deeper, e.g. pulseaudio's.
  return inside.flatMap((place) => [place, join(place, 'pulseaudio')]).filter((place) => existsSync(place))
}

/** Small scripts under their usual names, which set what an unpacked program cannot find by itself. */
function writeWrappers(folder) {
  const root = join(folder, 'root')
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const fonts = join(folder, 'fonts.conf')
  const dirs = [join(root, 'usr/share/fonts'), '/usr/share/fonts'].map((dir) => `  <dir>${dir}</dir>`).join('\n')
  const cache = `  <cachedir>${join(folder, 'fontconfig')}</cachedir>`
  const systemConfig = '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  const head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
  writeFileSync(fonts, `${head}\n<fontconfig>\n${systemConfig}\n${dirs}\n${cache}\n</fontconfig>\n`)
  const programs = { chromium: 'usr/lib/chromium/chromium', pdfsig: 'usr/bin/pdfsig', pdftoppm: 'usr/bin/pdftoppm' }
  const more = { pdftotext: 'usr/bin/pdftotext', openssl: 'usr/bin/openssl', 'softhsm2-util': 'usr/bin/softhsm2-util' }
  for (const [name, place] of Object.entries({ ...programs, ...more })) {
    const program = join(root, place)
    if (!existsSync(program)) continue
    const script = [
      '#!/bin/sh',
      `export LD_LIBRARY_PATH="${librariesIn(root).join(':')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
      `export FONTCONFIG_FILE="${fonts}"`,
      `exec "${program}" "$@"`,
    ]
    writeFileSync(join(bin, name), `${script.join('\n')}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  return { bin, fonts }
}

/** Answers the environment the tests run with, and a sentence when something could not be had. */
export function prepareSystemTools() {
  const missing = NEEDS.filter(({ isThere }) => !isThere()).map(({ debian }) => debian)
  const complaint = (reason) =>
    `Not here and not to be had: ${missing.join(', ')} (${reason}). Tests that need them are skipped.`
  let environment = {}
  let problem
  if (missing.length > 0) {
    try {
      if (findProgram('apt-get') === undefined) throw new Error('this system has no apt-get')
      if (process.getuid?.() === 0) {
        console.log(`Installing ${missing.join(', ')} …`)
        installAsRoot(missing)
      } else environment = prepareForUser(missing)
    } catch (error) {
      problem = complaint(error.message)
    }
  }
  const path = environment.PATH ?? process.env.PATH ?? ''
  const programs = {
    ONESEAL_CHROMIUM: 'chromium',
    ONESEAL_PDFSIG: 'pdfsig',
    ONESEAL_PDFTOPPM: 'pdftoppm',
    ONESEAL_OPENSSL: 'openssl',
  }
  const found = Object.entries(programs).flatMap(([variable, name]) => {
    const program = findProgram(name, path)
    return program === undefined ? [] : [[variable, program]]
  })
  const softHsm = environment.ONESEAL_SOFTHSM ?? findSoftHsm()
  const device = softHsm === undefined ? {} : { ONESEAL_SOFTHSM: softHsm }
  return { environment: { ...environment, ...Object.fromEntries(found), ...device }, problem }
}

function prepareForUser(missing) {
  const folder = join(CACHE, missing.join('+'))
  if (!existsSync(join(folder, 'complete'))) {
    console.log(`Unpacking ${missing.join(', ')} into ${folder} …`)
    unpackAsUser(missing, folder)
  }
  const { bin, fonts } = writeWrappers(folder)
  // A browser of the system's own must see fonts that only we unpacked.
  const own = missing.includes('fonts-noto-cjk') ? { FONTCONFIG_FILE: fonts } : {}
  const softHsm = findSoftHsm(join(folder, 'root'))
  const device = softHsm === undefined ? {} : { ONESEAL_SOFTHSM: softHsm }
  return { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...own, ...device }
}
