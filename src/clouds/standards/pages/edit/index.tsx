import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { standards } from '../client.ts'
import { Editor } from './editor.tsx'
import { editTexts } from './texts.ts'

/** One draft being written. It lives on this page from here on; the server's copy is older, never newer. */
export default function EditPage() {
  const t = useTexts(editTexts)
  usePageTitle(t('title'))
  const { code } = useParams({ from: '/desk/standards/$code/edit' })
  const [opened, setOpened] = useState(0)
  const draft = useQuery({
    queryKey: ['standard-draft', code, opened],
    queryFn: () => standards.draft({ params: { code } }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const laws = useQuery({ queryKey: ['laws'], queryFn: () => standards.laws({}), staleTime: Infinity })
  if (draft.error !== null) return <Failed error={draft.error} onRetry={() => void draft.refetch()} />
  if (draft.data === undefined) return <Skeleton lines={10} />
  return (
    <Editor
      key={`${code} ${String(opened)} ${String(draft.dataUpdatedAt)}`}
      draft={draft.data}
      laws={laws.data?.items ?? []}
      onReload={() => setOpened(opened + 1)}
    />
  )
}
