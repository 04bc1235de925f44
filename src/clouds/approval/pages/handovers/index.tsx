import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Choice } from '#web/ui/choices.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { SearchLine } from '#web/ui/search-line.tsx'
import { HandoverCard } from './handover-card.tsx'
import { HandoverForm } from './handover-form.tsx'
import { HandoverSlip } from './handover-slip.tsx'
import { handoverTexts } from './texts.ts'
import '../counter/counter.css'

export type Handover = Output<typeof api.handovers>['items'][number]

/** 物料流转 (WF-27): what is under way stays in sight until somebody else has signed for it. */
export default function HandoversPage() {
  const t = useTexts(handoverTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [q, setQ] = useState('')
  const [open, setOpen] = useState(true)
  const [printed, setPrinted] = useState<Handover | undefined>(undefined)
  const [sentence, setSentence] = useState('')
  // What was scanned is shown whether it is still open or not.
  const onlyOpen = q === '' && open
  const list = usePages(['handovers', q, onlyOpen], (from) =>
    approval.handovers({
      query: {
        open: onlyOpen,
        ...(q === '' ? {} : { q }),
        ...from,
      },
    }),
  )
  const done = ({ number }: Handover) => {
    setSentence(t('done', { number }))
    void queries.invalidateQueries({ queryKey: ['handovers'] })
  }
  if (printed !== undefined) return <HandoverSlip handover={printed} onClose={() => setPrinted(undefined)} />
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p className="soft">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <SearchLine label={t('scan')} button={t('find')} mono onSearch={(words) => setQ(words.toUpperCase())} />
      <Disclosure summary={t('start')}>
        <HandoverForm
          onDone={(made) => {
            done(made)
            setPrinted(made)
          }}
        />
      </Disclosure>
      <Choice
        type="checkbox"
        name="only-open"
        option={{ value: 'open', label: t('onlyOpen') }}
        checked={onlyOpen}
        disabled={q !== ''}
        onToggle={setOpen}
      />
      <Pages list={list} none={t(q === '' ? 'none' : 'noneFound')}>
        {(rows) =>
          rows.map((handover) => (
            <HandoverCard key={handover.id} handover={handover} onDone={done} onPrint={() => setPrinted(handover)} />
          ))
        }
      </Pages>
    </div>
  )
}
