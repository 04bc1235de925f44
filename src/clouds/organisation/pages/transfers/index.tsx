import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { organisation } from '../client.ts'
import { PrepareForm } from './prepare-form.tsx'
import { transferTexts } from './texts.ts'
import { TransferCard } from './transfer-card.tsx'
import './transfers.css'

/** 事项划转 (OR-07 to OR-09): batches with their memoranda, signed by every organ concerned. */
export default function TransfersPage() {
  const t = useTexts(transferTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const list = usePages(['transfers'], (from) => organisation.transfers({ query: from }))
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['transfers'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      {sessionMay(session, 'power.move') && (
        <Disclosure summary={t('prepare')}>
          <PrepareForm onDone={({ number }) => done(t('prepared', { number }))} />
        </Disclosure>
      )}
      <Pages list={list} none={t('none')}>
        {(rows) => rows.map((one) => <TransferCard key={one.id} transfer={one} onDone={done} />)}
      </Pages>
    </div>
  )
}
