import { useState } from 'react'
import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Choice } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import './counter.css'

interface Answer<Row> {
  readonly items: readonly Row[]
  readonly after: string | null
}
interface WaitingListProps<Row> {
  readonly name: string
  readonly words: { readonly title: string; readonly lead: string; readonly onlyOpen: string; readonly none: string }
  readonly ask: (query: { readonly open: boolean; readonly after?: string }) => Promise<Answer<Row>>
  /** A card for each; `done` says what came of it and asks for the list anew. */
  readonly children: (row: Row, done: (sentence: string) => void) => ReactNode
}

/** What waits for this desk, who waits longest first, and on request what has been answered. */
export function WaitingList<Row>({ name, words, ask, children }: WaitingListProps<Row>) {
  usePageTitle(words.title)
  const queries = useQueryClient()
  const [open, setOpen] = useState(true)
  const [sentence, setSentence] = useState('')
  const list = usePages([name, open], (from) => ask({ open, ...from }))
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: [name] })
  }
  return (
    <div className="stack reading">
      <h1>{words.title}</h1>
      <p className="soft">{words.lead}</p>
      <DoneNotice sentence={sentence} />
      <Choice
        type="checkbox"
        name="only-open"
        option={{ value: 'open', label: words.onlyOpen }}
        checked={open}
        onToggle={setOpen}
      />
      <Pages list={list} none={words.none}>
        {(rows) => rows.map((row) => children(row, done))}
      </Pages>
    </div>
  )
}
