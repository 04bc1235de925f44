import { useState } from 'react'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { LineField, TextField } from '#web/ui/fields.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { smartTexts } from '../texts.ts'
import type { ItemTable, TableWork } from './index.tsx'

const allowed = (table: ItemTable, act: string): boolean => table.acts.some((one) => one.act === act && one.allowed)

/** The kill switch stands alone and first; rolling out further is behind a second look. */
export function Switches({ table, done }: TableWork) {
  const session = useSession()
  const mayStop = sessionMay(session, 'smart.stop') && allowed(table, 'StopAutomation')
  const reviews = sessionMay(session, 'standard.review')
  return (
    <>
      <div className="row">
        {mayStop && <StopButton table={table} done={done} resumes={false} />}
        {reviews && allowed(table, 'ResumeAutomation') && <StopButton table={table} done={done} resumes />}
      </div>
      {reviews && allowed(table, 'SetShare') && <Shares table={table} done={done} />}
    </>
  )
}

function StopButton({ table, done, resumes }: TableWork & { readonly resumes: boolean }) {
  const t = useTexts(smartTexts)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const finish = () => {
    setOpen(false)
    done(t(resumes ? 'doneResumed' : 'doneStopped'))
  }
  const stop = useCommand(smart.stop, finish)
  const resume = useCommand(smart.resume, finish)
  const act = () => {
    const params = { code: table.itemCode }
    if (resumes) resume.mutate({ params, body: { expectedVersion: table.version, reason: reason.trim() } })
    else stop.mutate({ params, body: { reason: reason.trim() } })
  }
  return (
    <>
      <Button kind={resumes ? 'secondary' : 'danger'} onClick={() => setOpen(true)}>
        {t(resumes ? 'resume' : 'stopNow')}
      </Button>
      <Dialog
        open={open}
        title={t(resumes ? 'resume' : 'stopNow')}
        onClose={() => setOpen(false)}
        actions={
          <Button
            kind={resumes ? 'primary' : 'danger'}
            busy={stop.isPending || resume.isPending}
            disabled={reason.trim().length < 2}
            onClick={act}
          >
            {t(resumes ? 'resume' : 'stopNow')}
          </Button>
        }
      >
        {!resumes && <p>{t('stopWill')}</p>}
        <TextField label={t('reason')} rows={2} maxLength={500} value={reason} onChange={setReason} />
        <RefusalNotice error={stop.error ?? resume.error} />
      </Dialog>
    </>
  )
}

function Shares({ table, done }: TableWork) {
  const t = useTexts(smartTexts)
  const [shares, setShares] = useState({ share: String(table.share), sample: String(table.sample), reason: '' })
  const command = useCommand(smart.setShare, () => done(t('doneShare')))
  const submit = () =>
    command.mutate({
      params: { code: table.itemCode },
      body: {
        expectedVersion: table.version,
        share: Number(shares.share),
        sample: Number(shares.sample),
        reason: shares.reason.trim(),
      },
    })
  return (
    <Disclosure summary={t('setShare')}>
      <form
        className="stack reading"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <SharesFields shares={shares} onChange={(changed) => setShares({ ...shares, ...changed })} />
        <LineField
          label={t('reason')}
          maxLength={500}
          value={shares.reason}
          onChange={(value) => setShares({ ...shares, reason: value })}
        />
        <RefusalNotice error={command.error} />
        <Button type="submit" kind="primary" busy={command.isPending} disabled={shares.reason.trim().length < 2}>
          {t('setShare')}
        </Button>
      </form>
    </Disclosure>
  )
}

interface SharesFieldsProps {
  readonly shares: { readonly share: string; readonly sample: string }
  readonly onChange: (changed: { readonly share?: string; readonly sample?: string }) => void
}

export function SharesFields({ shares, onChange }: SharesFieldsProps) {
  const t = useTexts(smartTexts)
  return (
    <div className="smart-numbers">
      <LineField
        label={`${t('share')}（%）`}
        inputMode="numeric"
        value={shares.share}
        onChange={(value) => onChange({ share: value })}
      />
      <LineField
        label={`${t('sample')}（%）`}
        hint={t('sampleHint')}
        inputMode="numeric"
        value={shares.sample}
        onChange={(value) => onChange({ sample: value })}
      />
    </div>
  )
}
