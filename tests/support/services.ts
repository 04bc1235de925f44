import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll } from 'vitest'
import type { Services } from '#frame'
import { createFileStore } from '../../src/app/files/file-store.ts'

/** Touching the bureau's machinery in a test that has none is a mistake of the test. */
const nothing = new Proxy({}, { get: (_target, name) => fail(`office.${String(name)}`) }) as Services['office']

function fail(what: string): never {
  throw new Error(`This test runs without ${what}`)
}

/** What doors need that run no rule and use no office: a database, files, time and chance. */
export function bareServices(db: Pool): Services {
  const folder = mkdtempSync(join(tmpdir(), 'oneseal-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    run: () => fail('run'),
    erase: () => fail('erase'),
    load: () => fail('load'),
    history: () => fail('history'),
    db,
    files: createFileStore(folder),
    now: () => new Date().toISOString(),
    newId: () => randomUUID(),
    idFrom: () => fail('idFrom'),
    office: nothing,
  }
}
