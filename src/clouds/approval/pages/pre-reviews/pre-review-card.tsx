import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { AskedForm } from '../consultations/asked-form.tsx'
import { OpinionForm } from './opinion-form.tsx'
import { preReviewTexts } from './texts.ts'

export type PreReviewLine = Output<typeof api.preReviews>['items'][number]
export interface PreReviewCardProps {
  readonly row: PreReviewLine
  readonly onDone: () => void
}

export function PreReviewCard({ row, onDone }: PreReviewCardProps) {
  const t = useTexts(preReviewTexts)
  const { language } = useLanguage()
  const { opinion, closed, applicant } = row
  return (
    <article className="counter-card stack-tight">
      <p className="row">
        <strong>{inLanguage(row.itemName, language)}</strong>
        <span>{applicant.name}</span>
        <Standing row={row} />
      </p>
      <p className="small mono">{row.number}</p>
      <Disclosure summary={t('form')}>
        <AskedForm
          row={{ ...row, applicantName: applicant.name }}
          inFull={(purpose) => approval.preReviewInFull({ params: { id: row.id }, query: { purpose } })}
        />
      </Disclosure>
      {opinion === null && closed === null ? <OpinionForm row={row} onDone={onDone} /> : <p>{opinion?.opinion}</p>}
    </article>
  )
}

function Standing({ row: { opinion, closed, askedAt } }: { readonly row: PreReviewLine }) {
  const t = useTexts(preReviewTexts)
  const { language } = useLanguage()
  if (opinion !== null)
    return <Status tone={opinion.conclusion === 'READY' ? 'good' : 'warn'}>{t(opinion.conclusion)}</Status>
  if (closed !== null) return <Status tone="wait">{t(closed)}</Status>
  return <Status tone="wait">{t('asked', { date: formatDate(askedAt, language) })}</Status>
}
