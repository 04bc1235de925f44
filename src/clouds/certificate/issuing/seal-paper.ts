import type { DocumentContent, Services } from '#frame'
import { stateOf } from '#frame'
import type { JsonObject } from '#kernel'
import type { SystemActor } from '#policy'
import { authorisationFor, isCompromised } from '../domain/seal.ts'
import type { SealState } from '../domain/seal.ts'
import type { CompleteSealing, SealingStage, SealKey, SealRequest } from '../domain/sealing.ts'
import { sealLife } from '../lives.ts'

/** What the two halves of sealing need to know of the paper at hand. */
export interface Paper {
  readonly life: 'certificate' | 'notice'
  readonly stream: string
  /** Code of the item it is about: the seal may be lent for one and not for another. */
  readonly item: string
  /** Organ in whose name it goes out. */
  readonly organ: string
  /** Officer whose act the paper carries. */
  readonly decidedBy: string
  readonly number: string
  readonly stage: () => Promise<SealingStage>
  readonly content: DocumentContent
  /** Its number may be used now; until then it is printed already. Throws when the number is to be given up. */
  readonly turn?: () => Promise<void>
  /** The command that begins the sealing of these bytes. */
  readonly begin: (request: SealRequest) => JsonObject
  /** The command that records its end. */
  readonly complete: (sealed: CompleteSealing) => JsonObject
}
/** Sealed, or why it waits: a refusal's code, or that it could not be printed. */
export type Sealing = { readonly sealed: true } | { readonly sealed: false; readonly code: string }

/** Someone else, or this process before it died, was faster: the state tells how far. */
const OVERTAKEN: readonly string[] = ['SEALING_ALREADY_BEGUN', 'ALREADY_SEALED']

/** Under whose name the system acts; the keeper who authorised it stands in the entry itself. */
export const sealingSystem = (services: Services): SystemActor => ({
  kind: 'system',
  id: services.idFrom('system', 'certificate'),
})

/** A seal with the name on it. */
interface OrganSeal {
  readonly stream: string
  readonly state: SealState
  /** Null: the bureau's own. */
  readonly sealedBy: string | null
}

/**
 * 以自己名义: an organ that decides in its own name (a developed town, a zone) seals with its own seal once it has one.
 * Whatever else is decided here goes out under the bureau's one seal.
 */
export async function sealOfOrgan(organ: string, services: Services): Promise<OrganSeal> {
  const { seal, catalogue } = services.office
  const known = catalogue.organs().find(({ id }) => id === organ)
  if (known !== undefined && known.kind !== 'BUREAU') {
    const stream = seal.ownStream(organ)
    const state = stateOf(sealLife, await services.load(stream))
    if (state.phase !== 'absent') return { stream, state, sealedBy: known.name }
  }
  return { stream: seal.stream, state: stateOf(sealLife, await services.load(seal.stream)), sealedBy: null }
}

/** The key the ledger says is in force, and how long its certificate holds. */
async function keyOf(state: SealState, services: Services): Promise<SealKey> {
  if (state.phase === 'absent') throw new Error('No seal has been registered')
  const { certSha256 } = state
  const validity = await services.office.seal.findKey(certSha256)
  if (validity === undefined) throw new Error(`The key of the seal ${certSha256} is not on this machine`)
  return { certSha256, ...validity, compromised: isCompromised(state) }
}

type Begun = Extract<SealingStage, { phase: 'begun' }>
/** Where the first half left the paper; its bytes too, when they were made just now. */
export type Beginning =
  | { readonly at: 'begun'; readonly stage: Begun; readonly prepared?: Uint8Array }
  | { readonly at: 'sealed' }
  | { readonly at: 'waiting'; readonly code: string }

/** First half: the bytes are made and kept, and the use of the seal is registered before it happens. */
export async function beginPaper(paper: Paper, services: Services): Promise<Beginning> {
  const before = await standing(paper)
  if (before !== undefined) return before
  const { stream: seal, state, sealedBy } = await sealOfOrgan(paper.organ, services)
  const content = sealedBy === null ? paper.content : { ...paper.content, sealedBy }
  const { prepared, digest } = await services.office.seal.prepare(content)
  const preparedFile = await services.files.put(prepared)
  await paper.turn?.()
  const request: SealRequest = {
    at: services.now(),
    seal,
    authorisation: authorisationFor(state, paper.item),
    key: await keyOf(state, services),
    decidedBy: paper.decidedBy,
    number: paper.number,
    digest,
    preparedFile,
  }
  const { life, stream } = paper
  const result = await services.run({ life, stream, command: paper.begin(request), by: sealingSystem(services) })
  if (result.ok) return { at: 'begun', stage: { phase: 'begun', digest, preparedFile }, prepared }
  const { code } = result.refusal
  const overtaken = OVERTAKEN.includes(code) ? await standing(paper) : undefined
  return overtaken ?? { at: 'waiting', code }
}

/** How far the paper's own life says it is; undefined when nothing was begun. */
async function standing(paper: Pick<Paper, 'stage'>): Promise<Beginning | undefined> {
  const stage = await paper.stage()
  if (stage.phase === 'begun') return { at: 'begun', stage }
  return stage.phase === 'sealed' ? { at: 'sealed' } : undefined
}

async function bytesOf(stage: Begun, services: Services): Promise<Uint8Array> {
  const prepared = await services.files.find(stage.preparedFile)
  if (prepared === undefined) throw new Error(`The prepared file ${stage.preparedFile} is not in the file store`)
  return prepared
}

/** Second half: exactly the registered bytes are sealed; whatever happened in between, the state names them. */
export async function completePaper(
  paper: Pick<Paper, 'life' | 'stream' | 'organ' | 'complete'>,
  beginning: Beginning,
  services: Services,
): Promise<Sealing> {
  if (beginning.at === 'sealed') return { sealed: true }
  if (beginning.at === 'waiting') return { sealed: false, code: beginning.code }
  const { stage } = beginning
  const key = await keyOf((await sealOfOrgan(paper.organ, services)).state, services)
  // What began before the loss was noticed is finished under the key that takes its place.
  if (key.compromised) return { sealed: false, code: 'SEAL_RESTS_AFTER_COMPROMISE' }
  const prepared = beginning.prepared ?? (await bytesOf(stage, services))
  const at = services.now()
  const file = await services.files.put(await services.office.seal.apply(prepared, stage.digest, key.certSha256))
  const command = paper.complete({ type: 'CompleteSealing', at, digest: stage.digest, file })
  const { life, stream } = paper
  const result = await services.run({ life, stream, command, by: sealingSystem(services) })
  if (result.ok || OVERTAKEN.includes(result.refusal.code)) return { sealed: true }
  return { sealed: false, code: result.refusal.code }
}

/**
 * Seals a paper exactly once, through every crash: each half is done only if the paper's own life says it is still to
 * be done. What a crash may leave behind is a file nobody refers to, never a seal nobody knows of.
 */
export async function sealPaper(paper: Paper, services: Services): Promise<Sealing> {
  return completePaper(paper, await beginPaper(paper, services), services)
}
