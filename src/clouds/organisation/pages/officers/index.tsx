import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Loaded } from '#web/ui/loading.tsx'
import { StatusLine } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { Table } from '#web/ui/table.tsx'
import type { api } from '../../api.ts'
import { organisation } from '../client.ts'
import { Appointment } from './appointment.tsx'
import { Proposals } from './proposals.tsx'
import { RoleChange } from './role-change.tsx'
import { useRoleNames } from './role-names.ts'
import { officersTexts } from './texts.ts'

type Officer = Output<typeof api.officers>['items'][number]

export default function OfficersPage() {
  const t = useTexts(officersTexts)
  usePageTitle(t('title'))
  const [done, setDone] = useState('')
  const query = useQuery({ queryKey: ['officers'], queryFn: () => organisation.officers({}) })
  return (
    <div className="stack">
      <h1>{t('title')}</h1>
      <p className="soft reading">{t('lead')}</p>
      <StatusLine>{done}</StatusLine>
      <Disclosure summary={t('appoint')}>
        <Appointment onDone={setDone} />
      </Disclosure>
      <Proposals onDone={setDone} />
      <Loaded query={query} lines={10}>
        {({ items }) => (
          <Panel title={t('list', { count: items.length })}>
            <OfficerTable officers={items} onDone={setDone} />
          </Panel>
        )}
      </Loaded>
    </div>
  )
}

interface OfficerTableProps {
  readonly officers: readonly Officer[]
  readonly onDone: (sentence: string) => void
}
function OfficerTable({ officers, onDone }: OfficerTableProps) {
  const t = useTexts(officersTexts)
  const namesOf = useRoleNames()
  return (
    <Table
      caption={t('title')}
      captionHidden
      rows={officers}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: t('name'), heading: true, cell: ({ name }) => name },
        { key: 'organ', label: t('organ'), cell: ({ organName }) => organName },
        { key: 'post', label: t('post'), cell: ({ post }) => post },
        {
          key: 'roles',
          label: t('roles'),
          cell: ({ roles }) => namesOf(roles),
        },
        {
          key: 'username',
          label: t('username'),
          cell: ({ username }) => username ?? <span className="soft">{t('noAccount')}</span>,
        },
        {
          key: 'change',
          label: t('change'),
          cell: (officer) => (
            <Disclosure summary={t('change')}>
              <RoleChange officer={officer} onDone={onDone} />
            </Disclosure>
          ),
        },
      ]}
    />
  )
}
