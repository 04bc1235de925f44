import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'

export type Draft = Output<typeof api.readDraft>
export type DraftContent = Draft['content']

export interface DraftState {
  readonly content: DraftContent
  readonly revision: number
  readonly savedAt: string
  readonly status: 'saved' | 'unsaved' | 'saving' | 'offline' | 'conflict' | 'failed'
  /** What another window saved meanwhile. */
  readonly theirs?: Draft
  readonly error?: unknown
}

/** How an attempt to save ended, as far as the draft must know it. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly draft: Draft }
  | { readonly kind: 'conflict'; readonly theirs: Draft }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** The world around a draft. */
export interface DraftSurroundings {
  readonly save: (revision: number, content: DraftContent) => Promise<SaveOutcome>
  /** Runs `act` after a pause; a new call replaces the one before. */
  readonly afterPause: (act: () => void) => void
  /** Holds what is not saved yet through a reload; undefined clears it. */
  readonly keepLocally: (unsaved: { readonly revision: number; readonly content: DraftContent } | undefined) => void
}

export interface DraftStore {
  readonly state: () => DraftState
  readonly subscribe: (listener: () => void) => () => void
  readonly change: (content: DraftContent) => void
  /** Saves now; true when everything typed so far is with the server. */
  readonly flush: () => Promise<boolean>
  readonly takeTheirs: () => void
  readonly keepMine: () => Promise<boolean>
}

/** A draft that saves itself: one save at a time, each naming the revision it changes, and nothing typed is ever lost. */
export function createDraftStore(draft: Draft, { save, afterPause, keepLocally }: DraftSurroundings): DraftStore {
  let state: DraftState = { content: draft.content, revision: draft.revision, savedAt: draft.savedAt, status: 'saved' }
  let running: Promise<boolean> | undefined
  const listeners = new Set<() => void>()
  const become = (next: DraftState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const saveOnce = async (): Promise<boolean> => {
    const { content, revision, savedAt } = state
    become({ content, revision, savedAt, status: 'saving' })
    const outcome = await save(revision, content)
    const typedMeanwhile = state.content !== content
    switch (outcome.kind) {
      case 'saved': {
        const { draft: saved } = outcome
        become({
          content: state.content,
          revision: saved.revision,
          savedAt: saved.savedAt,
          status: typedMeanwhile ? 'unsaved' : 'saved',
        })
        keepLocally(typedMeanwhile ? { revision: saved.revision, content: state.content } : undefined)
        return typedMeanwhile ? saveOnce() : true
      }
      case 'conflict':
        become({ ...state, status: 'conflict', theirs: outcome.theirs })
        return false
      case 'offline':
        become({ ...state, status: 'offline' })
        return false
      case 'failed':
        become({ ...state, status: 'failed', error: outcome.error })
        return false
    }
  }
  const flush = async (): Promise<boolean> => {
    if (state.status === 'saved') return true
    if (state.status === 'conflict') return false
    running ??= saveOnce().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (content) => {
      const { revision, savedAt, status, theirs } = state
      keepLocally({ revision, content })
      if (status === 'conflict' && theirs !== undefined) become({ content, revision, savedAt, status, theirs })
      else become({ content, revision, savedAt, status: status === 'saving' ? 'saving' : 'unsaved' })
      afterPause(() => void flush())
    },
    flush,
    takeTheirs: () => {
      if (state.theirs === undefined) return
      const { content, revision, savedAt } = state.theirs
      keepLocally(undefined)
      become({ content, revision, savedAt, status: 'saved' })
    },
    keepMine: () => {
      if (state.theirs === undefined) return flush()
      const { revision, savedAt } = state.theirs
      become({ content: state.content, revision, savedAt, status: 'unsaved' })
      return flush()
    },
  }
}
