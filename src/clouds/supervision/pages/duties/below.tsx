import { useInfiniteQuery } from '@tanstack/react-query'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Status } from '#web/ui/status.tsx'
import { Pager } from '#web/ui/table.tsx'
import { supervision } from '../client.ts'
import { DutyFacts } from './duty-facts.tsx'
import { STAGE_TONES } from './stages.ts'
import { dutyTexts } from './texts.ts'

/** An upper department looks as soon as something is pushed below it. */
const LOOK_AGAIN_MS = 10_000

/** 下级监管件: read, and not worked on in the other's place. */
export function Below() {
  const t = useTexts(dutyTexts)
  const { language } = useLanguage()
  const list = useInfiniteQuery({
    queryKey: ['duties-below'],
    queryFn: ({ pageParam }) => supervision.dutiesBelow({ query: pageParam === '' ? {} : { after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.after,
    refetchInterval: LOOK_AGAIN_MS,
  })
  const duties = list.data?.pages.flatMap(({ items }) => items)
  return (
    <div className="stack reading">
      <p className="soft">{t('belowLead')}</p>
      {list.error !== null && duties === undefined && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {duties === undefined && list.error === null && <Skeleton lines={4} />}
      {duties?.length === 0 && <EmptyState icon="form" title={t('noBelow')} />}
      <ul className="plain">
        {duties?.map((duty) => (
          <li key={duty.id} className="duty-record stack-tight">
            <p className="row">
              <strong>{duty.itemName}</strong>
              <Status tone={STAGE_TONES[duty.stage]}>{t(duty.stage)}</Status>
              {duty.overdue && <Status tone="bad">{t('overdue')}</Status>}
            </p>
            <p>
              {duty.object.name} · {duty.organ}
            </p>
            <p className="soft small">{formatMoment(duty.openedAt, language)}</p>
            <Disclosure summary={t('object')}>
              <DutyFacts duty={duty} />
            </Disclosure>
          </li>
        ))}
      </ul>
      <Pager hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
    </div>
  )
}
