import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { Comparison } from './client.ts'
import { commonTexts } from './common-texts.ts'
import { itemTexts } from './standard/texts.ts'
import './comparison-tables.css'

type Reduction = Comparison['reductions'][number]
type Difference = Comparison['sections'][number]['differences'][number]

/** What a new version changes: its figures first, then every field under its heading. */
export function ComparisonTables({ comparison }: { readonly comparison: Comparison }) {
  const t = useTexts(itemTexts)
  const { language } = useLanguage()
  const { sections, reductions } = comparison
  if (sections.length === 0) return <p className="soft">{t('same')}</p>
  return (
    <div className="stack comparison">
      <Panel title={t('reductions')} level={3}>
        <Reductions reductions={reductions} />
      </Panel>
      {sections.map(({ section, name, differences }) => (
        <Panel key={section} title={inLanguage(name, language)} level={3}>
          <Differences name={inLanguage(name, language)} differences={differences} />
        </Panel>
      ))}
    </div>
  )
}

function Reductions({ reductions }: { readonly reductions: readonly Reduction[] }) {
  const t = useTexts(itemTexts)
  const words = useTexts(commonTexts)
  const { language } = useLanguage()
  return (
    <Table
      caption={t('reductions')}
      captionHidden
      rows={reductions}
      rowKey={({ aim }) => aim}
      columns={[
        { key: 'aim', label: t('aim'), heading: true, cell: ({ aim }) => words(aim) },
        { key: 'before', label: t('before'), numeric: true, cell: ({ before }) => before },
        { key: 'after', label: t('after'), numeric: true, cell: ({ after }) => after },
        { key: 'percent', label: t('reduced'), numeric: true, cell: (row) => <Percent row={row} /> },
        {
          key: 'formula',
          label: t('formula'),
          cell: ({ formula, counted }) => (
            <Disclosure summary={t('formula')}>
              <p>{inLanguage(formula, language)}</p>
              {counted.before.length + counted.after.length > 0 && (
                <>
                  <p className="soft">
                    {t('before')}：{counted.before.join('、') || t('nobody')}
                  </p>
                  <p className="soft">
                    {t('after')}：{counted.after.join('、') || t('nobody')}
                  </p>
                </>
              )}
            </Disclosure>
          ),
        },
      ]}
    />
  )
}

function Percent({ row: { percent } }: { readonly row: Reduction }) {
  const t = useTexts(itemTexts)
  if (percent === null) return <span className="soft">{t('notComparable')}</span>
  if (percent < 0) return <span className="comparison-more">{t('more', { percent: -percent })}</span>
  return <strong className="comparison-less">{percent}%</strong>
}

function Differences({ name, differences }: { readonly name: string; readonly differences: readonly Difference[] }) {
  const t = useTexts(itemTexts)
  const { language } = useLanguage()
  const said = (text: Difference['before']) =>
    text === null ? <span className="soft">—</span> : inLanguage(text, language)
  return (
    <Table
      caption={name}
      captionHidden
      rows={differences}
      rowKey={({ place }) => place}
      columns={[
        {
          key: 'field',
          label: t('field'),
          heading: true,
          cell: ({ subject, kind }) => (
            <>
              {inLanguage(subject, language)}
              <span className={`comparison-kind comparison-${kind.toLowerCase()}`}>
                {t(kind === 'ADDED' ? 'added' : kind === 'REMOVED' ? 'removed' : 'changed')}
              </span>
            </>
          ),
        },
        {
          key: 'before',
          label: t('before'),
          cell: ({ before }) => <del className="comparison-before">{said(before)}</del>,
        },
        { key: 'after', label: t('after'), cell: ({ after }) => <ins className="comparison-after">{said(after)}</ins> },
      ]}
    />
  )
}
