import { useEffect, useRef, useState } from 'react'
import type { Inspection } from '../client.ts'

type Visit = Inspection['visits'][number]
export type AnswerDraft = Visit['answers'][number]
/** A photo keeps its bytes here until the net took them; then its digest. */
export interface PhotoDraft {
  readonly key: string
  readonly file: File | null
  readonly sha256: string | null
  readonly takenAt: string | null
  readonly place: Visit['photos'][number]['place']
}
export interface VisitDraft {
  readonly began: string
  readonly method: Visit['method']
  readonly answers: Readonly<Record<string, Omit<AnswerDraft, 'code'>>>
  readonly photos: readonly PhotoDraft[]
  readonly name: string
  readonly signature: File | null
  readonly refusal: string
  readonly summary: string
}
export const emptyDraft = (): VisitDraft => ({
  began: new Date().toISOString(),
  method: 'ON_SITE',
  answers: {},
  photos: [],
  name: '',
  signature: null,
  refusal: '',
  summary: '',
})

const STORE = 'visits'
/** The browser's own store holds photos as they are; it lives through reloads and days without a net. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('oneseal-inspection', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no store'))
  })
}
async function ask<T>(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = make(base.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('not stored'))
    })
  } finally {
    base.close()
  }
}
const isDraft = (value: unknown): value is VisitDraft =>
  typeof value === 'object' && value !== null && 'began' in value && 'answers' in value && 'photos' in value

/** Only of this round: what was kept of a visit that is recorded means nothing for the next. */
export function useVisitDraft(id: string, round: number) {
  const key = `${id} ${String(round)}`
  const [draft, setDraft] = useState<VisitDraft | undefined>(undefined)
  const [kept, setKept] = useState(true)
  const latest = useRef(draft)
  useEffect(() => {
    let gone = false
    ask<unknown>('readonly', (store) => store.get(key))
      .then((found) => (isDraft(found) ? found : emptyDraft()))
      .catch(() => emptyDraft())
      .then((found) => {
        if (gone) return
        latest.current = found
        setDraft(found)
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [key])
  const change = (changes: Partial<VisitDraft>) => {
    const next = { ...(latest.current ?? emptyDraft()), ...changes }
    latest.current = next
    setDraft(next)
    ask('readwrite', (store) => store.put(next, key)).then(
      () => setKept(true),
      () => setKept(false),
    )
  }
  const forget = () => void ask('readwrite', (store) => store.delete(key)).catch(() => undefined)
  return { draft, kept, change, forget, latest }
}
