import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Handovers } from './handovers.tsx'
import { Secondments } from './secondments.tsx'
import { staffingTexts } from './texts.ts'

/** 人员借用与交接 (OR-15). */
export default function StaffingPage() {
  const t = useTexts(staffingTexts)
  usePageTitle(t('title'))
  const session = useSession()
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['staffing'] })
  }
  const manages = sessionMay(session, 'organisation.manage')
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      {manages && <Secondments onDone={done} />}
      <Handovers manages={manages} onDone={done} />
    </div>
  )
}
