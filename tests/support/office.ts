import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, expect } from 'vitest'
import type { PeersConfig } from '#adapters'
import type { KeptInDevice, Signer } from '#seal'
import { createNoteSigner, createSequencer } from '#ledger'
import { audit } from '../../src/app/audit.ts'
import { demoAccounts, seedDistrict } from '../../src/app/demo-district.ts'
import { initialise, openInstallation, openLogKey } from '../../src/app/installation.ts'
import type { Installation } from '../../src/app/installation.ts'
import { createLog } from '../../src/app/log.ts'
import { openOffice } from '../../src/app/office.ts'
import type { WholeOffice } from '../../src/app/office.ts'
import { PLACES } from '../../src/app/place.ts'
import { createServer } from '../../src/app/serve.ts'
import { loadMatters } from '#catalogue'
import type { Matters } from '#catalogue'
import { visitor } from '../../src/cli/demo/person.ts'
import type { Fetch, Person } from '../../src/cli/demo/person.ts'
import { aDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'

/** The whole house on a database of its own, with the demo district in it, answering HTTP without a port. */
export interface TestBureau {
  readonly office: WholeOffice
  readonly installation: Installation
  readonly database: TestDatabase
  readonly dataFolder: string
  readonly matters: Matters
  readonly server: FastifyInstance
  readonly fetching: Fetch
  readonly origin: string
  /** Where browsers find the same house; only when they may come. */
  readonly address: string
  /** A new visitor with a browser of his own. */
  readonly visitor: () => Person
  /** Gives leaves and lets everything recorded have its consequences, until nothing moves. */
  readonly settle: () => Promise<void>
  /** The auditor who comes after every journey. */
  readonly expectSound: () => Promise<void>
}

export interface BureauOptions {
  /** The time everything happens at; the machine's own when absent. */
  readonly now?: () => string
  /** Publish also what items were before the reform; most tests want each standard once, as version 1. */
  readonly history?: true
  /** Only these standards are published: most tests need one or two of the many. */
  readonly items?: readonly string[]
  /** Other houses it is connected with; none when absent. */
  readonly peers?: PeersConfig
  /** Browsers may come too, to pages made by `npm run build`: for what happens days apart, at a clock of the test's own. */
  readonly browsed?: true
  /** No officer's act on a case passes without his signature. */
  readonly signedActsRequired?: boolean
  /** The seal's key lives in a device. */
  readonly device?: { readonly kept: KeptInDevice; readonly signer: Signer }
}

const ORIGIN = 'http://bureau.test'

/** Turns a request of the browser's kind into one the server takes without a network. */
function injecting(server: FastifyInstance): Fetch {
  return async (url, init = {}) => {
    const { pathname, search } = new URL(url)
    const { body } = init
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? { payload: body } : {}
    const answer = await server.inject({
      method: init.method === undefined ? 'GET' : parseMethod(init.method),
      url: `${pathname}${search}`,
      headers: Object.fromEntries(new Headers(init.headers).entries()),
      ...payload,
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      for (const each of [value].flat()) if (each !== undefined) headers.append(name, String(each))
    const empty = answer.statusCode === 204 || answer.rawPayload.length === 0
    return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers })
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const
function parseMethod(method: string): (typeof METHODS)[number] {
  const known = METHODS.find((each) => each === method)
  if (known === undefined) throw new Error(`Tests do not send ${method}`)
  return known
}

export async function aBureau(options: BureauOptions = {}): Promise<TestBureau> {
  const database = await aDatabase({ poolSize: 4 })
  const dataFolder = mkdtempSync(join(tmpdir(), `oneseal-bureau-${randomUUID().slice(0, 8)}-`))
  const device = options.device === undefined ? {} : { device: options.device }
  await initialise(dataFolder, {
    organName: '示范区行政审批局',
    demo: true,
    // Keys are as old as the house: a test that lives in another month seals there too.
    now: new Date(Date.parse(options.now?.() ?? new Date().toISOString()) - 1000),
    ...device,
  })
  const installation = await openInstallation(dataFolder)
  const log = createLog((line) => process.stderr.write(line), { quiet: true })
  const office = await openOffice({
    databaseUrl: database.url('app'),
    dataFolder,
    installation,
    publicAddress: ORIGIN,
    renderThreads: 0,
    log,
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.peers === undefined ? {} : { peers: options.peers }),
  })
  const { origin, key } = openLogKey(dataFolder)
  const { sign } = createNoteSigner(origin, key)
  const sequencer = createSequencer({ pool: database.sequencer, origin, sign })
  const settle = async () => {
    while ((await sequencer.runOnce()) > 0) await office.settle()
    await office.settle()
  }
  const all = await loadMatters(PLACES.matters)
  const { items } = options
  const standards = items === undefined ? all.standards : all.standards.filter(({ code }) => items.includes(code))
  const matters = { ...all, standards, history: options.history === true ? all.history : [] }
  await seedDistrict(office, installation, matters)
  await settle()
  const server = await createServer(office, installation, {
    log,
    checkReplies: true,
    signedActsRequired: options.signedActsRequired === true,
    demoAccounts: demoAccounts(matters.district),
    ...(options.browsed === true ? { webFolder: PLACES.web } : {}),
  })
  const address = options.browsed === true ? await server.listen({ port: 0, host: '127.0.0.1' }) : ''
  const fetching = injecting(server)
  afterAll(async () => {
    await server.close()
    await office.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  })
  return {
    office,
    installation,
    database,
    dataFolder,
    matters,
    server,
    fetching,
    origin: ORIGIN,
    address,
    visitor: () => visitor(ORIGIN, fetching),
    settle,
    expectSound: async () => {
      const report = await audit(database.owner, installation)
      expect(report.findings).toEqual([])
    },
  }
}
