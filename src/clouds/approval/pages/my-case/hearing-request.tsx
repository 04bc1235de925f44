import { useState } from 'react'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useOwnAct } from './use-own-act.ts'

const words = texts(
  {
    title: '您有要求听证的权利',
    text: '在 {until}前可以申请听证（《行政许可法》第四十六条、第四十七条）。听证不收费；申请后二十日内组织，举行七日前通知时间、地点。',
    ask: '申请听证',
    sure: '申请听证？',
    sureText: '申请以后，本件须先举行听证，再作决定；听证期间不计入办理期限。',
    yes: '确认申请',
  },
  {
    title: 'You have the right to be heard',
    text: 'Until {until} you may ask for a hearing (Administrative Licensing Law, articles 46 and 47). It is free of charge, is held within twenty days, and is announced seven days before.',
    ask: 'Ask for a hearing',
    sure: 'Ask for a hearing?',
    sureText: 'The hearing then comes before the decision; its time does not count towards the limit.',
    yes: 'Ask for it',
  },
)

interface HearingRequestProps {
  readonly id: string
  readonly until: string
  readonly onDone: (said: string) => void
}

export function HearingRequest({ id, until, onDone }: HearingRequestProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const request = useOwnAct(
    id,
    (_: null, options) => approval.requestHearing({ params: { id }, body: {} }, options),
    (said) => {
      setOpen(false)
      onDone(said)
    },
  )
  return (
    <Notice tone="warn" title={t('title')}>
      <div className="stack-tight">
        <p>{t('text', { until: formatDate(until, language) })}</p>
        <Button onClick={() => setOpen(true)}>{t('ask')}</Button>
      </div>
      <Dialog
        open={open}
        title={t('sure')}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="primary" busy={request.isPending} onClick={() => request.mutate(null)}>
            {t('yes')}
          </Button>
        }
      >
        <div className="stack">
          <p>{t('sureText')}</p>
          {request.error !== null && (
            <Notice tone="bad" announced>
              {problemText(request.error, language)}
            </Notice>
          )}
        </div>
      </Dialog>
    </Notice>
  )
}
