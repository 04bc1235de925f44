import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { WaitingList } from '../counter/waiting-list.tsx'
import { PreReviewCard } from './pre-review-card.tsx'
import { preReviewTexts } from './texts.ts'

/** 网上预审 at the window (AP-11): who waits longest stands first. */
export default function PreReviewsPage() {
  const t = useTexts(preReviewTexts)
  const words = { title: t('title'), lead: t('lead'), onlyOpen: t('onlyOpen'), none: t('none') }
  return (
    <WaitingList name="pre-reviews" words={words} ask={(query) => approval.preReviews({ query })}>
      {(row, done) => (
        <PreReviewCard
          key={`${row.id} ${String(row.version)}`}
          row={row}
          onDone={() => done(t('done', { number: row.number }))}
        />
      )}
    </WaitingList>
  )
}
