import { ZenEngine } from '@gorules/zen-engine'
import type { ZenDecision } from '@gorules/zen-engine'
import type { Cell, FactValue, RuleBook } from './domain/rule-book.ts'

/** A book as the engine runs it. */
export interface CompiledTable {
  /** Row numbers from 0 of every rule that applies, as the engine's own trace tells them. */
  readonly fire: (input: Readonly<Record<string, FactValue>>) => Promise<readonly number[]>
}

/** The engine's unary tests. Values are quoted as JSON, so that no word of a choice can become an expression. */
function cellTest(cell: Cell): string {
  switch (cell.is) {
    case 'ANY':
      return ''
    case 'YES':
      return '$ == true'
    case 'NO':
      return '$ == false'
    case 'ONE_OF':
      return cell.values.map((value) => JSON.stringify(value)).join(', ')
    case 'RANGE': {
      const { above, atLeast, below, atMost } = cell
      const bound = (value: number | undefined, sign: string) =>
        value === undefined ? [] : [`$ ${sign} ${value.toString()}`]
      const tests = [...bound(above, '>'), ...bound(atLeast, '>='), ...bound(below, '<'), ...bound(atMost, '<=')]
      return tests.join(' and ')
    }
  }
}

/** JDM, the engine's own format: one decision table between input and output, every row that applies collected. */
function decisionModel({ columns, rules }: RuleBook): object {
  const position = { x: 0, y: 0 }
  const inputs = columns.map((field, i) => ({ id: `c${String(i)}`, name: field, field }))
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position,
        content: {
          hitPolicy: 'collect',
          inputs,
          outputs: [{ id: 'row', name: 'row', field: 'row' }],
          rules: rules.map(({ cells }, row) => ({
            _id: `r${String(row)}`,
            row: String(row),
            ...Object.fromEntries(cells.map((cell, i) => [`c${String(i)}`, cellTest(cell)])),
          })),
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', position },
    ],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  }
}

const engine = new ZenEngine()

/** The rim to the engine: anything but a list of row numbers means that it is broken. */
function parseRows(result: unknown): readonly number[] {
  if (!Array.isArray(result)) throw new Error('The rule engine answered no list')
  return result.map((hit: unknown) => {
    const row: unknown = typeof hit === 'object' && hit !== null && 'row' in hit ? hit.row : undefined
    if (typeof row !== 'number') throw new Error('The rule engine answered a rule without its row')
    return row
  })
}

export function compileTable(book: RuleBook): CompiledTable {
  const decision: ZenDecision = engine.createDecision(decisionModel(book))
  return {
    fire: async (input) => {
      const answer: { readonly result: unknown } = await decision.evaluate(input)
      return parseRows(answer.result)
    },
  }
}

/** Tables in force are compiled once; a handful of items has one, and an old number is never asked for again. */
const COMPILED_MAX = 64
const compiled = new Map<string, CompiledTable>()

export function compiledTable(key: string, book: RuleBook): CompiledTable {
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (compiled.size >= COMPILED_MAX) compiled.clear()
  const made = compileTable(book)
  compiled.set(key, made)
  return made
}
