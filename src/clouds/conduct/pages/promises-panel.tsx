import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { texts } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { Panel } from '#web/ui/panel.tsx'
import { conduct } from './client.ts'
import { PromiseList } from './promise-list.tsx'

const words = texts(
  { title: '服务承诺和兑现', all: '全部事项的兑现情况', report: '没有做到？告诉我们' },
  { title: 'What we promise, and keep', all: 'All services', report: 'Not kept? Tell us' },
)

/** In the guide of an item: what is promised for it, and how often it was kept in the last year. */
export function PromisesPanel({ id, code }: { readonly id: string; readonly code: string }) {
  const t = useTexts(words)
  const query = useQuery({
    queryKey: ['commitments', code],
    queryFn: () => conduct.commitments({ query: { item: code } }),
  })
  const promises = query.data?.items[0]?.promises
  if (promises === undefined) return null
  return (
    <Panel title={t('title')} id={id}>
      <PromiseList promises={promises} />
      <p className="row">
        <Link to="/commitments">{t('all')}</Link>
        <Link to="/report">{t('report')}</Link>
      </p>
    </Panel>
  )
}
