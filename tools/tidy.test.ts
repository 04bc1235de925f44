import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  bannedWords,
  deadLinks,
  isResidentNumber,
  longFiles,
  longFunctions,
  residentNumbers,
  RULES,
  titles,
  vagueNames,
} from './tidy/rules.ts'

/** The rules must be able to name what they ban. */
const SELF = 'tools/tidy'

test('the repository is tidy', () => {
  const paths = execFileSync('git', ['ls-files'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .trim()
    .split('\n')
    .filter(
      (path) => /\.(tsx?|mjs|cjs|md|sql|json|ya?ml|html|css)$/.test(path) && !path.startsWith(SELF) && existsSync(path),
    )
  const sources = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  expect(sources.flatMap((source) => RULES.flatMap((rule) => rule(source)))).toEqual([])
})

test('a resident number is known by its check character', () => {
  expect(isResidentNumber('99010519491231001X')).toBe(isResidentNumber('99010519491231001x'))
  expect(isResidentNumber('123')).toBe(false)
})

// The number is put together here so that it does not stand in the repository.
const residentNumber = ['110101', '19900307', '003', '8'].join('')

test.each([
  ['a banned word', bannedWords, 'src/a.ts', 'x as unknown as Permit'],
  ['unfinished work', bannedWords, 'src/a.ts', '// TODO'],
  ['an error swallowed without a word', bannedWords, 'src/a.ts', 'try { x() } catch {}'],
  ['a time that knows no zone', bannedWords, 'sql/000001_a.sql', 'at timestamp not null'],
  ['a path of somebody’s machine', bannedWords, 'README.md', 'see /home/somebody/x'],
  ['a lock file with addresses', bannedWords, 'package-lock.json', '"resolved": "https://example.org/a.tgz"'],
  ['a resident number', residentNumbers, 'src/a.ts', `id: '${residentNumber}'`],
  ['a file that holds two concepts', longFiles, 'src/a.ts', 'x\n'.repeat(401)],
  ['a function longer than a screen', longFunctions, 'src/a.ts', `function f() {\n${'x()\n'.repeat(70)}}`],
  [
    'a long function in a factory',
    longFunctions,
    'src/a.ts',
    `const f = () => {\n  g(() => {\n${'x()\n'.repeat(70)}})\n}`,
  ],
  ['a name that says nothing', vagueNames, 'src/app/utils.ts', ''],
  ['a dead link', deadLinks, 'README.md', 'See the [glossary](./NO_SUCH.md).'],
  ['two titles', titles, 'README.md', '# One\n\n# Two'],
  ['no title', titles, 'README.md', 'text'],
])('%s is found', (_what, rule, path, text) => {
  expect(rule({ path, text })).toHaveLength(1)
})

test.each([
  ['timestamptz', bannedWords, 'sql/000001_a.sql', 'at timestamptz not null'],
  [
    'a factory of short functions',
    longFunctions,
    'src/a.ts',
    `function f() {\n${'g(() => {\n  x()\n})\n'.repeat(30)}}`,
  ],
  ['a number of region 99', residentNumbers, 'src/a.ts', `'99${residentNumber.slice(2)}'`],
  ['a comment line in a code block', titles, 'README.md', '# One\n\n```\n# no title\n```'],
])('%s is fine', (_what, rule, path, text) => {
  expect(rule({ path, text })).toEqual([])
})
