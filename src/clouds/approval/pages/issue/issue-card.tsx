import { useState } from 'react'
import { localDate } from '#kernel'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { Status } from '#web/ui/status.tsx'
import { documentAddress } from '../case-progress/index.tsx'
import { ShownInFull } from '#web/shown-in-full.tsx'
import { ReceiptForm, SendForm } from './issue-forms.tsx'
import { issueTexts } from './texts.ts'

export type IssueRow = Output<typeof api.issueList>['items'][number]
type Act = 'hand' | 'send' | 'confirm'

interface IssueCardProps {
  readonly row: IssueRow
  readonly onDone: () => void
}

export function IssueCard({ row, onDone }: IssueCardProps) {
  const t = useTexts(issueTexts)
  const { language } = useLanguage()
  const [act, setAct] = useState<Act | undefined>(undefined)
  const [full, setFull] = useState<Output<typeof api.deliveryInFull>>()
  const { delivery, served, serveBy, tracking } = row
  const late = !served && serveBy < localDate(new Date().toISOString())
  const date = formatDate(serveBy, language)
  const acts: readonly Act[] = served ? [] : tracking === null ? ['hand', 'send'] : ['confirm']
  return (
    <article className={late ? 'counter-card counter-late stack-tight' : 'counter-card stack-tight'}>
      <p className="row">
        <strong>{inLanguage(row.itemName, language)}</strong>
        <span>{row.applicantName}</span>
        {!served && <Status tone={late ? 'bad' : 'wait'}>{late ? t('late', { date }) : t('serveBy', { date })}</Status>}
        {served && <Status tone="good">{t('served')}</Status>}
      </p>
      <p className="small">
        <span className="mono">{row.caseNumber}</span> · {t(delivery)}
        {delivery === 'COURIER' && row.address !== '' && ` · ${full?.address ?? row.address}`}
        {full !== undefined && ` · ${full.name} ${full.phone}`}
      </p>
      {delivery === 'COURIER' && row.address !== '' && !served && (
        <ShownInFull
          ask={(purpose) => approval.deliveryInFull({ params: { id: row.id }, query: { purpose } })}
          shown={full}
          onShow={setFull}
        />
      )}
      {tracking !== null && <p className="small">{t('sent', tracking)}</p>}
      <DocumentLinks row={row} />
      {acts.length > 0 && (
        <p className="row">
          {acts.map((one) => (
            <Button key={one} aria-pressed={act === one} onClick={() => setAct(act === one ? undefined : one)}>
              {t(one)}
            </Button>
          ))}
        </p>
      )}
      {act === 'hand' && <ReceiptForm row={row} at="COUNTER" onDone={onDone} />}
      {act === 'confirm' && <ReceiptForm row={row} at="COURIER" onDone={onDone} />}
      {act === 'send' && <SendForm row={row} onDone={onDone} />}
    </article>
  )
}

function DocumentLinks({ row }: { readonly row: IssueRow }) {
  const t = useTexts(issueTexts)
  return (
    <ul className="plain small" aria-label={t('documents')}>
      {row.documents.map(({ id, title, released }) => (
        <li key={id} className="row">
          <span>{title}</span>
          {released ? (
            <a href={documentAddress(id)} target="_blank" rel="noreferrer" aria-label={`${t('download')} ${title}`}>
              <Icon name="print" /> {t('download')}
            </a>
          ) : (
            <span className="soft">{t('notReleased')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
