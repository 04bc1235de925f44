import type { Json, JsonObject } from '#kernel'
import {
  bodyHash,
  envelopeText,
  isSameLog,
  leafHash,
  parseCheckpoint,
  utf8,
  verifyCheckpoint,
  verifyCosignature,
  verifyInclusion,
} from '#ledger/proof'
import { verifyChain } from '../pki/chain.ts'
import { readRevocationLists, revocationInPath } from '../pki/revocation-list.ts'
import { parseProofBundle } from './proof-bundle.ts'
import type { ProofBundle } from './proof-bundle.ts'
import type { Trust } from './trust.ts'

/** Every question that is asked of a bundle, in the order in which they are asked. */
export type BundleCheckName =
  'FORM' | 'INSTALLATION' | 'EVENT' | 'BODY' | 'CHECKPOINT' | 'INCLUSION' | 'SEAL_CERTIFICATE' | 'FILE' | 'WITNESS'

export interface BundleCheck {
  readonly name: BundleCheckName
  readonly ok: boolean
  /** Why not, or what was found: a code or a value, never a sentence. */
  readonly detail?: string
}

export interface BundleQuestion {
  readonly trust?: Trust
  /** Hex SHA-256 of the file in hand. Without it, only the bundle itself is judged. */
  readonly fileSha256?: string
  /** Revocation lists in hand, DER. */
  readonly revocationLists?: readonly Uint8Array[]
  /** How many of the pinned witnesses must have cosigned: one when any is pinned. */
  readonly witnessesLeast?: number
}

export interface BundleVerdict {
  /** `issuerNotEstablished`: consistent in itself, but nobody said whose keys these are. */
  readonly verdict: 'valid' | 'issuerNotEstablished' | 'invalid'
  readonly checks: readonly BundleCheck[]
  /** An offline verdict holds as of this checkpoint: what the ledger says later, only the ledger knows. */
  readonly asOf?: { readonly origin: string; readonly size: number; readonly witnessedAt?: string }
  /** When the ledger recorded the sealing; to be believed only when the verdict is valid. */
  readonly recordedAt?: string
  /** The sealed entry's public words; to be believed only when the verdict is valid. */
  readonly sealed?: JsonObject
}

/** The entries that say a seal was put on a file. */
const SEALING_EVENTS: readonly string[] = ['CertificateSealed', 'NoticeSealed']

const check = (name: BundleCheckName, ok: boolean, detail?: string): BundleCheck =>
  detail === undefined ? { name, ok } : { name, ok, detail }

/** Said before all else: another bureau's genuine bundle is not a forgery, but it is not ours. */
function checkInstallation(bundle: ProofBundle, trust: Trust | undefined): BundleCheck {
  const claimed = parseCheckpoint(bundle.checkpoint)?.origin
  if (claimed !== bundle.origin) return check('INSTALLATION', false, 'ORIGINS_DIFFER')
  if (trust === undefined) return check('INSTALLATION', true, 'NOT_PINNED')
  const ours = bundle.origin === trust.origin && isSameLog(bundle.vkey, trust.vkey)
  return ours ? check('INSTALLATION', true) : check('INSTALLATION', false, 'ANOTHER_INSTALLATION')
}

async function checkCheckpoint(bundle: ProofBundle, trust: Trust | undefined): Promise<BundleCheck> {
  try {
    const verified = await verifyCheckpoint(bundle.checkpoint, trust?.vkey ?? bundle.vkey)
    return check('CHECKPOINT', verified !== undefined)
  } catch {
    return check('CHECKPOINT', false, 'KEY_NOT_ACCEPTED')
  }
}

function checkInclusion(bundle: ProofBundle): BundleCheck {
  const checkpoint = parseCheckpoint(bundle.checkpoint)
  if (checkpoint === undefined) return check('INCLUSION', false)
  const leaf = leafHash(utf8(envelopeText(bundle.envelope)))
  const { leafIndex: index, inclusion: proof } = bundle
  return check('INCLUSION', verifyInclusion({ index, size: checkpoint.size, leaf, root: checkpoint.root, proof }))
}

function checkSealCertificate(
  bundle: ProofBundle,
  trust: Trust | undefined,
  lists: readonly Uint8Array[],
): BundleCheck {
  const [seal, ...others] = bundle.chain
  if (seal === undefined) return check('SEAL_CERTIFICATE', false)
  const roots = trust?.rootCertificates ?? bundle.chain.slice(-1)
  const at = new Date(bundle.envelope.recordedAt)
  const result = verifyChain(seal, others, roots, at, 'seal')
  if (!result.valid) return check('SEAL_CERTIFICATE', false, result.reason)
  // The ledger proves the time of its own entry, so what was sealed before a key was lost stays good.
  const revoked = revocationInPath(result.path, readRevocationLists(lists), { at, isProven: true })
  return revoked === undefined ? check('SEAL_CERTIFICATE', true) : check('SEAL_CERTIFICATE', false, 'REVOKED')
}

interface Witnessed {
  readonly needed: number
  readonly found: number
  /** When the last of those who were needed had seen it. */
  readonly at?: string
}

/** n of m: one witness may be led astray or be silent, several who do not know one another less so. */
async function askWitnesses(bundle: ProofBundle, trust: Trust | undefined, least: number): Promise<Witnessed> {
  const asked = [...new Set(trust?.witnesses)]
  const times = await Promise.all(asked.map((witness) => verifyCosignature(bundle.checkpoint, witness)))
  const seconds = times.filter((time) => time !== undefined).sort((one, other) => one - other)
  const reached = seconds[least - 1]
  const found = { needed: least, found: seconds.length }
  return reached === undefined ? found : { ...found, at: new Date(reached * 1000).toISOString() }
}

/** A bureau without a witness is not lying; a reader who pinned one, or demands some, wants to know what is missing. */
function checkWitnesses({ needed, found, at }: Witnessed, trust: Trust | undefined, demanded: boolean) {
  if (!demanded && (trust === undefined || trust.witnesses.length === 0)) return []
  const count = `${String(found)} of ${String(needed)}`
  return [needed > 1 ? check('WITNESS', at !== undefined, count) : check('WITNESS', at !== undefined)]
}

/** Asks everything that can be asked without the bureau's help, and names each answer. */
export async function verifyBundle(value: Json, question: BundleQuestion = {}): Promise<BundleVerdict> {
  const { trust, fileSha256 } = question
  const bundle = parseProofBundle(value)
  if (typeof bundle === 'string') return { verdict: 'invalid', checks: [check('FORM', false, bundle)] }
  const { envelope, body } = bundle
  const bodyMatches = bodyHash(bundle.salt, body) === envelope.bodyHash
  const witnessed = await askWitnesses(bundle, trust, question.witnessesLeast ?? 1)
  const checks = [
    check('FORM', true),
    checkInstallation(bundle, trust),
    check('EVENT', SEALING_EVENTS.includes(envelope.type), envelope.type),
    check('BODY', bodyMatches),
    await checkCheckpoint(bundle, trust),
    checkInclusion(bundle),
    checkSealCertificate(bundle, trust, question.revocationLists ?? []),
    ...(fileSha256 === undefined ? [] : [check('FILE', body['file'] === fileSha256)]),
    ...checkWitnesses(witnessed, trust, question.witnessesLeast !== undefined),
  ]
  const consistent = checks.every(({ ok }) => ok)
  const size = parseCheckpoint(bundle.checkpoint)?.size ?? 0
  return {
    verdict: !consistent ? 'invalid' : trust === undefined ? 'issuerNotEstablished' : 'valid',
    checks,
    asOf: { origin: bundle.origin, size, ...(witnessed.at === undefined ? {} : { witnessedAt: witnessed.at }) },
    recordedAt: envelope.recordedAt,
    sealed: body,
  }
}
