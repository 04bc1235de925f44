import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { ChoiceField, DayField, LineField } from '#web/ui/fields.tsx'
import { Pages, usePages } from '#web/ui/paged-list.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { archive } from '../client.ts'
import type { ArchiveFile } from '../client.ts'
import { FileHead } from '../file-facts.tsx'
import { archiveTexts } from '../texts.ts'
import '../archive.css'

/** 保管与鉴定: what has been kept long enough, and the two who say what becomes of it. */
export default function RetentionPage() {
  const t = useTexts(archiveTexts)
  usePageTitle(t('retention'))
  const queries = useQueryClient()
  const [sentence, setSentence] = useState('')
  const done = () => {
    setSentence(t('done'))
    void queries.invalidateQueries({ queryKey: ['archive-retention'] })
  }
  return (
    <div className="stack reading">
      <h1>{t('retention')}</h1>
      <p className="soft">{t('retentionLead')}</p>
      <DoneNotice sentence={sentence} />
      <Files stage="ENDED" empty={t('noEnded')} onDone={done} />
      <Panel title={t('removedList')}>
        <Files stage="REMOVED" empty={t('noFiles')} onDone={done} />
      </Panel>
    </div>
  )
}

interface FilesProps {
  readonly stage: 'ENDED' | 'REMOVED'
  readonly empty: string
  readonly onDone: () => void
}
function Files({ stage, empty, onDone }: FilesProps) {
  const list = usePages(['archive-retention', stage], (from) => archive.files({ query: { stage, ...from } }))
  return (
    <>
      <Pages list={list} none={empty}>
        {(rows) =>
          rows.map((file) => (
            <article key={file.id} className="archive-card stack-tight">
              <FileHead file={file} />
              {stage === 'ENDED' && <Appraisal file={file} onDone={onDone} />}
            </article>
          ))
        }
      </Pages>
    </>
  )
}

function Appraisal({ file, onDone }: { readonly file: ArchiveFile; readonly onDone: () => void }) {
  const t = useTexts(archiveTexts)
  const { proposal } = file
  if (proposal === null) return <Propose id={file.id} onDone={onDone} />
  const { by, outcome, reason, own } = proposal
  return (
    <div className="stack-tight">
      <p>{t('proposedBy', { name: by, outcome: t(outcome), reason })}</p>
      {own ? <p className="soft">{t('waitsForOther')}</p> : <Second id={file.id} onDone={onDone} />}
    </div>
  )
}

function Second({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTexts(archiveTexts)
  const [reason, setReason] = useState('')
  const confirm = useCommand(archive.confirmAppraisal, onDone)
  const decline = useCommand(archive.declineAppraisal, onDone)
  return (
    <div className="archive-form stack-tight">
      <LineField label={t('reason')} required={false} maxLength={500} value={reason} onChange={setReason} />
      <RefusalNotice error={confirm.error ?? decline.error} />
      <p className="row">
        <Button kind="primary" busy={confirm.isPending} onClick={() => confirm.mutate({ params: { id }, body: {} })}>
          {t('confirm')}
        </Button>
        <Button
          busy={decline.isPending}
          disabled={reason.trim().length < 2}
          onClick={() => decline.mutate({ params: { id }, body: { reason: reason.trim() } })}
        >
          {t('decline')}
        </Button>
      </p>
    </div>
  )
}

function Propose({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTexts(archiveTexts)
  const [typed, setTyped] = useState({ outcome: 'EXTEND', reason: '', until: '' })
  const command = useCommand(archive.proposeAppraisal, onDone)
  const outcome = typed.outcome === 'DESTROY' ? 'DESTROY' : 'EXTEND'
  const reason = typed.reason.trim()
  return (
    <form
      className="archive-form stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        const until = typed.until === '' ? null : typed.until
        if (reason.length >= 2) command.mutate({ params: { id }, body: { outcome, reason, until } })
      }}
    >
      <ChoiceField
        label={t('outcome')}
        empty={null}
        value={typed.outcome}
        options={[
          { value: 'EXTEND', label: t('EXTEND') },
          { value: 'DESTROY', label: t('DESTROY') },
        ]}
        onChange={(value) => setTyped({ ...typed, outcome: value })}
      />
      {outcome === 'EXTEND' && (
        <DayField
          label={t('untilDay')}
          required={false}
          value={typed.until}
          onChange={(value) => setTyped({ ...typed, until: value })}
        />
      )}
      <LineField
        label={t('reason')}
        maxLength={500}
        value={typed.reason}
        onChange={(value) => setTyped({ ...typed, reason: value })}
      />
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending} disabled={reason.length < 2}>
        {t('propose')}
      </Button>
    </form>
  )
}
