import { verifyCheckpoint } from './checkpoint.ts'
import { base64, equalBytes, parseBase64 } from './encoding.ts'
import { verifyConsistency } from './proofs.ts'

/** What a witness keeps of a log: the newest checkpoint he has seen. */
export interface SeenCheckpoint {
  readonly size: number
  /** Base64. */
  readonly root: string
  readonly note: string
}

/** What is wrong with a log that can no longer be believed. */
export type HistoryAlarm =
  /** Not signed by the key that was pinned. */
  | 'SIGNATURE_WRONG'
  /** Smaller than what was seen: entries were taken away, or an old backup was put back in silence. */
  | 'SHRUNK'
  /** What was seen is not the beginning of what is shown now: there are two histories. */
  | 'FORKED'

export type Judgement =
  | { readonly kind: 'sound'; readonly checkpoint: SeenCheckpoint; readonly text: string }
  | { readonly kind: 'alarm'; readonly alarm: HistoryAlarm; readonly size: number }

/** The log's own answer: the hashes between two sizes, base64. Undefined when it has none. */
export type AskConsistency = (from: number, to: number) => Promise<readonly string[] | undefined>

/** Holds what the log shows now against what was seen before. Needs no database, and trusts no answer. */
export async function judgeCheckpoint(
  note: string,
  options: { readonly vkey: string; readonly seen: SeenCheckpoint | undefined; readonly ask: AskConsistency },
): Promise<Judgement> {
  const { vkey, seen, ask } = options
  const shown = await verifyCheckpoint(note, vkey)
  if (shown === undefined) return { kind: 'alarm', alarm: 'SIGNATURE_WRONG', size: seen?.size ?? 0 }
  const { size, root, text } = shown
  const sound: Judgement = { kind: 'sound', checkpoint: { size, root: base64(root), note }, text }
  if (seen === undefined) return sound
  if (size < seen.size) return { kind: 'alarm', alarm: 'SHRUNK', size }
  const earlierRoot = parseBase64(seen.root)
  if (earlierRoot === undefined) throw new Error('What the witness remembers is damaged')
  if (size === seen.size) return equalBytes(earlierRoot, root) ? sound : { kind: 'alarm', alarm: 'FORKED', size }
  const steps = ((await ask(seen.size, size)) ?? []).map(parseBase64)
  const proof = steps.filter((step) => step !== undefined)
  const continues =
    proof.length === steps.length && verifyConsistency({ earlier: seen.size, size, earlierRoot, root, proof })
  return continues ? sound : { kind: 'alarm', alarm: 'FORKED', size }
}
