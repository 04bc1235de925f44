import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { actorOf, sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState, Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import type { Baseline } from '../client.ts'
import { percent } from './percent.ts'
import { organTexts } from './texts.ts'

/** 职责清理 (OR-21): what every department had to decide when the reform began, and how much of it has moved. */
export function Baselines({ onDone }: { readonly onDone: (sentence: string) => void }) {
  const t = useTexts(organTexts)
  const queries = useQueryClient()
  const session = useSession()
  const actor = actorOf(session)
  const query = useQuery({ queryKey: ['organs', 'baselines'], queryFn: () => organisation.baselines({}) })
  const take = useCommand(organisation.takeBaseline, ({ items }) => {
    onDone(t('baselineTaken', { count: items }))
    void queries.invalidateQueries({ queryKey: ['organs', 'baselines'] })
  })
  const own = actor.kind === 'officer' ? actor.organ : ''
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="stack">
          <p className="soft reading">{t('baselineLead')}</p>
          {sessionMay(session, 'power.move') && !items.some(({ department }) => department.id === own) && (
            <p>
              <Button
                busy={take.isPending}
                onClick={() => take.mutate({ params: { id: own }, body: { excluded: [] } })}
              >
                {t('takeBaseline')}
              </Button>
            </p>
          )}
          <RefusalNotice error={take.error} />
          {items.length === 0 && <EmptyState title={t('noBaseline')} />}
          {items.map((baseline) => (
            <BaselinePaper key={baseline.department.id} baseline={baseline} />
          ))}
        </div>
      )}
    </Loaded>
  )
}

function BaselinePaper({ baseline }: { readonly baseline: Baseline }) {
  const t = useTexts(organTexts)
  const { language } = useLanguage()
  const { department, items, excluded, moved, rows } = baseline
  const share = percent(moved, items - excluded)
  return (
    <Panel title={inLanguage(department.name, language)}>
      <p>{t('baselineOf', { count: items, excluded, moved, share })}</p>
      <Disclosure summary={t('items')}>
        <Table
          caption={t('items')}
          captionHidden
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'item',
              label: t('items'),
              heading: true,
              cell: ({ name, code }) => `${inLanguage(name, language)}　${code}`,
            },
            { key: 'basis', label: t('basis'), cell: ({ basis }) => basis },
            { key: 'services', label: t('services'), cell: ({ services }) => services.join('、') },
            {
              key: 'moved',
              label: t('moved'),
              cell: ({ excluded: reason, moved: done }) =>
                reason === '' ? t(done ? 'moved' : 'notMoved') : t('excludedFor', { reason }),
            },
          ]}
        />
      </Disclosure>
    </Panel>
  )
}
