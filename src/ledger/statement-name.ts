import { hash } from 'node:crypto'

const names = new Map<string, string>()

/**
 * What a statement is known by on a connection: what has a name is parsed and planned once for each. Only for texts
 * that are written in the program, whose number is known; a text put together anew each time would fill the map.
 */
export function statementName(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  const name = `s-${hash('sha256', sql, 'hex').slice(0, 16)}`
  names.set(sql, name)
  return name
}
