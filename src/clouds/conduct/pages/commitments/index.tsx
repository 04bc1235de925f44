import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { texts } from '#contract'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { ChoiceField } from '#web/ui/fields.tsx'
import { Loaded } from '#web/ui/loading.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { conduct } from '../client.ts'
import type { Promised } from '../client.ts'
import { PromiseList } from '../promise-list.tsx'
import { promiseWords } from '../promise-words.ts'
import '../conduct.css'

const words = texts(
  {
    title: '服务承诺',
    lead: '这些是我们对每个事项的承诺。兑现率由系统从 {from} 至 {to} 的办件记录直接算出，不由人填报。',
    all: '全部事项',
    items: '分事项兑现情况',
    none: '近一年还没有办件。',
    guide: '办事指南',
    back: '看全部事项',
    data: '下载数据',
    report: '没有做到？告诉我们',
    broken: '未兑现的办件（工作人员可见）',
    which: '哪一项承诺',
    choose: '请选择',
    noneBroken: '没有未兑现的办件。',
    caseNumber: '办件编号',
    item: '事项',
    submittedOn: '申请日期',
    endedOn: '办结日期',
    handledBy: '经办人',
    open: '在办',
  },
  {
    title: 'Service commitments',
    lead: 'What we promise for each service. How often it is kept is counted from the records of {from} to {to}; nobody fills it in.',
    all: 'All services',
    items: 'Service by service',
    none: 'No case in the last year.',
    guide: 'Guide',
    back: 'All services',
    data: 'Download the data',
    report: 'Not kept? Tell us',
    broken: 'Cases in which it was not kept (officers only)',
    which: 'Which commitment',
    choose: 'Choose',
    noneBroken: 'None.',
    caseNumber: 'Case',
    item: 'Service',
    submittedOn: 'Submitted',
    endedOn: 'Ended',
    handledBy: 'Handled by',
    open: 'open',
  },
)

/** 服务承诺: what is promised, and what came of it. */
export default function CommitmentsPage() {
  const t = useTexts(words)
  usePageTitle(t('title'))
  const { item } = useSearch({ from: '/hall/commitments' })
  const { language } = useLanguage()
  const session = useSession()
  const query = useQuery({
    queryKey: ['commitments', item ?? ''],
    queryFn: () => conduct.commitments({ query: item === undefined ? {} : { item } }),
  })
  return (
    <div className="stack reading">
      <h1>{t('title')}</h1>
      <Loaded query={query}>
        {({ from, to, all, items }) => (
          <>
            <p>{t('lead', { from: formatDate(from, language), to: formatDate(to, language) })}</p>
            {item === undefined && (
              <Panel title={t('all')}>
                <PromiseList promises={all} />
              </Panel>
            )}
            <Panel title={t('items')}>
              {items.length === 0 && <p className="soft">{t('none')}</p>}
              {items.map(({ code, name, organ, promises }) => (
                <Disclosure
                  key={code}
                  open={code === item}
                  summary={`${inLanguage(name, language)}　${inLanguage(organ.name, language)}`}
                >
                  <PromiseList promises={promises} />
                  <p>
                    <Link to="/items/$code" params={{ code }}>
                      {t('guide')}
                    </Link>
                  </p>
                </Disclosure>
              ))}
            </Panel>
            {sessionMay(session, 'card.read') && <Broken item={item} kinds={all} />}
          </>
        )}
      </Loaded>
      <p className="row">
        {item !== undefined && <Link to="/commitments">{t('back')}</Link>}
        <Link to="/open-data">{t('data')}</Link>
        <Link to="/report">{t('report')}</Link>
      </p>
    </div>
  )
}

/** The cases behind a share: by number, for those who have to answer for them. */
function Broken({ item, kinds }: { readonly item: string | undefined; readonly kinds: readonly Promised[] }) {
  const t = useTexts(words)
  const p = useTexts(promiseWords)
  const { language } = useLanguage()
  const [chosen, setChosen] = useState('')
  const kind = kinds.find((one) => one.kind === chosen)?.kind
  const query = useQuery({
    queryKey: ['broken-commitments', item ?? '', chosen],
    queryFn: () =>
      conduct.brokenCommitments({ query: { kind: kind ?? 'DECIDE', ...(item === undefined ? {} : { item }) } }),
    enabled: kind !== undefined,
  })
  return (
    <Panel title={t('broken')}>
      <ChoiceField
        label={t('which')}
        empty={t('choose')}
        value={chosen}
        options={kinds.map((one) => ({ value: one.kind, label: p(one.kind) }))}
        onChange={setChosen}
      />
      {query.data?.items.length === 0 && <p className="soft">{t('noneBroken')}</p>}
      {query.data !== undefined && query.data.items.length > 0 && (
        <Table
          caption={t('broken')}
          captionHidden
          columns={[
            { key: 'number', label: t('caseNumber'), heading: true, cell: ({ caseNumber }) => caseNumber },
            { key: 'item', label: t('item'), cell: (row) => row.item },
            { key: 'from', label: t('submittedOn'), cell: (row) => formatDate(row.submittedOn, language) },
            {
              key: 'to',
              label: t('endedOn'),
              cell: ({ endedOn }) => (endedOn === null ? t('open') : formatDate(endedOn, language)),
            },
            { key: 'by', label: t('handledBy'), cell: ({ handledBy }) => handledBy },
          ]}
          rows={query.data.items}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  )
}
