import { useInfiniteQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Failed, Skeleton } from '#web/ui/loading.tsx'
import { Disclosure, Facts, Panel } from '#web/ui/panel.tsx'
import { Pager } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { realityTexts } from './texts.ts'

type Group = Output<typeof api.sameItems>['items'][number]
const ELEMENTS = ['kind', 'audience', 'statutory', 'materials', 'charged', 'result', 'conditions', 'steps'] as const

/** ST-23: the same item wherever it is handled, and where its elements are not the same. */
export function SameItems() {
  const t = useTexts(realityTexts)
  const found = useInfiniteQuery({
    queryKey: ['same-items'],
    queryFn: ({ pageParam }) => standards.sameItems({ query: { after: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.after,
  })
  const first = found.data?.pages[0]
  const groups = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={t('same')}>
      {found.error !== null && first === undefined && (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      )}
      {first === undefined && found.error === null && <Skeleton lines={4} />}
      {first !== undefined && (
        <p>
          {first.groups === 0
            ? t('sameNone')
            : t('sameLead', { groups: first.groups, same: first.same, differing: first.differing })}
        </p>
      )}
      {groups.map((group) => (
        <GroupLine key={`${group.name.zh} ${group.places[0]?.code ?? ''}`} group={group} />
      ))}
      <Pager hasMore={found.hasNextPage} busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
    </Panel>
  )
}

function GroupLine({ group }: { readonly group: Group }) {
  const t = useTexts(realityTexts)
  const { language } = useLanguage()
  const { differences, places } = group
  const verdict = differences.length === 0 ? t('allSame') : t('differences', { count: differences.length })
  return (
    <Disclosure summary={`${inLanguage(group.name, language)}（${t('places', { count: places.length })}，${verdict}）`}>
      {group.by === 'PARENT' && <p className="soft">{t('byParent')}</p>}
      <p className="small">
        {places
          .map(({ organ, level }) => `${inLanguage(organ, language)}（${inLanguage(level, language)}）`)
          .join('、')}
      </p>
      <Facts
        facts={differences.map(({ element, values }) => {
          const known = ELEMENTS.find((each) => each === element)
          return {
            label: known === undefined ? element : t(known),
            value: (
              <ul className="plain">
                {values.map(({ value, places: who }) => (
                  <li key={value}>
                    {value}{' '}
                    <span className="soft small">{who.map((each) => inLanguage(each, language)).join('、')}</span>
                  </li>
                ))}
              </ul>
            ),
          }
        })}
      />
    </Disclosure>
  )
}
