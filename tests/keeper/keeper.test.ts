import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aDatabase } from '../support/database.ts'

const database = await aDatabase()

// Beside the packages, which a bundle elsewhere would not find.
const program = resolve(`node_modules/.cache/oneseal/small-bureau-${String(process.pid)}.mjs`)
const scratch = mkdtempSync(join(tmpdir(), 'oneseal-keeper-'))
// When the tests run as root, PostgreSQL's own account must be able to pass.
chmodSync(scratch, 0o711)

interface Keeper {
  readonly process: ChildProcess
  readonly address: () => Promise<string>
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
}
const keepers: Keeper[] = []

beforeAll(async () => {
  await build({
    entryPoints: ['tests/keeper/small-bureau.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
})
afterEach(async () => {
  for (const keeper of keepers.splice(0)) {
    keeper.process.kill('SIGTERM')
    await keeper.ended
  }
})
afterAll(() => {
  rmSync(program, { force: true })
  rmSync(scratch, { recursive: true, force: true })
})

function start(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Keeper {
  const child = spawn(process.execPath, [program, resolve('sql'), ...words], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: AsyncIterator<string> = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, said }))
  const address = async () => {
    const line = await Promise.race([
      lines.next().then(({ done, value }) => (done === true ? undefined : value)),
      ended.then(() => undefined),
    ])
    if (line === undefined) throw new Error(`The keeper ended: ${said}`)
    return line
  }
  const keeper = { process: child, address, ended }
  keepers.push(keeper)
  return keeper
}

interface Answer {
  readonly visits: number
  readonly pid: number
  readonly told: unknown
}
async function visit(address: string): Promise<Answer> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as Answer
}

const postgresOf = (folder: string) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
          .split('\0')
          .includes(join(folder, 'postgresql', 'cluster'))
      } catch {
        return false
      }
    })
    .map(Number)

describe('keeping a bureau running', () => {
  const folder = join(scratch, 'life')
  const serve = () => start(['--data', folder, '--port', '0'])

  test('it starts from nothing, serves, and leaves nothing behind when asked to stop', async () => {
    const keeper = serve()
    expect(await visit(await keeper.address())).toMatchObject({ visits: 1, told: { origin: 'test' } })
    keeper.process.kill('SIGTERM')
    expect(await keeper.ended).toEqual({ code: 0, said: '' })
    expect(postgresOf(folder)).toEqual([])
  })

  test('a second one on the same data folder is refused in one sentence', async () => {
    const first = serve()
    await first.address()
    expect(await serve().ended).toEqual({
      code: 2,
      said: `Another OneSeal is already serving the data folder ${folder}.\n`,
    })
  })

  test('after kill -9 of the keeper the next start ends the orphan and finds everything', async () => {
    const first = serve()
    const { visits } = await visit(await first.address())
    first.process.kill('SIGKILL')
    await first.ended
    expect(postgresOf(folder)).toHaveLength(1)
    expect(await visit(await serve().address())).toMatchObject({ visits: visits + 1 })
  })

  test('after kill -9 of everything the next start recovers', async () => {
    const first = serve()
    const { visits, pid } = await visit(await first.address())
    for (const each of [first.process.pid ?? 0, pid, ...postgresOf(folder)]) process.kill(each, 'SIGKILL')
    await first.ended
    expect(await visit(await serve().address())).toMatchObject({ visits: visits + 1 })
  })

  test.each(['the server', 'PostgreSQL'])('when %s is killed it is started anew', async (victim) => {
    const keeper = serve()
    const before = await visit(await keeper.address())
    const pid = victim === 'PostgreSQL' ? (postgresOf(folder)[0] ?? 0) : before.pid
    process.kill(pid, 'SIGKILL')
    const after = await visit(await keeper.address())
    expect(after.visits).toBe(before.visits + 1)
    expect(after.pid).not.toBe(before.pid)
  })

  test('on a server of the operator’s own it starts no PostgreSQL and leaves that server alone', async () => {
    const elsewhere = join(scratch, 'elsewhere')
    const keeper = start(['--data', elsewhere, '--port', '0'], { DATABASE_URL: database.url('owner') })
    expect(await visit(await keeper.address())).toMatchObject({ visits: 1 })
    expect(postgresOf(elsewhere)).toEqual([])
    keeper.process.kill('SIGTERM')
    expect((await keeper.ended).code).toBe(0)
    const { rows } = await database.owner.query('select count(*)::int as visits from public.visit')
    expect(rows).toEqual([{ visits: 1 }])
  })

  test('a path too long for a socket is no obstacle', async () => {
    const deep = join(scratch, 'x'.repeat(60), 'y'.repeat(60))
    expect(await visit(await start(['--data', deep, '--port', '0']).address())).toMatchObject({ visits: 1 })
    expect(existsSync(join(deep, 'postgresql', 'cluster'))).toBe(true)
  })
})

describe('a start that cannot be is refused in one sentence', () => {
  test('a port in use', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const address = squatter.address()
    const port = typeof address === 'object' && address !== null ? String(address.port) : ''
    const { code, said } = await start(['--data', join(scratch, 'port'), '--port', port]).ended
    squatter.close()
    expect({ code, said }).toEqual({ code: 2, said: `Port ${port} is already in use; choose another with --port.\n` })
  })

  test('a data folder that cannot be written', async () => {
    const { code, said } = await start(['--data', '/dev/null/data']).ended
    expect({ code, said }).toEqual({ code: 2, said: 'The data folder /dev/null/data cannot be written (ENOTDIR).\n' })
  })

  test('a database that is not there', async () => {
    const words = ['--data', join(scratch, 'other'), '--port', '0']
    const { code, said } = await start(words, { DATABASE_URL: 'postgresql://127.0.0.1:1/x' }).ended
    expect(code).toBe(2)
    expect(said).toMatch(/^The database that DATABASE_URL names cannot be used: .*ECONNREFUSED.*\.\n$/)
  })

  test('a word it does not know', async () => {
    expect((await start(['--prot', '1']).ended).code).toBe(2)
  })
})
