import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handlers } from '#frame'
import { keepFile } from '#seal/keep-file'
import { NOTE_ALGORITHM, parseVerifierKey, verifyCosignature } from '#ledger'
import type { Ledger } from '#ledger'
import type { officeApi } from '#contract'
import type { SqlRunner } from '#ledger'
import { StartRefused } from './config.ts'

/** Who outside keeps our word: C2SP verifier keys of witnesses, admitted by whoever runs the house. */
const fileOf = (dataFolder: string) => join(dataFolder, 'witnesses.json')

export function readWitnesses(dataFolder: string): readonly string[] {
  const file = fileOf(dataFolder)
  if (!existsSync(file)) return []
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(value)) throw new StartRefused(`${file} is not a list of witnesses.`)
  return value.map(String)
}

/** The key is one a witness makes, and nobody else here has its name: a cosignature is kept under the name. */
export function admitWitness(dataFolder: string, vkey: string): string {
  const key = parseVerifierKey(vkey)
  if (key?.algorithm !== NOTE_ALGORITHM.cosignatureV1)
    throw new StartRefused('This is not the key of a witness: `oneseal witness init` prints one.')
  const others = readWitnesses(dataFolder).filter((other) => parseVerifierKey(other)?.name !== key.name)
  const file = fileOf(dataFolder)
  keepFile(file, `${JSON.stringify([...others, vkey.trim()], null, 2)}\n`, 0o644)
  return key.name
}

const NAMED_MAX = 100
type WitnessDoors = Pick<typeof officeApi, 'witnesses' | 'cosign'>

/** What witnesses bring, and what became of it. The signature itself says who comes: there is no session. */
export function createWitnessHandlers(
  ledger: Ledger,
  pool: SqlRunner,
  readKeys: () => readonly string[],
): Handlers<WitnessDoors> {
  return {
    witnesses: async () => {
      const names = readKeys().map((vkey) => parseVerifierKey(vkey)?.name ?? '')
      const { rows } = await pool.query<{ witness: string; size: string; at: Date }>(
        `select distinct on (witness) witness, size::text, at from ledger.cosignature
         where witness = any($1) order by witness, size desc`,
        [names.slice(0, NAMED_MAX)],
      )
      const lastOf = new Map(rows.map(({ witness, size, at }) => [witness, { size: Number(size), at }]))
      const newest = await ledger.latestCheckpoint()
      const witnesses = names.map((name) => {
        const last = lastOf.get(name)
        return { name, size: last?.size ?? null, at: last?.at.toISOString() ?? null }
      })
      return { size: newest?.size ?? 0, witnesses }
    },
    cosign: async ({ body: { size, line } }) => {
      const [, name = ''] = /^— ([^\s+]{1,200}) \S+\n$/u.exec(line) ?? []
      const vkey = readKeys().find((each) => parseVerifierKey(each)?.name === name)
      if (vkey === undefined) return { refusal: { code: 'WITNESS_UNKNOWN' } }
      const checkpoint = await ledger.checkpointAt(size)
      if (checkpoint === undefined) return { refusal: { code: 'NOT_FOUND' } }
      // Without the lines of others: what counts is that this one fits.
      const bare = checkpoint.note.split('\n\n', 1)[0] ?? ''
      const seconds = await verifyCosignature(`${bare}\n\n${line}`, vkey)
      if (seconds === undefined) return { refusal: { code: 'COSIGNATURE_INVALID' } }
      await pool.query(
        `insert into ledger.cosignature (size, witness, line, at) values ($1, $2, $3, to_timestamp($4))
         on conflict do nothing`,
        [size, name, line, seconds],
      )
      return { size, witness: name, at: new Date(seconds * 1000).toISOString() }
    },
  }
}
