// Bundles both halves: the server and the command line with esbuild, the browser's half with vite, side by side.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { fits, keep, stampOf } from './stamp.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const STAMP = 'dist/.stamp'
/** Everything a bundle is made from; tests and benches change nothing. */
const SOURCES = ['src', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'tools/build.mjs']

const ENTRIES = {
  oneseal: 'src/cli/main.ts',
  'render-worker': 'src/seal/render-worker.ts',
  'template-process': 'src/seal/template-process.ts',
}

/** Four hundred small files that every command would open one by one: taken into the bundle. */
const TAKEN_IN = /^typebox(\/|$)/
/** What npm installs is loaded from there, as programs and not as text. */
const installed = {
  name: 'installed',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./#]/ }, ({ path, kind, importer }) => {
      const isOurs = !importer.includes('node_modules')
      return kind === 'entry-point' || !isOurs || TAKEN_IN.test(path) ? undefined : { path, external: true }
    })
  },
}

async function buildServer() {
  const entryPoints = Object.entries(ENTRIES)
    .filter(([, source]) => existsSync(source))
    .map(([out, source]) => ({ out, in: source }))
  if (entryPoints.length === 0) return
  const esbuild = await import('esbuild')
  await esbuild.build({
    entryPoints,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [installed],
    sourcemap: true,
    logLevel: 'silent',
    // Bundled files lie one folder deeper or shallower than their sources: whoever needs the installation asks for it.
    define: { 'process.env.NODE_ENV': '"production"' },
  })
}

async function buildBrowser() {
  if (!existsSync('src/web/index.html')) return
  const vite = await import('vite')
  await vite.build({ logLevel: 'warn' })
  await compressAssets('dist/web')
}

const COMPRESSIBLE = /\.(html|js|css|svg|json|txt|webmanifest)$/
const COMPRESS_BYTES_MIN = 1024

/** Compressed once here, as well as brotli can, instead of at every request. */
async function compressAssets(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name))
  const worth = files.filter((file) => COMPRESSIBLE.test(file) && statSync(file).size >= COMPRESS_BYTES_MIN)
  await Promise.all(
    worth.map(async (file) => {
      const bytes = readFileSync(file)
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, quality))
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    }),
  )
}

/** Builds when a source changed since the last build; `force` builds anyway. */
export async function build({ force = false } = {}) {
  const stamp = stampOf(SOURCES)
  if (!force && fits(STAMP, stamp)) return
  console.log('Building …')
  const started = performance.now()
  rmSync(STAMP, { force: true })
  mkdirSync('dist', { recursive: true })
  rmSync('dist/chunks', { recursive: true, force: true })
  await Promise.all([buildServer(), buildBrowser()])
  keep(STAMP, stamp)
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build({ force: true }).catch((error) => {
    console.error(error.message ?? error)
    process.exit(1)
  })
}
