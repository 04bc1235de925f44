import { createPrivateKey } from 'node:crypto'
import { expect } from 'vitest'
import type { TestDatabase } from '../../../tests/support/database.ts'
import {
  createEraser,
  createLedger,
  createNoteSigner,
  createProjector,
  createSequencer,
  fsck,
  sha256,
  utf8,
} from '../index.ts'
import type { Eraser, Follower, FsckOptions, FsckReport, Ledger, NoteSigner, Sequencer } from '../index.ts'
import { errandProjection, errandRules, ERRAND_TABLES, followingProjection } from './errand.ts'

export const ORIGIN = 'oneseal/test'
export const MASTER_KEY = Buffer.alloc(32, 7)

/** An Ed25519 key from a seed (RFC 8410 §7): the same signature every time. */
export const keyFromSeed = (seed: string) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(utf8(seed))]),
    format: 'der',
    type: 'pkcs8',
  })

export interface TestOffice {
  readonly database: TestDatabase
  readonly signer: NoteSigner
  readonly ledger: Ledger
  readonly sequencer: Sequencer
  readonly projector: Follower
  readonly eraser: Eraser
  readonly check: (more?: Partial<FsckOptions>) => Promise<FsckReport>
  /** The auditor who comes after every step. */
  readonly expectSound: () => Promise<FsckReport>
  readonly close: () => Promise<void>
}

/** A whole ledger over a database of one's own, with errands as its lives. */
export async function anOffice(database: TestDatabase): Promise<TestOffice> {
  await database.owner.query(ERRAND_TABLES)
  const signer = createNoteSigner(ORIGIN, keyFromSeed('log'))
  const projections = [errandProjection, followingProjection]
  const ledger = createLedger({ pool: database.app, masterKey: MASTER_KEY, projections })
  const sequencer = createSequencer({ pool: database.sequencer, origin: ORIGIN, sign: signer.sign })
  const projector = createProjector({ ledger, pool: database.app, projection: followingProjection })
  const check = (more: Partial<FsckOptions> = {}) =>
    fsck({
      pool: database.owner,
      masterKey: MASTER_KEY,
      lives: [errandRules],
      projections,
      verifyKey: signer.vkey,
      ...more,
    })
  return {
    database,
    signer,
    ledger,
    sequencer,
    projector,
    eraser: createEraser({ pool: database.eraser }),
    check,
    expectSound: async () => {
      const report = await check()
      expect(report.findings).toEqual([])
      return report
    },
    close: () => ledger.close(),
  }
}
