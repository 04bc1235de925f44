import type { DocumentOffice, PreparedAct, Run, SignedAct } from '#frame'
import { refused } from '#kernel'
import type { Actor } from '#policy'

/** Lives whose acts are approval acts: acceptance, correction, opinion, verification, examination, decision, delivery. */
const APPROVAL_LIVES: readonly string[] = ['case']

/** What an officer's device says of signing, in two headers of the very request that acts. */
export interface SigningHeaders {
  /** `prepare`: it can sign, and wants to be shown what. */
  readonly wish: string | undefined
  /** `<prepared act>.<certificate>.<signature>`: it has signed. */
  readonly signature: string | undefined
}
export interface ActSigning {
  /** The run loop as this request sees it. */
  readonly run: Run
  /** What the device is to sign; then nothing was appended yet. */
  readonly prepared: () => PreparedAct | undefined
}
export type SignActs = (actor: Actor, headers: SigningHeaders) => ActSigning | undefined

const SIGNATURE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{64})\.([A-Za-z0-9_-]{86})$/

function parseSignature(text: string | undefined): Omit<SignedAct, 'stream'> | undefined {
  const [, prepared, certSha256, value] = SIGNATURE.exec(text ?? '') ?? []
  return prepared === undefined || certSha256 === undefined || value === undefined
    ? undefined
    : { prepared, certSha256, value }
}

/**
 * 每一步都签名: every door through which an officer acts on a case takes his signature, without a door of its own. The
 * request says that its device can sign; what it would bring about is prepared and shown instead of done; the same
 * request comes again with the signature, and exactly what was signed is appended. A bureau that demands it lets no
 * officer's act on a case pass without one.
 */
export function createActSigning(
  run: Run,
  documents: Pick<DocumentOffice, 'prepareAct' | 'commitAct'>,
  required: boolean,
): SignActs {
  return (actor, { wish, signature }) => {
    if (actor.kind !== 'officer') return undefined
    const signed = parseSignature(signature)
    let shown: PreparedAct | undefined
    let used = false
    const unsigned: Run = (request) => (required ? Promise.resolve(refused('ACT_MUST_BE_SIGNED')) : run(request))
    const signing: Run = async (request) => {
      // Whoever was shown one act has not agreed to what would follow it.
      if (shown !== undefined) return refused('ACT_PREPARED')
      const own = request.by.kind === 'officer' && APPROVAL_LIVES.includes(request.life)
      if (!own) return run(request)
      if (used || (signed === undefined && wish !== 'prepare')) return unsigned(request)
      used = true
      if (signed !== undefined)
        return documents.commitAct({ ...signed, stream: request.stream }, request.by, request.idempotency)
      const prepared = await documents.prepareAct(request)
      if (prepared.ok) {
        shown = prepared
        return refused('ACT_PREPARED')
      }
      // A repeat of what was done already is answered as it was then; every other no stays one.
      return run(request)
    }
    return { run: signing, prepared: () => shown }
  }
}
