import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { createPeers } from '#adapters'
import type { PeersConfig } from '#adapters'
import { loadPackages, loadReferences } from '#catalogue'
import { findUploads } from '#clouds/approval'
import { createInterplayOffice } from '#clouds/interplay'
import { createFindingsOffice } from '#clouds/findings'
import { createInspectionOffice } from '#clouds/inspection'
import { createLibraryOffice } from '#clouds/library'
import { createPartyOffice } from '#clouds/parties'
import { createRecognitionOffice } from '#clouds/recognition'
import { createReuseOffice } from '#clouds/reuse'
import { createSupervisionOffice } from '#clouds/supervision'
import { turns } from '#frame'
import type { Job, Office, Reaction, Services } from '#frame'
import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { createLedger, createProjector } from '#ledger'
import type { Ledger } from '#ledger'
import { assertSmAlgorithms, createRenderer, createTemplateSandbox, parseTrust } from '#seal'
import type { Renderer, TemplateSandbox } from '#seal'
import { createAccountOffice } from './account-office.ts'
import { createActorIds } from './actor-ids.ts'
import { createArchiveOffice } from './archive-office.ts'
import { followCalendar } from './calendar-office.ts'
import { followCatalogue } from './catalogue-office.ts'
import { CLOUDS } from './clouds.ts'
import { createErase } from './erase.ts'
import { createFileStore } from './files/file-store.ts'
import { sniff } from './files/media-type.ts'
import { idFrom, trustFile } from './installation.ts'
import type { Installation } from './installation.ts'
import { createKeyOffice } from './key-office.ts'
import type { Log } from './log.ts'
import { PLACES } from './place.ts'
import { checkOfficerSignature } from './officer-signature.ts'
import { endQuietly } from './pool.ts'
import { createOfdOffice } from './ofd-office.ts'
import { createPrintOffice } from './print-office.ts'
import { createProofOffice } from './proof-office.ts'
import { followWithReactions } from './reactions.ts'
import { rememberLives } from './remembered-lives.ts'
import { createRun } from './run.ts'
import type { RunLoop } from './run.ts'
import { holdKeys } from './key-ring.ts'
import { createSealOffice } from './seal-office.ts'
import { createTimestamper } from './timestamps.ts'
import { openPool } from './shared-connections.ts'
import { createAccounts } from './sign-in/index.ts'
import type { Accounts } from './sign-in/index.ts'
import { createSignedActs } from './signed-acts.ts'
import { sweep } from './sweep.ts'

/** The whole house without its door to the street: what the server, a command or a test works with. */
export interface WholeOffice {
  readonly services: Services
  readonly ledger: Ledger
  readonly pool: pg.Pool
  readonly accounts: Accounts
  readonly renderer: Renderer
  readonly jobs: readonly Job[]
  /** Followers, reactions and the catalogue's reader begin to work by themselves. */
  readonly start: () => void
  /** Works until everything recorded has had its consequences; needs a sequencer that gives leaves. */
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
}

export interface OfficeOptions {
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly installation: Installation
  /** What a QR code leads to, e.g. https://hall.example. */
  readonly publicAddress: string
  /** Threads that render documents; 0 renders on this one. */
  readonly renderThreads: number
  readonly workerFile?: string
  /** The process in which templates of somebody's own run; that of the build when not given. */
  readonly templateProcess?: string
  readonly log: Log
  readonly now?: () => string
  /** Other houses this one is connected with; without it, none. */
  readonly peers?: PeersConfig
}

/** Requests, followers and the writer share it; PostgreSQL serves two cores best with few at once. */
const POOL_MAX = 20

function parseTrustText(text: string): JsonObject {
  const value = parseJson(text)
  if (!isJsonObject(value) || parseTrust(value) === undefined)
    throw new Error('The trust file of this installation is damaged')
  return value
}

interface SealingParts {
  readonly renderer: Renderer
  readonly sandbox: TemplateSandbox
  readonly trust: JsonObject
  readonly now: () => string
}

/** Every generation of the bureau's keys, the stamps of proven time, and who seals and packs with them. */
function openSealing({ installation, peers, publicAddress }: OfficeOptions, parts: SealingParts) {
  const { renderer, sandbox, trust, now } = parts
  const keys = holdKeys(installation.pki, installation.readKeys)
  const timestamp = peers?.timestamp
  const stamp = createTimestamper(
    () => keys.ring().timestamp,
    timestamp,
    () => new Date(now()),
  )
  const seal = createSealOffice({
    installation,
    keys,
    renderer,
    sandbox,
    publicAddress,
    stamp,
    timestampRoots: timestamp?.roots ?? [],
    streamOf: (...words) => idFrom(installation.idKey, ...words),
  })
  return { keys, seal, archiving: createArchiveOffice({ keys, signer: installation.archiveSigner, stamp, trust }) }
}

interface CloudParts extends Pick<Office, 'calendar' | 'catalogue'> {
  readonly pool: pg.Pool
  readonly now: () => string
  readonly newId: () => string
  readonly seal: ReturnType<typeof createSealOffice>
}
type OfCloud =
  'findings' | 'inspection' | 'interplay' | 'library' | 'parties' | 'recognition' | 'reuse' | 'supervision' | 'uploads'

/** What clouds answer to one another, each from its own tables. */
function openClouds({ idKey, origin }: Installation, parts: CloudParts): Pick<Office, OfCloud> {
  const { pool, now, newId, seal, calendar, catalogue } = parts
  const idOf = (...words: readonly string[]) => idFrom(idKey, ...words)
  const supervision = createSupervisionOffice({ db: pool, now, idFrom: idOf, calendar, catalogue })
  const inspection = createInspectionOffice({ db: pool, now, catalogue })
  return {
    parties: createPartyOffice(pool, now),
    library: createLibraryOffice(pool, now),
    uploads: {
      isOwn: async (account, sha256) => (await findUploads(pool, account, [sha256])).length > 0,
      typeOf: sniff,
    },
    reuse: createReuseOffice(pool, idOf),
    supervision,
    inspection,
    findings: createFindingsOffice({ db: pool, supervision, inspection }),
    interplay: createInterplayOffice({ db: pool, now, idFrom: idOf, calendar, catalogue }),
    recognition: createRecognitionOffice(pool, { now, newId, origin, sign: seal.signStatement }),
  }
}

export async function openOffice(options: OfficeOptions): Promise<WholeOffice> {
  const { installation, dataFolder, log, now = () => new Date().toISOString() } = options
  // SM2 rests on a behaviour of OpenSSL beneath Node: a known answer, before anything depends on it.
  assertSmAlgorithms()
  const pool = openPool({ connectionString: options.databaseUrl, max: POOL_MAX })
  pool.on('error', (error) => {
    log.error('a database connection broke', { error: error.message })
  })
  const projections = CLOUDS.flatMap((cloud) => cloud.projections)
  const ledger = createLedger({ pool, masterKey: installation.masterKey, projections, now })
  const lives = new Map(CLOUDS.flatMap((cloud) => cloud.lives).map((life) => [life.kind, life]))
  const newId = () => randomUUID()
  const remembered = rememberLives(ledger)
  const inTurn = turns()
  const loop: RunLoop = { ledger, remembered, lives, actorIds: createActorIds(pool, newId), inTurn, now, newId }
  const workers = options.workerFile === undefined ? {} : { workerFile: options.workerFile }
  const renderer = createRenderer({ workers: options.renderThreads, ...workers })
  const process = options.templateProcess === undefined ? {} : { processFile: options.templateProcess }
  const sandbox = createTemplateSandbox(process)
  const accounts = createAccounts(pool, () => new Date(now()))
  const catalogue = followCatalogue(ledger, log, { references: await loadReferences(PLACES.matters), now })
  const trust = parseTrustText(readFileSync(trustFile(dataFolder), 'utf8'))
  const regionOf = (organ: string) => catalogue.office.organs().find(({ id }) => id === organ)?.region
  const calendar = followCalendar({ ledger, pool, regionOf, now, log })
  const { keys, seal, archiving } = openSealing(options, { renderer, sandbox, trust, now })
  const office: Office = {
    seal,
    ofd: createOfdOffice(installation.ofd, installation.organOfds, renderer),
    archiving,
    keys: createKeyOffice(installation, now, options.publicAddress),
    printing: createPrintOffice(renderer, sandbox, installation.organName),
    accounts: createAccountOffice(accounts, pool, newId),
    catalogue: catalogue.office,
    calendar: calendar.office,
    documents: createSignedActs(loop, pool, checkOfficerSignature(pool, installation), installation.systemSigner),
    proofs: createProofOffice(ledger, installation, keys, trust),
    ...openClouds(installation, { pool, now, newId, seal, calendar: calendar.office, catalogue: catalogue.office }),
    packages: await loadPackages(PLACES.matters),
    peers: createPeers(options.peers ?? { http: {} }),
    publicAddress: options.publicAddress,
  }
  const services: Services = {
    run: createRun(loop),
    erase: createErase(loop),
    load: remembered.load,
    history: ledger.readStream,
    db: pool,
    files: createFileStore(join(dataFolder, 'files')),
    now,
    newId,
    idFrom: (...words) => idFrom(installation.idKey, ...words),
    office,
  }
  const following = follow(ledger, pool, services, log)
  const readOn = async () => {
    await Promise.all([catalogue.catchUp(), calendar.catchUp()])
  }
  const unwatch = ledger.watch(() => void readOn())
  await readOn()
  return {
    services,
    ledger,
    pool,
    accounts,
    renderer,
    jobs: [...CLOUDS.flatMap((cloud) => cloud.jobs), sweep],
    start: following.start,
    settle: async () => {
      // First the calendar: what follows asks it.
      await readOn()
      await following.settle()
      await readOn()
    },
    stop: async () => {
      unwatch()
      await following.stop()
      await renderer.close()
      await ledger.close()
      await endQuietly(pool)
    },
  }
}

/** Slow projections and reactions of every cloud, each with its own place in the ledger. */
function follow(ledger: Ledger, pool: pg.Pool, services: Services, log: Log) {
  const reactions: readonly Reaction[] = CLOUDS.flatMap((cloud) => cloud.reactions)
  const reacting = followWithReactions(ledger, pool, reactions, services, log)
  const projectors = CLOUDS.flatMap((cloud) => cloud.projections)
    .filter(({ mode }) => mode === 'following')
    .map((projection) =>
      createProjector({
        ledger,
        pool,
        projection,
        onError: (error) => {
          log.error('a projection will try again', { projection: projection.name, error: String(error) })
        },
      }),
    )
  return {
    start: () => {
      for (const projector of projectors) projector.start()
      reacting.start()
    },
    stop: async () => {
      await Promise.all(projectors.map((projector) => projector.stop()))
      await reacting.stop()
    },
    settle: async () => {
      await reacting.settle()
      await Promise.all(projectors.map((projector) => projector.runOnce()))
    },
  }
}
