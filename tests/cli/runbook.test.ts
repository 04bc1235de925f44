import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const home = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(home, path), 'utf8')
const sources = (folder: string): readonly string[] =>
  readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => read(join(folder, name)))
const cli = sources('src/cli').join('\n')
const app = `${sources('src/app').join('\n')}\n${sources('src/seal').join('\n')}\n${cli}`
const main = read('src/cli/main.ts')
const documents = ['docs/runbook.md', 'docs/operations.md', 'docs/key-ceremony.md'] as const

describe.each(documents)('SE-05 %s is true', (path) => {
  const text = read(path)
  test('every command it names is one, with the words and options it takes', () => {
    const named = [...text.matchAll(/oneseal (\w[\w-]*)/g)].map(([, verb = '']) => verb)
    expect(new Set(named).size).toBeGreaterThan(2)
    for (const verb of new Set(named)) expect(main, `oneseal ${verb}`).toMatch(new RegExp(`\\b${verb}\\b`))
    const lines = [...text.matchAll(/oneseal [^\n`]+/g)].map(([line]) => line)
    for (const option of new Set(lines.flatMap((line) => line.match(/--[a-z0-9-]+/g) ?? [])))
      expect(app, `${option} in ${path}`).toContain(`'${option}'`)
  })
  test('every variable, measure, address and file it names is there', () => {
    for (const [variable] of text.matchAll(/ONESEAL_[A-Z0-9_]+[A-Z0-9]/g)) expect(app, variable).toContain(variable)
    for (const [measure] of text.matchAll(/(?:oneseal|process)_[a-z_]+/g)) expect(app, measure).toContain(measure)
    for (const [, door = ''] of text.matchAll(/`(\/(?:healthz|readyz|metrics))`/g)) expect(app).toContain(`'${door}'`)
    for (const [, page = ''] of text.matchAll(/`(\/desk\/[a-z-]+)`/g))
      expect(read('src/web/layout/desk-doors.ts'), page).toContain(`'${page}'`)
    for (const [, file = ''] of text.matchAll(/\]\(([^)h#][^)#]*)\)/g))
      expect(existsSync(join(home, 'docs', file)), file).toBe(true)
    for (const [, file = ''] of text.matchAll(/`(tests\/[\w/.-]+\.test\.ts)`/g))
      expect(existsSync(join(home, file)), file).toBe(true)
  })
})
