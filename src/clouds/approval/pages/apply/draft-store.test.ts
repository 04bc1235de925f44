import { describe, expect, test } from 'vitest'
import { createDraftStore } from './draft-store.ts'
import type { Draft, DraftContent, SaveOutcome } from './draft-store.ts'

const contentNamed = (name: string): DraftContent => ({
  applicant: { kind: 'PERSON', name, idNumber: '', phone: '' },
  answers: {},
  form: {},
  materials: [],
})
const draftAt = (revision: number, name: string): Draft => ({
  id: '00000000-0000-4000-8000-000000000001',
  itemCode: '990101001001',
  itemVersion: 1,
  itemName: '示例事项',
  revision,
  savedAt: '2026-11-21T01:00:00.000Z',
  content: contentNamed(name),
})

/** A server that keeps one draft, and answers when told to. */
function aStore() {
  let held = draftAt(1, '初')
  let local: string | undefined
  let pending: (() => void) | undefined
  let online = true
  const answers: (() => void)[] = []
  const save = (revision: number, content: DraftContent) =>
    new Promise<SaveOutcome>((resolve) => {
      answers.push(() => {
        if (!online) resolve({ kind: 'offline' })
        else if (revision !== held.revision) resolve({ kind: 'conflict', theirs: held })
        else {
          held = { ...held, revision: held.revision + 1, content }
          resolve({ kind: 'saved', draft: held })
        }
      })
    })
  const store = createDraftStore(held, {
    save,
    afterPause: (act) => {
      pending = act
    },
    keepLocally: (unsaved) => {
      local = unsaved?.content.applicant.name
    },
  })
  const answer = async () => {
    answers.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    store,
    answer,
    pause: () => pending?.(),
    savedName: () => held.content.applicant.name,
    localName: () => local,
    elsewhere: (name: string) => {
      held = { ...held, revision: held.revision + 1, content: contentNamed(name) }
    },
    setOnline: (on: boolean) => {
      online = on
    },
  }
}

describe('a draft', () => {
  test('saves itself after a pause and forgets its local copy', async () => {
    const { store, pause, answer, savedName, localName } = aStore()
    store.change(contentNamed('王示例'))
    expect(localName()).toBe('王示例')
    pause()
    await answer()
    expect(savedName()).toBe('王示例')
    expect(localName()).toBeUndefined()
    expect(store.state().status).toBe('saved')
  })
  test('saves what was typed while a save was under way', async () => {
    const { store, pause, answer, savedName } = aStore()
    store.change(contentNamed('一'))
    pause()
    store.change(contentNamed('一二'))
    await answer()
    await answer()
    expect(savedName()).toBe('一二')
    expect(store.state()).toMatchObject({ status: 'saved', revision: 3 })
  })
  test('never overwrites what another window saved without asking', async () => {
    const { store, pause, answer, savedName, elsewhere } = aStore()
    elsewhere('别处')
    store.change(contentNamed('此处'))
    pause()
    await answer()
    expect(store.state().status).toBe('conflict')
    expect(savedName()).toBe('别处')
    const kept = store.keepMine()
    await answer()
    expect(await kept).toBe(true)
    expect(savedName()).toBe('此处')
  })
  test('takes what another window saved when asked to', async () => {
    const { store, pause, answer, elsewhere } = aStore()
    elsewhere('别处')
    store.change(contentNamed('此处'))
    pause()
    await answer()
    store.takeTheirs()
    expect(store.state()).toMatchObject({ status: 'saved', content: { applicant: { name: '别处' } } })
  })
  test('keeps what was typed off-line and saves it later', async () => {
    const { store, pause, answer, setOnline, savedName, localName } = aStore()
    setOnline(false)
    store.change(contentNamed('离线'))
    pause()
    await answer()
    expect(store.state().status).toBe('offline')
    expect(localName()).toBe('离线')
    setOnline(true)
    const flushed = store.flush()
    await answer()
    expect(await flushed).toBe(true)
    expect(savedName()).toBe('离线')
  })
})
