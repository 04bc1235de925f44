import type { ImportPlan, ImportRow, RefusedFile } from './import-items.ts'

type Language = 'zh' | 'en'

/** Examples of a reason shown to people; the machine-readable report lists every row. */
const EXAMPLES_MAX = 3

/** What an import would do, in lines for people: counts first, then every reason with how often it was given and where. */
export function importReport(plan: ImportPlan | RefusedFile, language: Language): readonly string[] {
  if (!plan.ok)
    return [
      language === 'zh'
        ? `整个文件不予导入（${plan.place}）：${plan.zh}`
        : `The whole file is refused (${plan.place}): ${plan.en}`,
    ]
  const { rows, kept, mended, refused } = plan.counts
  const head =
    language === 'zh'
      ? `共 ${rows} 条：原样收下 ${kept}，修正后收下 ${mended}，不予收下 ${refused}；涉及部门 ${plan.organs.length} 个`
      : `${rows} rows: ${kept} kept, ${mended} mended, ${refused} refused; ${plan.organs.length} departments`
  return [head, ...reasonLines(plan.rows, 'refused', language), ...reasonLines(plan.rows, 'mended', language)]
}

function reasonLines(rows: readonly ImportRow[], verdict: ImportRow['verdict'], language: Language): readonly string[] {
  const given = new Map<string, { count: number; examples: string[] }>()
  for (const { row, reasons, verdict: its } of rows) {
    if (its !== verdict) continue
    for (const reason of reasons) {
      const tally = given.get(reason.code) ?? { count: 0, examples: [] }
      given.set(reason.code, tally)
      tally.count += 1
      if (tally.examples.length >= EXAMPLES_MAX) continue
      tally.examples.push(language === 'zh' ? `第 ${row} 行：${reason.zh}` : `row ${row}: ${reason.en}`)
    }
  }
  return [...given].flatMap(([code, { count, examples }]) => [
    language === 'zh' ? `  ${WORDS[verdict].zh} ${code} ${count} 条` : `  ${WORDS[verdict].en} ${code}: ${count}`,
    ...examples.map((example) => `    ${example}`),
    ...(count > examples.length ? [`    ${MORE[language](count - examples.length)}`] : []),
  ])
}

const MORE = {
  zh: (count: number) => `…… 另有 ${count} 条，加 --json 列出全部`,
  en: (count: number) => `… and ${count} more; --json lists all`,
} as const

const WORDS = {
  kept: { zh: '收下', en: 'kept' },
  mended: { zh: '修正', en: 'mended' },
  refused: { zh: '不收', en: 'refused' },
} as const
