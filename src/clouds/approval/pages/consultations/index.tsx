import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { WaitingList } from '../counter/waiting-list.tsx'
import { OpinionCard } from './opinion-card.tsx'
import { consultationTexts } from './texts.ts'

/** 征求意见 as the departments asked see it (WF-28): the papers, the question, the answer that will be a source. */
export default function ConsultationsPage() {
  const t = useTexts(consultationTexts)
  const words = { title: t('title'), lead: t('lead'), onlyOpen: t('onlyOpen'), none: t('none') }
  return (
    <WaitingList name="consultations" words={words} ask={(query) => approval.opinionRequests({ query })}>
      {(row, done) => (
        <OpinionCard
          key={`${row.id} ${row.consultation} ${row.stance ?? ''} ${row.unit?.id ?? ''}`}
          row={row}
          onDone={done}
        />
      )}
    </WaitingList>
  )
}
