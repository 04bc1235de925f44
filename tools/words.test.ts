import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')

interface Term {
  readonly chinese: string
  readonly identifiers: readonly string[]
}

const terms: readonly Term[] = read('GLOSSARY.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Chinese'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, chinese = '', , identifiers = '']) => ({ chinese, identifiers: identifiers.match(/[A-Za-z_]{3,}/g) ?? [] }))

test('the glossary names one word once, and what it says stands in code does', () => {
  const paths = execFileSync('git', ['ls-files', 'src', 'matters'], { encoding: 'utf8' }).trim().split('\n')
  const code = paths.filter((path) => /\.(tsx?|json)$/.test(path) && existsSync(path)).map(read)
  const used = new Set(code.flatMap((text) => text.match(/[A-Za-z_]+/g) ?? []).map((word) => word.toLowerCase()))
  const names = terms.map(({ chinese }) => chinese)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(terms.flatMap(({ identifiers }) => identifiers.filter((name) => !used.has(name.toLowerCase())))).toEqual([])
})

test('the map of the house names every room', () => {
  const map = read('ARCHITECTURE.md')
  const rooms = ['src', 'src/clouds'].flatMap((folder) => readdirSync(folder))
  expect(rooms.filter((room) => !new RegExp(`\\b${room}\\b`).test(map))).toEqual([])
})
