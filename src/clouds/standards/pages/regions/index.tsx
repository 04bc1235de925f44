import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { standards } from '../client.ts'
import { regionTexts } from './texts.ts'

type Regions = Output<typeof api.regions>
type Node = Regions['nodes'][number]
const LEVELS = ['nation', 'province', 'city', 'county', 'town', 'village'] as const
/** A full-width blank is as wide as a character: the tree is seen in a table that is also read aloud. */
const STEP = '　'

/** 省、市、县、乡、村 with what each does, added up from below (AP-04). */
export default function RegionsPage() {
  const t = useTexts(regionTexts)
  const { language } = useLanguage()
  usePageTitle(t('title'))
  const [chosen, setChosen] = useState<Node | null>(null)
  const query = useQuery({ queryKey: ['regions'], queryFn: () => standards.regions({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <Loaded query={query} lines={8}>
        {({ nodes, asOf }) => (
          <>
            <p className="soft reading">{t('lead', { day: formatDate(asOf, language) })}</p>
            <Tree nodes={nodes} onChoose={setChosen} />
          </>
        )}
      </Loaded>
      {chosen !== null && <OwnItems node={chosen} />}
    </div>
  )
}

function Tree({ nodes, onChoose }: { readonly nodes: readonly Node[]; readonly onChoose: (node: Node) => void }) {
  const t = useTexts(regionTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={nodes}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'region',
          label: t('region'),
          heading: true,
          cell: (node) => (
            <>
              {STEP.repeat(node.depth)}
              <Button kind="plain" onClick={() => onChoose(node)}>
                {inLanguage(node.name, language)}
              </Button>
            </>
          ),
        },
        {
          key: 'level',
          label: t('level'),
          cell: ({ level }) => {
            const known = LEVELS.find((each) => each === level)
            return known === undefined ? level : t(known)
          },
        },
        { key: 'items', label: t('items'), numeric: true, cell: ({ own, total }) => `${own.items} / ${total.items}` },
        { key: 'organs', label: t('organs'), numeric: true, cell: ({ total }) => total.organs },
        { key: 'officers', label: t('officers'), numeric: true, cell: ({ total }) => total.officers },
        { key: 'accounts', label: t('accounts'), numeric: true, cell: ({ total }) => total.accounts },
        { key: 'cases', label: t('cases'), numeric: true, cell: ({ own, total }) => `${own.cases} / ${total.cases}` },
        {
          key: 'inTime',
          label: t('inTime'),
          numeric: true,
          cell: ({ total }) => (total.decided === 0 ? '—' : `${total.inTime} / ${total.decided}`),
        },
      ]}
    />
  )
}

function OwnItems({ node }: { readonly node: Node }) {
  const t = useTexts(regionTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['region-items', node.code],
    queryFn: () => standards.regionItems({ params: { code: node.code } }),
  })
  return (
    <Loaded query={query}>
      {({ items, total }) => (
        <Panel title={t('ofRegion', { region: inLanguage(node.name, language), total })}>
          {items.length === 0 && <p className="soft">{t('noItems')}</p>}
          {items.length < total && <p className="soft">{t('shown', { shown: items.length })}</p>}
          {items.length > 0 && (
            <Table
              caption={t('own')}
              captionHidden
              rows={items}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: 'item',
                  label: t('item'),
                  heading: true,
                  cell: ({ code, name }) => (
                    <Link to="/items/$code" params={{ code }}>
                      {inLanguage(name, language)}
                    </Link>
                  ),
                },
                { key: 'organ', label: t('organ'), cell: ({ organ }) => inLanguage(organ, language) },
                {
                  key: 'origin',
                  label: t('origin'),
                  cell: ({ origin }) => (origin === null ? t('notStated') : inLanguage(origin, language)),
                },
                { key: 'cases', label: t('caseCount'), numeric: true, cell: ({ cases }) => cases },
              ]}
            />
          )}
        </Panel>
      )}
    </Loaded>
  )
}
