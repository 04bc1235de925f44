import { useState } from 'react'
import { smart } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { smartTexts } from '../texts.ts'
import type { TableWork } from './index.tsx'
import { SharesFields } from './switches.tsx'

/** A new table begins small; what it does is looked at before it does more. */
const FIRST_SHARE = '20'
const FIRST_SAMPLE = '20'

/** 规则变更审批: by another person than who drafted it. */
export function Approval({ table, done }: TableWork) {
  const t = useTexts(smartTexts)
  const { language } = useLanguage()
  const [shares, setShares] = useState(
    table.inForce === null
      ? { share: FIRST_SHARE, sample: FIRST_SAMPLE }
      : { share: String(table.share), sample: String(table.sample) },
  )
  const [reason, setReason] = useState('')
  const number = table.draft?.number ?? 0
  const approve = useCommand(smart.approveTable, () => done(t('approved', { number })))
  const giveBack = useCommand(smart.returnTable, () => done(t('returned')))
  const params = { code: table.itemCode }
  const expectedVersion = table.version
  const verdict = table.acts.find(({ act }) => act === 'ApproveDecisionTable')
  return (
    <Panel title={t('approval')} level={3}>
      <div className="stack reading">
        {verdict?.allowed === false && verdict.reason !== undefined && <p>{inLanguage(verdict.reason, language)}</p>}
        <SharesFields shares={shares} onChange={(changed) => setShares({ ...shares, ...changed })} />
        <RefusalNotice error={approve.error ?? giveBack.error} />
        <p>
          <Button
            kind="primary"
            busy={approve.isPending}
            disabled={verdict?.allowed !== true}
            onClick={() =>
              approve.mutate({
                params,
                body: { expectedVersion, share: Number(shares.share), sample: Number(shares.sample) },
              })
            }
          >
            {t('approve')}
          </Button>
        </p>
        <LineField label={t('reason')} maxLength={500} value={reason} onChange={setReason} />
        <p>
          <Button
            busy={giveBack.isPending}
            disabled={reason.trim().length < 2}
            onClick={() => giveBack.mutate({ params, body: { expectedVersion, reason: reason.trim() } })}
          >
            {t('doReturn')}
          </Button>
        </p>
      </div>
    </Panel>
  )
}
