import { useEffect, useRef } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { approval } from '#web/api/clients.ts'
import { useTexts } from '#web/i18n/index.ts'
import { useSession } from '#web/session/session.ts'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { keptAnswers } from '../scenario-questions.tsx'
import { applyTexts } from './texts.ts'

/** Goes on with the draft of this item that is already there, or begins one with the answers given on the guide. */
async function openDraft(itemCode: string): Promise<string> {
  const { items } = await approval.listDrafts({ query: { limit: 50 } })
  const before = items.find((draft) => draft.itemCode === itemCode)
  if (before !== undefined) return before.id
  const draft = await approval.startDraft({ body: { itemCode } })
  const answers = keptAnswers(itemCode)
  if (Object.keys(answers).length > 0) {
    const body = { revision: draft.revision, content: { ...draft.content, answers } }
    await approval.saveDraft({ params: { id: draft.id }, body })
  }
  return draft.id
}

export default function StartApplicationPage() {
  const t = useTexts(applyTexts)
  const { code } = useParams({ from: '/hall/account/items/$code/apply' })
  const { certificate } = useSearch({ from: '/hall/account/items/$code/apply' })
  const navigate = useNavigate()
  const session = useSession()
  const asked = useRef(false)
  const { mutate, error } = useMutation({
    mutationFn: () => openDraft(code),
    onSuccess: (draft) =>
      navigate({
        to: '/apply/$draft',
        params: { draft },
        search: certificate === undefined ? {} : { certificate, step: 'certificate' },
        replace: true,
      }),
  })
  const isApplicant = session?.kind === 'applicant'
  useEffect(() => {
    // Once only: drawing the page twice must not open two drafts.
    if (asked.current || !isApplicant) return
    asked.current = true
    mutate()
  }, [mutate, isApplicant])
  if (session?.kind === 'officer') {
    return (
      <Notice tone="warn" title={t('officerTitle')}>
        {t('officerText')}
      </Notice>
    )
  }
  if (error !== null) return <Failed error={error} onRetry={() => mutate()} />
  return (
    <>
      <p className="soft">{t('starting')}</p>
      <Skeleton />
    </>
  )
}
