import type { Json, JsonObject } from '#kernel'
import { parseBase64, parseCheckpoint, parseEnvelope, parseLogKeys } from '#ledger/proof'
import type { Envelope } from '#ledger/proof'
import { certificatesFromPem, isObject, texts } from './trust.ts'

/**
 * The public proof that the bureau sealed one file: the entry that says so, its place in the ledger, and whose
 * signatures vouch for both. It names no holder, so anyone may have it.
 */
export interface ProofBundle {
  readonly origin: string
  readonly envelope: Envelope
  readonly salt: Uint8Array
  readonly body: JsonObject
  readonly leafIndex: number
  readonly inclusion: readonly Uint8Array[]
  /** C2SP signed note. */
  readonly checkpoint: string
  readonly vkey: string
  /** The seal's certificate and its issuer, DER. */
  readonly chain: readonly Buffer[]
}

function parseEntry(entry: Json | undefined): Pick<ProofBundle, 'envelope' | 'salt' | 'body'> | undefined {
  if (!isObject(entry)) return undefined
  const envelope = parseEnvelope(entry['envelope'])
  const salt = typeof entry['salt'] === 'string' ? parseBase64(entry['salt']) : undefined
  const body = entry['body']
  if (envelope === undefined || salt === undefined || !isObject(body)) return undefined
  return { envelope, salt, body }
}

/** The bundle as it came from outside, or undefined when something is missing or not of its kind. */
export function parseProofBundle(value: Json | undefined): ProofBundle | undefined {
  if (!isObject(value) || value['v'] !== 1) return undefined
  const { origin, leafIndex, checkpoint, vkey } = value
  const entry = parseEntry(value['entry'])
  const steps = texts(value['inclusion'])?.map((step) => parseBase64(step))
  const inclusion = steps?.filter((step) => step !== undefined)
  const pems = texts(value['chain'])
  const chain = pems === undefined ? undefined : certificatesFromPem(pems)
  if (typeof origin !== 'string' || typeof checkpoint !== 'string' || typeof vkey !== 'string') return undefined
  if (typeof leafIndex !== 'number' || !Number.isSafeInteger(leafIndex) || leafIndex < 0) return undefined
  if (entry === undefined || inclusion === undefined || inclusion.length !== steps?.length) return undefined
  if (chain === undefined || chain.length === 0) return undefined
  if (parseCheckpoint(checkpoint) === undefined || parseLogKeys(vkey) === undefined) return undefined
  return { origin, ...entry, leafIndex, inclusion, checkpoint, vkey, chain }
}
