import { POST_WORDS, PROCEDURE_WORDS } from '#catalogue/words'
import type { ItemStandard } from '#catalogue/standard'
import { texts } from '#contract'
import { formatDays } from '#web/i18n/format.ts'
import type { Language } from '#web/i18n/language.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import type { Translate } from '#web/i18n/index.ts'
import { Icon } from '#web/ui/icon.tsx'
import { Disclosure } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import './procedure-chart.css'

const words = texts(
  {
    label: '办理流程图',
    application: '申请',
    applicant: '申请人',
    within: '{days}内',
    special: '特殊环节',
    atMost: '至多{days}',
    always: '必经',
    needed: '必要时',
    now: '办到这一步',
    done: '已办',
    asTable: '以表格查看',
    step: '环节',
    post: '岗位',
    limit: '时限',
    state: '进度',
    date: '日期',
  },
  {
    label: 'Flow chart',
    application: 'Application',
    applicant: 'Applicant',
    within: 'within {days}',
    special: 'Special procedures',
    atMost: 'at most {days}',
    always: 'always',
    needed: 'where needed',
    now: 'The case is here',
    done: 'Done',
    asTable: 'Show as a table',
    step: 'Step',
    post: 'Post',
    limit: 'Limit',
    state: 'State',
    date: 'Date',
  },
)

type StepId = ItemStandard['steps'][number]['id'] | 'application'
export interface ChartPosition {
  /** The step the case stands at; null once it is concluded. */
  readonly at: StepId | null
  /** When each step was done, as people read it. */
  readonly doneAt: Readonly<Partial<Record<StepId, string>>>
}
interface Node {
  readonly id: StepId
  readonly title: string
  readonly post: string
  readonly limit: string
  readonly state: 'none' | 'done' | 'now' | 'ahead'
  readonly date: string
  readonly beside: readonly string[]
}
type Say = Translate<keyof typeof words.zh>

function nodesOf(
  standard: ItemStandard,
  position: ChartPosition | undefined,
  t: Say,
  language: Language,
): readonly Node[] {
  const procedures = (standard.procedures ?? []).map(({ kind, max, mandatory }) => {
    const when = t(mandatory === true ? 'always' : 'needed')
    const most = t('atMost', { days: formatDays(max.days, max.unit, language) })
    return `${inLanguage(PROCEDURE_WORDS[kind], language)}（${when}，${most}）`
  })
  const order: readonly StepId[] = ['application', ...standard.steps.map(({ id }) => id)]
  const stateOf = (id: StepId): Node['state'] => {
    if (position === undefined) return 'none'
    if (position.at === id) return 'now'
    return position.at === null || order.indexOf(id) < order.indexOf(position.at) ? 'done' : 'ahead'
  }
  const dated = (id: StepId) => position?.doneAt[id] ?? ''
  return [
    {
      id: 'application',
      title: t('application'),
      post: t('applicant'),
      limit: '',
      state: stateOf('application'),
      date: dated('application'),
      beside: [],
    },
    ...standard.steps.map(({ id, name, role, limit }) => ({
      id,
      title: inLanguage(name, language),
      post: inLanguage(POST_WORDS[role], language),
      limit: limit === undefined ? '' : t('within', { days: formatDays(limit.days, limit.unit, language) }),
      state: stateOf(id),
      date: dated(id),
      // Special procedures are opened by whoever examines.
      beside: id === 'examination' ? procedures : [],
    })),
  ]
}

/**
 * The way of an item's cases, and where one case stands on it (AP-21). Drawn from the standard, with a table that says
 * the same to whoever cannot see the drawing.
 */
export function ProcedureChart({
  standard,
  position,
}: {
  readonly standard: ItemStandard
  readonly position?: ChartPosition
}) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const nodes = nodesOf(standard, position, t, language)
  const said = (state: Node['state']) => (state === 'now' ? t('now') : state === 'done' ? t('done') : '—')
  return (
    <>
      <ol className="plain procedure-chart" aria-label={t('label')}>
        {nodes.map(({ id, title, post, limit, state, date, beside }) => (
          <li key={id} className={`chart-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <div className="chart-box">
              <strong>
                {state === 'done' && <Icon name="check" size="0.95em" />} {title}
              </strong>
              <span className="small soft">{[post, limit].filter((part) => part !== '').join(' · ')}</span>
              {state === 'now' && <span className="chart-here small">{t('now')}</span>}
              {date !== '' && <span className="small soft">{date}</span>}
            </div>
            {beside.length > 0 && (
              <div className="chart-beside small">
                <span className="soft">{t('special')}</span>
                <ul className="plain">
                  {beside.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            )}
          </li>
        ))}
      </ol>
      <Disclosure summary={t('asTable')}>
        <Table
          caption={t('label')}
          captionHidden
          rows={nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'step',
              label: t('step'),
              heading: true,
              cell: ({ title, beside }) => [title, ...beside].join(language === 'zh' ? '；' : '; '),
            },
            { key: 'post', label: t('post'), cell: ({ post }) => post },
            { key: 'limit', label: t('limit'), cell: ({ limit }) => (limit === '' ? '—' : limit) },
            ...(position === undefined
              ? []
              : [
                  { key: 'state', label: t('state'), cell: ({ state }: Node) => said(state) },
                  { key: 'date', label: t('date'), cell: ({ date }: Node) => (date === '' ? '—' : date) },
                ]),
          ]}
        />
      </Disclosure>
    </>
  )
}
