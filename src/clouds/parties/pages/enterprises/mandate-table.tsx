import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { Tone } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { parties } from '../client.ts'
import type { Mandate } from '../client.ts'
import { enterprisesTexts } from './texts.ts'

const TONES: Readonly<Record<Mandate['state'], Tone>> = {
  STANDING: 'good',
  FUTURE: 'wait',
  EXPIRED: 'off',
  REVOKED: 'off',
}

interface MandateTableProps {
  readonly mandates: readonly Mandate[]
  /** From whose side one looks: the enterprise's, or the handler's. */
  readonly side: 'GRANTOR' | 'HANDLER'
  readonly onDone: (sentence: string) => void
}

export function MandateTable({ mandates, side, onDone }: MandateTableProps) {
  const t = useTexts(enterprisesTexts)
  const { language } = useLanguage()
  const [revoking, setRevoking] = useState<Mandate | undefined>(undefined)
  const ends = ({ state }: Mandate) => state === 'STANDING' || state === 'FUTURE'
  const itemsOf = ({ items }: Mandate) =>
    items === null ? t('allItems') : items.map(({ name }) => inLanguage(name, language)).join('、')
  const who = side === 'GRANTOR' ? t('handler') : t('enterprise')
  return (
    <>
      <Table
        caption={t('mandates')}
        captionHidden
        rows={mandates}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            label: who,
            heading: true,
            cell: ({ handlerName, enterpriseName }) => (side === 'GRANTOR' ? handlerName : enterpriseName),
          },
          { key: 'items', label: t('items'), cell: itemsOf },
          { key: 'period', label: t('period'), cell: ({ from, until }) => `${from} – ${until}` },
          { key: 'grantor', label: t('grantor'), cell: ({ grantorName }) => grantorName },
          { key: 'state', label: t('state'), cell: ({ state }) => <Status tone={TONES[state]}>{t(state)}</Status> },
          {
            key: 'act',
            label: t('revoke'),
            cell: (mandate) =>
              ends(mandate) ? (
                <Button
                  kind="plain"
                  aria-label={t('revokeNamed', { name: mandate.handlerName })}
                  onClick={() => setRevoking(mandate)}
                >
                  {t(side === 'GRANTOR' ? 'revoke' : 'layDown')}
                </Button>
              ) : (
                (mandate.revokedReason ?? '—')
              ),
          },
        ]}
      />
      {revoking !== undefined && (
        <Revocation mandate={revoking} onClose={() => setRevoking(undefined)} onDone={onDone} />
      )}
    </>
  )
}

interface RevocationProps {
  readonly mandate: Mandate
  readonly onClose: () => void
  readonly onDone: (sentence: string) => void
}

function Revocation({ mandate, onClose, onDone }: RevocationProps) {
  const t = useTexts(enterprisesTexts)
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [attempt, setAttempt] = useState(0)
  const command = useCommand(parties.revokeMandate, () => {
    onClose()
    onDone(t('doneRevoked'))
    void queries.invalidateQueries({ queryKey: ['parties'] })
  })
  const wrong = reason.trim().length < 2 ? t('needReason') : undefined
  const revoke = () => {
    setAttempt(attempt + 1)
    if (wrong === undefined) command.mutate({ params: { id: mandate.id }, body: { reason: reason.trim() } })
  }
  return (
    <Dialog
      open
      title={t('revokeAsk')}
      onClose={onClose}
      actions={
        <Button kind="danger" busy={command.isPending} onClick={revoke}>
          {t('doRevoke')}
        </Button>
      }
    >
      <div className="stack">
        <p>{t('revokeText', { name: mandate.handlerName, enterprise: mandate.enterpriseName })}</p>
        <LineField
          label={t('reason')}
          error={attempt > 0 ? wrong : undefined}
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
        <RefusalNotice error={command.error} />
      </div>
    </Dialog>
  )
}
