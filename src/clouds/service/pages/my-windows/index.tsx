import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { formatDay } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { service } from '../client.ts'
import type { WindowBooking } from '../client.ts'
import { WINDOW_TONES, windowWords } from '../parts/window-words.ts'
import { BookingForm } from './booking-form.tsx'
import { myWindowTexts } from './texts.ts'
import '../parts/own-card.css'

/** 预约办理: what is booked, and the way to the next place. */
export default function MyWindowsPage() {
  const t = useTexts(myWindowTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const mine = useQuery({ queryKey: ['my-windows'], queryFn: () => service.myWindows({}) })
  const done = (said: string) => {
    setSentence(said)
    void queries.invalidateQueries({ queryKey: ['my-windows'] })
    void queries.invalidateQueries({ queryKey: ['window-days'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      <Loaded query={mine}>
        {({ items }) => (
          <>
            <Panel title={t('mine')}>
              {items.length === 0 && <p className="soft">{t('none')}</p>}
              {items.map((booking) => (
                <BookingCard key={booking.id} booking={booking} onCancelled={() => done(t('cancelledDone'))} />
              ))}
            </Panel>
            <Panel title={t('book')}>
              <BookingForm key={items.length} onBooked={done} />
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

function BookingCard({ booking, onCancelled }: { readonly booking: WindowBooking; readonly onCancelled: () => void }) {
  const t = useTexts(myWindowTexts)
  const w = useTexts(windowWords)
  const { language } = useLanguage()
  const cancel = useCommand(service.cancelMyWindow, onCancelled)
  const { id, hall, day, slot, stage, item, reason } = booking
  return (
    <article className="stack-tight own-card">
      <div className="row">
        <h3>
          {formatDay(day, language)} {slot}
        </h3>
        <Status tone={WINDOW_TONES[stage]}>{w(stage)}</Status>
      </div>
      <p>
        {inLanguage(booking.hallName, language)}
        {item !== null && ` · ${inLanguage(item.name, language)}`}
      </p>
      {reason !== '' && <p>{t('reason', { reason })}</p>}
      <RefusalNotice error={cancel.error} />
      {stage === 'booked' && (
        <Button
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ params: { hall, day, booking: id }, body: { reason: '' } })}
        >
          {t('cancel')}
        </Button>
      )}
    </article>
  )
}
