import { useQuery } from '@tanstack/react-query'
import { useTexts } from '#web/i18n/index.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import { texts } from '#contract'
import { interplay } from './client.ts'
import type { ResponsibilityLine } from './client.ts'

const responsibilityTexts = texts(
  {
    title: '责任矩阵',
    lead: '谁审批谁负责，谁主管谁监管：每个环节由谁负责，点到人。',
    act: '环节',
    organ: '单位',
    persons: '责任人',
    nobody: '尚未明确',
    RECEIVE: '受理',
    EXAMINE: '审查',
    DECIDE: '决定',
    ISSUE: '出件',
    LIAISE: '监管联络',
    SUPERVISE: '事后监管',
  },
  {
    title: 'Who answers for what',
    lead: 'Who approves is responsible, who is competent supervises: for each act, by name.',
    act: 'Act',
    organ: 'Organ',
    persons: 'Persons',
    nobody: 'nobody named yet',
    RECEIVE: 'Receipt',
    EXAMINE: 'Examination',
    DECIDE: 'Decision',
    ISSUE: 'Issue',
    LIAISE: 'Liaison',
    SUPERVISE: 'Supervision',
  },
)

/** 谁审批谁负责、谁主管谁监管 (SV-34). */
export function ResponsibilityTable({ lines }: { readonly lines: readonly ResponsibilityLine[] }) {
  const t = useTexts(responsibilityTexts)
  return (
    <Panel title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <Table
        caption={t('title')}
        captionHidden
        rows={lines}
        rowKey={({ act, organ }) => `${act} ${organ}`}
        columns={[
          { key: 'act', label: t('act'), heading: true, cell: ({ act }) => t(act) },
          { key: 'organ', label: t('organ'), cell: ({ organ }) => organ },
          {
            key: 'persons',
            label: t('persons'),
            cell: ({ persons }) => (persons.length === 0 ? t('nobody') : persons.join('、')),
          },
        ]}
      />
    </Panel>
  )
}

export function ItemResponsibility({ code }: { readonly code: string }) {
  const query = useQuery({
    queryKey: ['responsibility', code],
    queryFn: () => interplay.responsibility({ params: { code } }),
  })
  return <Loaded query={query}>{({ lines }) => <ResponsibilityTable lines={lines} />}</Loaded>
}

/** The same for one case: whoever did it, by name. */
export function CaseResponsibility({ id }: { readonly id: string }) {
  const query = useQuery({ queryKey: ['field-case', id], queryFn: () => interplay.fieldCase({ params: { id } }) })
  return <Loaded query={query}>{({ responsibility }) => <ResponsibilityTable lines={responsibility} />}</Loaded>
}
