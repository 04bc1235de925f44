import { useState } from 'react'
import type { Output } from '#contract'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { smartTexts } from '../texts.ts'
import type { TableWork } from './index.tsx'

type Trial = Output<typeof api.tryTable>

/** Trials are kept by version on the screen: the panel is drawn anew once the trial is recorded. */
const kept = new Map<string, Trial>()

/** What would have changed: draft and table in force, both held against stored cases. */
export function StoredTrial({ table, done }: TableWork) {
  const t = useTexts(smartTexts)
  const session = useSession()
  const [, setCount] = useState(0)
  const key = `${table.itemCode} ${String(table.draft?.number)}`
  const command = useCommand(smart.tryTable, (trial) => {
    kept.set(key, trial)
    setCount((count) => count + 1)
    done(said(trial))
  })
  const said = ({ cases, approve, changed }: Trial) =>
    cases === 0 ? t('triedNone') : t('tried', { cases, approve, changed })
  const trial = kept.get(key)
  return (
    <div className="stack">
      <p className="soft">{t('tryStoredLead')}</p>
      {sessionMay(session, 'smart.try') && (
        <p>
          <Button
            busy={command.isPending}
            onClick={() =>
              command.mutate({ params: { code: table.itemCode }, body: { expectedVersion: table.version } })
            }
          >
            {t('tryStored')}
          </Button>
        </p>
      )}
      <RefusalNotice error={command.error} />
      {trial !== undefined && (
        <>
          <Notice tone={trial.changed > 0 ? 'warn' : 'good'}>{said(trial)}</Notice>
          {trial.tried.length > 0 && <Tried trial={trial} />}
        </>
      )}
    </div>
  )
}

function Tried({ trial }: { readonly trial: Trial }) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const separator = language === 'zh' ? '；' : '; '
  return (
    <Table
      caption={t('tryStored')}
      captionHidden
      rows={trial.tried}
      rowKey={({ caseNumber }) => caseNumber}
      columns={[
        { key: 'case', label: t('caseNumber'), heading: true, cell: ({ caseNumber }) => <code>{caseNumber}</code> },
        { key: 'people', label: t('people'), cell: ({ stage }) => t(stage) },
        { key: 'before', label: t('before'), cell: ({ before }) => (before === null ? '—' : t(before)) },
        {
          key: 'after',
          label: t('after'),
          cell: ({ after, changed }) =>
            changed ? (
              <Status tone="warn">
                {t(after)}（{t('changed')}）
              </Status>
            ) : (
              t(after)
            ),
        },
        {
          key: 'reasons',
          label: t('reason'),
          cell: ({ reasons }) => reasons.map((reason) => inLanguage(reason, language)).join(separator),
        },
      ]}
    />
  )
}
