import { useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { localDate } from '#kernel'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { DoneNotice } from '#web/ui/done-notice.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { GrantForm } from './grant-form.tsx'
import { authorityTexts } from './texts.ts'

type Register = Output<typeof api.windowAuthorities>
type Row = Register['items'][number]

/** 充分授权给窗口 (WF-16): who may decide what at the window, until when, and how much of the work that is. */
export default function WindowAuthorityPage() {
  const t = useTexts(authorityTexts)
  usePageTitle(t('title'))
  const queries = useQueryClient()
  const session = useSession()
  const decides = session?.kind === 'officer' && session.roles.includes('decider')
  const [sentence, setSentence] = useState('')
  const [count, setCount] = useState(0)
  const register = useQuery({ queryKey: ['window-authority'], queryFn: () => approval.windowAuthorities({}) })
  const done = (said: string) => {
    setSentence(said)
    setCount(count + 1)
    void queries.invalidateQueries({ queryKey: ['window-authority'] })
  }
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <DoneNotice sentence={sentence} />
      {decides ? (
        <div className="reading">
          <Disclosure key={count} summary={t('grant')}>
            <GrantForm onDone={(officer) => done(t('granted', { officer }))} />
          </Disclosure>
        </div>
      ) : (
        <p className="small soft">{t('readOnly')}</p>
      )}
      <Loaded query={register}>
        {({ items, decided }) => (
          <>
            <Share decided={decided} />
            <Panel title={t('register')}>
              {items.length === 0 ? (
                <EmptyState title={t('none')} />
              ) : (
                <RegisterTable items={items} decides={decides} onRevoked={() => done(t('revoked'))} />
              )}
            </Panel>
          </>
        )}
      </Loaded>
    </div>
  )
}

function Share({ decided: { atWindow, all } }: { readonly decided: Register['decided'] }) {
  const t = useTexts(authorityTexts)
  if (all === 0) return <p>{t('shareNone')}</p>
  const share = `${((atWindow / all) * 100).toFixed(1)}%`
  return <p>{t('share', { atWindow, all, share })}</p>
}

interface RegisterTableProps {
  readonly items: readonly Row[]
  readonly decides: boolean
  readonly onRevoked: () => void
}

function RegisterTable({ items, decides, onRevoked }: RegisterTableProps) {
  const t = useTexts(authorityTexts)
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<Row | undefined>(undefined)
  const today = localDate(new Date().toISOString())
  return (
    <>
      <Table
        caption={t('register')}
        captionHidden
        rows={items}
        rowKey={({ officer, itemCode }) => `${officer} ${itemCode}`}
        columns={[
          { key: 'officer', label: t('officer'), heading: true, cell: ({ officerName }) => officerName },
          { key: 'item', label: t('item'), cell: ({ itemName }) => inLanguage(itemName, language) },
          {
            key: 'until',
            label: t('until'),
            cell: ({ until }) =>
              until < today ? (
                <Status tone="off">
                  {formatDate(until, language)} {t('expired')}
                </Status>
              ) : (
                formatDate(until, language)
              ),
          },
          { key: 'basis', label: t('basis'), cell: ({ basis }) => basis },
          {
            key: 'used',
            label: t('used'),
            cell: ({ used, lastUsedOn }) =>
              lastUsedOn === null
                ? t('unused')
                : t('usedTimes', { count: used, date: formatDate(lastUsedOn, language) }),
          },
          { key: 'by', label: t('by'), cell: ({ grantedBy }) => grantedBy },
          ...(decides
            ? [
                {
                  key: 'revoke',
                  label: t('revoke'),
                  cell: (row: Row) => (
                    <Button
                      kind="plain"
                      aria-label={t('revokeNamed', {
                        officer: row.officerName,
                        item: inLanguage(row.itemName, language),
                      })}
                      onClick={() => setChosen(row)}
                    >
                      {t('revoke')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <RevokeDialog
        key={`${chosen?.officer ?? ''} ${chosen?.itemCode ?? ''}`}
        row={chosen}
        onClose={() => setChosen(undefined)}
        onRevoked={() => {
          setChosen(undefined)
          onRevoked()
        }}
      />
    </>
  )
}

interface RevokeDialogProps {
  readonly row: Row | undefined
  readonly onClose: () => void
  readonly onRevoked: () => void
}

function RevokeDialog({ row, onClose, onRevoked }: RevokeDialogProps) {
  const t = useTexts(authorityTexts)
  const { language } = useLanguage()
  const [reason, setReason] = useState('')
  const command = useCommand(approval.revokeWindowAuthority, onRevoked)
  return (
    <Dialog
      open={row !== undefined}
      title={t('revoke')}
      onClose={onClose}
      actions={
        <Button
          kind="danger"
          busy={command.isPending}
          disabled={reason.trim().length < 2}
          onClick={() => {
            if (row !== undefined)
              command.mutate({ body: { officer: row.officer, items: [row.itemCode], reason: reason.trim() } })
          }}
        >
          {t('doRevoke')}
        </Button>
      }
    >
      {row !== undefined && (
        <p>
          {row.officerName} · {inLanguage(row.itemName, language)}
        </p>
      )}
      <TextField label={t('reason')} rows={3} maxLength={2000} value={reason} onChange={setReason} />
      <RefusalNotice error={command.error} />
    </Dialog>
  )
}
