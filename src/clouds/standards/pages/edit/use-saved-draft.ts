import { useCallback, useEffect, useRef, useState } from 'react'
import type { ItemStandard } from '#catalogue/standard'
import { problemCode } from '#web/api/problem-text.ts'
import { standards } from '../client.ts'
import type { DraftView } from '../client.ts'
import { parseDraftContent } from './draft-content.ts'

/** Typing rests this long before it is saved. */
const REST_MS = 900

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed'
interface SavedDraft {
  readonly content: ItemStandard
  /** As the server answered last: findings, completeness, changes. */
  readonly view: DraftView
  readonly status: SaveStatus
  readonly error: unknown
  readonly change: (content: ItemStandard) => void
  /** Saves now; answers the view that was saved, or undefined when it could not be. */
  readonly flush: () => Promise<DraftView | undefined>
  /** After a conflict: my text over the other's, knowingly. */
  readonly keepMine: () => Promise<void>
}

/** What is typed lies on the page first and on the server a moment later; a conflict loses nothing of either. */
export function useSavedDraft(begun: DraftView): SavedDraft {
  const [content, setContent] = useState(() => parseDraftContent(begun.standard))
  const [view, setView] = useState(begun)
  const [status, setStatus] = useState<SaveStatus>('saved')
  const [error, setError] = useState<unknown>(null)
  const newest = useRef({ content, revision: begun.revision, dirty: false })
  const timer = useRef<number | undefined>(undefined)
  const running = useRef<Promise<DraftView | undefined> | undefined>(undefined)
  const { code } = begun
  /** Typing goes on while a save is under way. */
  const isDirty = () => newest.current.dirty

  const save = useCallback(async (): Promise<DraftView | undefined> => {
    const { content: sent, revision } = newest.current
    newest.current.dirty = false
    setStatus('saving')
    try {
      const saved = await standards.saveDraft({ params: { code }, body: { revision, standard: { ...sent } } })
      newest.current.revision = saved.revision
      setView(saved)
      setError(null)
      setStatus(isDirty() ? 'waiting' : 'saved')
      return saved
    } catch (failure) {
      newest.current.dirty = true
      setError(failure)
      setStatus(problemCode(failure) === 'DRAFT_SAVED_BY_OTHER' ? 'conflict' : 'failed')
      return undefined
    }
  }, [code])

  const flush = useCallback(async () => {
    window.clearTimeout(timer.current)
    await running.current
    if (!newest.current.dirty) return view
    running.current = save()
    const saved = await running.current
    running.current = undefined
    return saved
  }, [save, view])

  const change = (next: ItemStandard) => {
    setContent(next)
    newest.current = { ...newest.current, content: next, dirty: true }
    if (status !== 'conflict') setStatus('waiting')
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (status !== 'conflict') void flush()
    }, REST_MS)
  }

  const keepMine = async () => {
    const { revision } = await standards.draft({ params: { code } })
    newest.current.revision = revision
    newest.current.dirty = true
    await flush()
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (newest.current.dirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      // Leaving the page saves what rests.
      if (newest.current.dirty) void save()
    }
  }, [save])

  return { content, view, status, error, change, flush, keepMine }
}
