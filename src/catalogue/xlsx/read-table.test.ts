import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'

async function linesOf(text: string | Buffer) {
  const lines: (readonly [number, readonly string[]])[] = []
  for await (const { number, cells } of readTable(Buffer.from(text))) lines.push([number, cells])
  return lines
}

test('quotes hold commas, line ends and quotes together', async () => {
  expect(await linesOf('a,"b,""c""\nd",e\n\n')).toEqual([[1, ['a', 'b,"c"\nd', 'e']]])
})

test('an empty line is counted and not told, whatever ends the lines', async () => {
  expect(await linesOf('\uFEFFa,b\r\n\r\n1,2\n3,4,\r5')).toEqual([
    [1, ['a', 'b']],
    [3, ['1', '2']],
    [4, ['3', '4', '']],
    [5, ['5']],
  ])
})

test('a quote in the middle of a cell is text', async () => {
  expect(await linesOf('5" pipe,x')).toEqual([[1, ['5" pipe', 'x']]])
})

test('a quote that never ends loses no line before it, and the rest is one line that nobody takes for whole', async () => {
  expect(await linesOf('a,b\n1,2\n"3,4\n5,6\n')).toEqual([
    [1, ['a', 'b']],
    [2, ['1', '2']],
    [3, ['"']],
  ])
})

test('a character on the border of two pieces stays whole', async () => {
  const long = '字'.repeat(100_000)
  expect(await linesOf(`x${long},${long}\n`)).toEqual([[1, [`x${long}`, long]]])
})
