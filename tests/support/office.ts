import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, expect } from 'vitest'
import type { PeersConfig } from '#adapters'
import type { KeptInDevice, Signer } from '#seal'
import { createNoteSigner, createSequencer } from '#ledger'
import { audit } from '../../src/app/audit.ts'
import { demoAccounts, foundDistrict, publishItems } from '../../src/app/demo-district.ts'
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
import { aDatabase, aLastingDatabase, runFolder } from './database.ts'
import { lightenPasswords } from './light-passwords.ts'
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
  /** Another house than any other bureau of these tests: with keys, a seal and a name in the ledger of its own. */
  readonly elsewhere?: true
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

type Place = Pick<TestBureau, 'database' | 'dataFolder'>

/** A house without a door on its database and folder, and the sequencer beside it. */
async function openHouse({ database, dataFolder }: Place, options: BureauOptions) {
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
  return { installation, log, office, settle }
}

const timeOf = ({ now }: BureauOptions): number => (now === undefined ? Date.now() : Date.parse(now()))

async function initialiseAt(dataFolder: string, options: BureauOptions): Promise<void> {
  await initialise(dataFolder, {
    organName: '示范区行政审批局',
    demo: true,
    // Keys are as old as the house: a test that lives in another month seals there too.
    now: new Date(timeOf(options) - 1000),
    ...(options.device === undefined ? {} : { device: options.device }),
  })
}

/** Read and checked once: nobody writes to it. */
let matters: Promise<Matters> | undefined
const allMatters = (): Promise<Matters> => (matters ??= loadMatters(PLACES.matters))

/** A house whose district was founded, closed again: to be copied. */
interface Founded {
  readonly at: number
  readonly template: string
  readonly dataFolder: string
}
const founded: Promise<Founded>[] = []
/** Founded this long ago at most: nothing of the founding is so near an end that a test could tell. */
const FOUNDED_MS_MAX = 12 * 3_600_000

async function found(options: BureauOptions): Promise<Founded> {
  const at = timeOf(options)
  const database = await aLastingDatabase({ poolSize: 4 })
  const dataFolder = join(runFolder(), `founded-${randomUUID()}`)
  await initialiseAt(dataFolder, options)
  const { office, installation, settle } = await openHouse({ database, dataFolder }, options)
  await foundDistrict(office, installation, (await allMatters()).district)
  await lightenPasswords(database.owner)
  await settle()
  await office.stop()
  await database.leave()
  return { at, template: database.name, dataFolder }
}

/** Keys, accounts and people take seconds to make: once in each worker and for each time of the year somebody lives in. */
async function foundedBefore(options: BureauOptions): Promise<Founded> {
  const now = timeOf(options)
  for (const known of founded) {
    const house = await known
    if (house.at <= now && now - house.at < FOUNDED_MS_MAX) return house
  }
  const made = found({ ...(options.now === undefined ? {} : { now: options.now }) })
  founded.push(made)
  return made
}

async function aPlace(options: BureauOptions): Promise<Place> {
  const dataFolder = mkdtempSync(join(tmpdir(), `oneseal-bureau-${randomUUID().slice(0, 8)}-`))
  if (options.elsewhere === true || options.device !== undefined) {
    await initialiseAt(dataFolder, options)
    return { database: await aDatabase({ poolSize: 4 }), dataFolder }
  }
  const { template, dataFolder: from } = await foundedBefore(options)
  cpSync(from, dataFolder, { recursive: true })
  return { database: await aDatabase({ poolSize: 4, template }), dataFolder }
}

export async function aBureau(options: BureauOptions = {}): Promise<TestBureau> {
  const place = await aPlace(options)
  const { database, dataFolder } = place
  const { installation, log, office, settle } = await openHouse(place, options)
  const all = await allMatters()
  const { items } = options
  const standards = items === undefined ? all.standards : all.standards.filter(({ code }) => items.includes(code))
  const matters = { ...all, standards, history: options.history === true ? all.history : [] }
  // Where it was founded before, there is nothing left to do.
  if (options.elsewhere === true || options.device !== undefined)
    await foundDistrict(office, installation, matters.district)
  await publishItems(office, installation, matters)
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
