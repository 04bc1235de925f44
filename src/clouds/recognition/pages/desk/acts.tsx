import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { recognition } from '../client.ts'
import type { Region } from '../client.ts'
import { deskRegionTexts } from './texts.ts'

interface ActProps {
  readonly region: Region
}

function useListed() {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['regions'] })
}

/** What the other side said is typed, never copied: the page does not show what it ought to be. */
export function Confirmation({ region: { id, proposedByMe } }: ActProps) {
  const t = useTexts(deskRegionTexts)
  const [heard, setHeard] = useState('')
  const recognise = useCommand(recognition.recogniseRegion, useListed())
  return (
    <div className="stack">
      {proposedByMe ? (
        <Notice>{t('mine')}</Notice>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            recognise.mutate({ params: { id }, body: { heard: heard.trim() } })
          }}
        >
          <h3>{t('confirm')}</h3>
          <LineField
            label={t('heard')}
            hint={t('confirmLead')}
            required
            className="mono"
            minLength={8}
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            value={heard}
            onChange={setHeard}
          />
          <RefusalNotice error={recognise.error} />
          <div>
            <Button kind="primary" type="submit" busy={recognise.isPending}>
              {t('confirmDone')}
            </Button>
          </div>
        </form>
      )}
      <Refusal id={id} />
    </div>
  )
}

function Refusal({ id }: { readonly id: string }) {
  const t = useTexts(deskRegionTexts)
  const [reason, setReason] = useState('')
  const decline = useCommand(recognition.declineRegion, useListed())
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        decline.mutate({ params: { id }, body: { reason: reason.trim() } })
      }}
    >
      <Reason value={reason} onChange={setReason} />
      <RefusalNotice error={decline.error} />
      <p>
        <Button type="submit" busy={decline.isPending}>
          {t('decline')}
        </Button>
      </p>
    </form>
  )
}

/** The time a browser's field holds, as an instant. */
const instantOf = (local: string): string => new Date(local).toISOString()

export function Withdrawal({ region: { id } }: ActProps) {
  const t = useTexts(deskRegionTexts)
  const [since, setSince] = useState('')
  const [reason, setReason] = useState('')
  const withdraw = useCommand(recognition.withdrawRecognition, useListed())
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        withdraw.mutate({ params: { id }, body: { since: instantOf(since), reason: reason.trim() } })
      }}
    >
      <p className="soft">{t('withdrawLead')}</p>
      <LineField label={t('withdrawSince')} required type="datetime-local" value={since} onChange={setSince} />
      <Reason value={reason} onChange={setReason} />
      <RefusalNotice error={withdraw.error} />
      <div>
        <Button kind="danger" type="submit" busy={withdraw.isPending}>
          {t('withdraw')}
        </Button>
      </div>
    </form>
  )
}

function Reason({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) {
  const t = useTexts(deskRegionTexts)
  return <LineField label={t('reason')} required minLength={4} maxLength={500} value={value} onChange={onChange} />
}
