#!/usr/bin/env node
// `npx oneseal …`: the command line, once it is built.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const bundle = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'oneseal.js')
if (!existsSync(bundle)) {
  console.error('OneSeal is not built yet: run `npm start` or `npm run build` once in its folder.')
  process.exit(2)
}
process.argv[1] = bundle
await import(pathToFileURL(bundle).href)
