import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import type { api } from '#clouds/approval/api'
import { approval } from '#web/api/clients.ts'
import { problemText } from '#web/api/problem-text.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { myCasesTexts } from './texts.ts'
import './draft-list.css'

type Draft = Output<typeof api.readDraft>

export function DraftList() {
  const t = useTexts(myCasesTexts)
  const { language } = useLanguage()
  const [leaving, setLeaving] = useState<Draft>()
  const drafts = useQuery({ queryKey: ['drafts'], queryFn: () => approval.listDrafts({ query: { limit: 50 } }) })
  const items = drafts.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t('drafts')}>
      <ul className="plain draft-list">
        {items.map((draft) => (
          <li key={draft.id}>
            <span className="draft-name">
              {draft.itemName}
              <span className="soft small">{t('savedAt', { date: formatMoment(draft.savedAt, language) })}</span>
            </span>
            <Link
              to="/apply/$draft"
              params={{ draft: draft.id }}
              className={buttonClass('secondary')}
              aria-label={`${t('goOn')} ${draft.itemName}`}
            >
              {t('goOn')}
            </Link>
            <Button
              kind="plain"
              aria-label={t('discardNamed', { name: draft.itemName })}
              onClick={() => setLeaving(draft)}
            >
              {t('discard')}
            </Button>
          </li>
        ))}
      </ul>
      <DiscardDialog draft={leaving} onClose={() => setLeaving(undefined)} />
    </Panel>
  )
}

function DiscardDialog({ draft, onClose }: { readonly draft: Draft | undefined; readonly onClose: () => void }) {
  const t = useTexts(myCasesTexts)
  const { language } = useLanguage()
  const queries = useQueryClient()
  const discard = useMutation({
    mutationFn: (id: string) => approval.discardDraft({ params: { id } }),
    onSuccess: async () => {
      onClose()
      await queries.invalidateQueries({ queryKey: ['drafts'] })
    },
  })
  return (
    <Dialog
      open={draft !== undefined}
      title={t('discardAsk')}
      onClose={onClose}
      actions={
        <Button kind="danger" busy={discard.isPending} onClick={() => draft !== undefined && discard.mutate(draft.id)}>
          {t('discardYes')}
        </Button>
      }
    >
      <p>{t('discardText', { name: draft?.itemName ?? '' })}</p>
      {discard.error !== null && <Notice tone="bad">{problemText(discard.error, language)}</Notice>}
    </Dialog>
  )
}
