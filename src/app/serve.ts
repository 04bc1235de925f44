import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer as createServerSocket } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { RefusalTexts } from '#contract'
import { isJsonObject, localDate, parseJson } from '#kernel'
import { findOfficerOn, refusalTexts as organisationTexts } from '#clouds/organisation'
import { refusalTexts as approvalTexts } from '#clouds/approval'
import { refusalTexts as certificateTexts } from '#clouds/certificate'
import { refusalTexts as libraryTexts } from '#clouds/library'
import { refusalTexts as partiesTexts } from '#clouds/parties'
import { refusalTexts as supervisionTexts } from '#clouds/supervision'
import { refusalTexts as archiveTexts } from '#clouds/archive'
import { refusalTexts as findingsTexts } from '#clouds/findings'
import { refusalTexts as conductTexts } from '#clouds/conduct'
import { refusalTexts as inspectionTexts } from '#clouds/inspection'
import { refusalTexts as interplayTexts } from '#clouds/interplay'
import { lookRecorder, refusalTexts as oversightTexts } from '#clouds/oversight'
import { refusalTexts as serviceTexts } from '#clouds/service'
import { refusalTexts as recognitionTexts } from '#clouds/recognition'
import { refusalTexts as reuseTexts } from '#clouds/reuse'
import { refusalTexts as smartTexts } from '#clouds/smart'
import { refusalTexts as standardsTexts } from '#clouds/standards'
import { createActSigning } from './act-signing.ts'
import { CLOUDS } from './clouds.ts'
import { loadDistrict, loadMatters, loadServiceMatters } from '#catalogue'
import { demoArchiveJob, seedArchive } from './demo-archive.ts'
import { seedWaitingCase } from './demo-cases.ts'
import { seedCheck } from './demo-check.ts'
import { seedDesks } from './demo-desks.ts'
import { demoAccounts, seedDistrict } from './demo-district.ts'
import { seedConduct } from './demo-conduct.ts'
import { seedFindings } from './demo-findings.ts'
import { seedInspection } from './demo-inspection.ts'
import { seedCertificateTypes } from './demo-library.ts'
import { seedInterplay } from './demo-interplay.ts'
import { seedLinkage } from './demo-linkage.ts'
import { seedService } from './demo-service.ts'
import { seedRegions } from './demo-regions.ts'
import { seedSmart } from './demo-smart.ts'
import { seedReform } from './demo-organisation.ts'
import { seedInquiries } from './demo-inquiries.ts'
import { seedOversight } from './demo-oversight.ts'
import { seedDuties } from './demo-supervision.ts'
import { seedTownSeal } from './demo-town.ts'
import { seedStandardsWork } from './demo-standards.ts'
import type { Gauge } from './http/metrics.ts'
import type { Door } from './http/mount.ts'
import { createHttpServer } from './http/server.ts'
import { openInstallation } from './installation.ts'
import type { Installation } from './installation.ts'
import { startJobs } from './jobs.ts'
import { createLog } from './log.ts'
import type { Log } from './log.ts'
import { createMutualTlsServer, readMutualTls } from './mutual-tls.ts'
import type { MutualTls } from './mutual-tls.ts'
import { createOfficeDoor } from './office-doors.ts'
import { openOffice } from './office.ts'
import type { WholeOffice } from './office.ts'
import type { Orders, Service } from './orders.ts'
import { readPeersConfig } from './peers-config.ts'
import { PLACES } from './place.ts'
import {
  createCertificateCheck,
  createChallenges,
  createIdentify,
  createKeyCheck,
  createOrigins,
  createPasskeys,
  createSessions,
  SIGN_IN_TEXTS,
} from './sign-in/index.ts'
import type { SignInOptions } from './sign-in/index.ts'

/** Refusals of signing are spoken by the app, which knows the keys; their words stand here. */
const SIGNING_TEXTS: RefusalTexts = {
  SIGNING_KEY_UNKNOWN: {
    zh: '签名密钥不是您本人登记的密钥',
    en: 'This signing key is not one that you enrolled',
  },
  SIGNING_KEY_NOT_CONFIRMED: {
    zh: '签名密钥尚未经第二人确认，或已被吊销',
    en: 'This signing key has not been confirmed by a second person, or was revoked',
  },
  WITNESS_UNKNOWN: { zh: '该见证人未经本局登记', en: 'This bureau has admitted no witness of that name' },
  COSIGNATURE_INVALID: { zh: '副署与该检查点不符', en: 'The cosignature does not fit this checkpoint' },
  SIGNATURE_INVALID: { zh: '签名与待签内容不符，决定未作出', en: 'The signature does not fit; no decision was made' },
}

/** Every sentence in which this house says no. */
export const REFUSAL_TEXTS: RefusalTexts = {
  ...organisationTexts,
  ...approvalTexts,
  ...certificateTexts,
  ...libraryTexts,
  ...supervisionTexts,
  ...oversightTexts,
  ...archiveTexts,
  ...inspectionTexts,
  ...conductTexts,
  ...findingsTexts,
  ...interplayTexts,
  ...partiesTexts,
  ...serviceTexts,
  ...standardsTexts,
  ...smartTexts,
  ...reuseTexts,
  ...recognitionTexts,
  ...SIGNING_TEXTS,
  ...SIGN_IN_TEXTS,
}

/** A checkpoint older than this while entries wait for one means that the sequencer is in trouble. */
const CHECKPOINT_LAG_SECONDS_MAX = 30

function gaugesOf({ ledger, pool }: WholeOffice): () => Promise<readonly Gauge[]> {
  return async () => {
    const { rows } = await pool.query<{ entries: string; leaves: string }>(
      `select (select coalesce(max(id), 0) from ledger.entry)::text as entries,
              (select coalesce(max(leaf_index) + 1, 0) from ledger.leaf)::text as leaves`,
    )
    const checkpoint = await ledger.latestCheckpoint()
    const age = checkpoint === undefined ? 0 : (Date.now() - Date.parse(checkpoint.at)) / 1000
    return [
      {
        name: 'oneseal_acts_total',
        help: 'Highest entry number given.',
        kind: 'counter',
        value: Number(rows[0]?.entries ?? 0),
      },
      {
        name: 'oneseal_leaves',
        help: 'Entries that have their leaf.',
        kind: 'gauge',
        value: Number(rows[0]?.leaves ?? 0),
      },
      {
        name: 'oneseal_checkpoint_size',
        help: 'Size of the newest checkpoint.',
        kind: 'gauge',
        value: checkpoint?.size ?? 0,
      },
      { name: 'oneseal_checkpoint_age_seconds', help: 'Age of the newest checkpoint.', kind: 'gauge', value: age },
    ]
  }
}

const isReady = (office: WholeOffice) => async () => {
  const { rows } = await office.pool.query<{ oldest: Date | null }>(
    `select min((e.envelope::json ->> 'recordedAt')::timestamptz) as oldest from ledger.entry e
     where e.id > (select coalesce(max(entry_id), 0) from ledger.leaf)`,
  )
  const oldest = rows[0]?.oldest ?? null
  return oldest === null || Date.now() - oldest.getTime() < CHECKPOINT_LAG_SECONDS_MAX * 1000
}

const versionOf = (): string => {
  const manifest = parseJson(readFileSync(join(PLACES.home, 'package.json'), 'utf8'))
  const version = isJsonObject(manifest) ? manifest['version'] : undefined
  return typeof version === 'string' ? version : '0'
}

/** The server over an office, complete but not listening. */
export async function createServer(
  office: WholeOffice,
  installation: Installation,
  options: {
    readonly log: Log
    readonly webFolder?: string
    readonly checkReplies?: boolean
    readonly demoAccounts?: ReturnType<typeof demoAccounts>
    /** 每一步都签名: no officer's act on a case passes without his signature. */
    readonly signedActsRequired?: boolean
    /** Address of the door that asks for client certificates. */
    readonly certificateDoor?: string
    /** A trusted clock, `host` or `host:port`, that ours is held against. */
    readonly timeServer?: string
  },
) {
  const { services, pool, accounts, ledger } = office
  const now = () => new Date(services.now())
  const signIn: SignInOptions = {
    db: pool,
    accounts,
    sessions: createSessions(pool, now),
    findOfficer: async (id) => {
      const officer = await findOfficerOn(pool, id, localDate(now().toISOString()))
      if (officer === undefined) return undefined
      const { organ, region, roles, name } = officer
      const organName = services.office.catalogue.organName(organ)
      return { actor: { kind: 'officer', id, organ, region, roles }, name, organName }
    },
    challenges: createChallenges(installation.idKey, pool, now),
    passkeys: createPasskeys(pool, now),
    origins: createOrigins(services.office.publicAddress),
    checkKey: createKeyCheck(pool, installation, now),
    checkCertificate: createCertificateCheck(pool, installation, now),
    certificateDoor: options.certificateDoor ?? null,
    now,
    newId: services.newId,
    organName: installation.organName,
    demoAccounts: (options.demoAccounts ?? []).map(({ title, ...account }) => ({ ...account, title: { ...title } })),
  }
  const { timeServer } = options
  const signedActsRequired = options.signedActsRequired === true
  const posture = { db: pool, installation, now, timeServer, signedActsRequired }
  const doors: Record<string, Door> = { office: createOfficeDoor(ledger, installation, signIn, posture) }
  for (const { name, api, handlers } of CLOUDS) doors[name] = { api, handlers }
  return createHttpServer({
    doors,
    services,
    identify: createIdentify(signIn),
    provedAt: signIn.sessions.provedAt,
    signActs: createActSigning(services.run, services.office.documents, signedActsRequired),
    refusalTexts: REFUSAL_TEXTS,
    isReady: isReady(office),
    onLook: lookRecorder(pool),
    gauges: gaugesOf(office),
    version: versionOf(),
    log: options.log,
    ...(options.webFolder === undefined ? {} : { webFolder: options.webFolder }),
    ...(options.checkReplies === undefined ? {} : { checkReplies: options.checkReplies }),
  })
}

/** Two folders with one digest hold the same files. */
async function digestOfFolder(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
  const hash = createHash('sha256')
  for (const name of names) hash.update(name.slice(folder.length)).update(readFileSync(name))
  return hash.digest('hex')
}

async function seedAll(office: WholeOffice, installation: Installation, dataFolder: string): Promise<void> {
  const matters = await loadMatters(PLACES.matters)
  const service = await loadServiceMatters(PLACES.matters)
  await seedDistrict(office, installation, matters)
  await seedWaitingCase(office, matters)
  await seedStandardsWork(office, installation, matters)
  await seedReform(office, installation, matters)
  await seedTownSeal(office, { installation, dataFolder }, matters)
  await seedOversight(office, matters)
  await seedInquiries(office, matters)
  await seedService(office, matters, service)
  await seedSmart(office, installation, matters, PLACES.matters)
  await seedLinkage(office, matters, PLACES.matters)
  await seedInterplay(office, matters)
  await seedCertificateTypes(office, installation, matters)
  await seedRegions(office, matters)
  await seedInspection(office, installation, matters)
  await seedCheck(office, matters)
  await seedDuties(office, matters)
  await seedFindings(office, matters)
  await seedConduct(office, matters)
  await seedArchive(office, matters)
  await seedDesks(office, matters)
}

/** The demo district with its one nearly late case; answers who can sign in. */
async function seedDemo(office: WholeOffice, installation: Installation, dataFolder: string) {
  const digest = await digestOfFolder(PLACES.matters)
  const mark = join(dataFolder, 'demo-district')
  // To read and check a whole catalogue takes half a second, and hardly ever has anything changed.
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== digest) {
    await seedAll(office, installation, dataFolder)
    // Only saves the next start the looking: without the mark, everything would be found done.
    writeFileSync(mark, digest)
  }
  const district = await loadDistrict(PLACES.matters)
  return { accounts: demoAccounts(district), jobs: [demoArchiveJob({ district })] }
}
const NO_DEMO: Awaited<ReturnType<typeof seedDemo>> = { accounts: [], jobs: [] }

/** A port nobody listens on at this moment. */
const findFreePort = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServerSocket()
    probe.once('error', reject)
    probe.listen(0, host, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

const timeServerFrom = (named: string | undefined) => (named === undefined || named === '' ? {} : { timeServer: named })

/** Where an officer's token opens the connection itself; nowhere, unless the operator says so. */
async function openCertificateDoor(
  server: FastifyInstance,
  { pki }: Installation,
  mutualTls: MutualTls | undefined,
  host: string,
) {
  if (mutualTls === undefined) return undefined
  const door = createMutualTlsServer(server, mutualTls, pki)
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(mutualTls.port, host, resolve)
  })
  return {
    close: () =>
      new Promise<void>((resolve) => {
        door.close(() => resolve())
        door.closeAllConnections()
      }),
  }
}

/** The serving process: everything people and programs talk to. */
export async function serve(orders: Orders): Promise<Service> {
  const log = createLog((line) => process.stderr.write(line), { quiet: true })
  const installation = await openInstallation(orders.dataFolder)
  // Papers, pay pages and messages lead back here, so the address is known before anything is made.
  const listenPort = orders.port === 0 ? await findFreePort(orders.host) : orders.port
  const address = process.env['ONESEAL_PUBLIC_ADDRESS'] ?? `http://${orders.host}:${String(listenPort)}`
  const office = await openOffice({
    databaseUrl: orders.databaseUrl,
    dataFolder: orders.dataFolder,
    installation,
    publicAddress: address,
    peers: readPeersConfig(orders.dataFolder, orders.told, installation.organName),
    renderThreads: 1,
    workerFile: PLACES.renderWorker,
    log,
  })
  const demo = installation.demo ? await seedDemo(office, installation, orders.dataFolder) : NO_DEMO
  const mutualTls = readMutualTls(process.env, orders.host)
  const server = await createServer(office, installation, {
    log,
    ...(mutualTls === undefined ? {} : { certificateDoor: mutualTls.address }),
    webFolder: PLACES.web,
    demoAccounts: demo.accounts,
    signedActsRequired: process.env['ONESEAL_SIGNED_ACTS'] === 'required',
    ...timeServerFrom(process.env['ONESEAL_TIME_SERVER']),
  })
  await server.listen({ host: orders.host, port: listenPort })
  const certificateDoor = await openCertificateDoor(server, installation, mutualTls, orders.host)
  office.start()
  const jobs = await startJobs(orders.databaseUrl, { ...office, jobs: [...office.jobs, ...demo.jobs] }, log)
  return {
    address,
    stop: async () => {
      await jobs.stop()
      await certificateDoor?.close()
      await server.close()
      await office.stop()
    },
  }
}
