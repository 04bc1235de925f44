import type { Json, JsonObject } from '#kernel'
import { parseLogKeys, parseVerifierKey } from '#ledger/proof'
import { parseCertificate } from '../pki/parse-certificate.ts'
import { fromPem } from '../pki/pem.ts'

/**
 * What a person pins to know one bureau again: got from it once, by a way he trusts, and kept. Whoever has it
 * needs no server to tell the bureau's papers from imitations.
 */
export interface Trust {
  readonly origin: string
  /** DER. */
  readonly rootCertificates: readonly Buffer[]
  /** Verifier keys of the ledger, newest first (ledger/proof/log-keys.ts). */
  readonly vkey: string
  /** C2SP verifier keys of witnesses, whose cosignature dates a checkpoint. */
  readonly witnesses: readonly string[]
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The texts of a list of texts, or undefined when it is anything else. */
export function texts(value: Json | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined
  const found = value.filter((one) => typeof one === 'string')
  return found.length === value.length ? found : undefined
}

/** Certificates from texts that hold one each, or undefined when one of them holds none that can be read. */
export function certificatesFromPem(pems: readonly string[]): readonly Buffer[] | undefined {
  try {
    const ders = pems.map((pem) => fromPem(pem)).filter((found) => found.length === 1)
    if (ders.length !== pems.length) return undefined
    return ders.flat().map((der) => parseCertificate(der).der)
  } catch {
    return undefined
  }
}

/** A trust file's content, or undefined: half a trust is none. */
export function parseTrust(value: Json | undefined): Trust | undefined {
  if (!isObject(value) || value['v'] !== 1) return undefined
  const { origin, vkey } = value
  const pems = texts(value['rootCertificates'])
  const witnesses = texts(value['witnesses'])
  if (typeof origin !== 'string' || typeof vkey !== 'string' || pems === undefined || witnesses === undefined)
    return undefined
  const rootCertificates = certificatesFromPem(pems)
  if (rootCertificates === undefined || rootCertificates.length === 0) return undefined
  if (parseLogKeys(vkey)?.[0]?.key.name !== origin) return undefined
  if (!witnesses.every((witness) => parseVerifierKey(witness) !== undefined)) return undefined
  return { origin, rootCertificates, vkey, witnesses }
}
