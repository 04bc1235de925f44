import { writeFileSync } from 'node:fs'
import { createClient, officeApi, ProblemError } from '#contract'
import { judgeCheckpoint } from '#ledger/proof'
import type { HistoryAlarm } from '#ledger/proof'
import { createWitness } from '#ledger'
import { keyOf, readWitnessState, writeWitnessState } from './witness-state.ts'

export type Round =
  | { readonly kind: 'cosigned'; readonly size: number; readonly from: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'alarm'; readonly alarm: HistoryAlarm | 'STALLED'; readonly size: number; readonly seen: number }
  /** Nothing is said about the history: nobody answered, or the bureau does not know this witness. */
  | { readonly kind: 'unheard'; readonly why: string }

type Fetch = (url: string, init?: RequestInit) => Promise<Response>

/** One look at a log: fetch, judge, remember, cosign, bring. */
export async function witnessRound(
  origin: string,
  options: { readonly stateFile: string; readonly fetching: Fetch; readonly now: () => Date },
): Promise<Round> {
  const { stateFile, fetching, now } = options
  const state = readWitnessState(stateFile)
  const office = createClient(officeApi, { origin, headers: () => ({}), fetch: fetching, newKey: () => '' })
  const ask = async (from: number, to: number) => {
    const answer = await unlessNotFound(() => office.consistency({ query: { from, to } }))
    return Array.isArray(answer?.path) ? answer.path.map(String) : undefined
  }
  try {
    const shown = await unlessNotFound(() => office.checkpoint({}))
    if (typeof shown?.note !== 'string')
      return state.seen === null ? { kind: 'empty' } : alarm('SHRUNK', 0, state.seen.size)
    const judged = await judgeCheckpoint(shown.note, { vkey: state.vkey, seen: state.seen ?? undefined, ask })
    if (judged.kind === 'alarm') {
      keepEvidence(stateFile, judged.alarm, [state.seen?.note ?? '', shown.note], now())
      return alarm(judged.alarm, judged.size, state.seen?.size ?? 0)
    }
    const { checkpoint, text } = judged
    writeWitnessState(stateFile, { ...state, seen: checkpoint })
    const line = createWitness(state.name, keyOf(state)).cosign(text, Math.floor(now().getTime() / 1000))
    await office.cosign({ body: { size: checkpoint.size, line } })
    const isReady = (await fetching(`${origin}/readyz`)).ok
    if (!isReady) return alarm('STALLED', checkpoint.size, checkpoint.size)
    return { kind: 'cosigned', size: checkpoint.size, from: state.seen?.size ?? 0 }
  } catch (error) {
    return { kind: 'unheard', why: sentenceOf(error) }
  }
}

const sentenceOf = (error: unknown) =>
  error instanceof ProblemError ? error.problem.detailEn : error instanceof Error ? error.message : String(error)

/** Only a clear «there is none» is an answer: a server that is ill is not yet a liar. */
async function unlessNotFound<T>(asking: () => Promise<T>): Promise<T | undefined> {
  try {
    return await asking()
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return undefined
    throw error
  }
}

const alarm = (what: HistoryAlarm | 'STALLED', size: number, seen: number): Round => ({
  kind: 'alarm',
  alarm: what,
  size,
  seen,
})

/** Two signed notes that contradict each other prove the matter to anybody. */
function keepEvidence(stateFile: string, what: HistoryAlarm, notes: readonly string[], at: Date): void {
  const stamp = at.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)
  writeFileSync(`${stateFile}.${what.toLowerCase()}-${stamp}`, notes.join('\n'), { flag: 'a', flush: true })
}
