// The keeper with a server that only counts: every GET writes one row and answers how many there are.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { parseServeArguments, StartRefused } from '../../src/app/config.ts'
import { keep } from '../../src/app/keeper.ts'
import { serveOnOrders } from '../../src/app/orders.ts'

function serve(): void {
  serveOnOrders(async ({ databaseUrl, host, port, told }) => {
    const pool = new pg.Pool({ connectionString: databaseUrl })
    pool.on('error', () => undefined)
    const server = createServer((_request, response) => {
      pool
        .query('insert into visit default values')
        .then(() => pool.query<{ visits: number }>('select count(*)::int visits from visit'))
        .then(
          ({ rows }) => response.end(JSON.stringify({ ...rows[0], pid: process.pid, told })),
          (error: unknown) => {
            response.statusCode = 500
            response.end(String(error))
          },
        )
    })
    const address = await new Promise<AddressInfo | string | null>((resolve) => {
      server.listen(port, host, () => resolve(server.address()))
    })
    const real = typeof address === 'object' && address !== null ? address.port : port
    return {
      address: `http://${host}:${String(real)}`,
      stop: async () => {
        server.closeAllConnections()
        server.close()
        await pool.end()
      },
    }
  })
}

async function keepIt(words: readonly string[], sqlFolder: string): Promise<number> {
  return keep({
    config: parseServeArguments(words, process.env),
    sqlFolder,
    server: { program: process.argv[1] ?? '', words: ['server'] },
    beside: async ({ owner }) => {
      const client = new pg.Client(owner)
      await client.connect()
      await client.query('create table if not exists public.visit (at timestamptz default now())')
      await client.query('grant select, insert on public.visit to oneseal_app')
      await client.end()
      return { told: { origin: 'test' }, stop: () => Promise.resolve() }
    },
    say: (line) => process.stderr.write(`${line}\n`),
    onReady: (address) => process.stdout.write(`${address}\n`),
  })
}

const [mode, ...words] = process.argv.slice(2)
if (mode === 'server') serve()
else
  keepIt(words, mode ?? '').then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`)
      process.exit(2)
    },
  )
