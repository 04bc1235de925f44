// Which requirements have a test that names them: `vitest` runs the tests, this counts the names.
// A requirement is proved when its id, such as AP-01, stands in the title of a test that is not skipped.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export interface Requirement {
  readonly id: string
  readonly module: string
  readonly term: string
}

export function parseRequirements(tsv: string): readonly Requirement[] {
  const [head = '', ...lines] = tsv.trimEnd().split('\n')
  const columns = head.split('\t')
  const column = (name: string) => columns.indexOf(name)
  return lines.map((line) => {
    const cells = line.split('\t')
    return {
      id: cells[column('id')] ?? '',
      module: cells[column('module')] ?? '',
      term: cells[column('en')] ?? '',
    }
  })
}

const TITLE = /\b(?:test|it|describe)(?:\.each\([\s\S]*?\)|\.skipIf\([^)]*\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g

/** Ids in titles; in comments and data they prove nothing. */
export function provedIds(testSource: string): readonly string[] {
  return [...testSource.matchAll(TITLE)].flatMap(([, , title = '']) => title.match(/\b[A-Z]{2}-\d{2}\b/g) ?? [])
}

export interface Report {
  readonly total: number
  readonly proved: number
  readonly unknown: readonly string[]
  readonly modules: Readonly<Record<string, { readonly proved: readonly string[]; readonly open: readonly string[] }>>
}

export function reportOf(requirements: readonly Requirement[], proved: ReadonlySet<string>): Report {
  const modules = [...new Set(requirements.map(({ module }) => module))]
  const known = new Set(requirements.map(({ id }) => id))
  const idsOf = (module: string, isProved: boolean) =>
    requirements.filter((each) => each.module === module && proved.has(each.id) === isProved).map(({ id }) => id)
  return {
    total: requirements.length,
    proved: requirements.filter(({ id }) => proved.has(id)).length,
    unknown: [...proved].filter((id) => !known.has(id)).sort(),
    modules: Object.fromEntries(modules.map((m) => [m, { proved: idsOf(m, true), open: idsOf(m, false) }])),
  }
}

export function readReport(): Report {
  const files = execFileSync('git', ['ls-files', '*.test.ts', '*.test.tsx'], { encoding: 'utf8' }).trim().split('\n')
  const proved = new Set(files.flatMap((file) => provedIds(readFileSync(file, 'utf8'))))
  return reportOf(parseRequirements(readFileSync('docs/requirements.tsv', 'utf8')), proved)
}

function print(report: Report): void {
  for (const [module, { proved, open }] of Object.entries(report.modules))
    console.log(
      `${module.padEnd(4)} ${String(proved.length).padStart(3)} proved  ${String(open.length).padStart(3)} open`,
    )
  console.log(`${String(report.proved)} of ${String(report.total)} requirements are proved by a test that names them.`)
  if (report.unknown.length > 0) console.log(`Named but not in the catalogue: ${report.unknown.join(', ')}`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const report = readReport()
  if (process.argv.includes('--json')) console.log(JSON.stringify(report))
  else print(report)
}
