import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { approval } from '#web/api/clients.ts'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Application } from './application.tsx'

/** One application being written: its draft and the standard it is written against. */
export default function ApplyPage() {
  const { draft: id } = useParams({ from: '/hall/account/apply/$draft' })
  // The draft lives in its store from here on: what the server holds is older, never newer, than the screen.
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: () => approval.readDraft({ params: { id } }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const code = draft.data?.itemCode
  const guide = useQuery({
    queryKey: ['guide', code],
    queryFn: () => readGuide(code ?? ''),
    enabled: code !== undefined,
    staleTime: 60_000,
  })
  if (draft.error !== null) return <Failed error={draft.error} onRetry={() => void draft.refetch()} />
  if (guide.error !== null) return <Failed error={guide.error} onRetry={() => void guide.refetch()} />
  if (draft.data === undefined || guide.data === undefined) return <Skeleton lines={8} />
  return <Application key={id} draft={draft.data} guide={guide.data} />
}

/** A package is written like an item: its guide is put together from those of its items. */
const readGuide = async (code: string) =>
  code.startsWith('PKG-') ? (await approval.package({ params: { code } })).guide : approval.guide({ params: { code } })
