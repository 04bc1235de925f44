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

/** What of a bundle is missing or not of its kind, in the order in which it is looked at. */
export type BundleFault =
  | 'NOT_AN_OBJECT'
  | 'VERSION'
  | 'ORIGIN'
  | 'ENVELOPE'
  | 'SALT'
  | 'BODY'
  | 'LEAF_INDEX'
  | 'PATH'
  | 'CHECKPOINT'
  | 'KEY'
  | 'CERTIFICATES'

type Entry = Pick<ProofBundle, 'envelope' | 'salt' | 'body'>

function parseEntry(value: Json | undefined): Entry | BundleFault {
  const entry = isObject(value) ? value : {}
  const envelope = parseEnvelope(entry['envelope'])
  const salt = typeof entry['salt'] === 'string' ? parseBase64(entry['salt']) : undefined
  const body = entry['body']
  if (envelope === undefined) return 'ENVELOPE'
  if (salt === undefined) return 'SALT'
  return isObject(body) ? { envelope, salt, body } : 'BODY'
}

/** The bundle as it came from outside, or what it fails by: one changed character may fall anywhere. */
export function parseProofBundle(value: Json | undefined): ProofBundle | BundleFault {
  if (!isObject(value)) return 'NOT_AN_OBJECT'
  if (value['v'] !== 1) return 'VERSION'
  const { origin, leafIndex, checkpoint, vkey } = value
  if (typeof origin !== 'string') return 'ORIGIN'
  const entry = parseEntry(value['entry'])
  if (typeof entry === 'string') return entry
  if (typeof leafIndex !== 'number' || !Number.isSafeInteger(leafIndex) || leafIndex < 0) return 'LEAF_INDEX'
  const steps = texts(value['inclusion'])?.map((step) => parseBase64(step))
  const inclusion = steps?.filter((step) => step !== undefined)
  if (inclusion === undefined || inclusion.length !== steps?.length) return 'PATH'
  if (typeof checkpoint !== 'string' || parseCheckpoint(checkpoint) === undefined) return 'CHECKPOINT'
  if (typeof vkey !== 'string' || parseLogKeys(vkey) === undefined) return 'KEY'
  const pems = texts(value['chain'])
  const chain = pems === undefined ? undefined : certificatesFromPem(pems)
  if (chain === undefined || chain.length === 0) return 'CERTIFICATES'
  return { origin, ...entry, leafIndex, inclusion, checkpoint, vkey, chain }
}
