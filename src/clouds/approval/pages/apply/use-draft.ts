import { useEffect, useState, useSyncExternalStore } from 'react'
import { approval } from '#web/api/clients.ts'
import { problemCode } from '#web/api/problem-text.ts'
import { noticeSignedOut } from '#web/queries.ts'
import { createDraftStore } from './draft-store.ts'
import type { Draft, DraftContent, DraftState, DraftStore, SaveOutcome } from './draft-store.ts'

/** Long enough to finish a word, short enough that nobody waits for it. */
const PAUSE_MS = 800
/** Another window or device has saved since this one read the draft. */
const CONFLICT = 'DRAFT_CHANGED'

export function useDraft(draft: Draft): { readonly state: DraftState; readonly store: DraftStore } {
  const [store] = useState(() => openStore(draft))
  const state = useSyncExternalStore(store.subscribe, store.state)
  const { status } = state
  useEffect(() => {
    const flush = () => void store.flush()
    window.addEventListener('online', flush)
    return () => {
      window.removeEventListener('online', flush)
      // Leaving within the application: what was typed in the last second goes out now.
      flush()
    }
  }, [store])
  useEffect(() => {
    if (status === 'saved') return undefined
    // Closing the window would lose something only while it is not saved; only then it asks.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [status])
  return { state, store }
}

function openStore(draft: Draft): DraftStore {
  let timer: ReturnType<typeof setTimeout> | undefined
  const store = createDraftStore(draft, {
    save: (revision, content) => save(draft.id, revision, content),
    afterPause: (act) => {
      clearTimeout(timer)
      timer = setTimeout(act, PAUSE_MS)
    },
    keepLocally: (unsaved) => keepLocally(draft.id, unsaved),
  })
  const unsaved = localContent(draft.id)
  if (unsaved?.revision === draft.revision) store.change({ ...draft.content, ...unsaved.content })
  return store
}

async function save(id: string, revision: number, content: DraftContent): Promise<SaveOutcome> {
  try {
    return { kind: 'saved', draft: await approval.saveDraft({ params: { id }, body: { revision, content } }) }
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'offline' }
    noticeSignedOut(error)
    if (problemCode(error) !== CONFLICT) return { kind: 'failed', error }
  }
  try {
    return { kind: 'conflict', theirs: await approval.readDraft({ params: { id } }) }
  } catch (error) {
    return { kind: 'failed', error }
  }
}

const localKey = (id: string) => `oneseal.draft.${id}`

/** For this tab only: a terminal in a public hall must not keep anybody's papers. */
function keepLocally(
  id: string,
  unsaved: { readonly revision: number; readonly content: DraftContent } | undefined,
): void {
  try {
    if (unsaved === undefined) sessionStorage.removeItem(localKey(id))
    else sessionStorage.setItem(localKey(id), JSON.stringify(unsaved))
  } catch {
    // Without storage the draft still saves itself every second.
  }
}

function localContent(id: string): { readonly revision: number; readonly content: Partial<DraftContent> } | undefined {
  try {
    return parseLocal(JSON.parse(sessionStorage.getItem(localKey(id)) ?? 'null'))
  } catch {
    return undefined
  }
}

/** This page wrote it a moment ago, in this tab; its shape is checked again by the server when it is saved. */
function parseLocal(kept: unknown): { readonly revision: number; readonly content: Partial<DraftContent> } | undefined {
  if (typeof kept !== 'object' || kept === null || !('revision' in kept) || !('content' in kept)) return undefined
  const { revision, content } = kept
  if (typeof revision !== 'number' || typeof content !== 'object' || content === null) return undefined
  return { revision, content: { ...content } }
}
